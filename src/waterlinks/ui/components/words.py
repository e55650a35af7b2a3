"""Names, states, figures and short messages."""

from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from waterlinks.kernel.figure import Figure
from waterlinks.ui import figures
from waterlinks.ui.components.choices import one_of
from waterlinks.ui.components.inline import inline
from waterlinks.ui.geometry.drawings import line_drawing
from waterlinks.ui.geometry.mark import tiles
from waterlinks.ui.pieces import Tone

register = template.Library()

SHORT = 30  # characters up to which a state stays on one line


@register.simple_tag
def state(word: Any, tone: str) -> SafeString:
    """A word of state. The word carries the meaning; dot and colour only repeat it."""
    tone = one_of(tone, [t.value for t in Tone], "tone")
    return inline("ui/components/state.html", word=word, tone=tone, long=len(str(word)) > SHORT)


@register.simple_tag
def origin(word: Any) -> SafeString:
    """Where a record comes from. Nothing when there is nothing to say."""
    return inline("ui/components/origin.html", word=word)


@register.inclusion_tag("ui/components/mark.html")
def mark(name: Any, size: str = "") -> dict[str, Any]:
    """The mark of an organisation. Never without its name beside it."""
    return {"tiles": tiles(str(name)), "size": one_of(size, ["", "big"], "size of a mark")}


@register.inclusion_tag("ui/components/drawing.html")
def drawing(name: str, size: str = "") -> dict[str, Any]:
    """One of the ten line drawings."""
    return {"drawing": line_drawing(name), "size": one_of(size, ["", "big", "title"], "size of a drawing")}


@register.inclusion_tag("ui/components/org.html")
def org(name: Any, url: str = "", note: Any = "", origin: Any = "") -> dict[str, Any]:
    """An organisation: mark, name (a link when there is an address), one line about it."""
    return {"name": name, "url": url, "note": note, "origin": origin}


@register.inclusion_tag("ui/components/person.html")
def person(name: Any, note: Any = "", url: str = "") -> dict[str, Any]:
    """A person: name and one line, without a mark."""
    return {"name": name, "note": note, "url": url}


@register.simple_tag
def figure(figure: Figure | None, of: Any = "") -> SafeString:
    """A value with its unit, or the sentence why there is none. `of` completes a share."""
    known = figure is not None and figure.is_known
    return inline("ui/components/figure.html", words=figures.in_words(figure, str(of)), known=known)


@register.simple_tag
def figure_note(figure: Figure) -> SafeString:
    """Period, grade, scope and source of a figure."""
    return inline("ui/components/figure_note.html", words=figures.note(figure))


@register.filter
def figure_words(figure: Figure | None) -> str:
    """Return the value with its unit, or the sentence why there is none, as plain text."""
    return figures.in_words(figure)


@register.filter
def shown(value: Any, places: int | None = None) -> str:
    """Return a number with three digits, or whole with separators; `places` fixes the decimals."""
    return figures.shown(value, places)


@register.inclusion_tag("ui/components/empty_state.html")
def empty_state(
    title: Any, text: Any = "", drawing: str = "", url: str = "", action: Any = ""
) -> dict[str, Any]:
    """What stands where nothing is yet: a drawing, a sentence, the next step."""
    return {"title": title, "text": text, "drawing": drawing, "url": url, "action": action}


@register.simple_block_tag
def notice(content: SafeString, title: Any = "", tone: str = "quiet") -> SafeString:
    """Something to know before going on, between two rules; coral ones when it asks for attention."""
    tone = one_of(tone, ["quiet", "alert"], "tone of a notice")
    context = {"content": content, "title": title, "tone": tone}
    return render_to_string("ui/components/notice.html", context)
