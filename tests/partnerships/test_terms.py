from waterlinks.partnerships.terms import MENTORING, PartyRole


def test_mentor_and_co_mentor_are_mentoring():
    assert set(MENTORING) == {PartyRole.MENTOR, PartyRole.CO_MENTOR}
