import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from waterlinks.benchmarking.forms import UploadForm


def a_form(file=True, *, was_too_large=False, **answers):
    files = {"file": SimpleUploadedFile("a.csv", b"x")} if file else {}
    return UploadForm({"mapping": "snis", **answers}, files, was_too_large=was_too_large)


def test_a_kind_of_file_and_a_file_are_enough():
    form = a_form()

    assert form.is_valid()
    assert {name: form.cleaned_data[name] for name in ("mapping", "year", "dry_run")} == {
        "mapping": "snis",
        "year": None,
        "dry_run": False,
    }


def test_every_mapping_is_offered_by_its_title():
    assert [label for _, label in a_form().fields["mapping"].choices] == [
        "SNIS, Brazil, by provider",
        "IBNET panel of utilities",
    ]


@pytest.mark.parametrize(
    ("too_large", "sentence"), [(False, "Choose a CSV file."), (True, "This file is larger than 60 MB.")]
)
def test_a_file_that_did_not_arrive_is_told_from_one_that_was_not_chosen(too_large, sentence):
    form = a_form(file=False, was_too_large=too_large)

    assert form.errors["file"][0].startswith(sentence)


@pytest.mark.parametrize("year", ["1949", "2101", "x", "2018.5"])
def test_a_year_is_four_digits_of_our_time(year):
    assert list(a_form(year=year).errors) == ["year"]


def test_the_limit_is_said_beforehand():
    assert a_form().fields["file"].help_text == "CSV in UTF-8, at most 60 MB."
