import pytest

from waterlinks.matching import wording


def test_an_unknown_track_record_reads_as_a_question():
    asked = {"code": "track_record", "params": {"side": "mentor"}}

    sentence = wording.reason(asked, "Port Amber", "Lakeside", asks=True)

    assert sentence == "How many partnerships has Lakeside completed as mentor?"


@pytest.mark.parametrize(
    ("completed", "sentence"),
    [(1, "1 partnership completed as mentor."), (3, "3 partnerships completed as mentor.")],
)
def test_a_known_track_record_reads_as_a_strength(completed, sentence):
    known = {"code": "track_record", "params": {"partnerships": completed, "side": "mentor"}}

    assert wording.reason(known, "Port Amber", "Lakeside") == sentence
