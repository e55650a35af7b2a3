from itertools import product

import pytest
from django.contrib.auth.models import AnonymousUser

from makers import a_facilitator, a_representative, a_secretary, an_operator
from waterlinks.benchmarking.permissions import may_import_figures, may_read_figures
from waterlinks.operators.models import Operator

pytestmark = pytest.mark.django_db


def test_only_those_who_run_the_programme_import_figures():
    assert may_import_figures(a_secretary())
    assert not may_import_figures(a_facilitator())
    assert not may_import_figures(a_representative(an_operator()))
    assert not may_import_figures(AnonymousUser())


def test_closed_figures_are_read_by_the_own_people_and_the_network():
    operator = an_operator(figures_are_public=False)

    assert may_read_figures(a_representative(operator), operator)
    assert may_read_figures(a_facilitator(), operator)
    assert not may_read_figures(a_representative(an_operator()), operator)
    assert not may_read_figures(AnonymousUser(), operator)


def test_public_figures_are_read_by_everybody():
    assert may_read_figures(AnonymousUser(), an_operator(figures_are_public=True))


def test_nobody_reads_the_figures_of_an_operator_that_is_not_listed():
    assert not may_read_figures(a_secretary(), an_operator(is_listed=False, figures_are_public=True))


@pytest.mark.parametrize("facts", list(product([True, False], repeat=2)), ids=str)
def test_the_permission_and_the_list_agree(facts):
    is_listed, figures_are_public = facts
    operator = an_operator(is_listed=is_listed, figures_are_public=figures_are_public)
    readers = [
        AnonymousUser(),
        a_secretary(),
        a_facilitator(),
        a_representative(operator),
        a_representative(an_operator()),
    ]

    for reader in readers:
        listed = Operator.objects.with_figures_visible_to(reader).filter(pk=operator.pk).exists()
        assert may_read_figures(reader, operator) is listed
