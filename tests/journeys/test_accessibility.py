"""Every page is looked at as everybody who may see it: with axe in both lights, on a phone, and on the scales."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from figure_makers import snis_bytes, snis_row
from journeys.every_page import ANSWERS, PAGES

pytestmark = pytest.mark.browser

WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
AXE = Axe().axe_script
SERIOUS = """async (rules) => {
    const found = await axe.run(document, {resultTypes: ["violations"], ...rules});
    return found.violations
        .filter((one) => ["serious", "critical"].includes(one.impact))
        .flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.target}`));
}"""
ALL, COLOURS = {}, {"runOnly": ["color-contrast"]}
ALL_BUT_COLOURS = {
    "rules": {"color-contrast": {"enabled": False}}
}  # the slowest; a phone has the same colours
ORDER = """() => ({
    headings: document.querySelectorAll("h1").length,
    lang: document.documentElement.lang,
    title: document.title.endsWith(" · WaterLinks") && document.title.trim().length > " · WaterLinks".length,
    tooWide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
})"""
KILOBYTES_OF_A_FIRST_VIEW = 100  # over the wire, without pictures and typeface
WEIGHED = {"document", "stylesheet", "script", "xhr", "fetch"}

everybody = pytest.mark.parametrize("persona", PAGES, ids=lambda persona: persona or "a visitor")


@pytest.fixture
def page_of(enter):
    """Open a window as somebody. Who imports has imported a file, so that there is one to look at."""

    def page_of(persona):
        page = enter(
            persona, reduced_motion="reduce"
        )  # colours that are still changing are no colours to judge
        if persona == "Siti Wulandari":
            _import_a_file(page)
        return page

    return page_of


def _import_a_file(page):
    rows = snis_bytes(snis_row(), snis_row(provider_code="2", AG011="many"))
    page.goto("/imports/")
    page.get_by_label("SNIS").check()
    page.get_by_label("File", exact=True).set_input_files(
        {"name": "lagoas.csv", "mimeType": "text/csv", "buffer": rows}
    )
    page.get_by_role("button", name="Import the file").click()
    page.get_by_role("heading", name="Refused").wait_for()


@everybody
def test_axe_finds_nothing_serious_in_any_light_or_size(page_of, persona):
    page, found = page_of(persona), []

    for name, address in PAGES[persona].items():
        page.set_viewport_size(WIDE)
        page.emulate_media(color_scheme="light")
        page.goto(address)
        page.evaluate(AXE)
        found += [f"{name}: {one}" for one in page.evaluate(SERIOUS, ALL)]
        page.emulate_media(color_scheme="dark")
        found += [f"{name}, dark: {one}" for one in page.evaluate(SERIOUS, COLOURS)]
        page.set_viewport_size(PHONE)
        found += [f"{name}, on a phone: {one}" for one in page.evaluate(SERIOUS, ALL_BUT_COLOURS)]

    assert found == []


@everybody
def test_every_page_has_one_heading_its_language_and_its_name_and_fits_a_phone(page_of, persona):
    page, read = page_of(persona), {}
    page.set_viewport_size(PHONE)

    for name, address in PAGES[persona].items():
        answer = page.goto(address)
        read[name] = page.evaluate(ORDER) | {"answer": answer.status}

    in_order = {"headings": 1, "lang": "en", "title": True, "tooWide": 0}
    assert read == {name: in_order | {"answer": ANSWERS.get(name, 200)} for name in PAGES[persona]}


@everybody
def test_a_first_view_is_light(page_of, demo, browser, persona):
    page, heavy = page_of(persona), {}

    for name, address in PAGES[persona].items():
        window = browser.new_context(storage_state=page.context.storage_state(), base_url=demo.address)
        size = kilobytes_of_a_first_view(window.new_page(), address)
        window.close()
        if not 25 < size <= KILOBYTES_OF_A_FIRST_VIEW:  # style and scripts alone are 27
            heavy[name] = size

    assert heavy == {}


def kilobytes_of_a_first_view(page, address):
    """What comes over the wire when the page is the first one that this person opens: nothing is kept yet."""
    arrived = []
    page.on("requestfinished", lambda one: one.resource_type in WEIGHED and arrived.append(one))
    page.goto(address)
    return sum(one.sizes()["responseBodySize"] for one in arrived) / 1000
