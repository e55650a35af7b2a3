"""Writing a mail into the outbox, and sending what waits there."""

import datetime as dt
import re
import smtplib
from collections.abc import Callable, Mapping
from typing import Any, Self

from django.apps import apps
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import transaction
from django.db.models import F
from django.template import Context, TemplateDoesNotExist
from django.template.loader import select_template
from django.utils import timezone, translation
from django.utils.translation import gettext

from waterlinks.jobs import actions as jobs
from waterlinks.jobs.models import Job
from waterlinks.jobs.terms import JobContext, Refused
from waterlinks.outbox.models import Message, MessageState

DELIVER = "deliver_mail"
MAX_ATTEMPTS = 3
PATIENCE = 20  # seconds the mail server may keep us waiting for one answer


@transaction.atomic
def queue(kind: str, person: Any, context: Mapping[str, Any]) -> Message:
    """Write a mail of this kind to a person, as part of the caller's transaction.

    The template also gets `person`. A job that sends what waits is queued with it, unless one waits already.

    Raises:
        TemplateDoesNotExist: no package has words for this kind.
    """
    with translation.override(person.language):
        facts = {**context, "person": person}
        subject, text = _subject_and_text(_rendered(f"{kind}.txt", facts, escape=False))
        html = _html(kind, facts)
    message = Message.objects.create(
        kind=kind,
        person_id=person.pk,
        to=person.email,
        language=person.language,
        subject=subject,
        text=text,
        html=html,
    )
    _see_to_delivery()
    return message


def _rendered(name: str, facts: Mapping[str, Any], *, escape: bool) -> str:
    choice = [f"{package.label}/mail/{name}" for package in apps.get_app_configs()]
    template = select_template(choice).template  # the engine's own: it escapes on request
    return template.render(Context(dict(facts), autoescape=escape))


def _html(kind: str, facts: Mapping[str, Any]) -> str:
    try:
        return _rendered(f"{kind}.html", facts, escape=True).strip()
    except TemplateDoesNotExist:
        return ""


def _subject_and_text(rendered: str) -> tuple[str, str]:
    """Part the first line from the rest. A name with a line break in it ends in the text, never in a header."""
    first, _, rest = rendered.strip().partition("\n")
    text = re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]+\n", "\n", rest.replace("\r", ""))).strip()
    return " ".join(first.split())[:300], f"{text}\n"


def _see_to_delivery() -> None:
    """Queue a delivery, unless one waits.

    The lock on the waiting one keeps it from being taken up before our message can be seen; one that a worker
    is just taking up is locked already and does not count.
    """
    waiting = Job.objects.waiting().filter(kind=DELIVER).select_for_update(skip_locked=True)
    if not waiting.first():
        jobs.enqueue(DELIVER, {}, by=None)


def deliver(context: JobContext, *, clock: Callable[[], dt.datetime] = timezone.now) -> dict[str, int]:
    """Send what waits, one message at a time, and return how many were sent and how many could not be.

    A message belongs to the worker that claims it, so two workers never send the same one. A message that
    cannot be sent does not hold up the others.

    Raises:
        Refused: the mail server does not answer; everything not yet sent keeps waiting.
    """
    told = dict.fromkeys(MessageState, 0)
    last = 0
    with _Server() as server:
        while message := Message.objects.waiting(clock()).filter(pk__gt=last).first():
            last = message.pk
            server.reach()
            if claim(message, clock()):
                told[_send(server, message, clock)] += 1
            context.progress(sum(told.values()), None, "sending")
    return {"sent": told[MessageState.SENT], "failed": told[MessageState.FAILED]}


def claim(message: Message, now: dt.datetime) -> bool:
    """Take a message into the hands of this worker; False when another was faster."""
    free = Message.objects.waiting(now).filter(pk=message.pk, attempts=message.attempts)
    taken = bool(free.update(claimed_at=now, attempts=F("attempts") + 1))
    message.attempts += taken
    return taken


def _send(server: "_Server", message: Message, clock: Callable[[], dt.datetime]) -> MessageState:
    """Send one claimed message, store what came of it, and return its state then."""
    try:
        server.send(message)
    except (smtplib.SMTPException, OSError, ValueError) as trouble:
        server.leave()
        ended = _is_final(trouble) or message.attempts >= MAX_ATTEMPTS
        return _settle(
            message, MessageState.FAILED if ended else MessageState.QUEUED, problem=_in_words(trouble)
        )
    return _settle(message, MessageState.SENT, sent_at=clock(), problem="")


def _settle(message: Message, state: MessageState, **facts: Any) -> MessageState:
    ours = Message.objects.filter(pk=message.pk, attempts=message.attempts, state=MessageState.QUEUED)
    ours.update(state=state, claimed_at=None, **facts)
    return state


def _is_final(trouble: Exception) -> bool:
    """Say whether trying again would end the same way: the server said no for good (5xx), or it is no mail."""
    if isinstance(trouble, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _ in trouble.recipients.values())
    if isinstance(trouble, smtplib.SMTPResponseException):
        return trouble.smtp_code >= 500
    return isinstance(trouble, ValueError)


def _in_words(trouble: Exception) -> str:
    said = " ".join(f"{type(trouble).__name__}: {trouble}".split())
    if isinstance(trouble, ValueError):
        return gettext("This cannot be sent as a mail. {said}").format(said=said)[:300]
    return gettext("The mail server did not take it. {said}").format(said=said)[:300]


class _Server:
    """The connection to the mail server: opened before the first message, and again after trouble."""

    _backend: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.leave()

    def reach(self) -> None:
        """Open the connection if it is not open.

        Raises:
            Refused: nobody answers, or not to us.
        """
        if self._backend is None:
            backend = get_connection(timeout=PATIENCE)
            try:
                backend.open()
            except (smtplib.SMTPException, OSError) as silence:
                raise Refused("no_mail_server", {"said": _in_words(silence)}) from silence
            self._backend = backend

    def leave(self) -> None:
        if self._backend is not None:
            self._backend.close()
        self._backend = None

    def send(self, message: Message) -> None:
        mail = EmailMultiAlternatives(
            message.subject,
            message.text,
            to=[message.to],
            headers={"Auto-Submitted": "auto-generated"},
            connection=self._backend,
        )
        if message.html:
            mail.attach_alternative(message.html, "text/html")
        mail.send()
