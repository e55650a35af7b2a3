"""Units in words, as they stand behind a number."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from waterlinks.kernel.money import MoneyBasis

Words = str | Promise

_words: dict[str, Words] = {
    "%": "%",
    "ratio": _("times"),
    "hours/day": _("hours a day"),
    "days": _("days"),
    "persons": _("people"),
    "connections": _("connections"),
    "FTE/1000 conn": _("staff per 1,000 connections"),
    "FTE/1000 people": _("staff per 1,000 people served"),
    "l/person/day": _("litres per person a day"),
    "l/conn/day": _("litres per connection a day"),
    "l/conn/day/m": _("litres per connection a day and metre of pressure"),
    "m3": _("m³"),
    "m3/year": _("m³ a year"),
    "m3/km/day": _("m³ per km a day"),
    "m3/conn/day": _("m³ per connection a day"),
    "m3/conn/month": _("m³ per connection a month"),
    "m3/conn/year": _("m³ per connection a year"),
    "kWh/m3": _("kWh per m³"),
    "g/m3": _("g per m³"),
    "km": _("km"),
    "m of water": _("metres of water"),
    "m3/day": _("m³ a day"),
    "kWh/year": _("kWh a year"),
    "kg/year": _("kg a year"),
    "FTE": _("full-time staff"),
    "percent": "%",
    "tests/year": _("tests a year"),
    "complaints/year": _("complaints a year"),
    "breaks/year": _("breaks a year"),
    "blockages/year": _("blockages a year"),
    "breaks/km/year": _("breaks per km a year"),
    "blockages/km/year": _("blockages per km a year"),
    "score 0-100": _("of 100"),
    "% of average bill": _("% of the average bill"),
    "% of operating cost": _("% of operating cost"),
    "% of water supplied": _("% of water supplied"),
    "% of connections": _("% of connections"),
    "% of required": _("% of those required"),
    "% GNI per person": _("% of national income per person"),
}

# The part of a money unit behind its currency.
_per: dict[str, Words] = {
    "m3": _("{currency} per m³"),
    "m3 sold": _("{currency} per m³ sold"),
    "m3 produced": _("{currency} per m³ produced"),
    "conn": _("{currency} per connection"),
    "conn/year": _("{currency} per connection a year"),
    "person": _("{currency} per person"),
    "person/year": _("{currency} per person a year"),
    "month": _("{currency} a month"),
    "year": _("{currency} a year"),
}

CURRENCIES = ("intl USD", "USD", "LCU")


def register(words: Mapping[str, Words]) -> None:
    """Add words for units that a package above brings along."""
    _words.update(words)


def in_words(unit: str, basis: MoneyBasis | None = None) -> str:
    """Return the words for a unit; a unit nobody has worded stands as it is.

    A money unit names the currency of its basis when there is one: "USD/m3" in BRL reads "BRL per m³".
    """
    if unit in _words:
        return str(_words[unit])
    for written in CURRENCIES:
        if unit == written or unit.startswith(f"{written}/"):
            per = unit.removeprefix(written).removeprefix("/")
            return _money(currency_words(basis) if basis else written, per)
    return unit


def _money(currency: str, per: str) -> str:
    if not per:
        return currency
    return str(_per[per]).format(currency=currency) if per in _per else f"{currency}/{per}"


def currency_words(basis: MoneyBasis) -> str:
    """Return the currency and, when prices are not those of the time, whose prices they are."""
    currency = gettext("international dollars") if basis.currency == "XPP" else basis.currency
    if basis.price_basis == "nominal":
        return currency
    year = basis.price_basis.removeprefix("ppp")
    return gettext("{currency} of {year}").format(currency=currency, year=year)
