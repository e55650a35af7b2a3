from fractions import Fraction

import pytest

from waterlinks.kernel.figure import Figure
from waterlinks.ui.pieces import Tone


@pytest.mark.parametrize("tone", Tone)
def test_a_state_says_its_word_whatever_its_tone(rendered, tone):
    html = rendered("{% state word tone %}", word="On time", tone=tone)

    assert html == f'<span class="state state--{tone.value}">On time</span>'


def test_a_misspelt_tone_is_loud(rendered):
    with pytest.raises(ValueError, match="no tone 'green'; there are 'done', 'current', 'waiting'"):
        rendered('{% state "Fine" "green" %}')


def test_a_long_state_may_break(rendered):
    assert "state--long" in rendered('{% state "Blocked: the baseline has no period yet" "blocked" %}')


def test_a_full_stop_follows_a_figure_without_a_space(rendered):
    figure = Figure(Fraction(41), "%")

    assert rendered("{% figure figure of='of system input' %}.", figure=figure) == (
        '<span class="figure">41\xa0% of system input</span>.'
    )


def test_a_figure_that_is_missing_says_so(rendered):
    assert (
        rendered("{% figure figure %}", figure=None)
        == '<span class="figure figure--none">Not measured</span>'
    )


def test_filters_give_plain_text(rendered):
    figure = Figure(Fraction(41), "%")

    assert rendered(
        "{{ figure|figure_words }}, {{ number|shown }}, {{ number|shown:1 }}", figure=figure, number=1234.5
    ) == ("41\xa0%, 1,235, 1,234.5")


def test_nothing_is_said_about_an_origin_nobody_knows(rendered):
    assert rendered("{% origin word %}", word="") == ""


def test_a_mark_never_speaks_and_its_name_does(rendered):
    html = rendered('{% org "Three Rivers Water" url="/operators/three-rivers/" note="Mentor" %}')

    assert 'class="mark" viewBox="0 0 40 40" aria-hidden="true"' in html
    assert '<a href="/operators/three-rivers/"><bdi>Three Rivers Water</bdi></a>' in html


@pytest.mark.parametrize(
    "source", ['{% mark "x" size="huge" %}', '{% drawing "pipe" size="huge" %}', '{% drawing "duck" %}']
)
def test_misspelt_sizes_and_drawings_are_loud(rendered, source):
    with pytest.raises(ValueError, match="There is no"):
        rendered(source)


def test_an_empty_state_teaches_the_next_step(rendered):
    html = rendered(
        '{% empty_state "No figures yet" text="Bring a table." drawing="meter" url="/imports/" action="Import" %}'
    )

    assert "<h3>No figures yet</h3>" in html
    assert 'href="/imports/">Import</a>' in html


def test_a_notice_holds_what_the_page_writes(rendered):
    html = rendered('{% notice title="Look" tone="alert" %}<p>{{ words }}</p>{% endnotice %}', words="<b>")

    assert "notice--alert" in html
    assert "<p>&lt;b&gt;</p>" in html
