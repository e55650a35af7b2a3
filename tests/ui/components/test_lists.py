import datetime as dt

from waterlinks.ui.pieces import Duty, Event, Fact


def test_a_history_tells_when_what_and_who(rendered):
    html = rendered(
        "{% history events %}", events=[Event(dt.date(2026, 10, 9), "Figure entered.", "Port Amber", "/f/")]
    )

    assert '<time datetime="2026-10-09">9 Oct 2026</time>' in html
    assert '<a href="/f/">Figure entered.</a>' in html
    assert "<bdi>Port Amber</bdi>" in html


def test_a_late_duty_says_how_late(rendered):
    html = rendered("{% duties duties %}", duties=[Duty(dt.date(2026, 11, 17), "Report", late="4 days late")])

    assert '<span class="state state--late">4 days late</span>' in html


def test_a_duty_in_time_has_no_state(rendered):
    assert "state" not in rendered("{% duties duties %}", duties=[Duty(dt.date(2026, 11, 17), "Report")])


def test_facts_may_be_pairs(rendered):
    html = rendered("{% facts facts %}", facts=[Fact("Length", "24 months"), ("Focus", "Leaks")])

    assert "<dt>Length</dt><dd>24 months</dd><dt>Focus</dt><dd>Leaks</dd>" in html


def test_what_is_folded_away_is_all_in_the_page(rendered):
    html = rendered("{% details 'Why?' %}<p>Because.</p>{% enddetails %}")

    assert "<summary>Why?</summary>" in html
    assert "<p>Because.</p>" in html


def test_the_table_of_a_drawing_has_its_usual_name(rendered):
    assert "<summary>The same as a table</summary>" in rendered("{% same_as_table %}x{% endsame_as_table %}")
