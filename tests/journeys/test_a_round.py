"""Fatima assigns all open needs at once, reads why, and begins one partnership, once."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_a_round_runs_as_a_job_and_its_result_is_read_with_its_reasons(enter):
    fatima = enter("Fatima Rahman")

    runs_a_round(fatima)

    expect(fatima.locator("h1")).to_have_text(re.compile(r"^\s*Round R-\d{5}: \d+ pairs\s*$"))
    first = fatima.get_by_role("article").first
    expect(first.get_by_role("term").filter(has_text="Readiness")).to_be_visible()
    expect(first).to_contain_text("Strong")
    left = fatima.get_by_role("listitem").filter(has_text="Coral Bay Utility")
    expect(left).to_contain_text("two levels above")
    expect(fatima.get_by_role("row", name="offers nothing at least two levels above")).to_be_visible()


def test_a_pair_accepted_in_two_tabs_begins_one_partnership_and_the_second_reads_why(enter, demo):
    fatima = enter("Fatima Rahman")
    runs_a_round(fatima)
    second = fatima.context.new_page()
    second.goto(fatima.url)
    before = demo.told("select count(*) from partnerships_partnership")[0][0]

    accept(fatima)
    expect(fatima.get_by_role("status")).to_have_text("The match is accepted. The partnership is at step 2.")
    accept(second)

    expect(second.get_by_role("status")).to_contain_text("work together on this need in WL-")
    expect(second).to_have_url(re.compile(r"/rounds/R-\d{5}/"))
    assert demo.told("select count(*) from partnerships_partnership") == [(before + 1,)]


def runs_a_round(fatima):
    fatima.get_by_role("link", name="Matching rounds").first.click()
    fatima.get_by_role("button", name="Run a round").click()
    expect(fatima.get_by_text("Done", exact=True)).to_be_visible()
    fatima.get_by_role("link", name="See what came of it").click()


def accept(page):
    page.get_by_role("button", name="Accept this match").first.click()
