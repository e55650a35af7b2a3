"""Ana finds a need in her own figures; Fatima finds a mentor for it; both read where the partnership stands."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

PORT_AMBER = "Port Amber Water District"


def test_own_figures_become_a_need_and_the_need_a_partnership_at_step_two(enter, demo):
    ana, fatima = enter("Ana Reyes"), enter("Fatima Rahman")
    mails_before = len(mails_about(demo, PORT_AMBER))

    adds_the_suggested_need(ana)
    code, mentor = accepts_the_better_of_two(fatima)

    reads_where_it_stands(fatima, mentor)
    finds_it_on_her_page(ana, code, mentor)
    assert mails_before == 0
    assert mails_about(demo, PORT_AMBER) == ["ana@example.org", "fatima@example.org", "joon@example.org"]


def adds_the_suggested_need(ana):
    ana.get_by_role("link", name=PORT_AMBER).first.click()
    losses = ana.get_by_role("listitem").filter(has=ana.get_by_role("heading", name="Non-revenue water"))
    expect(losses).to_contain_text("48.9 % of water produced", use_inner_text=True)
    expect(losses).to_contain_text("Higher than three quarters of peers")
    suggestion = ana.get_by_role("region", name="Metering")
    expect(suggestion).to_contain_text("Three quarters of 10 peers have 63 or more.")
    suggestion.get_by_role("button", name="Add it to our needs").click()

    expect(ana.get_by_role("status")).to_have_text("“Metering” is among the needs now.")
    expect(suggestion).to_have_count(0)


def accepts_the_better_of_two(fatima):
    fatima.get_by_role("row").filter(has_text=PORT_AMBER).get_by_role("link").click()
    expect(fatima.locator("h1")).to_have_text(f"{PORT_AMBER} asks for help: Physical losses")
    candidates = fatima.get_by_role("article")
    expect(candidates.first).to_contain_text("Lakeside Metropolitan Water")
    expect(candidates.first).to_contain_text("Strong")
    expect(candidates.get_by_role("checkbox", checked=True)).to_have_count(2)
    fatima.get_by_role("button", name="Compare the ticked two").click()

    expect(fatima.locator("h1")).to_contain_text("Lakeside Metropolitan Water or ")
    expect(fatima.get_by_role("row", name="Languages")).to_contain_text("English")
    fatima.get_by_role("button", name=re.compile("Accept this match.*Lakeside")).click()

    expect(fatima.get_by_role("status")).to_have_text("The match is accepted. The partnership is at step 2.")
    return fatima.url.rstrip("/").rpartition("/")[2], "Lakeside Metropolitan Water"


def reads_where_it_stands(fatima, mentor):
    expect(fatima.locator("h1")).to_have_text(f"{PORT_AMBER} with {mentor}")
    river = fatima.get_by_role("list", name="Five steps of this partnership")
    expect(river.locator("[aria-current=step]")).to_contain_text(re.compile("2 Introduction.*Now", re.DOTALL))
    expect(river.get_by_role("listitem")).to_have_count(5)
    expect(fatima.locator(".chain > li")).to_have_count(9)
    parties = fatima.get_by_role("listitem")
    for name, role in (
        (PORT_AMBER, "Recipient"),
        (mentor, "Mentor"),
        ("Delta Facilitation Group", "Facilitator"),
    ):
        expect(parties.filter(has_text=name).filter(has_text=role)).to_have_count(1)


def finds_it_on_her_page(ana, code, mentor):
    ana.goto("/")
    row = ana.get_by_role("row").filter(has_text=mentor)
    expect(row).to_contain_text("2 of 5, Introduction")
    row.get_by_role("link").click()

    expect(ana).to_have_url(re.compile(f"/partnerships/{code}/$"))
    expect(ana.get_by_text("Withdraw this partnership")).to_have_count(0)


def mails_about(demo, name):
    rows = demo.told('select "to" from outbox_message where subject like ?', f"%{name}%")
    return sorted(to for (to,) in rows)
