"""Whatever bytes are uploaded: lines of text, or one refusal of the file, in constant memory."""

import io

import pytest

from waterlinks.benchmarking.imports.opening import (
    LONGEST_LINE,
    MOST_LINES_OF_A_ROW,
    BrokenLineError,
    UnreadableError,
    opened,
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_utf_8_and_utf_16_are_read_alike(encoding):
    text = "código,ano\r\n1,2018\r\n"

    assert list(opened(io.BytesIO(text.encode(encoding)))) == ["código,ano\r\n", "1,2018\r\n"]


def test_a_letter_of_another_encoding_is_marked_and_not_guessed():
    assert list(opened(io.BytesIO("São,1\n".encode("latin-1")))) == ["S\ufffdo,1\n"]


@pytest.mark.parametrize("content", [b"", b" \n\r\n  "])
def test_an_empty_file_is_refused(content):
    with pytest.raises(UnreadableError) as refusal:
        opened(io.BytesIO(content))

    assert refusal.value.code == "empty_file"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"PK\x03\x04rest", "xlsx"),
        (b"\xd0\xcf\x11\xe0rest", "xls"),
        (b"%PDF-1.7", "pdf"),
        (b"\x1f\x8b\x08", "gz"),
    ],
)
def test_a_file_of_another_kind_is_named(content, kind):
    with pytest.raises(UnreadableError) as refusal:
        opened(io.BytesIO(content))

    assert (refusal.value.code, refusal.value.params) == ("not_text", {"kind": kind})


def test_reading_goes_on_after_a_line_that_is_too_long():
    lines = opened(io.BytesIO(b"a\n" + b"x" * (3 * LONGEST_LINE) + b"\nb\n"))

    assert next(lines) == "a\n"
    with pytest.raises(BrokenLineError):
        next(lines)
    assert (next(lines), lines.number) == ("b\n", 3)


def test_a_row_of_too_many_lines_is_broken():
    lines = opened(io.BytesIO(b"a\n" * (MOST_LINES_OF_A_ROW + 1)))

    for _ in range(MOST_LINES_OF_A_ROW):
        next(lines)

    with pytest.raises(BrokenLineError):
        next(lines)


def test_the_stream_stays_open_for_whoever_brought_it():
    stream = io.BytesIO(b"a\n")

    opened(stream).close()

    assert not stream.closed
