"""The first two links of the chain: the need, and the match."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from waterlinks.operators.lifecycle import NeedState
from waterlinks.operators.models import Need
from waterlinks.operators.places import LinkFact
from waterlinks.organisations.permissions import organisation_ids, sees_network
from waterlinks.organisations.terms import Permission
from waterlinks.partnerships.models import Partnership


def address_of(need: Need) -> str:
    return reverse("matching:need", args=[need.pk])


def need_link(user: Any, need: Need) -> LinkFact:
    """The need is live; its page is for those who may see it."""
    areas = len(need.counting_areas)
    fact = ngettext("%(areas)s focus area", "%(areas)s focus areas", areas) % {"areas": areas}
    mine = need.operator.organisation_id in organisation_ids(user, Permission.SEE_OWN)
    return LinkFact("live", fact, address_of(need) if mine or sees_network(user) else "")


def match_link(user: Any, need: Need) -> LinkFact:
    """The match is live once a partnership began, and missing while the need waits."""
    if need.state == NeedState.OPEN:
        url = f"{address_of(need)}#mentors" if sees_network(user) else ""
        return LinkFact("missing", gettext("Nobody is proposed and accepted yet"), url)
    seen = Partnership.objects.visible_to(user).filter(need=need).order_by("-pk").first()
    return LinkFact("live", gettext("Accepted"), seen.get_absolute_url() if seen else "")
