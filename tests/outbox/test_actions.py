import datetime as dt
import smtplib

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import transaction
from django.template import TemplateDoesNotExist
from django.utils.translation import get_language

from makers import a_person
from waterlinks.jobs.actions import Worker, run_now
from waterlinks.jobs.models import Job
from waterlinks.outbox import actions
from waterlinks.outbox.models import CLAIM, Message, MessageState

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 6, 30, 12, tzinfo=dt.UTC)
GREYLISTED = smtplib.SMTPRecipientsRefused({"slow@example.org": (450, b"Come back later")})


class Context:
    """A running job that nobody watches."""

    def progress(self, done, total=None, phase=""):
        pass

    def raise_if_cancelled(self):
        pass


class Postbox(EmailBackend):
    """A mail server that answers some addresses with trouble."""

    trouble = {}

    def send_messages(self, messages):
        for message in messages:
            if message.to[0] in self.trouble:
                raise self.trouble[message.to[0]]
        return super().send_messages(messages)


@pytest.fixture
def trouble(monkeypatch):
    """Return the table of addresses and what the mail server raises for them."""
    monkeypatch.setattr(Postbox, "trouble", {})
    monkeypatch.setattr(actions, "get_connection", lambda timeout: Postbox())
    return Postbox.trouble


def queue(to="ana@example.org", name="Ana Torres", **context):
    return actions.queue("an_offer", a_person_at(to, name), {"mentor": "Lakeside Water", **context})


def a_person_at(email, name="Ana Torres", **facts):
    person = a_person(name=name, **facts)
    person.email = email
    return person


def deliver(now=NOW):
    return actions.deliver(Context(), clock=lambda: now)


def states():
    return list(Message.objects.order_by("pk").values_list("to", "state"))


def test_the_first_line_is_the_subject_and_the_rest_reads_well_in_plain_text():
    message = queue()

    assert message.subject == "Ana Torres, Lakeside Water offers help"
    assert message.text == (
        "Dear Ana Torres,\n\nLakeside Water offers help.\n\nYou get this mail because you belong to Port Amber.\n"
    )


def test_plain_text_is_not_escaped():
    message = queue(mentor="Água & Saneamento <Sul>")

    assert message.subject == "Ana Torres, Água & Saneamento <Sul> offers help"


def test_a_mail_speaks_the_language_of_its_reader(words):
    (words / "an_offer.txt").write_text("{% load i18n %}{% get_current_language as now %}Hello\n\n{{ now }}")

    message = actions.queue("an_offer", a_person_at("ana@example.org", language="fr"), {})

    assert (message.language, message.text) == ("fr", "fr\n")
    assert get_language() == "en"


def test_a_page_beside_the_text_is_sent_with_it_and_escaped(words):
    (words / "an_offer.html").write_text("<p>{{ mentor }} offers help.</p>")

    queue(mentor="Água & Saneamento")
    deliver()

    assert mail.outbox[0].alternatives == [("<p>Água &amp; Saneamento offers help.</p>", "text/html")]


def test_a_name_with_a_line_break_cannot_add_a_header():
    message = queue(name="Ana\r\nBcc: everybody@example.org")
    deliver()

    sent = mail.outbox[0].message()
    assert message.subject == "Ana"
    assert (sent["Subject"], sent["To"], sent["Bcc"]) == ("Ana", "ana@example.org", None)


def test_an_unknown_kind_is_loud():
    with pytest.raises(TemplateDoesNotExist):
        actions.queue("nobody_wrote_this", a_person(), {})


def test_a_mail_is_queued_only_together_with_what_it_tells():
    with transaction.atomic():
        queue()
        transaction.set_rollback(True)

    assert not Message.objects.exists()
    assert not Job.objects.exists()


def test_many_mails_wait_for_one_delivery():
    queue()
    queue()

    assert Job.objects.filter(kind="deliver_mail").count() == 1


def test_a_mail_that_comes_while_a_delivery_runs_gets_one_of_its_own():
    queue()
    Job.objects.update(state="running", started_at=NOW, heartbeat_at=NOW, attempts=1)

    queue()

    assert Job.objects.filter(kind="deliver_mail").count() == 2


def test_the_worker_sends_what_waits():
    queue()

    Worker().work_once()

    job = Job.objects.get()
    message = Message.objects.get()
    assert (job.state, job.outcome()) == ("done", "1 sent, 0 could not be sent.")
    assert message.state == MessageState.SENT
    assert message.sent_at is not None
    assert [(sent.to, sent.extra_headers) for sent in mail.outbox] == [
        (["ana@example.org"], {"Auto-Submitted": "auto-generated"})
    ]


def test_what_is_sent_is_not_sent_again():
    queue()
    deliver()

    told = deliver()

    assert told == {"sent": 0, "failed": 0}
    assert len(mail.outbox) == 1


def test_of_two_workers_one_gets_the_message():
    queue()
    seen_by_both = [Message.objects.get(), Message.objects.get()]

    assert [actions.claim(message, NOW) for message in seen_by_both] == [True, False]


def test_a_message_in_the_hands_of_a_living_worker_is_left_alone():
    queue()
    actions.claim(Message.objects.get(), NOW)

    assert deliver(NOW + CLAIM) == {"sent": 0, "failed": 0}


def test_a_message_of_a_worker_that_died_is_sent_by_the_next():
    queue()
    actions.claim(Message.objects.get(), NOW)

    told = deliver(NOW + CLAIM + dt.timedelta(seconds=1))

    assert told == {"sent": 1, "failed": 0}


def test_an_address_that_is_refused_does_not_hold_up_the_others(trouble):
    trouble["gone@example.org"] = smtplib.SMTPRecipientsRefused({"gone@example.org": (550, b"No such user")})
    for address in ["ana@example.org", "gone@example.org", "ben@example.org"]:
        queue(address)

    told = deliver()

    assert told == {"sent": 2, "failed": 1}
    assert states() == [
        ("ana@example.org", "sent"),
        ("gone@example.org", "failed"),
        ("ben@example.org", "sent"),
    ]
    problem = Message.objects.get(state=MessageState.FAILED).problem
    assert problem.startswith("The mail server did not take it. SMTPRecipientsRefused")


@pytest.mark.parametrize(
    "momentary",
    [GREYLISTED, smtplib.SMTPServerDisconnected("Gone"), smtplib.SMTPDataError(451, b"Busy"), TimeoutError()],
)
def test_trouble_that_may_pass_leaves_the_message_waiting(trouble, momentary):
    queue("slow@example.org")
    trouble["slow@example.org"] = momentary

    told = deliver()

    message = Message.objects.get()
    assert told == {"sent": 0, "failed": 0}
    assert (message.state, message.claimed_at, message.attempts) == (MessageState.QUEUED, None, 1)
    assert message.problem != ""


def test_when_the_trouble_has_passed_the_message_is_sent_and_the_problem_forgotten(trouble):
    queue("slow@example.org")
    trouble["slow@example.org"] = GREYLISTED
    deliver()
    trouble.clear()

    deliver()

    message = Message.objects.get()
    assert (message.state, message.problem, message.attempts) == (MessageState.SENT, "", 2)


def test_a_message_is_given_up_after_three_attempts(trouble):
    queue("slow@example.org")
    trouble["slow@example.org"] = GREYLISTED

    told = [deliver() for _ in range(3)]

    assert told == [{"sent": 0, "failed": 0}, {"sent": 0, "failed": 0}, {"sent": 0, "failed": 1}]


def test_what_is_no_mail_at_all_is_given_up_at_once(trouble):
    queue("slow@example.org")
    trouble["slow@example.org"] = mail.BadHeaderError("Header values can't contain newlines")

    assert deliver() == {"sent": 0, "failed": 1}
    assert Message.objects.get().problem.startswith("This cannot be sent as a mail.")


def test_while_nobody_answers_everything_waits_and_the_job_says_so(monkeypatch):
    def no_answer(self):
        raise ConnectionRefusedError("Connection refused")

    monkeypatch.setattr(EmailBackend, "open", no_answer)
    queue()

    job = run_now("deliver_mail", {}, by=None)

    assert job.failure_sentence().startswith("The mail server does not answer. Nothing is lost")
    assert states() == [("ana@example.org", "queued")]
    assert Message.objects.get().attempts == 0


def test_a_message_that_another_worker_takes_at_the_last_moment_is_left_to_it(monkeypatch):
    queue()
    monkeypatch.setattr(actions, "claim", lambda message, now: False)

    assert deliver() == {"sent": 0, "failed": 0}
    assert mail.outbox == []
