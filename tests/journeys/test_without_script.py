"""Everything works in a browser that runs no script; only comfort is missing."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_a_need_is_confirmed_and_matched_without_any_script(enter):
    ana = enter("Ana Reyes", java_script_enabled=False)
    fatima = enter("Fatima Rahman", java_script_enabled=False)

    ana.get_by_role("link", name="Port Amber Water District").first.click()
    ana.get_by_role("button", name="Add it to our needs").first.click()
    expect(ana.get_by_role("status")).to_have_text("“Metering” is among the needs now.")
    fatima.get_by_role("link", name="Port Amber Water District").click()
    fatima.get_by_role("button", name="Compare the ticked two").click()
    fatima.get_by_role("button", name="Accept this match").first.click()

    expect(fatima.get_by_role("status")).to_have_text("The match is accepted. The partnership is at step 2.")
    ana.goto("/")
    expect(ana.get_by_role("row").filter(has_text="2 of 5, Introduction")).to_have_count(1)


def test_a_round_is_followed_by_hand_without_any_script(enter):
    fatima = enter("Fatima Rahman", java_script_enabled=False)

    fatima.goto("/rounds/")
    fatima.get_by_role("button", name="Run a round").click()
    result = fatima.get_by_role("link", name="See what came of it")
    for _ in range(40):
        if result.count():
            break
        fatima.wait_for_timeout(250)
        fatima.get_by_role("link", name="See how far it is now").click()
    result.click()

    expect(fatima.locator("h1")).to_have_text(re.compile(r"Round R-\d{5}: \d+ pairs"))


def test_the_directory_is_filtered_and_sorted_without_any_script(enter):
    visitor = enter(java_script_enabled=False)

    visitor.goto("/operators/")
    visitor.get_by_label("Country").select_option(label="Philippines")
    visitor.get_by_role("button", name="Show").click()
    visitor.get_by_role("link", name="People served").click()

    served = [int(text.replace(",", "")) for text in visitor.locator("tbody td.num").all_inner_texts()]
    assert served == sorted(served, reverse=True)
    expect(visitor.get_by_role("heading", level=2, name="operators")).to_have_text(f"{len(served)} operators")


def test_the_phone_menu_opens_without_any_script(enter):
    visitor = enter(java_script_enabled=False, viewport={"width": 390, "height": 844})

    visitor.goto("/")
    visitor.get_by_text("Menu", exact=True).click()
    visitor.get_by_role("navigation", name="Main").get_by_role("link", name="How we match").click()

    expect(visitor.locator("h1")).to_have_text("How we match")
