import pytest
from django.core.checks import run_checks

from waterlinks.accounts import permissions

LOCAL = ["localhost", "127.0.0.1", "127.3.2.1", "[::1]", "::1", "::ffff:127.0.0.1"]
REMOTE = [
    "",
    "*",
    "waterlinks.example.org",
    "192.0.2.7",
    "0.0.0.0",  # noqa: S104
    "[::]",
    "::ffff:192.0.2.7",
    "127.0.0.1.example.org",
]


@pytest.mark.parametrize("host", LOCAL)
def test_these_are_of_this_machine(host):
    assert permissions.is_this_machine(host)


@pytest.mark.parametrize("host", REMOTE)
def test_these_are_not(host):
    assert not permissions.is_this_machine(host)


@pytest.mark.parametrize(
    ("demo", "network_address", "may"),
    [(True, "127.0.0.1", True), (True, "192.0.2.7", False), (False, "127.0.0.1", False)],
)
def test_personas_are_for_the_demo_on_this_machine(settings, demo, network_address, may):
    settings.DEMO = demo

    assert permissions.may_enter_as_persona(network_address) is may


def problems(settings, *, demo, hosts=("localhost",), address="http://localhost:8000"):
    settings.DEMO, settings.ALLOWED_HOSTS, settings.SITE_ADDRESS = demo, list(hosts), address
    return [problem.id for problem in run_checks(tags=["security"]) if problem.id == "accounts.E001"]


def test_a_demo_on_this_machine_may_start(settings):
    assert problems(settings, demo=True) == []


def test_a_demo_that_answers_to_another_name_is_refused(settings):
    assert problems(settings, demo=True, hosts=["localhost", "waterlinks.example.org"]) == ["accounts.E001"]


def test_a_demo_that_says_it_is_elsewhere_is_refused(settings):
    assert problems(settings, demo=True, address="https://waterlinks.example.org") == ["accounts.E001"]


def test_without_personas_any_name_is_fine(settings):
    assert problems(settings, demo=False, hosts=["*"]) == []
