"""On paper a record is all there and nothing is there that only a screen can use."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

FOR_SCREENS = "nav, .masthead__side, .skip, button, input, select, .foot a"
RECORDS = {
    "/operators/port-amber-water-district/": "Figures against peers, 2016 to 2025",
    "/needs/N-00001/": "Asks for",
    "/partnerships/WL-2026-001/": "What comes next",
    "/rounds/R-00001/": "The proof",
}


@pytest.mark.parametrize(("address", "heading"), RECORDS.items())
def test_paper_shows_the_record_and_hides_what_paper_cannot_use(enter, address, heading):
    fatima = enter("Fatima Rahman")
    fatima.goto(address)
    expect(fatima.get_by_role("navigation", name="Main")).to_be_visible()

    fatima.emulate_media(media="print")

    expect(fatima.locator("h1")).to_be_visible()
    expect(fatima.get_by_role("heading", name=heading, exact=True)).to_be_visible()
    assert [one for one in fatima.locator(FOR_SCREENS).all() if one.is_visible()] == []


def test_what_is_folded_on_the_screen_is_open_on_paper_and_folded_again_after(enter):
    ana = enter("Ana Reyes")
    ana.goto("/operators/port-amber-water-district/")
    table = ana.get_by_role("table", name="Figures against peers")
    expect(table).to_be_hidden()

    ana.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(table).to_be_visible()
    ana.evaluate("dispatchEvent(new Event('afterprint'))")

    expect(table).to_be_hidden()


@pytest.mark.parametrize("address", RECORDS)
def test_a_record_fits_on_the_width_of_paper_in_ink_on_white(enter, address):
    fatima = enter(
        "Fatima Rahman", viewport={"width": 718, "height": 1000}, color_scheme="dark"
    )  # A4 less margins
    fatima.goto(address)

    fatima.emulate_media(media="print")

    assert fatima.evaluate("document.documentElement.scrollWidth") <= 718
    assert fatima.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
