import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command

from makers import a_person
from waterlinks.outbox.actions import queue

pytestmark = pytest.mark.django_db


def test_the_command_sends_what_waits_and_says_so(capsys):
    queue("an_offer", a_person(), {})

    call_command("deliver_mail")

    assert len(mail.outbox) == 1
    assert capsys.readouterr() == ("", "1 sent, 0 could not be sent.\n")


def test_the_command_refuses_while_nobody_answers(monkeypatch):
    def no_answer(self):
        raise ConnectionRefusedError

    monkeypatch.setattr(EmailBackend, "open", no_answer)
    queue("an_offer", a_person(), {})

    with pytest.raises(CommandError, match="The mail server does not answer"):
        call_command("deliver_mail")
