"""One spelling for the many ways to type one text: quotes, dashes, spaces, case, odd letters.

Meaning is left alone: no stop words go, no spelling is corrected, fractions like ½ stay whole.
"""

from __future__ import annotations

import re
import unicodedata

_SAME = {
    **dict.fromkeys("‘’‛′`´ʼ", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "…": "...",
    "\u00ad": "",
}
_TABLE = str.maketrans(_SAME)
_SPACES = re.compile(r"\s+")


def clean(text: str) -> str:
    """`text` with plain quotes, dashes and single spaces, without control characters; case kept."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).translate(_TABLE)
        text = "".join(_folded(letter) for letter in text)
    text = "".join(letter for letter in text if letter.isprintable() or letter.isspace())
    return _SPACES.sub(" ", text).strip()


def normalise(text: str) -> str:
    """`clean` text in lower case: the form that classifiers, rules and lexicon compare."""
    return clean(text).lower()


def _folded(letter: str) -> str:
    """Full-width and other look-alike letters as plain ones; ½ and ² as they are."""
    if letter.isascii() or unicodedata.category(letter) == "No":
        return letter
    if unicodedata.category(letter) in ("Cc", "Cf", "Co", "Cs"):
        return " " if letter.isspace() else ""
    return unicodedata.normalize("NFKC", letter)
