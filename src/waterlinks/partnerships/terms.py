"""Words of this capability: the part a party plays, and what opens each step."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PartyRole(models.TextChoices):
    MENTOR = "mentor", _("Mentor")
    CO_MENTOR = "co_mentor", _("Co-mentor")
    RECIPIENT = "recipient", _("Recipient")
    FACILITATOR = "facilitator", _("Facilitator")
    FUNDER = "funder", _("Funder")
    SUPPORTER = "supporter", _("Supporter")


MENTORING = (PartyRole.MENTOR, PartyRole.CO_MENTOR)


class MilestoneKind(models.TextChoices):
    """What a step waits for. The documents behind the later ones are made where they are agreed and signed."""

    MATCH_ACCEPTED = "match_accepted", _("match accepted")
    CONCEPT_NOTE_AGREED = "concept_note_agreed", _("concept note agreed")
    LETTERS_SIGNED = "letters_signed", _("letters of intent signed by both")
    BASELINE_RECORDED = "baseline_recorded", _("baseline recorded for every target")
    PLAN_APPROVED = "plan_approved", _("joint work plan and budget approved")
    AGREEMENT_SIGNED = "agreement_signed", _("partnership agreement signed by all")
    FINAL_REPORT_SIGNED = "final_report_signed", _("final report signed by both")
    SCALE_UP_PLANNED = "scale_up_planned", _("scale-up plan filed, first follow-up scheduled")
