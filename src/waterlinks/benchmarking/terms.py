"""Words of this capability: how its jobs, its trail and the reasons of its suggestions read."""

from collections.abc import Callable, Mapping
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import get_text_list
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from waterlinks.benchmarking import wording
from waterlinks.benchmarking.catalogue.loading import catalogue
from waterlinks.operators.terms import Service, SizeBand
from waterlinks.ui import units
from waterlinks.ui.figures import shown

Params = Mapping[str, Any]
NEED_EVIDENCE, OFFER_EVIDENCE = "figure_in_worst_quarter", "figure_in_best_quarter"

PHASES: dict[str, str | Promise] = {
    "waiting": _("Waiting for another import to end"),
    "reading": _("bytes read"),
    "profiles": _("Bringing the profiles of operators up to date"),
    "computing": _("Working out indicators anew"),
    "comparing": _("Comparing with peers"),
    "suggesting": _("Suggesting needs and offers"),
}

FAILURES: dict[str, str | Promise] = {
    "nothing_usable": _(
        "Nothing in {file} could be used, so nothing was stored. The import says why, line by line."
    ),
    "file_is_gone": _("{file} cannot be read any more. Import it again."),
    "cancelled": _(
        "The import of {file} was stopped, and nothing was stored. Import the file again when you like."
    ),
    "interrupted": _("The import of {file} was interrupted, and nothing was stored. Import the file again."),
}

REFRESH_TITLE = _("Comparison with peers")


def import_title(params: Params) -> str:
    return gettext("Import of {file}").format(file=params["file"])


def import_outcome(result: Params) -> str:
    stored = result["observations_stored"]
    return _figures_stored(stored) if stored else gettext("Checked, nothing stored.")


def import_address(params: Params, _result: Params) -> str:
    return reverse("imports:batch", args=[params["batch"]])


def switch_title(params: Params) -> str:
    code = f"B-{params['batch']:05d}"
    if params["verb"] == "undo":
        return gettext("Taking import {code} back").format(code=code)
    return gettext("Restoring import {code}").format(code=code)


def refresh_outcome(result: Params) -> str:
    return gettext("{standings} figures compared, {needs} needs and {offers} offers suggested.").format(
        **{name: shown(result[name]) for name in ("standings", "needs", "offers")}
    )


def _figures_stored(count: int) -> str:
    return ngettext("{stored} figure stored.", "{stored} figures stored.", count).format(stored=shown(count))


def _stored(detail: Params) -> str:
    said = _figures_stored(detail["stored"])
    return f"{detail['file']}: {said}" if detail["file"] else said


def _checked(detail: Params) -> str:
    return gettext("{file}: checked, nothing stored.").format(file=detail["file"])


def _refused(detail: Params) -> str:
    return gettext("{file}: nothing stored.").format(file=detail["file"])


def _taken_back(_detail: Params) -> str:
    return gettext("Taken back: its figures do not count any more.")


def _restored(_detail: Params) -> str:
    return gettext("Restored: its figures count again.")


def _profiles_brought_up_to_date(detail: Params) -> str:
    count = detail["operators"]
    return ngettext(
        "The profile of {operators} operator follows from its newest figures.",
        "The profiles of {operators} operators follow from their newest figures.",
        count,
    ).format(operators=shown(count))


def _suggestions_brought_up_to_date(detail: Params) -> str:
    count = detail["operators"]
    return ngettext(
        "What figures suggest to {operators} operator is up to date.",
        "What figures suggest to {operators} operators is up to date.",
        count,
    ).format(operators=shown(count))


TRAIL: dict[str, Callable[[Params], str]] = {
    "import.commit": _stored,
    "import.check": _checked,
    "import.profiles": _profiles_brought_up_to_date,
    "import.refuse": _refused,
    "import.undo": _taken_back,
    "import.restore": _restored,
    "peers.refresh": refresh_outcome,
    "peers.suggest": _suggestions_brought_up_to_date,
}


def _worst_quarter(params: Params) -> str:
    if catalogue().indicators[params["indicator"]].direction == "higher":
        sentence = gettext(
            "{label}: {value} in {period}. Three quarters of {peers} peers have {quartile} or more."
        )
    else:
        sentence = gettext(
            "{label}: {value} in {period}. Three quarters of {peers} peers have {quartile} or less."
        )
    return sentence.format(**_compared(params))


def _best_quarter(params: Params) -> str:
    if catalogue().indicators[params["indicator"]].direction == "higher":
        sentence = gettext(
            "{label}: {value} in {period}. Three quarters of {peers} peers have {quartile} or less."
        )
    else:
        sentence = gettext(
            "{label}: {value} in {period}. Three quarters of {peers} peers have {quartile} or more."
        )
    return sentence.format(**_compared(params))


def _compared(params: Params) -> dict[str, str]:
    unit = units.in_words(params["unit"])
    return {
        "label": wording.label_of(catalogue().indicators[params["indicator"]]),
        "value": f"{shown(params['value'])} {unit}",
        "quartile": shown(params["quartile"]),
        "period": params["period"],
        "peers": shown(params["peers"]),
    }


EVIDENCE: dict[str, Callable[[Params], str]] = {NEED_EVIDENCE: _worst_quarter, OFFER_EVIDENCE: _best_quarter}

INCOME: dict[int, str | Promise] = {
    1: _("low income"),
    2: _("lower-middle income"),
    3: _("upper-middle income"),
    4: _("high income"),
}
OF_WHAT: dict[str, str | Promise] = {  # what the per cent of a headline are of
    "6.1": _("% of water produced"),
    "7.1": _("% of connections"),
    "23.2": _("% of what was billed"),
    "13.2": _("% of running costs"),
    "1.1": _("% of people in the area"),
    "2.1": _("% of people in the area"),
}


def peers_in_words(
    count: int, *, size_band: str, income_group: int, services: str, is_illustrative: bool
) -> str:
    """Return who somebody is compared with: "23 operators of 10,000 to 50,000 people, low income, water"."""
    shared = [
        str(SizeBand(size_band).label) if size_band else "",
        str(INCOME[income_group]) if income_group else "",
        get_text_list([str(Service(one).label) for one in services.split(",") if one], gettext("and")),
    ]
    if is_illustrative:
        who = ngettext("{count} illustrative operator", "{count} illustrative operators", count)
    else:
        who = ngettext("{count} operator", "{count} operators", count)
    said = who.format(count=shown(count))
    traits = ", ".join(one for one in shared if one)
    if not traits:
        return gettext("{operators} of every kind").format(operators=said)
    template = gettext("{operators} of {traits}") if size_band else gettext("{operators}: {traits}")
    return template.format(operators=said, traits=traits)


def verdict(band: str, direction: str) -> str:
    """Return the comparison in words; the worse side is named by what is high or low, not by blame."""
    if band == "worst" and direction == "higher":
        return gettext("Lower than three quarters of peers")
    if band == "worst":
        return gettext("Higher than three quarters of peers")
    if band == "best":
        return gettext("Better than three quarters of peers")
    return gettext("In the middle half of peers") if band == "middle" else ""
