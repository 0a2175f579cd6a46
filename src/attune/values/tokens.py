"""Cut a text into numbers, words and signs with their places.

What they mean stays out (`numerals.py`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_TOKEN = re.compile(
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:[.,]\d+)?|(?<!\d)\.\d+)"
    r"|(?P<fraction>[½¼¾⅓⅔⅛])|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*)|(?P<sign>[^\s])"
)


@dataclass(frozen=True)
class Token:
    """A piece of text: `kind` is number, fraction, word or sign; `spaced`: a space before it."""

    text: str
    kind: str
    start: int
    end: int
    spaced: bool


@lru_cache(maxsize=512)
def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of lower-case `text`; digits and letters that touch are two tokens."""
    found: list[Token] = []
    before = 0
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "sign"
        found.append(
            Token(match[0], kind, match.start(), match.end(), match.start() > before or not found)
        )
        before = match.end()
    return tuple(found)
