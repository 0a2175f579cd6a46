"""Reads a message as words whatever its spelling: look-alikes, leetspeak, spacing, typos, slang.

Every word keeps all its possible readings, so a disguise never hides one; what the words mean
together stays in `frames.py`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from attune.safety.danger.content import read_mapping
from attune.safety.danger.spelling import SpellingGuesser

#: The longest message that is read; channels cap messages at half of this.
LONGEST = 4000
STOP, PAUSE = ".", ","

_PLAIN = re.compile(r"[a-z]+(?:'[a-z]+)?\Z")
_UNITS = "mg|mcg|ug|g|kg|ml|l|am|pm|h|hr|hrs|th|st|nd|rd|iu|k|cm|mm|lbs?|x|%|°c?|mins?|wks|yrs|yo|s"
_NUMBER = re.compile(rf"\d+(?:[.,:/]\d+)*(?:{_UNITS})?\Z")
_DOTTED = re.compile(r"[^\W_](?:[.\-_~·•/\\|,*+]+[^\W_]){2,}\Z")
_EDGES = re.compile(r"^([^\w@$!*|+']*)(.*?)([^\w@$*+]*)$", re.DOTALL)
_INNER = re.compile(r"([.,;:?/\\\-–—_~()\[\]{}\"“”«»=<>&…]+)")
_SINGLES = re.compile(r"(?<!\S)(?:[a-z0-9@$!|][^\S\n]+){2,}[a-z0-9@$!|](?!\S)")
_MIXED = re.compile(r"[a-z][\d@$!*|]|[\d@$!|][a-z]")
_WIDE = re.compile(r"\s{2,}")
_HARD = re.compile(r"[.!?;…]|\n\s*\n")
_LAUGHS = re.compile(r"(?:a*ha){2,}h*\Z|l+o+l+\Z")
_APOSTROPHES = dict.fromkeys(map(ord, "’‘ʼ`´′＇ʻ"), "'")


@dataclass(frozen=True)
class Words:
    """A message as places, each with every reading of the word there; `.` and `,` are places."""

    places: tuple[frozenset[str], ...]

    def __len__(self) -> int:
        return len(self.places)

    def plain(self) -> str:
        """The message in plain letters, one reading a place."""
        return " ".join(
            max(forms, key=lambda form: (form.isalpha(), len(form), form)) for forms in self.places
        )

    def vocabulary(self) -> set[str]:
        """Every reading of every word."""
        return {form for place in self.places for form in place}


def is_disguised(text: str, words: Words) -> bool:
    """Whether the message is written so that an encoder would not know its words."""
    if _SINGLES.search(text) or any(_DOTTED.match(chunk) for chunk in text.split()):
        return True
    if any(ord(char) > 127 and char.isalpha() for char in text) or "\u200b" in text:
        return True
    return any(_MIXED.search(form) for forms in words.places if len(forms) > 1 for form in forms)


@dataclass
class WordReader:
    """Turns text into `Words`, told by `spelling.yml` and the words that rules look for."""

    guesser: SpellingGuesser
    slang: Mapping[str, tuple[str, ...]]
    also: Mapping[str, tuple[str, ...]]
    pairs: Mapping[tuple[str, str], str]
    emoji: Mapping[str, str]
    looks: Mapping[int, str]
    _cache: dict[str, tuple[frozenset[str], ...]] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path, vocabulary: Iterable[str]) -> WordReader:
        """From `spelling.yml` and all words that occur in rules."""
        raw = read_mapping(path)
        slang = {str(k): tuple(str(v).split()) for k, v in raw["slang"].items()}
        known = set(vocabulary) | set(slang) | {str(word) for word in raw["also"]}
        looks = {ord(char): str(to) for to, chars in raw["look_alikes"].items() for char in chars}
        return cls(
            guesser=SpellingGuesser.from_content(raw, known),
            slang=slang,
            also={str(k): tuple(map(str, v)) for k, v in raw["also"].items()},
            pairs=_pairs(raw["pairs"]),
            emoji={str(k): f" {v} " for k, v in raw["emoji"].items()},
            looks=looks,
        )

    def read(self, text: str) -> Words:
        """The words of `text`."""
        cleaned = self._clean(text)
        places = list(self._places(cleaned))
        return Words(tuple(self._merged(places)))

    def _clean(self, text: str) -> str:
        text = text[:LONGEST]
        if not text.isascii():
            for sign, word in self.emoji.items():
                if sign in text:
                    text = text.replace(sign, word)
            text = text.translate(self.looks).translate(_APOSTROPHES)
            text = unicodedata.normalize("NFKD", text)
            text = "".join(c for c in text if unicodedata.category(c) not in ("Mn", "Cf", "Me"))
            text = text.translate(self.looks).translate(_APOSTROPHES)
        return text.lower()

    def _places(self, text: str) -> Iterator[frozenset[str]]:
        start = 0
        for run in _SINGLES.finditer(text):
            yield from self._chunks(text[start : run.start()])
            for group in _WIDE.split(run.group()):
                letters = "".join(group.split())
                yield from self._word(letters, spelled=True)
            start = run.end()
        yield from self._chunks(text[start:])

    def _chunks(self, text: str) -> Iterator[frozenset[str]]:
        for line_number, line in enumerate(text.split("\n")):
            if line_number:
                yield frozenset((PAUSE,))
            for chunk in line.split():
                if _PLAIN.match(chunk):
                    yield from self._word(chunk)
                else:
                    yield from self._rough(chunk)

    def _rough(self, chunk: str) -> Iterator[frozenset[str]]:
        """A chunk with digits, signs or punctuation in or around it."""
        found = _EDGES.match(chunk)
        before, core, after = found.groups() if found else ("", chunk, "")
        if _marks(before):
            yield frozenset((_marks(before),))
        if core:
            if "!" in core and not core.strip("!").isalpha():
                pass
            elif core.endswith("!") or core.endswith("'"):
                after += core[-1]
                core = core.rstrip("!'")
            yield from self._core(core)
            if _DOTTED.match(core):
                after = after.lstrip(".")
        if _marks(after):
            yield frozenset((_marks(after),))

    def _core(self, core: str) -> Iterator[frozenset[str]]:
        if not core:
            return
        if _PLAIN.match(core) or _NUMBER.match(core):
            yield from self._word(core)
        elif _DOTTED.match(core):
            yield from self._word(re.sub(r"[\W_]", "", core), spelled=True)
        elif whole := self.guesser.disguised(_INNER.sub("", core)):
            yield from self._word(whole)
        elif _INNER.search(core):
            for part in _INNER.split(core):
                if mark := _marks(part):
                    yield frozenset((mark,))
                elif part and not _INNER.match(part):
                    yield from self._word(part.strip("'"))
        else:
            yield from self._word(core)

    def _word(self, word: str, *, spelled: bool = False) -> tuple[frozenset[str], ...]:
        """All readings of one written word; several places when it hides several words."""
        key = f" {word}" if spelled else word
        known = self._cache.get(key)
        if known is None:
            if len(self._cache) > 20_000:
                self._cache.clear()
            known = self._cache[key] = self._readings(word, spelled)
        return known

    def _readings(self, word: str, spelled: bool) -> tuple[frozenset[str], ...]:
        bare = word.replace("'", "")
        if _LAUGHS.match(bare):
            return (frozenset(("lol",)),)
        forms = {word, bare}
        forms.update(self.also.get(word, ()), self.also.get(bare, ()))
        if not spelled:
            if expansion := self.slang.get(word) or self.slang.get(bare):
                return tuple(frozenset((part,)) for part in expansion)
            if self.guesser.knows(bare):
                return (frozenset(forms),)
        guess = self.guesser.guess(bare)
        if len(guess) > 1:
            return tuple(frozenset((part,)) for part in guess)
        for reading in guess:
            if expansion := self.slang.get(reading):
                return tuple(frozenset((part,)) for part in expansion)
            forms.add(reading)
            forms.update(self.also.get(reading, ()))
        return (frozenset(forms),)

    def _merged(self, places: Sequence[frozenset[str]]) -> Iterator[frozenset[str]]:
        """Pairs that are one word: `do not` as `dont`, `my self` as `myself`, `sui cide`."""
        index = 0
        while index < len(places):
            if index + 1 < len(places):
                merged = self._pair(places[index], places[index + 1])
                if merged:
                    yield frozenset((merged,))
                    index += 2
                    continue
            yield places[index]
            index += 1

    def _pair(self, first: frozenset[str], second: frozenset[str]) -> str | None:
        for left in first:
            for right in second:
                merged = self.pairs.get((left, right))
                if merged:
                    return merged
                if len(left) + len(right) > 5 and self.guesser.is_broken(left, right):
                    return left + right
        return None


def _marks(part: str) -> str:
    if _HARD.search(part):
        return STOP
    return PAUSE if part and re.search(r"[,:()\"“”\-–—/]", part) and part != "-" else ""


def _pairs(raw: Mapping[str, Any]) -> dict[tuple[str, str], str]:
    pairs = {}
    for merged, written in raw.items():
        for two in written:
            left, right = str(two).split()
            pairs[left, right] = str(merged)
    return pairs
