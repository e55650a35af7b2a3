import pytest
from django.db import IntegrityError, transaction

from waterlinks.outbox.models import Message, MessageState

pytestmark = pytest.mark.django_db


def test_nothing_is_sent_without_a_moment():
    with pytest.raises(IntegrityError, match="message_sent_has_a_moment"), transaction.atomic():
        Message.objects.create(kind="an_offer", to="ana@example.org", state=MessageState.SENT)


def test_a_message_names_its_subject_and_its_reader():
    assert str(Message(subject="Your partnership has begun", to="ana@example.org")) == (
        "Your partnership has begun → ana@example.org"
    )
