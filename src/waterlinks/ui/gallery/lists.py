"""Gallery entries: histories, duties, facts, what is folded away."""

from django.utils.translation import gettext_lazy as _

from waterlinks.ui.gallery import samples
from waterlinks.ui.gallery.entry import Entry

ENTRIES = (
    Entry("history", _("History"), """{% history events %}""", {"events": samples.EVENTS}),
    Entry("duties", _("Who owes what by when"), """{% duties duties %}""", {"duties": samples.DUTIES}),
    Entry("facts", _("In brief"), """{% facts facts %}""", {"facts": samples.FACTS}),
    Entry(
        "details",
        _("Folded away"),
        """{% details "Who returns if a rule is relaxed?" %}
<p>Nine mentors, if an interpreter came along.</p>
{% enddetails %}
{% same_as_table %}
<table class="table"><tbody><tr><th scope="row">2025</th><td class="num">41 %</td></tr></tbody></table>
{% endsame_as_table %}""",
    ),
)
