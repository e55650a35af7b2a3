import re

from waterlinks.kernel.codes import NumberedCode


class LetterCode(NumberedCode):
    prefix = "L"


def test_a_number_and_its_code_lead_to_each_other():
    assert LetterCode.of(42) == "L-00042"
    assert LetterCode().to_python("L-00042") == 42
    assert LetterCode().to_url(42) == "L-00042"


def test_only_codes_of_the_kind_are_addresses():
    allowed = re.compile(f"^{LetterCode.regex}$")

    assert allowed.match("L-00042")
    assert not allowed.match("N-00042")
    assert not allowed.match("L-42")
    assert not allowed.match("L-99999999999999999999")
