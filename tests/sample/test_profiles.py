from waterlinks.operators.terms import Ownership, Service
from waterlinks.reference.countries import countries
from waterlinks.sample.profiles import profiles


def test_there_are_sixty_operators_each_with_a_code_of_its_own():
    assert len({profile.code for profile in profiles()}) == 60


def test_every_answer_is_one_the_platform_knows():
    for profile in profiles():
        assert profile.country in countries()
        assert set(profile.services) <= set(Service.values)
        assert profile.ownership in Ownership.values
        assert set(profile.standing.values()) <= set("gmb-")


def test_unknown_answers_stay_unknown():
    port_amber = next(profile for profile in profiles() if profile.acronym == "PAWD")

    assert port_amber.days is None
    assert port_amber.director is True
