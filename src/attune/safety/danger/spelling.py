"""Guesses which word is meant by a misspelled, disguised or run-together one.

Only words that danger rules look for are guessed; ordinary words are never changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

_LEET = {
    "0": "o", "1": "il", "3": "e", "4": "a", "5": "s", "6": "g", "7": "t", "8": "b", "9": "g",
    "@": "a", "$": "s", "!": "il", "|": "il", "+": "t",
}  # fmt: skip
_RUN = re.compile(r"(.)\1+")
_VOWELS = "aeiouy"
_LONGEST_WORD = 16


@dataclass(frozen=True)
class SpellingGuesser:
    """`known`: words of rules; `critical`: those worth guessing; `typos`: wrong to right."""

    known: frozenset[str]
    critical: frozenset[str]
    ordinary: frozenset[str]
    typos: Mapping[str, str]

    @classmethod
    def from_content(cls, raw: Mapping[str, Any], known: Iterable[str]) -> SpellingGuesser:
        """From `spelling.yml` (`critical`, `ordinary`, `typos`)."""
        critical = frozenset(str(word) for word in raw["critical"])
        ordinary = frozenset(str(word) for word in raw["ordinary"])
        whole = frozenset(known) | critical
        typos: dict[str, str] = {}
        for word in sorted(critical):
            for wrong in _slips(word):
                if wrong not in whole and wrong not in ordinary:
                    typos.setdefault(wrong, word)
        for right, wrongs in raw["typos"].items():
            typos.update((str(wrong), str(right)) for wrong in wrongs)
        return cls(whole - set(typos), critical, ordinary, typos)

    def knows(self, word: str) -> bool:
        """Whether the word stands in a rule as it is written."""
        return word in self.known

    def disguised(self, word: str) -> str | None:
        """The critical word under signs and digits (`su!c1de`, `s*icide`), or None."""
        for plain in _unleeted(word):
            if plain in self.critical:
                return plain
        return self._unmasked(word) if "*" in word else None

    def is_broken(self, left: str, right: str) -> bool:
        """Whether two pieces are one critical word broken by a space."""
        whole = left + right
        return whole in self.critical and not (left in self.known and right in self.known)

    def guess(self, word: str) -> tuple[str, ...]:
        """The readings of an unknown word: none, one, or several words run together."""
        for plain in _unleeted(word):
            found = self._plain(plain)
            if found:
                return found
        masked = self._unmasked(word) if "*" in word else None
        return (masked,) if masked else ()

    def _plain(self, word: str) -> tuple[str, ...]:
        if word in self.known:
            return (word,)
        if word in self.ordinary:
            return ()
        for squeezed in _squeezed(word):
            if squeezed in self.known:
                return (squeezed,)
            if squeezed in self.typos:
                return (self.typos[squeezed],)
        return self._split(word) if len(word) >= 6 else ()

    def _unmasked(self, word: str) -> str | None:
        if sum(char.isalpha() for char in word) < 2 or not word[0].isalpha():
            return None
        loose = "".join("." if char == "*" else re.escape(char) for char in word)
        starry = re.sub(r"\*+", "*", word)
        wide = "".join("[a-z]{1,3}" if char == "*" else re.escape(char) for char in starry)
        for pattern in (loose, wide):
            for candidate in sorted(self.critical):
                if re.fullmatch(pattern, candidate):
                    return candidate
        return None

    def _split(self, word: str) -> tuple[str, ...]:
        """The fewest known words that make up `word`, if one of them is critical."""
        if len(word) > 60:
            return ()
        best: list[tuple[str, ...] | None] = [()] + [None] * len(word)
        for end in range(1, len(word) + 1):
            for start in range(max(0, end - _LONGEST_WORD), end):
                head, piece = best[start], word[start:end]
                if head is None or piece not in self.known:
                    continue
                if len(piece) == 1 and piece not in "ia":
                    continue
                option = (*head, piece)
                current = best[end]
                if current is None or len(option) < len(current):
                    best[end] = option
        pieces = best[len(word)]
        if pieces and len(pieces) > 1 and any(piece in self.critical for piece in pieces):
            return pieces
        return ()


def _unleeted(word: str) -> Iterator[str]:
    """The word itself, then with signs and digits read as letters."""
    yield word
    if word.isalpha() or not any(char.isalpha() for char in word):
        return
    readings = [""]
    for char in word:
        options = _LEET.get(char, char)
        readings = [head + option for head in readings for option in options][:16]
    yield from readings


def _squeezed(word: str) -> Iterator[str]:
    """The word, then with stretched letters shortened (`diiiie`, `killl`, `suuicide`)."""
    yield word
    runs = list(_RUN.finditer(word))
    if not runs or len(runs) > 4:
        return
    for choice in range(2 ** len(runs)):
        pieces, last = [], 0
        for number, run in enumerate(runs):
            pieces.append(word[last : run.start()])
            pieces.append(run.group(1) * (2 if choice >> number & 1 else 1))
            last = run.end()
        yield "".join(pieces) + word[last:]


def _slips(word: str) -> Iterator[str]:
    """Likely slips of the finger: a letter lost, doubled, swapped, or a wrong vowel."""
    if len(word) < 4:
        return
    for index, char in enumerate(word):
        if len(word) > 4:
            yield word[:index] + word[index + 1 :]
        if index:
            yield word[: index - 1] + char + word[index - 1] + word[index + 1 :]
        if char in _VOWELS and len(word) > 5:
            for vowel in _VOWELS:
                yield word[:index] + vowel + word[index + 1 :]
        if len(word) > 6:
            for extra in "aeioulnrst":
                yield word[:index] + extra + word[index:]
