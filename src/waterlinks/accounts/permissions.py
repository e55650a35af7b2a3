"""Who may sign in without a password: in the demo everybody, and the demo stays on this machine."""

from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error


def may_enter_as_persona(network_address: str) -> bool:
    """Say whether a request from this address may sign in as a persona: only in the demo, only from here."""
    return settings.DEMO and is_this_machine(network_address)


def is_this_machine(host: str) -> bool:
    """Say whether a host name or a network address is of this machine only."""
    bare = host.strip("[]")
    try:
        address = ip_address(bare)
    except ValueError:
        return bare == "localhost"
    mapped = getattr(address, "ipv4_mapped", None)
    return (mapped or address).is_loopback


def demo_stays_on_this_machine(app_configs: Any, **options: Any) -> list[CheckMessage]:
    """Refuse to start a demo that others could reach: it lets everybody in."""
    hosts = [*settings.ALLOWED_HOSTS, urlsplit(settings.SITE_ADDRESS).hostname or ""]
    strangers = [host for host in hosts if not is_this_machine(host)]
    if not (settings.DEMO and strangers):
        return []
    return [
        Error(
            f"WATERLINKS_DEMO is on, and the site answers to {', '.join(strangers)}.",
            hint="The demo lets everybody in, so it runs on localhost only. Unset WATERLINKS_DEMO, "
            "or WATERLINKS_HOSTS and WATERLINKS_ADDRESS.",
            id="accounts.E001",
        )
    ]
