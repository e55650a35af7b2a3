"""What the door says: sentences to the person on stderr, one JSON object for machines on stdout."""

import json
import sys
from collections.abc import Mapping

DONE, REFUSED, USAGE = 0, 1, 2


class Refusal(Exception):  # noqa: N818 - named by what happened
    """The door cannot do what it was asked; the message is a sentence that says what to do."""


class Misuse(Refusal):
    """The command line itself makes no sense; the message says which there are."""


def say(sentence: str = "") -> None:
    """Tell the person."""
    sys.stderr.write(sentence + "\n")
    sys.stderr.flush()


def answer(answered: Mapping[str, object]) -> None:
    """Tell the machine: one JSON object, on one line."""
    sys.stdout.write(json.dumps(answered) + "\n")
    sys.stdout.flush()
