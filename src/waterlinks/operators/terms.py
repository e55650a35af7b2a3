"""Words of this capability: focus areas, services, ownership, and the states of needs and offers."""

from django.db import models
from django.utils.translation import gettext_lazy as _

FOCUS_AREAS_VERSION = 1


class FocusArea(models.TextChoices):
    """What a partnership can be about. Grouped after the lists that WaterLinks and GWOPA programmes use."""

    PHYSICAL_LOSSES = "physical_losses", _("Physical losses")
    COMMERCIAL_LOSSES = "commercial_losses", _("Commercial losses")
    METERING = "metering", _("Metering")
    CONTINUOUS_SUPPLY = "continuous_supply", _("Continuous supply")
    DEMAND_MANAGEMENT = "demand_management", _("Demand management")
    WATER_QUALITY = "water_quality", _("Water quality")
    WATER_SAFETY = "water_safety", _("Water safety plans")
    OPERATION_MAINTENANCE = "operation_maintenance", _("Operation and maintenance")
    ENERGY_EFFICIENCY = "energy_efficiency", _("Energy efficiency")
    ASSET_MANAGEMENT = "asset_management", _("Asset management")
    CATCHMENT = "catchment", _("Catchment management")
    CLIMATE_RESILIENCE = "climate_resilience", _("Climate resilience")
    SUPPLY_EXTENSION = "supply_extension", _("Extension of water supply")
    LOW_INCOME_SERVICES = "low_income_services", _("Services in low-income areas")
    SANITATION_EXTENSION = "sanitation_extension", _("Extension of sanitation")
    WASTEWATER_COLLECTION = "wastewater_collection", _("Wastewater collection")
    WASTEWATER_TREATMENT = "wastewater_treatment", _("Wastewater treatment")
    SEPTAGE = "septage", _("Septage management")
    BILLING_COLLECTION = "billing_collection", _("Billing and collection")
    TARIFFS = "tariffs", _("Tariffs")
    FINANCIAL_MANAGEMENT = "financial_management", _("Financial management")
    CUSTOMER_SERVICE = "customer_service", _("Customer service")
    BUSINESS_PLANNING = "business_planning", _("Business planning")
    HUMAN_RESOURCES = "human_resources", _("Human resources and organisation")
    GOVERNANCE = "governance", _("Corporate governance")
    GENDER_INCLUSION = "gender_inclusion", _("Gender and inclusion")
    INFORMATION_TECHNOLOGY = "information_technology", _("Information technology")


class Service(models.TextChoices):
    WATER = "water", _("water")
    SEWERAGE = "sewerage", _("sewerage")
    SEPTAGE = "septage", _("septage")


class Ownership(models.TextChoices):
    PUBLIC = "public", _("public")
    CORPORATISED = "corporatised", _("corporatised")
    MIXED = "mixed", _("mixed")
    PRIVATE = "private", _("private")


class Basis(models.TextChoices):
    """Where a need or an offer comes from."""

    FIGURES = "figures", _("suggested from figures")
    STATED = "stated", _("stated by the operator")


class Standing(models.TextChoices):
    """Whether somebody of the operator stands behind it."""

    SUGGESTED = "suggested", _("suggested from figures, unconfirmed")
    CONFIRMED = "confirmed", _("confirmed by the operator")
    DISMISSED = "dismissed", _("dismissed by the operator")


COUNTING = (Standing.SUGGESTED, Standing.CONFIRMED)  # what matching works with


class SizeBand(models.TextChoices):
    """Size by people served with water."""

    SMALL = "small", _("fewer than 10,000 people")
    TOWN = "town", _("10,000 to 50,000 people")
    CITY = "city", _("50,000 to 200,000 people")
    LARGE = "large", _("200,000 to 1 million people")
    METROPOLIS = "metropolis", _("more than 1 million people")


SIZE_LIMITS = (
    (10_000, SizeBand.SMALL),
    (50_000, SizeBand.TOWN),
    (200_000, SizeBand.CITY),
    (1_000_000, SizeBand.LARGE),
)


def size_band(people_served: int | None) -> SizeBand | None:
    """Return the band of a number of people served; unknown stays unknown."""
    if people_served is None:
        return None
    return next((band for limit, band in SIZE_LIMITS if people_served < limit), SizeBand.METROPOLIS)


# What an operator is asked about itself; what narrows its matches most comes first.
ANSWERS = (
    "languages",
    "people_served",
    "services",
    "mentor_days_per_quarter",
    "hours_of_supply",
    "director_commits",
    "team_named",
    "travel_budget_usd",
    "can_host",
    "latitude",
    "ownership",
    "connections",
)


class NotNow(models.TextChoices):
    """Why a suggestion is set aside. A wrong figure is a reason to mend the figure."""

    UNDER_WAY = "under_way", _("we are working on it already, alone or with others")
    NOT_A_PRIORITY = "not_a_priority", _("other things come first")
    FIGURE_IS_WRONG = "figure_is_wrong", _("the figure behind it is wrong")
    NOT_COMPARABLE = "not_comparable", _("our conditions differ from those of our peers")
    NO_CAPACITY = "no_capacity", _("nobody has time for it now")
    OTHER = "other", _("another reason")
