"""Gallery entries: forms and buttons."""

from django.utils.translation import gettext_lazy as _

from waterlinks.ui.gallery import samples
from waterlinks.ui.gallery.entry import Entry

ENTRIES = (
    Entry(
        "button",
        _("Buttons: one filled on a page, a verb and its object"),
        """<p class="row">{% button "Send the offer" %}
{% button "Save as draft" kind="quiet" name="save" value="draft" %}
{% button "Withdraw" kind="alert" %}</p>
<p class="row">{% button "Describe a need" href="#" size="big" %}</p>""",
    ),
    Entry(
        "post_button",
        _("Button with a form of its own"),
        """{% post_button "Confirm the need" "#" kind="quiet" %}""",
    ),
    Entry(
        "buttons",
        _("Row of buttons"),
        """{% buttons %}
{% button "Add it to our needs" %}
{% button "Not now, because …" kind="quiet" href="#" %}
{% endbuttons %}""",
    ),
    Entry(
        "error_summary",
        _("What needs another look, first in the form"),
        """{% error_summary form %}""",
        {"form": samples.a_form_with_problems()},
    ),
    Entry(
        "field",
        _("Fields with hint, problem and unit"),
        """<div class="stack">{% field form.zone %}
{% field form.lost unit="%" short=True %}
{% field form.year short=True %}</div>""",
        {"form": samples.a_form_with_problems()},
    ),
    Entry(
        "fields",
        _("A whole form, one field of every kind"),
        """<div class="stack">{% fields form %}</div>""",
        {"form": samples.FigureForm(auto_id="whole_%s")},
    ),
)
