"""What every page may say about the installation."""

from django.conf import settings
from django.http import HttpRequest


def installation(request: HttpRequest) -> dict[str, object]:
    """Return whether this is a demo, for the line that says so on every page."""
    return {"demo_mode": settings.DEMO}
