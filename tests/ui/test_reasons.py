from waterlinks.kernel.figure import WhyNot
from waterlinks.ui import reasons


def test_a_reason_is_worded_with_its_parameters():
    reasons.register({"test_missing": "{item} is missing for {year}."})

    assert reasons.in_words(WhyNot("test_missing", {"item": "System input", "year": 2024})) == (
        "System input is missing for 2024."
    )


def test_several_things_are_listed():
    reasons.register({"test_items": "Missing: {items}."})

    assert reasons.in_words(WhyNot("test_items", {"items": ["i59", "i81"]})) == "Missing: i59, i81."


def test_an_old_reason_without_its_parameter_is_still_a_sentence():
    reasons.register({"test_old": "{item} is missing."})

    assert reasons.in_words(WhyNot("test_old")) == "? is missing."


def test_an_unknown_code_says_that_nothing_was_measured():
    assert reasons.in_words(WhyNot("test_nobody_words_this")) == "Not measured"


def test_a_package_may_word_a_reason_by_a_function_of_its_parameters():
    reasons.register({"test_worded": lambda params: f"{len(params['items'])} items are missing."})

    assert reasons.in_words(WhyNot("test_worded", {"items": ["i59", "i81"]})) == "2 items are missing."
