"""Every setting that is read from the environment has a heading in docs/configuration.md, and none has two."""

import ast
import re

from house import MODULES, ROOT

READERS = {"text", "yes_or_no", "listing", "database", "secret_key", "get", "getenv"}
HEADINGS = re.findall(r"^#+ `(\w+)`", (ROOT / "docs" / "configuration.md").read_text(), re.MULTILINE)


def read_by(code):
    """Return the names of the variables that the code reads."""
    return {
        node.args[0].value
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in READERS
        and ast.unparse(node.func.value) in {"environment", "environ", "os.environ", "os"}
        and isinstance(node.args[0], ast.Constant)
    }


def test_the_product_reads_exactly_the_variables_that_are_documented():
    read = set().union(*(read_by(path.read_text()) for path in MODULES))
    read_by_door = set(
        re.findall(r'"(CI|CHECK_\w+)"', "".join(path.read_text() for path in (ROOT / "door").glob("*.py")))
    )

    assert read | read_by_door == set(HEADINGS)


def test_no_variable_is_described_twice():
    assert sorted(HEADINGS) == sorted(set(HEADINGS))


def test_the_rule_sees_a_variable():
    assert read_by('PAGE = environment.text("WATERLINKS_PAGE", "25")') == {"WATERLINKS_PAGE"}
