"""Forms: any Django form, with hint, problem and summary said to everybody."""

from typing import Any

from django import forms, template
from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from waterlinks.ui.components.choices import one_of

register = template.Library()

KINDS = ["", "quiet", "alert"]
SIZES = ["", "big"]


@register.inclusion_tag("ui/components/error_summary.html")
def error_summary(form: BaseForm) -> dict[str, Any]:
    """What needs another look, first in the form; each line leads to its field."""
    if not form.is_bound or not form.errors:
        return {"problems": []}
    problems = [{"words": error, "target": ""} for error in form.non_field_errors()]
    for field in form:
        problems += [{"words": error, "target": _target(field)} for error in field.errors]
    title = ngettext("One answer needs a look", "{count} answers need a look", len(problems))
    return {"problems": problems, "title": title.format(count=len(problems))}


def _target(field: BoundField) -> str:
    """Return the id that takes the focus: of a group, its first choice; of a hidden field, none."""
    if field.is_hidden or not field.auto_id:
        return ""
    if _is_group(field):
        return f"{field.auto_id}_0"
    return str(field.id_for_label or field.auto_id)


def _is_group(field: BoundField) -> bool:
    return isinstance(
        field.field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple | forms.MultiWidget
    )


@register.inclusion_tag("ui/components/field.html")
def field(field: BoundField, unit: Any = "", *, short: bool = False) -> dict[str, Any]:
    """One field with label, hint, problem and input; `unit` stands behind it, `short` makes it narrow."""
    described = {"hint": f"{field.auto_id}-hint" if field.help_text else ""}
    described["problem"] = f"{field.auto_id}-problem" if field.errors else ""
    described_by = " ".join(name for name in described.values() if name)
    kind = _kind(field)
    attributes = _attributes(field, described_by, short=short) if kind in ("line", "check") else {}
    return {
        "field": field,
        "kind": kind,
        "unit": unit,
        "described": described,
        "described_by": described_by,
        "input": "" if kind == "choices" else field.as_widget(attrs=attributes),
        "has_unit": bool(unit),
    }


def _kind(field: BoundField) -> str:
    """Return how a field is laid out: hidden, check (one box), choices (a list of them), group or line."""
    if field.is_hidden:
        return "hidden"
    widget = field.field.widget
    if isinstance(widget, forms.CheckboxInput):
        return "check"
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "choices"
    return "group" if isinstance(widget, forms.MultiWidget) else "line"


def _attributes(field: BoundField, described_by: str, *, short: bool) -> dict[str, Any]:
    attributes: dict[str, Any] = {}
    if not isinstance(field.field.widget, forms.CheckboxInput):
        own = field.field.widget.attrs.get("class", "")
        attributes["class"] = " ".join(
            part for part in ("input", "input--short" if short else "", own) if part
        )
    if described_by:
        attributes["aria-describedby"] = described_by
    if field.errors:
        attributes["aria-invalid"] = "true"
    return attributes


@register.inclusion_tag("ui/components/fields.html")
def fields(form: BaseForm) -> dict[str, Any]:
    """All fields of a form, in its order."""
    return {"form": form}


@register.inclusion_tag("ui/components/button.html")
def button(
    label: Any, href: str = "", kind: str = "", size: str = "", name: str = "", value: str = ""
) -> dict[str, Any]:
    """A link that looks like a button when it has an address, else the button that sends the form."""
    kind, size = one_of(kind, KINDS, "kind of button"), one_of(size, SIZES, "size of a button")
    return {"label": label, "href": href, "kind": kind, "size": size, "name": name, "value": value}


@register.inclusion_tag("ui/components/post_button.html", takes_context=True)
def post_button(
    context: Any, label: Any, url: str, kind: str = "", name: str = "", value: str = ""
) -> dict[str, Any]:
    """A button with a form of its own, for an action that needs no answers."""
    parts = {
        "label": label,
        "url": url,
        "kind": one_of(kind, KINDS, "kind of button"),
        "name": name,
        "value": value,
    }
    return parts | {"csrf_token": context.get("csrf_token")}


@register.simple_block_tag
def buttons(content: SafeString) -> SafeString:
    """A row of buttons: one filled, the others quiet."""
    return render_to_string("ui/components/buttons.html", {"content": content})
