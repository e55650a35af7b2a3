"""Drawn pieces. Pictures are hidden from screen readers: words beside them, or a table, say the same."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import template
from django.utils.translation import gettext, ngettext

from waterlinks.ui import figures
from waterlinks.ui.components.choices import one_of
from waterlinks.ui.components.reading import read
from waterlinks.ui.geometry import gauge, multiple, river
from waterlinks.ui.pieces import LinkState

register = template.Library()

SHORT = 20  # characters up to which a reason is set as large as a value


@register.inclusion_tag("ui/components/river.html", name="river")
def river_tag(reaches: Sequence[Any], label: Any, *, words: bool = True) -> dict[str, Any]:
    """The five steps as one flowing line. Without `words` the states are drawn but not written."""
    drawn = [_reach(number, piece, words=words) for number, piece in enumerate(reaches, start=1)]
    return {"reaches": drawn, "label": label}


def _reach(number: int, piece: Any, *, words: bool) -> dict[str, Any]:
    state = str(read(piece, "state"))
    word = read(piece, "state_word", "") or _state_words()[state]
    return {
        "number": number,
        "name": read(piece, "name"),
        "note": read(piece, "note", ""),
        "state": state,
        "word": word if words else "",
        "is_current": state in (river.CURRENT, river.BLOCKED),
        "across": river.reach(number, state),
        "down": river.reach(number, state, down=True),
    }


def _state_words() -> dict[str, str]:
    return {
        river.DONE: gettext("Done"),
        river.CURRENT: gettext("Now"),
        river.WAITING: gettext("Not yet"),
        river.BLOCKED: gettext("Blocked"),
    }


@register.inclusion_tag("ui/components/river_small.html")
def river_small(step: int, state: str = "current") -> dict[str, Any]:
    """The river in a row of a list: a picture only, so a state in words stands beside it."""
    return {"drawing": river.small(int(step), str(state))}


@register.inclusion_tag("ui/components/chain.html")
def chain(links: Iterable[Any], label: Any = "") -> dict[str, Any]:
    """The links from need to next partnership: live, missing or not yet."""
    return {
        "links": [_link(piece) for piece in links],
        "label": label or gettext("Chain from need to next partnership"),
    }


def _link(piece: Any) -> dict[str, Any]:
    state = one_of(str(read(piece, "state")), [s.value for s in LinkState], "state of a link")
    word, tone = {
        "live": (gettext("Live"), "done"),
        "missing": (gettext("Missing"), "missing"),
        "later": (gettext("Not yet"), "waiting"),
    }[state]
    url = "" if state == LinkState.LATER else read(piece, "url", "")
    return {"name": read(piece, "name"), "fact": read(piece, "fact", ""), "url": url, "state": state} | {
        "word": word,
        "tone": tone,
    }


@register.inclusion_tag("ui/components/scores.html")
def scores(rows: Iterable[Any]) -> dict[str, Any]:
    """A candidate's figures, each from 0 to 100, with the range that unknown answers leave open."""
    return {"rows": [_score(row) for row in rows]}


def _score(row: Any) -> dict[str, Any]:
    low, mid, high = (read(row, name) for name in ("low", "mid", "high"))
    open_range = low is not None and high is not None and round(low) != round(high)
    return {
        "name": read(row, "name"),
        "gauge": gauge.gauge(low, mid, high),
        "value": gettext("not known") if mid is None else figures.shown(round(mid)),
        "range": f"({figures.shown(round(low))}\u2013{figures.shown(round(high))})" if open_range else "",
    }


@register.inclusion_tag("ui/components/scores_key.html")
def scores_key() -> dict[str, Any]:
    """What solid, outlined and tick mean in the gauges above."""
    return {}


@register.inclusion_tag("ui/components/multiples.html")
def multiples(items: Iterable[Any], caption: Any) -> dict[str, Any]:
    """Figures against peers, and the same as a table."""
    return {"items": [_multiple(item) for item in items], "caption": caption}


@register.inclusion_tag("ui/components/multiple.html", name="multiple")
def multiple_tag(item: Any) -> dict[str, Any]:
    """One figure against its peers, as an item of a list."""
    return {"item": _multiple(item)}


def _multiple(item: Any) -> dict[str, Any]:
    figure, band, median = (read(item, name, None) for name in ("figure", "band", "median"))
    low, high = sorted(band) if band else (None, None)
    reason = "" if figure.is_known else figures.in_words(figure)
    return (
        {
            "name": read(item, "name"),
            "value": figures.shown(figure.value),
            "unit": read(item, "unit_words", "") or figures.unit_words(figure),
            "reason": reason,
            "reason_is_long": len(reason) > SHORT,
            "period": str(figure.period or ""),
            "plot": multiple.plot(read(item, "series", ()), band, median),
            "low": figures.shown(low),
            "median": figures.shown(median),
            "high": figures.shown(high),
            "peers": _peers(low, median, high),
            "note": figures.note(figure),
        }
        | {name: read(item, name, "") for name in ("verdict", "alert", "next_step")}
        | {"more": read(item, "note", "")}
    )


def _peers(low: float | None, median: float | None, high: float | None) -> str:
    if low is None:
        return ""
    words = gettext("Middle half of peers {low} to {high}").format(
        low=figures.shown(low), high=figures.shown(high)
    )
    if median is None:
        return words
    return gettext("{band}, median {median}").format(band=words, median=figures.shown(median))


@register.inclusion_tag("ui/components/multiples_key.html")
def multiples_key(own: Any, as_of: Any = None) -> dict[str, Any]:
    """What band, line and dot mean in the figures below."""
    return {"own": own, "as_of": as_of}


@register.inclusion_tag("ui/components/ladder.html")
def ladder(name: Any, start: int, now: int, goal: int | None = None, note: Any = "") -> dict[str, Any]:
    """One ability on the 0 to 4 ladder."""
    rungs, mark = gauge.ladder(int(start), int(now), goal)
    words = gettext("level {start} at start, {now} now").format(start=start, now=now)
    if goal:
        words = gettext("{words}, goal {goal}").format(words=words, goal=goal)
    return {"name": name, "rungs": rungs, "mark": mark, "words": words, "note": note}


@register.inclusion_tag("ui/components/completeness.html")
def completeness(done: int, total: int, label: Any = "") -> dict[str, Any]:
    """How much of something is there, as blocks."""
    return {"blocks": gauge.blocks(int(done), int(total)), "words": _of(done, total), "label": label}


@register.inclusion_tag("ui/components/progress.html")
def progress(done: int, total: int | None = None, phase: Any = "", label: Any = "") -> dict[str, Any]:
    """How far long work has come. Without a total nobody knows yet how much there is."""
    if total is None:
        words = ngettext("{done} done so far", "{done} done so far", done).format(done=figures.shown(done))
        return {"words": words, "phase": phase, "label": label, "known": False}
    total, done = max(0, int(total)), max(0, int(done))
    context = {"done": str(min(done, total)), "total": str(max(1, total)), "known": True}
    return context | {"words": _of(min(done, total), total), "phase": phase, "label": label}


def _of(done: int, total: int) -> str:
    return gettext("{done} of {total}").format(done=figures.shown(done), total=figures.shown(total))
