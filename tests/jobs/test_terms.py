import datetime as dt

import pytest

from waterlinks.jobs import terms


def test_a_failure_is_worded_by_its_kind(register):
    register(failures={"wrong_columns": "These columns are missing: {columns}."})

    sentence = terms.failure_sentence("count_meters", "wrong_columns", {"columns": "year, value"})

    assert sentence == "These columns are missing: year, value."


def test_a_failure_nobody_foresaw_names_the_number_that_leads_to_its_cause(register):
    register()

    assert "number a1b2c3d4:" in terms.failure_sentence("count_meters", "unexpected", {"trace": "a1b2c3d4"})


def test_a_failure_without_words_is_shown_as_it_was_stored(register):
    register()

    sentence = terms.failure_sentence("count_meters", "too_wet", {"depth": 3})

    assert sentence == "The work was refused: too_wet {'depth': 3}"


def test_a_failure_of_a_kind_that_is_gone_is_still_told(register):
    assert terms.failure_sentence("gone", "interrupted", {"attempts": 3}).startswith(
        "The program doing this work was stopped 3"
    )


def test_an_unknown_kind_is_refused_by_name(register):
    with pytest.raises(terms.Refused) as refusal:
        terms.kind_named("fly")

    assert (refusal.value.code, refusal.value.params) == ("unknown_kind", {"kind": "fly"})


def test_only_kinds_that_welcome_a_person_are_seen_by_them(register):
    register("open_work", may_see=lambda user: user == "Ana")
    register("private_work")

    assert terms.kinds_seen_by("Ana") == ["open_work"]
    assert terms.kinds_seen_by("Ben") == []


def test_what_is_stored_has_no_nul_and_dates_as_text():
    stored = terms.storable({"a\0": ["x\0y", {"on": dt.date(2026, 6, 30)}], "n": None, "s": "\\u0000"})

    assert stored == {"a": ["xy", {"on": "2026-06-30"}], "n": None, "s": "\\u0000"}


@pytest.mark.parametrize(
    ("value", "error"), [({"v": float("nan")}, ValueError), ({"v": object()}, TypeError)]
)
def test_what_json_has_no_word_for_cannot_be_stored(value, error):
    with pytest.raises(error):
        terms.storable(value)


def test_a_refusal_with_unstorable_parameters_is_found_where_it_is_raised():
    with pytest.raises(TypeError):
        terms.Refused("wrong_columns", {"columns": {1, 2}})
