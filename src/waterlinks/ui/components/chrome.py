"""What base.html itself needs."""

import json

from django import template
from django.template import Context

from waterlinks.ui import navigation
from waterlinks.ui.navigation import MenuItem

register = template.Library()

# Nothing that would need eval or an inline style: the content security policy forbids both.
HTMX = {
    "allowEval": False,
    "allowScriptTags": False,
    "includeIndicatorStyles": False,
    "selfRequestsOnly": True,
    "historyCacheSize": 0,
    "refreshOnHistoryMiss": True,
}


@register.simple_tag(takes_context=True)
def main_menu(context: Context) -> list[MenuItem]:
    """Return the main menu as this person sees it; nothing where there is no request."""
    request = context.get("request")
    return navigation.menu(request) if request is not None else []


@register.simple_tag
def htmx_config() -> str:
    """Return the content of the htmx-config meta element."""
    return json.dumps(HTMX)
