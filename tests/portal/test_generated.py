import pytest

from waterlinks.kernel.lifecycle import Lifecycle
from waterlinks.operators.lifecycle import NEED
from waterlinks.organisations.terms import ROLE_CARDS, Permission, Role
from waterlinks.portal import generated


def test_every_role_and_every_permission_is_printed():
    page = generated.permissions_page()

    assert [line for line in page.splitlines() if line.startswith("## ")] == [
        f"## {role.label}" for role in Role
    ]
    assert all(f"| {permission.label} |" in page for permission in Permission)


@pytest.mark.parametrize("permission", Permission)
def test_the_table_says_yes_where_the_card_does(permission):
    line = next(
        line
        for line in generated.permissions_page().splitlines()
        if line.startswith(f"| {permission.label} |")
    )

    answers = [cell.strip() == "yes" for cell in line.split("|")[2:-1]]
    assert answers == [permission in card.may for card in ROLE_CARDS.values()]


def test_the_lifecycles_of_all_packages_are_found():
    found = generated.lifecycles()

    assert found["Operators: need"] is NEED
    assert all(isinstance(lifecycle, Lifecycle) for lifecycle in found.values())
    assert {title.partition(":")[0] for title in found} >= {
        "Jobs",
        "Operators",
        "Benchmarking",
        "Partnerships",
        "Matching",
    }


def test_a_lifecycle_is_drawn_and_tabled():
    page = generated.lifecycles_page()

    assert "## Operators: need\n" in page
    assert "    open --> partnered: partner\n" in page
    assert "| `withdraw` | open | withdrawn |  |\n" in page
    assert (
        "| `dismiss` | suggested, confirmed | dismissed | its need is not closed, no partnership works on it |\n"
        in page
    )


def test_what_is_generated_speaks_english_whatever_language_is_on(settings):
    settings.LANGUAGE_CODE = "vi"

    assert generated.pages()["permissions.md"].startswith("# Who may do what\n")
