"""Finds frames in one message.

How frames are written stays in `frames.py`; what a match means stays in `judgement.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from attune.safety.danger.frames import Compiled, Frame, FrameIndex, Grammar, Part
from attune.safety.danger.normal import STOP, Words

_YEAR = re.compile(r"(19|20)\d\d")
_NUMBER_WORDS = frozenset(
    [
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "eighteen",
        "twenty",
        "thirty",
        "forty",
        "fifty",
        "sixty",
        "seventy",
        "eighty",
        "ninety",
        "hundred",
        "dozen",
        "dozens",
    ]
)


@dataclass(frozen=True)
class Match:
    """Places `start` to `end` (exclusive); `gaps` are the places in it that no word asked for."""

    start: int
    end: int
    gaps: tuple[int, ...] = ()

    def asked(self) -> set[int]:
        """The places that the frame named."""
        return set(range(self.start, self.end)).difference(self.gaps)


class Finder:
    """Finds frames in one message; what a group matches is worked out once a place."""

    def __init__(self, grammar: Grammar, words: Words) -> None:
        self._grammar = grammar
        self._places = words.places
        self.present = words.vocabulary()
        self._memo: dict[tuple[str, int], tuple[tuple[int, tuple[int, ...]], ...]] = {}
        self._where: dict[str, list[int]] = {}
        for place, forms in enumerate(self._places):
            for form in forms:
                self._where.setdefault(form, []).append(place)

    def possible(self, compiled: Compiled) -> bool:
        """Whether all that the frame needs occurs somewhere."""
        present = self.present
        for need in compiled.needs:  # noqa: SIM110 (a generator here costs half the time)
            if need.isdisjoint(present):
                return False
        return True

    def has_group(self, name: str) -> bool:
        """Whether the group occurs anywhere; False for a group that does not exist."""
        firsts = self._grammar.firsts.get(name)
        if firsts is None or firsts.isdisjoint(self.present):
            return False
        starts = {place for word in firsts for place in self._where.get(word, ())}
        return any(self._group(name, place) for place in starts)

    def find_all(self, index: FrameIndex) -> Iterator[Match]:
        """Every match of every frame of the index."""
        for number in index.candidates(self.present):
            yield from self.find(index.frames[number])

    def find(self, compiled: Compiled) -> Iterator[Match]:
        """Every place where the frame matches, with the shortest and other ends."""
        if not self.possible(compiled):
            return
        for start in self._starts(compiled.frame):
            for end, gaps in self._walk(compiled.frame, 0, start, ()):
                yield Match(start, end, gaps)

    def _starts(self, frame: Frame) -> Iterable[int]:
        first = frame[0]
        if first.kind == "words" and not first.optional:
            return sorted({place for word in first.words for place in self._where.get(word, ())})
        firsts = self._grammar.firsts.get(first.group)
        if first.kind == "group" and not first.optional and firsts:
            return sorted({place for word in firsts for place in self._where.get(word, ())})
        return range(len(self._places))

    def _walk(
        self, frame: Frame, index: int, place: int, gaps: tuple[int, ...]
    ) -> Iterator[tuple[int, tuple[int, ...]]]:
        if index == len(frame):
            yield place, gaps
            return
        part = frame[index]
        if part.optional:
            yield from self._walk(frame, index + 1, place, gaps)
        for end, more in self._part(part, place):
            yield from self._walk(frame, index + 1, end, gaps + more)

    def _part(self, part: Part, place: int) -> Iterator[tuple[int, tuple[int, ...]]]:
        inside = place < len(self._places)
        if part.kind == "words":
            if inside and not part.words.isdisjoint(self._places[place]):
                yield place + 1, ()
        elif part.kind == "group":
            yield from self._group(part.group, place)
        elif part.kind == "gap":
            yield from self._gap(part.most, place)
        elif part.kind == "many":
            if inside and is_many(self._places[place]):
                yield place + 1, ()
        elif part.kind == "year":
            if inside and any(_YEAR.fullmatch(form) for form in self._places[place]):
                yield place + 1, ()
        elif part.kind == "start":
            if place == 0 or STOP in self._places[place - 1]:
                yield place, ()
        elif not inside or STOP in self._places[place]:
            yield place, ()

    def _group(self, name: str, place: int) -> tuple[tuple[int, tuple[int, ...]], ...]:
        found = self._memo.get((name, place))
        if found is None:
            ends: dict[int, tuple[int, ...]] = {}
            forms = self._places[place] if place < len(self._places) else ()
            for option in self._grammar.groups[name].at(forms):
                if self.possible(option):
                    for end, gaps in self._walk(option.frame, 0, place, ()):
                        ends.setdefault(end, gaps)
            found = self._memo[name, place] = tuple(ends.items())
        return found

    def _gap(self, most: int, place: int) -> Iterator[tuple[int, tuple[int, ...]]]:
        for length in range(most + 1):
            end = place + length
            if length and (end > len(self._places) or STOP in self._places[end - 1]):
                return
            yield end, tuple(range(place, end))


def is_many(forms: frozenset[str]) -> bool:
    """Whether a place holds a count of 8 to 500 (tablets, not milligrams or years)."""
    for form in forms:
        if form in _NUMBER_WORDS or (form.isdigit() and 8 <= int(form[:6]) <= 500):
            return True
    return False
