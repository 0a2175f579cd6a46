"""The school grade a text is read at (Flesch-Kincaid), names of substances counted as short words.

What grade is too high stays out. Formula: Kincaid et al. 1975, US Navy Branch Report 8-75.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

_WORD = re.compile(r"[A-Za-z][A-Za-z'\u2019]*")
_SENTENCE = re.compile(r"[.!?]+(?=\s|$)")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?:(?<!l)e|(?<=[aeiouy]l)e|(?<![td])ed|(?<![sxzchg])es)$")


def grade(text: str, names: Collection[str] = frozenset()) -> float:
    """The grade; `names` are words (lower case) that count as one syllable."""
    words = _WORD.findall(text)
    if not words:
        return 0.0
    sentences = max(1, len(_SENTENCE.findall(text)))
    beats = sum(1 if word.lower() in names else syllables(word.lower()) for word in words)
    return 0.39 * len(words) / sentences + 11.8 * beats / len(words) - 15.59


@lru_cache(maxsize=20_000)
def syllables(word: str) -> int:
    """Roughly how many syllables a word has."""
    if len(word) <= 3:
        return 1
    return max(1, len(_VOWELS.findall(_SILENT.sub("", word) or word)))
