"""Siti imports a file with two bad lines: first only checked, then stored, read, taken back and restored."""

import csv
import io
import re

import pytest
from playwright.sync_api import expect

from figure_makers import snis_bytes, snis_row

pytestmark = pytest.mark.browser

FILE = {
    "name": "lagoas.csv",
    "mimeType": "text/csv",
    "buffer": snis_bytes(
        snis_row(),
        snis_row(provider_code="2", provider="Water of Beta", AG006="-4000"),
        snis_row(provider_code="3", provider="Water of Gama"),
        snis_row(provider_code="4", provider="Water of Delta", AG011="many"),
    ),
}


def test_a_file_is_checked_imported_taken_back_and_restored(enter):
    siti = enter("Siti Wulandari")

    uploads(siti, only_check=True)
    expect(siti.locator("main")).to_contain_text("Figures that would be new")
    reads_what_was_refused(siti)
    assert operators_found(siti) == 0

    uploads(siti, only_check=False)
    expect(siti.locator("main")).to_contain_text("Figures stored")
    reads_what_was_refused(siti)
    assert codes_taken_home(siti) == ["negative_value", "not_a_number"]
    batch = siti.url
    assert operators_found(siti) == 2

    siti.goto(batch)
    siti.get_by_role("button", name="Take this import back").click()
    expect(siti.get_by_role("button", name="Restore this import")).to_be_visible()
    assert operators_found(siti) == 0

    siti.goto(batch)
    siti.get_by_role("button", name="Restore this import").click()
    expect(siti.get_by_role("button", name="Take this import back")).to_be_visible()
    assert operators_found(siti) == 2


def test_a_form_without_a_file_says_what_is_missing_and_keeps_the_rest(enter):
    siti = enter("Siti Wulandari")

    siti.goto("/imports/")
    siti.get_by_label("Only one year").fill("2018")
    siti.get_by_role("button", name="Import the file").click()

    expect(siti.get_by_role("alert")).to_contain_text("Choose a CSV file.")
    expect(siti.get_by_role("alert")).to_be_focused()
    expect(siti.get_by_label("Only one year")).to_have_value("2018")


def uploads(siti, *, only_check):
    """Upload the file and wait until its import has ended; the page follows it by itself."""
    siti.get_by_role("link", name="Imports").first.click()
    siti.get_by_role("radio", name=re.compile("SNIS")).check()
    siti.get_by_label("Only check the file").set_checked(only_check)
    siti.get_by_label("File", exact=True).set_input_files(FILE)
    siti.get_by_role("button", name="Import the file").click()
    expect(siti.locator("h1")).to_have_text("lagoas.csv")
    expect(siti.get_by_role("heading", name="Refused")).to_be_visible()


def reads_what_was_refused(siti):
    refused = siti.get_by_role("region", name="Refused").get_by_role("row")
    expect(refused.nth(1)).to_contain_text("-4000")
    expect(refused.nth(2)).to_contain_text("many")
    expect(refused).to_have_count(3)


def codes_taken_home(siti):
    """The codes in the table of refusals, as it is downloaded."""
    with siti.expect_download() as download:
        siti.get_by_role("link", name="All of them as a table to keep").click()
    text = download.value.path().read_text(encoding="utf-8-sig")
    return [row["Code"] for row in csv.DictReader(io.StringIO(text))]


def operators_found(siti):
    siti.goto("/operators/?q=Water+of")
    return (
        siti.get_by_role("rowheader").filter(has_text=re.compile("Water of (Alfa|Beta|Gama|Delta)")).count()
    )
