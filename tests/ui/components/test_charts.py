import datetime as dt
from fractions import Fraction

import pytest

from waterlinks.kernel.figure import Figure, not_measured
from waterlinks.kernel.periods import Period
from waterlinks.ui.pieces import Link, Multiple, NextStep, Reach, Score

NAMES = ["Identification", "Introduction", "Establishment", "Implementation", "Expansion"]


def reaches(*states):
    return [Reach(name, state) for name, state in zip(NAMES, states, strict=True)]


def test_a_river_says_every_step_and_how_it_goes(rendered):
    html = rendered(
        "{% river reaches 'Five steps' %}", reaches=reaches("done", "done", "blocked", "waiting", "waiting")
    )

    assert '<ol class="river" aria-label="Five steps">' in html
    for words in ("1 Identification", "3 Establishment", "5 Expansion", ">Done<", ">Blocked<", ">Not yet<"):
        assert words in html
    assert html.count('aria-current="step"') == 1


def test_a_river_may_be_told_without_states(rendered):
    html = rendered("{% river reaches 'Five steps' words=False %}", reaches=reaches(*["done"] * 5))

    assert 'class="state' not in html


def test_a_reach_may_be_a_dict(rendered):
    rows = [{"name": name, "state": "done"} for name in NAMES]

    assert "5 Expansion" in rendered("{% river rows 'Five steps' %}", rows=rows)


def test_a_small_river_is_a_picture_only(rendered):
    html = rendered('{% river_small step=4 state="current" %}')

    assert 'aria-hidden="true"' in html
    assert html.count("<path") == 2


def test_a_river_in_a_row_is_light(rendered):
    assert len(rendered('{% river_small step=1 state="current" %}')) < 2_200


def test_a_chain_links_what_is_live_or_missing_and_not_what_comes_later(rendered):
    links = [
        Link("Need", "live", url="/n/"),
        Link("Match", "missing", url="/m/"),
        Link("Plan", "later", url="/p/"),
    ]

    html = rendered("{% chain links %}", links=links)

    assert [f'href="{url}"' in html for url in ("/n/", "/m/", "/p/")] == [True, True, False]
    for word in (">Live<", ">Missing<", ">Not yet<"):
        assert word in html


def test_an_unknown_state_of_a_link_is_loud(rendered):
    with pytest.raises(ValueError, match="no state of a link 'broken'"):
        rendered("{% chain links %}", links=[Link("Need", "broken")])


def test_scores_say_value_and_range(rendered):
    html = rendered("{% scores rows %}", rows=[Score("Fit", 86, 86, 86), Score("Context", 54, 66, 74)])

    assert '<dd class="scores__value">86</dd>' in html
    assert '<dd class="scores__value">66 <span>(54–74)</span></dd>' in html


def test_a_score_nobody_knows_says_so(rendered):
    assert "not known" in rendered("{% scores rows %}", rows=[Score("Evidence", None, None, None)])


def a_multiple(**facts):
    figure = Figure(Fraction(41), "%", period=Period.of_year(2025), confidence="B")
    return Multiple(
        **{"name": "Non-revenue water", "figure": figure, "band": (23, 39), "median": 31, **facts}
    )


def test_a_multiple_says_in_words_what_it_draws(rendered):
    html = rendered(
        "{% multiple item %}", item=a_multiple(verdict="Higher than three quarters of peers", alert=True)
    )

    assert '<p class="alert">Higher than three quarters of peers</p>' in html
    assert "2025, grade B. Middle half of peers 23 to 39, median 31" in html


def test_a_multiple_that_is_not_measured_offers_the_next_step(rendered):
    item = a_multiple(figure=not_measured("%"), next_step=NextStep("Add the figure", "/add/"))

    html = rendered("{% multiple item %}", item=item)

    assert "Not measured" in html
    assert '<a href="/add/">Add the figure</a>' in html


def test_multiples_come_with_the_same_as_a_table(rendered):
    html = rendered(
        "{% multiples items caption='Figures' %}", items=[a_multiple(unit_words="% of system input")]
    )

    assert "The same as a table" in html
    assert '<td class="num" data-label="Own value">41 % of system input</td>' in html
    assert '<td class="num" data-label="Upper quartile">39</td>' in html


def test_years_are_never_printed_with_separators(rendered):
    html = rendered("{% multiple item %}", item=a_multiple(series=[(2021, 36), (2025, 41)]))

    assert ">2021</text>" in html
    assert ">2025</text>" in html


def test_the_key_says_how_old_the_peers_are(rendered):
    assert "peers as of 1 Oct 2026" in rendered(
        "{% multiples_key own='Port Amber' as_of=day %}", day=dt.date(2026, 10, 1)
    )


def test_a_ladder_says_start_now_and_goal(rendered):
    assert "level 1 at start, 3 now, goal 4" in rendered('{% ladder "Leak detection" start=1 now=3 goal=4 %}')


def test_completeness_says_how_many(rendered):
    assert "Figures: 7 of 8" in rendered('{% completeness 7 8 label="Figures" %}')


@pytest.mark.parametrize(
    ("source", "words", "element"),
    [
        ("{% progress 700 1140 %}", "700 of 1,140", '<progress value="700" max="1140">'),
        ("{% progress 2000 1140 %}", "1,140 of 1,140", '<progress value="1140" max="1140">'),
        ("{% progress 0 0 %}", "0 of 0", '<progress value="0" max="1">'),
        ("{% progress 312 %}", "312 done so far", "<progress>"),
    ],
)
def test_progress_is_said_and_drawn(rendered, source, words, element):
    html = rendered(source)

    assert words in html
    assert element in html
