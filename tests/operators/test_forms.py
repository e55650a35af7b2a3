import pytest
from django.contrib.auth.models import AnonymousUser

from makers import a_facilitator, a_person, an_operator
from waterlinks.operators.forms import FilterForm, NotNowForm
from waterlinks.operators.queries import Filters

pytestmark = pytest.mark.django_db


def test_an_empty_address_asks_for_everything():
    form = FilterForm({}, user=AnonymousUser())

    assert form.is_valid()
    assert form.filters() == Filters()
    assert form.pills() == []


def test_filters_that_are_on_are_told_in_words():
    an_operator(country="VN")
    form = FilterForm({"q": "water", "country": "VN", "size": "town"}, user=AnonymousUser())

    assert form.is_valid()
    assert [(pill.label, pill.words, pill.parameter, pill.value) for pill in form.pills()] == [
        ("Search", "water", "q", "water"),
        ("Country", "Viet Nam", "country", "VN"),
        ("Size", "10,000 to 50,000 people", "size", "town"),
    ]


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"q": "x" * 100_000}, "Search for at most 100 letters."),
        ({"q": "\0"}, "Null characters are not allowed."),
        ({"country": "XX"}, "Choose one of the list."),
        ({"size": "'; DROP TABLE"}, "Choose one of the list."),
    ],
)
def test_nonsense_is_answered_with_a_sentence(given, sentence):
    form = FilterForm(given, user=AnonymousUser())

    assert [str(error) for errors in form.errors.values() for error in errors] == [sentence]


def fields_for(user):
    return list(FilterForm({}, user=user).fields)


def test_readers_are_offered_only_filters_whose_rows_they_may_see():
    shared = ["q", "country", "size", "service", "origin"]

    assert set(fields_for(AnonymousUser())) == {*shared}
    assert set(fields_for(a_person())) == {*shared, "offers"}
    assert set(fields_for(a_facilitator())) == {*shared, "offers", "needs"}


@pytest.mark.parametrize("given", [{"offers": "metering"}, {"needs": "metering"}])
def test_a_filter_that_is_closed_to_the_reader_is_not_passed_over_in_silence(given):
    form = FilterForm(given, user=AnonymousUser())

    assert not form.is_valid()
    assert form.non_field_errors() == [
        "This list is filtered by something you may not see. Sign in, or take the filter away."
    ]


def test_setting_aside_asks_for_a_reason():
    assert NotNowForm({}).errors == {"reason": ["Choose a reason; it helps to suggest better."]}
    assert NotNowForm({"reason": "other", "note": "Next year"}).is_valid()
