from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext


class PartnershipsConfig(AppConfig):
    name = "waterlinks.partnerships"
    label = "partnerships"
    verbose_name = "Partnerships"

    def ready(self) -> None:
        from waterlinks.operators.places import Panel, add_panel
        from waterlinks.partnerships.queries import of_operator

        _word_the_trail()
        add_panel(Panel(40, "partnerships/panel.html", of_operator))


def _word_the_trail() -> None:
    from waterlinks.audit.queries import register
    from waterlinks.partnerships.terms import MilestoneKind

    def milestone(detail: Any) -> str:
        return gettext("Reached: %(milestone)s.") % {"milestone": MilestoneKind(detail["milestone"]).label}

    register(
        "partnership.begin",
        lambda detail: gettext("%(mentor)s and %(recipient)s began to work together.") % detail,
    )
    register("partnership.co_mentor", lambda detail: gettext("%(mentor)s joined as co-mentor.") % detail)
    register(
        "partnership.withdraw", lambda detail: gettext("The partnership was withdrawn: %(reason)s") % detail
    )
    register("partnership.publish", lambda _: gettext("The partnership's page was made public."))
    register("partnership.milestone", milestone)
