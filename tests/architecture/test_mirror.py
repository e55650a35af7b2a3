"""A test stands where its module stands; a folder of small modules may share one, named like the folder."""

import pytest

from house import MODULES, ROOT, SOURCE, TESTS, named

# Modules of these names decide nothing, and are tested by what they hold together.
NEED_NO_MIRROR = {
    "__init__": "says in words what the package is",
    "apps": "a label, and receivers that have tests of their own",
    "urls": "tried by every test that opens a page",
    "wsgi": "tried by the demo",
    "admin": "Django's own pages",
    "settings": "checked by Django and by test_configuration",
}
MIRRORED = [path for path in MODULES if path.stem not in NEED_NO_MIRROR]


@pytest.mark.parametrize("module", MIRRORED, ids=named)
def test_every_module_has_its_test(module):
    package, *folders = module.relative_to(SOURCE).parent.parts
    tests = {path.stem for path in (TESTS / package).rglob("test_*.py")}

    assert {f"test_{name}" for name in (module.stem, *folders)} & tests, (
        f"Write tests/{package}/test_{module.stem}.py."
    )


@pytest.mark.parametrize("module", sorted((ROOT / "door").glob("[!_]*.py")), ids=named)
def test_every_module_of_the_door_has_its_test(module):
    assert (TESTS / "door" / f"test_{module.name}").exists()
