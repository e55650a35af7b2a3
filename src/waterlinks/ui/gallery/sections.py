"""The gallery in its order."""

from django.utils.translation import gettext_lazy as _

from waterlinks.ui.gallery import charts, forms, lists, tables, words
from waterlinks.ui.gallery.entry import Section

SECTIONS = (
    Section("charts", _("River, chain and figures"), charts.ENTRIES),
    Section("words", _("Names, states and messages"), words.ENTRIES),
    Section("tables", _("Tables"), tables.ENTRIES),
    Section("lists", _("Lists"), lists.ENTRIES),
    Section("forms", _("Forms"), forms.ENTRIES),
)

# Name, what it is for, light, dark: the same values as in the tokens of the stylesheet (a test compares).
COLOURS = (
    ("paper", _("the page"), "#fbfcfa", "#0e1716"),
    ("paper-deep", _("dry beds and tracks"), "#f0f4f2", "#15211f"),
    ("land", _("land on a map"), "#e3eae7", "#1d2c29"),
    ("rule", _("hairlines"), "#d3dcd8", "#2c3b38"),
    ("control", _("edges of inputs"), "#71817d", "#758884"),
    ("ink-soft", _("notes"), "#4b5a57", "#a7b7b3"),
    ("ink", _("text, strong rules"), "#13201e", "#e8efec"),
    ("teal", _("water, actions, links"), "#07595f", "#7bd0c9"),
    ("teal-mid", _("second water tone"), "#5c9896", "#46888a"),
    ("teal-soft", _("bands, marks"), "#dfecea", "#16343a"),
    ("coral", _("needs attention"), "#b63821", "#ff9b82"),
    ("coral-soft", _("attention, ground"), "#fbe8e2", "#3d211b"),
)

# Class, name and size in pixels, and what is set in it.
SIZES = (
    ("size-hero", "hero, 36–68", "39 of every 100"),
    ("size-h1", "h1, 32–52", "Port Amber finds its leaks"),
    ("size-h2", "h2, 24–32", "Who has helped whom"),
    ("size-h3", "h3, 20", "Next duties"),
    ("lead", "lead, 19–22", "Until the figure moves, and after."),
    ("", "body, 17", "Mentors give time, not money. Nước sạch cho mọi người."),
    ("small tabular", "small, 15", "1,180,340 m³  0,998,711 m³"),
    ("note", "note, 13", "Source, scope, period and confidence stand beside the figure."),
)

SPACES = (("1", "4"), ("2", "8"), ("3", "12"), ("4", "16"), ("5", "24"), ("6", "32"), ("7", "48"))
