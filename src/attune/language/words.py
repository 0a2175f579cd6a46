"""Cut a text into words with their places, and fold spellings that mean the same name.

Which names exist is the lexicon's business.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from attune.language.encoder import published_model

#: Letters or digits, never both: "5-HTP", "5htp" and "5 htp" are the same two words.
_WORD = re.compile(r"\d+|[^\W\d_]+(?:['’][^\W\d_]+)*")
_GAP = re.compile(r"[\s.'’/()®™-]{0,3}")
#: Words before this place in the encoder's vocabulary (ordered by frequency) are everyday ones.
_EVERYDAY_UNTIL = 14_000


@dataclass(frozen=True)
class Word:
    """One word of a text: as typed (lower case), folded for comparing, and where it stands."""

    typed: str
    folded: str
    start: int
    end: int


def words(text: str) -> list[Word]:
    """The words of `text`, in order; spans refer to `text` as it is."""
    return [
        Word(match[0].lower(), fold(match[0]), match.start(), match.end())
        for match in _WORD.finditer(text)
    ]


def joined(text: str, left: Word, right: Word) -> bool:
    """Whether two neighbouring words may belong to one name: no comma or full sentence between."""
    return _GAP.fullmatch(text, left.end, right.start) is not None


def fold(word: str) -> str:
    """One spelling for accents, UK and US forms, possessives and plurals."""
    plain = word.lower().replace("'", "").replace("’", "")
    if not plain.isascii():
        letters = unicodedata.normalize("NFKD", plain)
        plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    if "e" in plain or "h" in plain:
        plain = plain.replace("ae", "e").replace("oe", "e").replace("ph", "f")
    if len(plain) > 4 and plain.endswith("ies"):
        return plain[:-3] + "y"
    if len(plain) > 3 and plain.endswith("s") and plain[-2] not in "sui":
        return plain[:-1]
    return plain


def skeleton(folded: str) -> str:
    """The consonants as they sound: misspellings mostly lose, double or swap vowels."""
    sound = folded
    for written, spoken in _SOUNDS:
        if written in sound:
            sound = sound.replace(written, spoken)
    bones: list[str] = []
    for letter in sound.translate(_LETTERS):
        if not bones or bones[-1] != letter:
            bones.append(letter)
    return "".join(bones)


_SOUNDS = (
    ("ck", "k"), ("qu", "k"), ("th", "t"), ("x", "ks"), ("ce", "s"), ("ci", "s"), ("cy", "s"),
)  # fmt: skip
#: Alike in sound to one letter; vowels and half-vowels to nothing.
_LETTERS = str.maketrans("cqzjv", "kksgf", "aeiouyhw")


@cache
def _vocabulary() -> tuple[frozenset[str], frozenset[str]]:
    lines = (published_model() / "vocab.txt").read_text(encoding="utf-8").splitlines()
    whole = {line: place for place, line in enumerate(lines) if line.isalpha()}
    everyday = frozenset(word for word, place in whole.items() if place < _EVERYDAY_UNTIL)
    return frozenset(whole), everyday


def is_common(typed: str) -> bool:
    """Whether this is an English word (also inflected), so no misspelling of a rare name."""
    known = _vocabulary()[0]
    return typed in known or any(stem in known for stem in _stems(typed))


def is_everyday(typed: str) -> bool:
    """Whether this is one of the most frequent English words."""
    return typed in _vocabulary()[1]


def _stems(typed: str) -> Iterator[str]:
    for ending, others in _ENDINGS:
        if typed.endswith(ending) and len(typed) - len(ending) >= 3:
            stem = typed[: -len(ending)]
            yield from (stem + other for other in others)
            if len(stem) > 3 and stem[-1] == stem[-2]:
                yield stem[:-1]


_ENDINGS: Iterable[tuple[str, tuple[str, ...]]] = (
    ("ing", ("", "e")),
    ("ed", ("", "e")),
    ("es", ("", "e")),
    ("ies", ("y",)),
    ("s", ("",)),
    ("er", ("", "e")),
    ("est", ("", "e")),
    ("ly", ("", "le")),
    ("ness", ("", "y")),
    ("y", ("", "e")),
    ("ish", ("", "e")),
    ("less", ("",)),
    ("ful", ("",)),
)
