import pytest

from makers import a_mentor
from waterlinks.matching.forms import MentorForm, ProposalForm, first_problem
from waterlinks.operators.models import Operator

pytestmark = pytest.mark.django_db


def test_a_mentor_is_found_by_its_code():
    lakeside = a_mentor("Lakeside")

    form = MentorForm({"mentor": lakeside.code})

    assert form.is_valid()
    assert form.cleaned_data["mentor"] == lakeside


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ("", "Choose a mentor."),
        ("nobody", "There is no such mentor. It may have been renamed; reload the page."),
        ("port amber", "There is no such mentor."),
        ("a\x00b", "Null characters are not allowed."),
        ("x" * 61, "Ensure this value has at most 60 characters (it has 61)."),
        ("x" * 1_000_000, "Ensure this value has at most 60 characters (it has 1000000)."),
    ],
)
def test_whatever_else_is_sent_is_refused_in_words(given, problem):
    form = MentorForm({"mentor": given})

    assert not form.is_valid()
    assert problem in form.errors["mentor"]


def test_a_mentor_that_is_not_listed_is_nobody():
    lakeside = a_mentor("Lakeside")
    Operator.objects.filter(pk=lakeside.pk).update(is_listed=False)

    assert not MentorForm({"mentor": lakeside.code}).is_valid()


def test_a_proposal_is_a_number():
    form = ProposalForm({"proposal": "7"})

    assert form.is_valid()
    assert form.cleaned_data == {"proposal": 7}


@pytest.mark.parametrize("given", ["", "seven", "0", "-1", "1.5", "9" * 5000])
def test_and_nothing_but_a_number_from_one_on(given):
    assert not ProposalForm({"proposal": given}).is_valid()


def test_the_first_problem_of_a_form_is_one_sentence():
    assert first_problem(MentorForm({"mentor": ""})) == "Choose a mentor."
    assert first_problem(MentorForm({"mentor": a_mentor().code})) == ""
