"""Whoever uses no mouse reaches everything, and sees where they are."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

# What has the focus, and whether it shows: an outline, or a frame that is drawn differently than without focus.
FOCUSED = """() => {
    const it = document.activeElement, style = getComputedStyle(it), box = it.getBoundingClientRect();
    return {
        name: (it.getAttribute("aria-label") || it.innerText || it.name || it.tagName).trim().split("\\n")[0],
        kind: it.tagName.toLowerCase(),
        shown: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
        onScreen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight,
    };
}"""
PHONE = {"width": 390, "height": 844}


def walk(page, *, steps):
    """Press Tab so often, and return what had the focus each time, until the page begins again."""
    seen = []
    for _ in range(steps):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused["kind"] == "body":
            break
        seen.append(focused)
    return seen


@pytest.mark.parametrize(
    ("persona", "address", "reached"),
    [
        (None, "/", {"Sign in", "Search", "Find your operator", "How we match"}),
        (None, "/sign-in/", {"Enter as Ana Reyes", "email", "password"}),
        (None, "/operators/", {"q", "Country", "Show", "Next"}),
        ("Ana Reyes", "/operators/port-amber-water-district/", {"Add it to our needs", "Not now, because …"}),
        ("Fatima Rahman", "/needs/N-00001/", {"Compare the ticked two", "Accept this match", "mentor"}),
        ("Siti Wulandari", "/imports/", {"mapping", "year", "dry_run", "file", "Import the file"}),
    ],
)
def test_tab_reaches_every_control_and_each_shows_that_it_has_the_focus(enter, persona, address, reached):
    page = enter(persona)
    page.goto(address)

    seen = walk(page, steps=150)

    assert [one["name"] for one in seen if not (one["shown"] and one["onScreen"])] == []
    assert seen[0]["name"] == "To the content"
    assert reached <= {one["name"].partition(":")[0] for one in seen}


def test_the_first_tab_leads_past_the_menu(enter):
    visitor = enter()
    visitor.goto("/operators/")

    visitor.keyboard.press("Tab")
    visitor.keyboard.press("Enter")

    expect(visitor.locator("main")).to_be_focused()
    visitor.keyboard.press("Tab")
    expect(visitor.get_by_role("searchbox")).to_be_focused()


def test_a_question_mark_lists_the_keys_and_escape_gives_the_focus_back(enter):
    fatima = enter("Fatima Rahman")
    keys = fatima.get_by_role("dialog", name="Keys")
    link = fatima.get_by_role("link", name="Port Amber Water District")
    link.focus()

    fatima.keyboard.press("?")
    expect(keys).to_be_visible()
    fatima.keyboard.press("Escape")

    expect(keys).to_be_hidden()
    expect(link).to_be_focused()


def test_two_letters_lead_to_a_place_and_a_slash_to_the_search(enter):
    visitor = enter()
    visitor.goto("/")

    visitor.keyboard.press("g")
    visitor.keyboard.press("o")
    expect(visitor.locator("h1")).to_have_text("Operators")
    visitor.keyboard.press("/")
    visitor.keyboard.type("lake o?")

    expect(visitor.get_by_role("searchbox")).to_have_value("lake o?")


def test_who_dictates_switches_the_letters_off(enter):
    visitor = enter()
    visitor.goto("/")
    visitor.keyboard.press("?")
    visitor.get_by_label("Use these keys").uncheck()
    visitor.keyboard.press("Escape")

    visitor.keyboard.press("g")
    visitor.keyboard.press("o")

    expect(visitor).to_have_url("/")


def test_the_phone_menu_opens_and_closes_with_keys(enter):
    fatima = enter("Fatima Rahman", viewport=PHONE)
    summary = fatima.get_by_text("Menu", exact=True)
    summary.focus()

    fatima.keyboard.press("Enter")
    expect(fatima.get_by_role("link", name="Matching rounds").first).to_be_visible()
    fatima.keyboard.press("Escape")

    expect(fatima.get_by_role("navigation", name="Main")).to_have_count(0)
    expect(summary).to_be_focused()


def test_a_match_is_accepted_with_keys_only(enter):
    fatima = enter("Fatima Rahman")
    fatima.goto("/needs/N-00001/")

    fatima.get_by_role("button", name="Accept this match").first.focus()
    fatima.keyboard.press("Enter")

    expect(fatima.get_by_role("status")).to_have_text("The match is accepted. The partnership is at step 2.")
