"""Words for what this capability stores as codes: why a figure is missing, what is wrong with a line of a file.

Explanations are stored as a code and parameters, and worded in the reader's language when they are read.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.utils.formats import number_format
from django.utils.text import get_text_list
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from waterlinks.benchmarking.catalogue.entries import Indicator
from waterlinks.benchmarking.catalogue.loading import catalogue
from waterlinks.benchmarking.imports.findings import Finding
from waterlinks.kernel.figure import WhyNot

Params = Mapping[str, Any]
SCOPES = {"utility": _("the whole utility"), "zone": _("a zone"), "plant": _("a plant")}
PRICE_BASES = {"ppp2017": _("international dollars at the prices of 2017")}
FILE_KINDS = {
    "xlsx": _("an Excel workbook or a zip archive"),
    "xls": _("an old Excel workbook"),
    "pdf": _("a PDF"),
    "gz": _("a compressed archive"),
    "7z": _("a compressed archive"),
}


def name_of(code: str) -> str:
    """Return the name of an item or indicator; of one that this version of the catalogue lacks, its code."""
    entry = catalogue().items.get(code) or catalogue().indicators.get(code)
    return gettext(entry.name) if entry else code


def label_of(indicator: Indicator) -> str:
    """Return the everyday words for an indicator of an operator's page, or else its name."""
    return gettext(indicator.headline.label if indicator.headline else indicator.name)


def unit(text: str) -> str:
    """Return a unit in the reader's language."""
    return gettext(text) if text else ""


def why_not(reason: WhyNot) -> str:
    """Return the sentence that says why there is no value.

    Raises:
        KeyError: nobody has worded this code.
    """
    return REASONS[reason.code](reason.params)


def refusal(finding: Finding) -> str:
    """Return the sentence about a line of a file, refused or remarked upon: what is the case, and what to do.

    Raises:
        KeyError: nobody has worded this code.
    """
    return FINDINGS[finding.code](finding.params)


def _listed(codes: Iterable[str]) -> str:
    return get_text_list([name_of(code) for code in codes], gettext("and"))


def _missing(params: Params) -> str:
    sentence = ngettext(
        "Cannot be computed: {items} is not on file.",
        "Cannot be computed: {items} are not on file.",
        len(params["items"]),
    )
    return sentence.format(items=_listed(params["items"]))


def _not_applicable(params: Params) -> str:
    return gettext("Does not apply to this operator: {items}.").format(items=_listed(params["items"]))


def _zero_denominator(params: Params) -> str:
    sentence = ngettext(
        "Cannot be computed: {items} is zero, and nothing can be divided by zero.",
        "Cannot be computed: {items} add up to zero, and nothing can be divided by zero.",
        len(params["items"]),
    )
    return sentence.format(items=_listed(params["items"]))


def _mixed_money(params: Params) -> str:
    first, *others = [
        {"item": name_of(item), "basis": _basis(*basis)}
        for item, basis in zip(params["items"], params["bases"], strict=True)
    ]
    if not others:
        return gettext("Cannot be computed: it is not on file in which currency {item} is.").format(**first)
    return gettext("Cannot be computed: {item} is in {basis}, but {other_item} is in {other_basis}.").format(
        **first, other_item=others[0]["item"], other_basis=others[0]["basis"]
    )


def _basis(currency: str | None, price_basis: str | None) -> str:
    if currency is None:
        return gettext("a currency that is not stated")
    if price_basis in PRICE_BASES and currency == "XPP":
        return str(PRICE_BASES[price_basis])
    if price_basis == "nominal":
        return currency
    return gettext("{currency} at other prices ({price_basis})").format(
        currency=currency, price_basis=price_basis
    )


def _mixed_scopes(params: Params) -> str:
    one, other = params["items"]
    scope, other_scope = (SCOPES.get(scope, scope) for scope in params["scopes"])
    return gettext("Cannot be computed: {item} is of {scope}, but {other_item} is of {other_scope}.").format(
        item=name_of(one), scope=scope, other_item=name_of(other), other_scope=other_scope
    )


def _out_of_period(params: Params) -> str:
    return gettext("Cannot be computed: {item} is of {period}, not of {expected}.").format(
        item=_listed(params["items"]), period=params["period"], expected=params["expected"]
    )


def _columns(names: Iterable[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)


def _wrong_columns(params: Params) -> str:
    sentence = ngettext(
        "This is not a file for the mapping “{mapping}”: the column {columns} is not there.",
        "This is not a file for the mapping “{mapping}”: the columns {columns} are not there.",
        len(params["missing"]),
    )
    sentences = [sentence.format(mapping=params["mapping"], columns=_columns(params["missing"]))]
    if params["more"]:
        sentences.append(
            ngettext("{count} more is missing.", "{count} more are missing.", params["more"]).format(
                count=params["more"]
            )
        )
    if params["unknown"]:
        sentences.append(gettext("There are instead: {columns}.").format(columns=_columns(params["unknown"])))
    if params["fits"]:
        sentences.append(gettext("The mapping “{fits}” would fit.").format(fits=params["fits"]))
    return " ".join(sentences)


def _no_rows(params: Params) -> str:
    if params["year"]:
        return gettext("There is no row of {year} in this file.").format(year=params["year"])
    return gettext("There are column names in this file, but no rows below them.")


def _range_warning(params: Params) -> str:
    return gettext(
        "{item} is usually between {low} and {high}. It is stored as it stands; please check it."
    ).format(
        item=name_of(params["item"]),
        low=number_format(params["low"], force_grouping=True),
        high=number_format(params["high"], force_grouping=True),
    )


def _said(sentence: Any) -> Callable[[Params], str]:
    """Return a wording that puts the parameters into one lazily translated sentence, item codes as names."""

    def said(params: Params) -> str:
        words = {**params, "item": name_of(params["item"])} if "item" in params else params
        return str(sentence).format(**words)

    return said


REASONS: dict[str, Callable[[Params], str]] = {
    "missing_items": _missing,
    "not_applicable": _not_applicable,
    "zero_denominator": _zero_denominator,
    "mixed_money_bases": _mixed_money,
    "mixed_scopes": _mixed_scopes,
    "out_of_period": _out_of_period,
    "not_measured": _said(_("Not measured.")),
}

FINDINGS: dict[str, Callable[[Params], str]] = {
    # the file
    "empty_file": _said(_("This file is empty.")),
    "not_text": lambda params: gettext(
        "This is {kind}, not a CSV file. Open it in a spreadsheet and save it as “CSV UTF-8”."
    ).format(kind=FILE_KINDS[params["kind"]]),
    "wrong_columns": _wrong_columns,
    "duplicate_columns": lambda params: gettext("These columns are there twice: {columns}.").format(
        columns=_columns(params["columns"])
    ),
    "unknown_columns": lambda params: gettext("These columns are not read: {columns}.").format(
        columns=_columns(params["unknown"])
    ),
    "no_rows": _no_rows,
    "too_many_operators": _said(
        _("There are more than {most} operators in this file. Split it into several files.")
    ),
    # the line
    "line_too_long": _said(_("This line is far too long for a row. A quotation mark may be open.")),
    "broken_quotes": _said(
        _("A quotation mark is open or stands in the wrong place. Close it or take it out.")
    ),
    "ragged_row": _said(_("This row has {found} cells, the column names are {expected}.")),
    "missing_cell": _said(_("This cell says whose row it is and cannot be empty.")),
    "impossible_year": _said(_("The year should be four digits from {first} to {last}.")),
    "duplicate_year": _said(_("This operator has a row for {year} further up. Keep one of the two.")),
    "unknown_country": _said(_("This country is not in the mapping “{mapping}”.")),
    "unknown_word": _said(_("This word is not known here, so the answer stays open. The figures are taken.")),
    # the cell
    "two_readings": _said(
        _(
            "This can be read in two ways. Write {thousands} if a thousand is meant, {decimals} if a fraction is."
        )
    ),
    "decimal_comma": _said(_("Write {write}, with a point before the decimals.")),
    "thousand_separator": _said(_("Write {write}, with nothing between the thousands.")),
    "not_a_number": _said(
        _(
            "This is not a number. Write digits; leave the cell empty if it was not measured, n/a if it does not apply."
        )
    ),
    "formula_cell": _said(_("This begins like a formula of a spreadsheet. Write the value itself.")),
    "nul_byte": _said(_("There is a zero byte in this cell. Save the file again as “CSV UTF-8”.")),
    "unreadable_letters": _said(
        _("There are letters here that are not UTF-8. Save the file as “CSV UTF-8”.")
    ),
    "cell_too_long": _said(_("This cell is too long: at most {longest} characters.")),
    "negative_value": _said(_("{item} cannot be negative.")),
    "too_large": _said(_("This is too large to be {item}.")),
    "range_warning": _range_warning,
}
