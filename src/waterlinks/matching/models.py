"""Weight sets, rounds and what they found. Reasons are stored as codes and parameters, and worded when read."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from waterlinks.kernel.codes import NumberedCode
from waterlinks.matching.lifecycle import ProposalState
from waterlinks.operators.models import Need, Operator
from waterlinks.organisations.models import Organisation
from waterlinks.organisations.permissions import organisation_ids, sees_network
from waterlinks.organisations.terms import Permission
from waterlinks.partnerships.models import Partnership


class RoundCode(NumberedCode):
    prefix = "R"


class WeightSet(models.Model):
    """How much each of the four figures counts. Named and versioned, owned by the organisation that answers for it."""

    name = models.CharField(_("name"), max_length=80)
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    owner = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    fit = models.PositiveSmallIntegerField(_("fit"))
    context = models.PositiveSmallIntegerField(_("context"))
    readiness = models.PositiveSmallIntegerField(_("readiness"))
    evidence = models.PositiveSmallIntegerField(_("evidence"))
    is_current = models.BooleanField(_("used for new rounds"), default=False)

    class Meta:
        verbose_name = _("weight set")
        verbose_name_plural = _("weight sets")
        constraints = [
            models.UniqueConstraint(fields=["name", "version"], name="weight_set_version_is_unique"),
            models.UniqueConstraint(
                fields=["is_current"], condition=Q(is_current=True), name="weight_set_in_use"
            ),
            models.CheckConstraint(
                name="weight_set_adds_up",
                condition=Q(evidence=100 - F("fit") - F("context") - F("readiness")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.version}"


class RoundQuerySet(models.QuerySet["Round"]):
    def visible_to(self, user: object) -> "RoundQuerySet":
        """Rounds are read by those who see the whole network."""
        return self.all() if sees_network(user) else self.none()


class Round(models.Model):
    """One assignment of all open needs under the mentors' capacity, with its proof."""

    weight_set = models.ForeignKey(WeightSet, on_delete=models.PROTECT, related_name="rounds")
    engine = models.CharField(_("engine"), max_length=20)
    facts_sha256 = models.CharField(_("hash of the facts"), max_length=64)
    objective = models.BigIntegerField(_("objective"))
    dual_bound = models.BigIntegerField(_("dual bound"))
    pairs_found = models.PositiveIntegerField(_("pairs"))
    needs_left = models.PositiveIntegerField(_("needs without a mentor"))
    excluded = models.JSONField(_("excluded"), default=list)
    computed_at = models.DateTimeField(_("computed at"))
    by_id = models.BigIntegerField(_("person"), null=True, blank=True)

    objects = RoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("round")
        verbose_name_plural = _("rounds")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(name="round_is_proven", condition=Q(objective=F("dual_bound"))),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        return RoundCode.of(self.pk)

    def get_absolute_url(self) -> str:
        return reverse("matching:round", args=[self.pk])


class Unmatched(models.Model):
    """A need that a round left without a mentor. Its reasons are a list of `{code, params}`."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="unmatched")
    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="+")
    reasons = models.JSONField(_("reasons"))

    class Meta:
        verbose_name = _("need without a mentor")
        verbose_name_plural = _("needs without a mentor")
        constraints = [
            models.UniqueConstraint(fields=["round", "need"], name="unmatched_is_once_in_a_round"),
        ]

    def __str__(self) -> str:
        return f"{self.round}: {self.need}"


class ProposalQuerySet(models.QuerySet["Proposal"]):
    def visible_to(self, user: object) -> "ProposalQuerySet":
        """Those who see the network and the people of both operators read it, while both are listed."""
        listed = self.filter(need__operator__is_listed=True, mentor__is_listed=True)
        if sees_network(user):
            return listed
        mine = organisation_ids(user, Permission.SEE_OWN)
        return listed.filter(Q(need__operator__organisation__in=mine) | Q(mentor__organisation__in=mine))


class Proposal(models.Model):
    """A mentor proposed for a need, with the four figures and the reasons as they stood then.

    Figures are `[low, mid, high]` in hundredths of a point (0 to 10,000); reasons are lists of
    `{code, params}` under strengths, watch_outs and unknowns.
    """

    round = models.ForeignKey(
        Round, on_delete=models.CASCADE, related_name="proposals", null=True, blank=True
    )
    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="+")
    mentor = models.ForeignKey(Operator, on_delete=models.CASCADE, related_name="+")
    total = models.JSONField(_("total"))
    fit = models.JSONField(_("fit"))
    context = models.JSONField(_("context"))
    readiness = models.JSONField(_("readiness"))
    evidence = models.JSONField(_("evidence"))
    reasons = models.JSONField(_("reasons"))
    first_choice_lost = models.IntegerField(_("points below the need's own first choice"), default=0)
    state = models.CharField(_("state"), max_length=10, choices=ProposalState, default=ProposalState.PROPOSED)
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    decided_by_id = models.BigIntegerField(_("decided by"), null=True, blank=True)
    partnership = models.ForeignKey(
        Partnership, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        constraints = [
            models.UniqueConstraint(fields=["round", "need"], name="proposal_is_once_in_a_round"),
            models.CheckConstraint(
                name="proposal_accepted_has_a_partnership",
                condition=~Q(state=ProposalState.ACCEPTED) | Q(partnership__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mentor} → {self.need}"

    @property
    def number(self) -> str:
        """For the value of a button: never with a separator, whatever the language."""
        return str(self.pk)

    @property
    def points_lost(self) -> int:
        """Points, not hundredths, rounded up: a pair that lost anything says so."""
        return -(-self.first_choice_lost // 100)
