import pytest
from door.habits import faults_in_lock, untrimmed_blocks

HASH = "    --hash=sha256:" + "0" * 64


@pytest.mark.parametrize(
    ("lock", "faults"),
    [
        (f"click==8.5.1 \\\n{HASH}\n", []),
        (f"numpy==2.4.6 ; python_full_version < '3.12' \\\n{HASH} \\\n{HASH}\n", []),
        (f"click==8.5.1\nnumpy==2.4.6 \\\n{HASH}\n", ["click==8.5.1 has no hash"]),
        (f"--index-url https://example.org\nclick==8.5.1 \\\n{HASH}\n", ["line 1 holds an address"]),
        ("", ["it pins no package"]),
    ],
)
def test_a_lock_needs_a_hash_for_each_package_and_no_address(lock, faults):
    assert list(faults_in_lock(lock)) == faults


@pytest.mark.parametrize(
    ("tag", "found"),
    [
        ("{% blocktranslate trimmed %}", []),
        ("{% blocktranslate trimmed count n=needs|length %}", []),
        ("{% blocktranslate with name=operator %}", ["page.html:2"]),
        ("{% blocktrans %}", ["page.html:2"]),
        ('{% translate "Needs" %}', []),
    ],
)
def test_a_translated_block_is_trimmed(tmp_path, tag, found):
    (tmp_path / "page.html").write_text(f"<p>\n{tag}")

    assert list(untrimmed_blocks(tmp_path)) == found
