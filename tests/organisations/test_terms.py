import pytest

from waterlinks.organisations.terms import ROLE_CARDS, Permission, Role, roles_that_may


def test_every_role_has_its_card():
    assert list(ROLE_CARDS) == list(Role)


@pytest.mark.parametrize("permission", Permission)
def test_every_permission_is_held_by_somebody(permission):
    assert roles_that_may(permission) != []


def test_only_who_represents_an_operator_speaks_for_it():
    assert roles_that_may(Permission.SPEAK_FOR) == [Role.REPRESENTATIVE]
