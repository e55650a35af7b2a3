"""Checking a password, and counting the wrong ones."""

import datetime as dt
from typing import Any

from django.contrib.auth import authenticate
from django.utils.crypto import salted_hmac

from waterlinks.accounts.models import Person, SignInAttempt

WINDOW = dt.timedelta(minutes=15)
WRONG_PASSWORDS = 6


class TooManyAttempts(Exception):  # noqa: N818 - says what happened
    """Too many wrong passwords for one address from one place. `again_at` is when the next may be tried."""

    def __init__(self, again_at: dt.datetime) -> None:
        self.again_at = again_at
        super().__init__(f"Again at {again_at:%H:%M}.")


def check_password(email: str, password: str, *, network_address: str, now: dt.datetime) -> Person | None:
    """Return the person with this address and password, or None. An unknown address answers like a wrong password.

    The attempt is written down before the password is looked at, so guessing in parallel gains nothing.

    Raises:
        TooManyAttempts: the password was not even looked at.
    """
    SignInAttempt.objects.filter(at__lte=now - WINDOW).delete()
    attempts = SignInAttempt.objects.filter(key=_key(email, network_address))
    attempt = SignInAttempt.objects.create(key=_key(email, network_address), at=now)
    earlier = list(attempts.exclude(pk=attempt.pk).order_by("-at", "-pk")[:WRONG_PASSWORDS])
    if len(earlier) == WRONG_PASSWORDS:
        attempt.delete()
        raise TooManyAttempts(earlier[-1].at + WINDOW)
    person: Any = authenticate(None, username=email, password=password)
    if person is not None:
        attempts.delete()
    return person


def _key(email: str, network_address: str) -> str:
    """Return what attempts are counted under; addresses themselves are not kept."""
    return salted_hmac(
        "sign-in", f"{email.strip().lower()} {network_address}", algorithm="sha256"
    ).hexdigest()
