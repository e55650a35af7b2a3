"""The figures of one operator against its peers, as its page shows them. Four queries, however many figures."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse
from django.utils.text import get_text_list
from django.utils.translation import gettext

from waterlinks.benchmarking import wording
from waterlinks.benchmarking.catalogue.entries import Indicator
from waterlinks.benchmarking.catalogue.loading import catalogue
from waterlinks.benchmarking.lifecycle import RefreshState
from waterlinks.benchmarking.models import Band, IndicatorValue, PeerGroup, Standing
from waterlinks.benchmarking.queries.newest import kind_of, tells_of_the_service
from waterlinks.benchmarking.queries.peers import Kind, rungs
from waterlinks.benchmarking.terms import OF_WHAT, peers_in_words, verdict
from waterlinks.kernel.figure import Figure, WhyNot, exact, not_measured
from waterlinks.kernel.money import MoneyBasis
from waterlinks.kernel.periods import Period
from waterlinks.operators.models import Operator
from waterlinks.ui.figures import shown
from waterlinks.ui.pieces import Multiple, NextStep

MOST_YEARS = 15  # drawn; older ones stay on file


@dataclass(frozen=True, slots=True)
class Peers:
    """Who one figure is compared with, in words, and with how many."""

    figure: str
    who: str


@dataclass(frozen=True, slots=True)
class Against:
    """All headline figures of an operator: drawn, and with whom they are compared."""

    multiples: Sequence[Multiple]
    peers: Sequence[Peers]
    mostly: str
    first_year: str
    last_year: str
    sources: Sequence[str]
    as_of: dt.datetime | None

    @property
    def is_empty(self) -> bool:
        return not self.first_year


def against_peers(operator: Operator, *, may_import: bool = False) -> Against:
    """Return the operator's headline figures against its peers."""
    headlines = catalogue().headlines()
    told, sources = _figures(operator, [one.code for one in headlines])
    standings = {
        standing.indicator: standing
        for standing in Standing.objects.filter(operator=operator, refresh__state=RefreshState.CURRENT)
        .select_related("group", "refresh")
        .order_by("pk")
    }
    groups = _groups(operator, [one.code for one in headlines])
    years = sorted({period.year for figures in told.values() for period in figures})[-MOST_YEARS:]
    drawn = [
        _multiple(
            one, told.get(one.code, {}), standings.get(one.code), groups.get(one.code), years, may_import
        )
        for one in headlines
    ]
    compared = {code: one.group for code, one in standings.items() if one.group}
    words = {code: _who(group) for code, group in compared.items()}
    refreshes = [one.refresh for one in standings.values()] or [one.refresh for one in groups.values()]
    return Against(
        multiples=drawn,
        peers=[Peers(wording.label_of(one), words[one.code]) for one in headlines if one.code in words],
        mostly=Counter(words.values()).most_common(1)[0][0] if words else "",
        first_year=str(years[0]) if years else "",
        last_year=str(years[-1]) if years else "",
        sources=sources,
        as_of=refreshes[0].as_of if refreshes else None,
    )


def _figures(operator: Operator, codes: list[str]) -> tuple[dict[str, dict[Period, Figure]], list[str]]:
    """Return the live figures by indicator and period, and where they come from."""
    rows = IndicatorValue.objects.live().of_whole_utilities().filter(operator=operator, indicator__in=codes)
    told: dict[str, dict[Period, Figure]] = {}
    sources: dict[str, None] = {}
    columns = (
        "indicator",
        "period_start",
        "period_end",
        "value",
        "why_not",
        "confidence",
        "currency",
        "price_basis",
    )
    for code, start, end, value, why_not, confidence, currency, basis, source in rows.values_list(
        *columns, "batch__source"
    ):
        period = Period(start, end)
        told.setdefault(code, {})[period] = Figure(
            value=None if value is None else exact(value),
            unit=catalogue().indicators[code].unit,
            why_not=WhyNot(why_not["code"], why_not["params"]) if why_not else None,
            period=period,
            confidence=confidence or None,
            basis=MoneyBasis(currency, basis) if currency else None,
        )
        sources[source] = None
    return told, [source for source in sources if source]


def _groups(operator: Operator, codes: list[str]) -> dict[str, PeerGroup]:
    """Return by indicator the group the operator belongs to, also for figures it has not reported."""
    organisation = operator.organisation
    kind = kind_of(operator.people_served, operator.services, organisation.country, organisation.origin)
    ladder = list(rungs(kind))
    rows = PeerGroup.objects.filter(
        _any_of(ladder), refresh__state=RefreshState.CURRENT, indicator__in=codes
    ).select_related("refresh")
    found: dict[str, PeerGroup] = {}
    for group in sorted(rows, key=lambda one: ladder.index(_kind(one))):
        found.setdefault(group.indicator, group)
    return found


def _any_of(kinds: Iterable[Kind]) -> Q:
    matching = Q(pk__in=[])
    for kind in kinds:
        matching |= Q(**kind._asdict())
    return matching


def _kind(group: PeerGroup) -> Kind:
    return Kind(group.is_illustrative, group.size_band, group.income_group, group.services)


def _who(group: PeerGroup) -> str:
    return peers_in_words(group.others, **_kind(group)._asdict())


def _multiple(
    indicator: Indicator,
    figures: Mapping[Period, Figure],
    standing: Standing | None,
    alike: PeerGroup | None,
    years: Sequence[int],
    may_import: bool,
) -> Multiple:
    group = standing.group if standing else alike
    figure = _newest(figures, indicator.unit)
    values = {period.year: float(one.value) for period, one in figures.items() if one.value is not None}
    return Multiple(
        name=wording.label_of(indicator),
        figure=figure,
        series=[(year, values.get(year)) for year in years],
        band=(group.lower_quartile, group.upper_quartile) if group else None,
        median=group.median if group else None,
        verdict=verdict(standing.band, indicator.direction) if standing else "",
        alert=bool(standing and standing.band == Band.WORST),
        note=_note(indicator, figure, standing),
        unit_words=str(OF_WHAT.get(indicator.code, "")),
        next_step=_next_step(figure, may_import=may_import),
    )


def _newest(figures: Mapping[Period, Figure], unit: str) -> Figure:
    """Return the newest figure that has a value, else the newest reason, else that nobody has measured it."""
    newest_first = sorted(figures, key=lambda period: (period.end, period.start), reverse=True)
    known = [period for period in newest_first if figures[period].is_known]
    found = (known or newest_first)[:1]
    return figures[found[0]] if found else not_measured(unit)


def _note(indicator: Indicator, figure: Figure, standing: Standing | None) -> str:
    if figure.value is not None and not tells_of_the_service(indicator, float(figure.value)):
        return _not_compared(indicator, float(figure.value))
    if standing and standing.group is None:
        return gettext("Fewer than five peers have this figure, so it is not compared.")
    if figure.why_not and figure.why_not.code == "not_measured":
        needed = get_text_list(
            [wording.name_of(read.code) for read in indicator.formula.reads], gettext("and")
        )
        return gettext("To begin, report for one year: {items}.").format(items=needed)
    return ""


def _not_compared(indicator: Indicator, value: float) -> str:
    if value == 0:
        return gettext("Nobody reaches zero here: it was probably not measured, so it is not compared.")
    return gettext("Outside {low} to {high}, which is plausible, so it is not compared.").format(
        low=shown(indicator.low), high=shown(indicator.high)
    )


def _next_step(figure: Figure, *, may_import: bool) -> NextStep | None:
    if figure.is_known or not may_import:
        return None
    return NextStep(gettext("Import the figures"), reverse("imports:index"))
