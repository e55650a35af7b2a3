"""The directory, and what is not known yet about an operator."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, F, IntegerField, OrderBy, Prefetch, Q, TextField, When
from django.db.models.functions import Cast

from waterlinks.kernel.names import folded
from waterlinks.operators.models import Need, Offer, Operator, OperatorQuerySet
from waterlinks.operators.terms import ANSWERS, COUNTING, SIZE_LIMITS, SizeBand
from waterlinks.organisations.models import Organisation
from waterlinks.organisations.terms import Kind
from waterlinks.reference.countries import Country, country

TOP_OFFERS = 3


@dataclass(frozen=True, slots=True)
class Filters:
    """What the directory is asked for. Empty means everything; the rest are codes, except the words in `q`."""

    q: str = ""
    country: str = ""
    offers: str = ""
    needs: str = ""
    size: str = ""
    service: str = ""
    origin: str = ""


def directory(user: Any, filters: Filters) -> OperatorQuerySet:
    """Return the operators that pass every filter, as far as this person may know.

    Nobody finds an operator by a need or an offer that is hidden from them.
    """
    found = Operator.objects.visible_to(user)
    for word in folded(filters.q).split():
        found = found.filter(organisation__found_by__contains=word)
    if filters.country:
        found = found.filter(organisation__country=filters.country)
    if filters.origin:
        found = found.filter(organisation__origin=filters.origin)
    if filters.size:
        found = found.filter(_in_band(SizeBand(filters.size)))
    if filters.service:
        listed = Cast("services", TextField())
        found = found.alias(listed_services=listed).filter(listed_services__contains=f'"{filters.service}"')
    if filters.offers:
        offers = Offer.objects.visible_to(user).counting().filter(focus_area=filters.offers)
        found = found.filter(pk__in=offers.values("operator"))
    if filters.needs:
        needs = Need.objects.visible_to(user).unfinished()
        asking = needs.filter(areas__focus_area=filters.needs, areas__standing__in=COUNTING)
        found = found.filter(pk__in=asking.values("operator"))
    return found


def _in_band(band: SizeBand) -> Q:
    limits = [limit for limit, _ in SIZE_LIMITS]
    position = SizeBand.values.index(band)
    within = Q(people_served__isnull=False)
    if position > 0:
        within &= Q(people_served__gte=limits[position - 1])
    return within & Q(people_served__lt=limits[position]) if position < len(limits) else within


def in_order(found: OperatorQuerySet, *, sort: str, downwards: bool, q: str = "") -> OperatorQuerySet:
    """Order the directory by "name", "country" or "size"; anything else is by name.

    An exact code or acronym comes first when no order is asked for. Both texts hold the code, so there are no ties.
    """
    by_name, by_country = F("organisation__found_by"), F("organisation__by_country")
    if sort == "country":
        return found.order_by(by_country.desc() if downwards else by_country.asc())
    if sort == "size":
        size = F("people_served")
        return found.order_by(size.desc(nulls_last=True) if downwards else size.asc(nulls_last=True), by_name)
    name = by_name.desc() if downwards else by_name.asc()
    if sort == "name" or not folded(q):
        return found.order_by(name)
    return found.order_by(_named_exactly(q), name)


def _named_exactly(q: str) -> OrderBy:
    exact = Q(organisation__code=folded(q)) | Q(organisation__acronym__iexact=q.strip())
    return Case(When(exact, then=0), default=1, output_field=IntegerField()).asc()


def rows(user: Any, numbers: Sequence[int], *, wanted: str = "") -> list[Operator]:
    """Return these operators in the order given. A page far down a list is quick when only its own rows are read."""
    operators = with_top_offers(Operator.objects.visible_to(user), user, wanted=wanted).in_bulk(numbers)
    return [operators[number] for number in numbers if number in operators]


def with_top_offers(found: OperatorQuerySet, user: Any, *, wanted: str = "") -> OperatorQuerySet:
    """Fetch the organisation and, as `top_offers`, the best of what this person may see of the offers.

    The focus area that is wanted, if it is offered, is the first of them.
    """
    others = Case(When(focus_area=wanted, then=0), default=1, output_field=IntegerField())
    offers = Offer.objects.visible_to(user).counting().order_by(others, "-level", "focus_area")[:TOP_OFFERS]
    return found.with_organisation().prefetch_related(Prefetch("offers", offers, to_attr="top_offers"))


def countries_present() -> list[Country]:
    """Return the countries that have operators, by name."""
    codes = (
        Organisation.objects.filter(kind=Kind.OPERATOR)
        .values_list("country", flat=True)
        .distinct()
        .order_by()
    )
    return sorted((country(code) for code in codes), key=lambda one: one.name)


def unknown_answers(operator: Operator) -> list[str]:
    """Return the fields nobody has answered yet, those that narrow matches most first."""
    return [field for field in ANSWERS if getattr(operator, field) in (None, "", [])]
