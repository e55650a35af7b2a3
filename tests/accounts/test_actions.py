import datetime as dt

import pytest

from makers import a_person
from waterlinks.accounts import actions
from waterlinks.accounts.models import SignInAttempt

pytestmark = pytest.mark.django_db
NOON = dt.datetime(2026, 6, 30, 12, tzinfo=dt.UTC)
HERE, ELSEWHERE = "192.0.2.7", "192.0.2.8"
RIGHT, WRONG = "a long password", "a wrong password"


@pytest.fixture
def ana():
    return a_person(password=RIGHT)


def attempt(email, password, *, at=NOON, network_address=HERE):
    return actions.check_password(email, password, network_address=network_address, now=at)


def six_wrong_passwords(email, *, at=NOON):
    for minute in range(6):
        assert attempt(email, WRONG, at=at + dt.timedelta(minutes=minute)) is None


def test_the_right_password_is_answered_with_the_person(ana):
    assert attempt(ana.email, RIGHT) == ana


def test_capitals_in_the_address_do_not_matter(ana):
    assert attempt(f" {ana.email.upper()} ", RIGHT) == ana


def test_a_wrong_password_and_an_unknown_address_are_answered_alike(ana):
    assert attempt(ana.email, WRONG) is None
    assert attempt("nobody@example.org", WRONG) is None


def test_who_may_not_sign_in_any_more_is_answered_like_a_wrong_password(ana):
    type(ana).objects.update(is_active=False)

    assert attempt(ana.email, RIGHT) is None


def test_after_six_wrong_passwords_not_even_the_right_one_is_looked_at(ana):
    six_wrong_passwords(ana.email)

    with pytest.raises(actions.TooManyAttempts) as refusal:
        attempt(ana.email, RIGHT, at=NOON + dt.timedelta(minutes=6))

    assert refusal.value.again_at == NOON + dt.timedelta(minutes=15)


def test_an_unknown_address_is_refused_alike():
    six_wrong_passwords("nobody@example.org")

    with pytest.raises(actions.TooManyAttempts):
        attempt("nobody@example.org", RIGHT, at=NOON + dt.timedelta(minutes=6))


def test_trying_on_while_refused_does_not_make_it_longer(ana):
    six_wrong_passwords(ana.email)
    with pytest.raises(actions.TooManyAttempts):
        attempt(ana.email, WRONG, at=NOON + dt.timedelta(minutes=14))

    assert attempt(ana.email, RIGHT, at=NOON + dt.timedelta(minutes=15)) == ana


def test_what_happens_elsewhere_keeps_nobody_out(ana):
    six_wrong_passwords(ana.email)

    assert attempt(ana.email, RIGHT, network_address=ELSEWHERE, at=NOON + dt.timedelta(minutes=6)) == ana


def test_the_right_password_wipes_the_slate_clean(ana):
    for _ in range(5):
        attempt(ana.email, WRONG)
    attempt(ana.email, RIGHT)

    six_wrong_passwords(ana.email)


def test_neither_addresses_nor_passwords_are_kept(ana):
    attempt(ana.email, WRONG)

    kept = SignInAttempt.objects.values_list("key", flat=True).get()
    assert len(kept) == 64
    assert not {ana.email, HERE, WRONG} & {kept}


def test_attempts_older_than_a_quarter_of_an_hour_are_thrown_away(ana):
    attempt("nobody@example.org", WRONG)

    attempt(ana.email, WRONG, at=NOON + dt.timedelta(minutes=15))

    assert SignInAttempt.objects.count() == 1
