"""Gallery entries: names, states, figures, messages."""

from django.utils.translation import gettext_lazy as _

from waterlinks.ui.gallery import samples
from waterlinks.ui.gallery.entry import Entry

ENTRIES = (
    Entry(
        "state",
        _("A state is a word; the dot before it only repeats it"),
        """<p class="row">{% state "Done" "done" %}
{% state "Now" "current" %}
{% state "Not yet" "waiting" %}
{% state "Blocked" "blocked" %}
{% state "Missing" "missing" %}
{% state "4 days late" "late" %}</p>""",
    ),
    Entry(
        "origin",
        _("Where a record comes from"),
        """{% origin "illustrative" %} {% origin "compiled from public sources" %}""",
    ),
    Entry(
        "mark",
        _("Organisation mark: four tiles by the hash of the name, never without the name"),
        """<p class="row">{% mark "Port Amber Water District" %} {% mark "Coral Bay Utility" size="big" %}</p>""",
    ),
    Entry("drawing", _("Line drawing"), """{% drawing "pipe" %} {% drawing "valve" size="big" %}"""),
    Entry(
        "org",
        _("Organisation"),
        """{% org "Lakeside Metropolitan Water" url="#" note="Mentor, 240,000 connections" origin="illustrative" %}""",
    ),
    Entry(
        "org",
        _("Organisation with a hostile name"),
        """{% org hostile note="Shown, never obeyed" %}""",
        {"hostile": samples.HOSTILE},
    ),
    Entry("person", _("Person"), """{% person "Mai Tran" note="Facilitator, Delta Facilitation Group" %}"""),
    Entry(
        "figure",
        _("A figure, or the sentence why there is none"),
        """<p>{% figure nrw of="of system input" %}</p>
<p>{% figure cost %}</p>
<p>{% figure mixed %}</p>
<p>{% figure unmeasured %}</p>""",
        {
            "nrw": samples.NRW,
            "cost": samples.COST,
            "mixed": samples.MIXED,
            "unmeasured": samples.UNMEASURED,
        },
    ),
    Entry(
        "figure_note",
        _("What stands beside a figure"),
        """{% figure_note nrw %}""",
        {"nrw": samples.NRW},
    ),
    Entry(
        "empty_state",
        _("Nothing here yet: drawing, sentence, next step"),
        """{% empty_state "No figures for 2026 yet" text=text drawing="meter" url="#" action="Import a table" %}""",
        {
            "text": _(
                "Bring last year’s table: we keep your columns in mind and show every odd row before anything is saved."
            )
        },
        beside=False,
    ),
    Entry(
        "notice",
        _("Something to know before going on"),
        """{% notice title="These figures are three years old" %}<p>Matching still works.</p>{% endnotice %}
{% notice title="Two figures disagree" tone="alert" %}<p>Look at both before you go on.</p>{% endnotice %}""",
    ),
)
