"""Gallery entries: river, chain, gauges, multiples, progress."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from waterlinks.ui.gallery import samples
from waterlinks.ui.gallery.entry import Entry

ENTRIES = (
    Entry(
        "river",
        _("River, running"),
        """{% river reaches label="Five steps of this partnership" %}""",
        {"reaches": samples.RUNNING},
        beside=False,
    ),
    Entry(
        "river",
        _("River with a blocked step"),
        """{% river reaches label="River with a blocked step" %}""",
        {"reaches": samples.HELD},
        beside=False,
    ),
    Entry(
        "river",
        _("The five steps told, without states"),
        """{% river reaches label="The five steps of a partnership" words=False %}""",
        {"reaches": samples.TOLD},
        beside=False,
    ),
    Entry(
        "river_small",
        _("In a list the river is small and the words stay"),
        """<p class="row">{% river_small step=1 state="current" %} {% state "1 of 5, Identification" "current" %}</p>
<p class="row">{% river_small step=4 state="current" %} {% state "4 of 5, Implementation" "current" %}</p>
<p class="row">{% river_small step=3 state="blocked" %} {% state "3 of 5, Establishment, blocked" "blocked" %}</p>
<p class="row">{% river_small step=2 state="waiting" %} {% state "2 of 5, suspended" "waiting" %}</p>
<p class="row">{% river_small step=5 state="done" %} {% state "5 of 5, Expansion done" "done" %}</p>""",
    ),
    Entry(
        "chain",
        _("Chain: live, missing, not yet"),
        """{% chain links %}""",
        {"links": samples.CHAIN},
        beside=False,
    ),
    Entry("scores", _("A candidate’s figures"), """{% scores rows %}""", {"rows": samples.SCORES}),
    Entry("scores_key", _("Key to the gauges"), """{% scores_key %}"""),
    Entry(
        "multiples",
        _("Figures against peers, and the same as a table"),
        """{% multiples items caption="Eight figures of Port Amber against 23 peers" %}""",
        {"items": samples.MULTIPLES},
        beside=False,
    ),
    Entry(
        "multiple",
        _("One figure against its peers"),
        """<ul class="multiples">{% multiple item %}</ul>""",
        {"item": samples.MULTIPLES[0]},
    ),
    Entry(
        "multiples_key",
        _("Key to the multiples"),
        """{% multiples_key own="Port Amber" as_of=day %}""",
        {"day": dt.date(2026, 10, 1)},
    ),
    Entry(
        "ladder",
        _("Ladder from 0 to 4: at the start, now, goal"),
        """<div class="ladder">
{% ladder "Leak detection" start=1 now=3 goal=3 note="Both rate 3." %}
{% ladder "Repair within 48 hours" start=1 now=2 goal=3 %}
{% ladder "Meter management" start=2 now=2 %}
</div>""",
    ),
    Entry(
        "completeness",
        _("How much is there"),
        """{% completeness 18 22 label="Figures and answers" %}
{% completeness 0 8 %}""",
    ),
    Entry(
        "progress",
        _("How far long work has come"),
        """{% progress 700 1140 phase="Checking rows" label="Import of measures" %}
{% progress 312 label="Reading" %}
{% progress 0 0 %}""",
    ),
)
