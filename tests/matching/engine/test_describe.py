import json

from waterlinks.matching.engine import describe, rules, weights
from waterlinks.matching.engine.weights import WeightSet


def test_what_is_published_is_what_the_engine_goes_by():
    published = describe.describe()

    assert published["engine"] == weights.ENGINE
    assert published["must_haves"] == [rule.code for rule in rules.MUST_HAVES]
    assert published["capacity"] == {"days_per_slot": 20, "slots_when_unknown": 1}
    assert published["fit"] == {
        "levels_above": 2,
        "priority_weights": [100, 60, 36, 22, 13],
        "reach": {"beyond_aim": 100, "at_aim": 90, "below_aim": 70},
        "first_half_earns": 70,
    }
    assert published["reasons"] == {"strong_from": 80, "weak_to": 40, "most": 3}


def test_a_criterion_is_published_with_its_steps_and_what_unknown_means():
    income = next(each for each in describe.describe()["context"] if each["code"] == "income")

    assert income == {
        "code": "income",
        "part": 10,
        "kind": "up_to",
        "unit": "groups",
        "steps": [
            {"answer": 0, "score": 100},
            {"answer": 1, "score": 70},
            {"answer": 2, "score": 40},
            {"answer": None, "score": 20},
        ],
        "unknown": {"low": 20, "mid": 60, "high": 100},
    }


def test_the_weights_shown_are_those_asked_for():
    losses = WeightSet("Losses first", 3, 50, 20, 20, 10)

    assert describe.describe(losses)["weights"] == losses.as_dict()


def test_all_of_it_can_be_written_as_json():
    published = describe.describe()

    assert json.loads(json.dumps(published)) == published
