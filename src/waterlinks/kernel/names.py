"""Names as people look for them: without capitals, accents and spare spaces."""

import unicodedata

# Letters that Unicode does not take apart into a plain letter and a mark.
LETTERS = str.maketrans(
    {"đ": "d", "ð": "d", "ø": "o", "ł": "l", "ħ": "h", "\u0131": "i", "æ": "ae", "œ": "oe", "\0": " "}
)


def folded(text: str) -> str:
    """Return the text in the form in which two spellings of one name are equal: "ĐÀ Nẵng" is "da nang"."""
    small = unicodedata.normalize("NFKC", text).casefold()
    parted = unicodedata.normalize("NFKD", small)
    plain = "".join(letter for letter in parted if not unicodedata.combining(letter))
    return " ".join(plain.translate(LETTERS).split())
