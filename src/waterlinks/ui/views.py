"""The gallery: every piece of the look, once."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from waterlinks.kernel.access import anyone
from waterlinks.ui.gallery.samples import NAMES
from waterlinks.ui.gallery.sections import COLOURS, SECTIONS, SIZES, SPACES
from waterlinks.ui.geometry.drawings import DRAWINGS
from waterlinks.ui.pages import page


@anyone
@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Show every component in every state, with what a page writes to get it."""
    sections = [
        (section, [(entry, entry.render(request)) for entry in section.entries]) for section in SECTIONS
    ]
    context = {"sections": sections, "colours": COLOURS, "sizes": SIZES, "spaces": SPACES}
    return page(request, "ui/gallery/gallery.html", {**context, "drawings": DRAWINGS, "names": NAMES})
