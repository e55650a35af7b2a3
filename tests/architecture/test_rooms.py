"""A package with models has the rooms that every such package has."""

from house import HEIGHT, SOURCE, contract


def test_the_room_contract_names_exactly_the_packages_that_have_models():
    with_models = {path.parent.name for path in (*SOURCE.glob("*/models.py"), *SOURCE.glob("*/models/"))}

    containers = contract("Every room is built the same way")["containers"]

    assert set(containers) == {f"waterlinks.{package}" for package in with_models}


def test_every_package_stands_on_a_floor():
    packages = {path.parent.name for path in SOURCE.glob("*/__init__.py")}

    assert packages == set(HEIGHT)


def test_there_is_no_drawer():
    drawers = {"common", "core", "utils", "helpers", "misc", "services", "managers"}

    assert not {path.stem for path in SOURCE.rglob("*")} & drawers
