"""When a proposal may still be accepted."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from waterlinks.kernel.lifecycle import Lifecycle, Step


class ProposalState(models.TextChoices):
    PROPOSED = "proposed", _("Proposed")
    ACCEPTED = "accepted", _("Accepted")
    SUPERSEDED = "superseded", _("Superseded")


PROPOSAL = Lifecycle(
    Step("accept", (ProposalState.PROPOSED,), ProposalState.ACCEPTED),
    Step("supersede", (ProposalState.PROPOSED,), ProposalState.SUPERSEDED),
)
