"""Gallery entries: tables and what stands round a long list."""

from django.utils.translation import gettext_lazy as _

from waterlinks.ui.gallery import samples
from waterlinks.ui.gallery.entry import Entry

ROWS = """{% table caption="3 operators, illustrative" %}
<thead><tr>
{% sort_header "name" "Operator" default="up" %}
{% sort_header "connections" "Connections" numeric=True %}
<th scope="col" class="num">Water lost</th>
<th scope="col" class="num">Free days</th>
</tr></thead>
<tbody>{% for operator in operators %}<tr>
<th scope="row"><a href="#">{{ operator.name }}</a></th>
<td class="num" data-label="Connections">{{ operator.connections|shown }}</td>
<td class="num" data-label="Water lost">{% figure operator.lost %}</td>
<td class="num" data-label="Free days">{{ operator.days|shown }}</td>
</tr>{% endfor %}</tbody>
{% endtable %}"""

ENTRIES = (
    Entry(
        "find",
        _("Search"),
        """<form>{% find label="Find a partner or a partnership" placeholder="leak detection, Viet Nam" %}</form>
<form>{% find name="operator" value="amber" label="Find an operator" size="small" %}</form>""",
        beside=False,
    ),
    Entry(
        "pills",
        _("Filters that are on; each takes itself away"),
        """{% pills pills %}""",
        {"pills": samples.PILLS},
    ),
    Entry(
        "table",
        _("Table; on a phone every row folds"),
        ROWS,
        {"operators": samples.OPERATORS},
        beside=False,
    ),
    Entry(
        "sort_header",
        _("Column heads that sort"),
        """<table class="table"><thead><tr>
{% sort_header "name" "Sorted upwards" default="up" %}
{% sort_header "days" "Sorted downwards" numeric=True default="down" %}
{% sort_header "lost" "Not sorted" %}
</tr></thead></table>""",
    ),
    Entry(
        "pagination",
        _("Pages of a list"),
        """{% pagination page %}""",
        {"page": samples.a_page()},
        beside=False,
    ),
)
