"""From the bytes of an upload to lines of text, in constant memory, whatever the bytes are."""

import codecs
import io
from typing import BinaryIO

HEAD = 4096
LONGEST_LINE = 100_000  # characters
MOST_LINES_OF_A_ROW = 100  # a quoted cell may hold line ends, a forgotten quote may swallow the file

# First bytes of what people upload in place of a text file, and what to call it.
KINDS = {
    b"PK\x03\x04": "xlsx",
    b"\xd0\xcf\x11\xe0": "xls",
    b"%PDF": "pdf",
    b"\x1f\x8b": "gz",
    b"7z\xbc\xaf": "7z",
}
MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


class UnreadableError(ValueError):
    """The file as a whole cannot be read: a code and its parameters."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


class BrokenLineError(ValueError):
    """A line that is too long, or a row of too many lines. Reading may go on after it."""


def opened(stream: BinaryIO) -> "Lines":
    """Return the lines of a seekable binary stream, from its start.

    UTF-8 is expected; UTF-16 is read too, by its mark or by its zero bytes. A byte that does not belong gives
    U+FFFD in its place.

    Raises:
        UnreadableError: `empty_file`, or `not_text` with the kind of file it seems to be.
    """
    stream.seek(0)
    head = stream.read(HEAD)
    stream.seek(0)
    if not head.strip():
        raise UnreadableError("empty_file")
    for mark, kind in KINDS.items():
        if head.startswith(mark):
            raise UnreadableError("not_text", kind=kind)
    return Lines(io.TextIOWrapper(stream, encoding=_encoding(head), errors="replace", newline=""))


def _encoding(head: bytes) -> str:
    for mark, encoding in MARKS.items():
        if head.startswith(mark):
            return encoding
    pairs = max(len(head) // 2, 1)
    if head[1::2].count(0) > pairs // 2:
        return "utf-16-le"
    if head[0::2].count(0) > pairs // 2:
        return "utf-16-be"
    return "utf-8"


class Lines:
    """Lines of a text, each at most LONGEST_LINE long. `start_row` is told when a row has been read whole.

    An iterator and no generator, so that reading can go on after an error.
    """

    def __init__(self, text: io.TextIOWrapper) -> None:
        self.text = text
        self.number = 0  # of the last line read
        self.of_this_row = 0

    def __iter__(self) -> "Lines":
        return self

    def __next__(self) -> str:
        line = self.text.readline(LONGEST_LINE)
        if not line:
            raise StopIteration
        self.number += 1
        self.of_this_row += 1
        if len(line) == LONGEST_LINE and not line.endswith(("\n", "\r")):
            self._skip()
            raise BrokenLineError
        if self.of_this_row > MOST_LINES_OF_A_ROW:
            raise BrokenLineError
        return line

    def start_row(self) -> None:
        self.of_this_row = 0

    def close(self) -> None:
        """Let go of the stream without closing it."""
        self.text.detach()

    def _skip(self) -> None:
        while (rest := self.text.readline(LONGEST_LINE)) and not rest.endswith(("\n", "\r")):
            pass
