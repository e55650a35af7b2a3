from django.apps import AppConfig
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class OutboxConfig(AppConfig):
    name = "waterlinks.outbox"
    label = "outbox"
    verbose_name = "Outbox"

    def ready(self) -> None:
        from waterlinks.jobs import terms as jobs
        from waterlinks.outbox.actions import DELIVER, deliver

        jobs.register(
            DELIVER,
            run=deliver,
            title=lambda _params: gettext("Sending mail"),
            phases={"sending": _("Sending")},
            failures={
                "no_mail_server": _(
                    "The mail server does not answer. Nothing is lost: what waits is sent with the next mail. {said}"
                )
            },
            outcome=lambda result: gettext("{sent} sent, {failed} could not be sent.").format(**result),
        )
