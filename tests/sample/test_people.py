from waterlinks.organisations.terms import Kind, Role
from waterlinks.sample.people import BODIES, PERSONAS


def test_every_role_that_has_a_home_here_has_a_persona():
    assert {persona.role for persona in PERSONAS} == set(Role) - {Role.STAFF}


def test_addresses_are_of_nobody():
    assert all(persona.email.endswith("@example.org") for persona in PERSONAS)


def test_there_is_one_secretariat():
    assert [body.kind for body in BODIES].count(Kind.SECRETARIAT) == 1
