from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class MatchingConfig(AppConfig):
    name = "waterlinks.matching"
    label = "matching"
    verbose_name = "Matching"

    def ready(self) -> None:
        from waterlinks.matching.queries import chain
        from waterlinks.operators.places import Link, add_link, set_address_of_need
        from waterlinks.organisations.permissions import may_broker
        from waterlinks.ui import navigation

        set_address_of_need(chain.address_of)
        add_link(Link.NEED, chain.need_link)
        add_link(Link.MATCH, chain.match_link)
        navigation.register(_("Matching rounds"), "matching:rounds", order=30, may=may_broker, key="r")
        navigation.register(_("How we match"), "matching:how", order=60, key="h")
        _word_the_trail()
        _take_jobs()


def _word_the_trail() -> None:
    from waterlinks.audit.queries import register
    from waterlinks.matching.wording import round_outcome

    def accepted(detail: Any) -> str:
        return gettext("The match with %(mentor)s was accepted; partnership %(partnership)s began.") % detail

    register("match.accept", accepted)
    register("round.run", round_outcome)


def _take_jobs() -> None:
    from waterlinks.jobs import terms as jobs
    from waterlinks.matching.actions import run_round_job
    from waterlinks.matching.wording import round_outcome

    jobs.register(
        "match_round",
        run=run_round_job,
        title=lambda _params: gettext("Matching round"),
        phases={"solving": _("Scoring and assigning"), "storing": _("Storing the pairs")},
        outcome=round_outcome,
        address=lambda _params, result: result["address"],
    )
