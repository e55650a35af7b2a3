"""What all components share: hostile text is shown and never obeyed, misspelt names are loud."""

import datetime as dt
from dataclasses import dataclass

import pytest

from waterlinks.kernel.figure import not_measured
from waterlinks.ui.components.choices import one_of
from waterlinks.ui.components.inline import inline
from waterlinks.ui.components.reading import read
from waterlinks.ui.pieces import Duty, Event, Fact, Link, Multiple, NextStep, Pill, Reach, Score

SCRIPT = "<script>alert(1)</script>"
REVERSED = "Port \u202eretaW rebmA"
LONG = "x" * 10_000
DAY = dt.date(2026, 10, 9)

SOURCES = {
    "state": '{% state text "done" %}',
    "origin": "{% origin text %}",
    "org": "{% org text note=text origin=text %}",
    "person": "{% person text note=text %}",
    "empty_state": "{% empty_state text text=text %}",
    "notice": "{% notice title=text %}{{ text }}{% endnotice %}",
    "river": "{% river reaches text %}",
    "chain": "{% chain links text %}",
    "scores": "{% scores scores %}",
    "multiples": "{% multiples items text %}",
    "multiples_key": "{% multiples_key text %}",
    "ladder": "{% ladder text start=1 now=2 note=text %}",
    "completeness": "{% completeness 1 2 label=text %}",
    "progress": "{% progress 1 2 phase=text label=text %}",
    "history": "{% history events %}",
    "duties": "{% duties duties %}",
    "facts": "{% facts facts %}",
    "details": "{% details text %}{{ text }}{% enddetails %}",
    "table": "{% table caption=text fold=False %}{% endtable %}",
    "sort_header": '{% sort_header "name" text %}',
    "pills": "{% pills pills %}",
    "find": "{% find value=text label=text placeholder=text button=text %}",
    "button": "{% button text name='n' value=text %}",
}


def pieces(text):
    return {
        "reaches": [Reach(text, "done", text, text)],
        "links": [Link(text, "live", text, "/x/")],
        "scores": [Score(text, 1, 2, 3)],
        "items": [
            Multiple(text, not_measured(text), verdict=text, note=text, next_step=NextStep(text, "/x/"))
        ],
        "events": [Event(DAY, text, text, "/x/")],
        "duties": [Duty(DAY, text, text, text, "/x/")],
        "facts": [Fact(text, text)],
        "pills": [Pill(text, text, "country", text)],
    }


@pytest.mark.parametrize("name", SOURCES)
@pytest.mark.parametrize("text", [SCRIPT, REVERSED, LONG], ids=["script", "reversed", "long"])
def test_hostile_text_is_shown_and_never_obeyed(rendered, name, text):
    html = rendered(SOURCES[name], text=text, **pieces(text))

    assert "<script" not in html
    assert text.replace("<", "&lt;").replace(">", "&gt;") in html


@pytest.mark.parametrize("name", ["org", "person", "multiples_key", "pills", "duties", "history"])
def test_names_turn_nothing_but_themselves_round(rendered, name):
    html = rendered(SOURCES[name], text=REVERSED, **pieces(REVERSED))

    assert f"{REVERSED}</bdi>" in html


def test_an_address_cannot_leave_its_attribute(rendered):
    html = rendered('{% org "x" url=url %}', url='/"><script>')

    assert "<script" not in html


def test_a_choice_that_does_not_exist_names_those_that_do():
    assert one_of("quiet", ["", "quiet"], "kind") == "quiet"
    with pytest.raises(ValueError, match="There is no kind 'loud'; there are '', 'quiet'"):
        one_of("loud", ["", "quiet"], "kind")


@dataclass
class Row:
    name: str


@pytest.mark.parametrize("piece", [Row("x"), {"name": "x"}])
def test_a_piece_is_an_object_or_a_dict(piece):
    assert read(piece, "name") == "x"
    assert read(piece, "note", "") == ""
    with pytest.raises(ValueError, match="has no 'state'"):
        read(piece, "state")


def test_inline_components_end_without_a_line_break():
    assert inline("ui/components/origin.html", word="<b>") == '<span class="origin">&lt;b&gt;</span>'
