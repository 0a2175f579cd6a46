"""Names of medicines, supplements, conditions and the like found in running text, misspelt or not.

Whether a thing is taken, denied or somebody else's stays out, and so do doses.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from attune.language.words import Word, fold, is_common, is_everyday, joined, skeleton, words

#: Where one name means several things, the first of these kinds is told.
PREFERENCE = (
    "medicine", "medicine_class", "supplement", "herb", "nutrient", "condition", "hormone",
    "pathway", "lab", "food", "lifestyle", "symptom", "allergy",
)  # fmt: skip
_BRANDED = frozenset({"medicine", "medicine_class", "supplement", "nutrient", "condition"})
_SHORTEST = 5


@dataclass(frozen=True)
class LexiconEntry:
    """One thing and all its names; the first is its usual one."""

    id: str
    kind: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Found:
    """A name in a text. `span` are places in the text; `exact` is False for a misspelling."""

    id: str | None
    kind: str
    text: str
    span: tuple[int, int]
    exact: bool


@dataclass(frozen=True)
class _Name:
    id: str
    kind: str
    #: Written so, and only so, if it is else an everyday word ("SAMe", "Calm").
    only_as: str | None


class _Node:
    """A place in the trie of words."""

    __slots__ = ("following", "names")

    def __init__(self) -> None:
        self.following: dict[str, _Node] = {}
        self.names: list[_Name] = []


class Lexicon:
    """Finds the longest names first; a word is corrected only towards a name it nearly is."""

    def __init__(self, entries: Iterable[LexiconEntry]) -> None:
        """Index the names of `entries`."""
        self._root = _Node()
        self._spellings = _Spellings()
        for entry in entries:
            for name in dict.fromkeys(entry.names):
                self._add(entry, name)

    def find(self, text: str, kinds: Collection[str] | None = None) -> tuple[Found, ...]:
        """Names in `text` from left to right, not overlapping; only of `kinds` where given."""
        row = words(text)
        if len(row) > 400:
            row = row[:400]
        choices = [self._choices(word) for word in row]
        found: list[Found] = []
        at = 0
        while at < len(row):
            hit = self._longest(text, row, choices, at, kinds)
            if hit is not None:
                found.append(hit[0])
                at = hit[1]
            else:
                at += 1
        return tuple(found)

    def unfamiliar(self, text: str, found: Iterable[Found]) -> tuple[Found, ...]:
        """Words that are neither names known here nor English: perhaps a medicine we do not know.

        For messages that are about things taken; `id` is None and `kind` "unknown".
        """
        taken = [name.span for name in found]
        return tuple(
            Found(None, "unknown", text[word.start : word.end], (word.start, word.end), True)
            for word in words(text)
            if len(word.typed) >= _SHORTEST
            and word.typed.isascii()
            and "'" not in word.typed
            and not any(start <= word.start < end for start, end in taken)
            and not is_common(word.typed)
        )

    def _add(self, entry: LexiconEntry, name: str) -> None:
        row = words(name)
        if not row:
            return
        only_as = name if needs_capitals(entry, name) else None
        self._insert([word.folded for word in row], _Name(entry.id, entry.kind, only_as))
        together = "".join(word.typed for word in row)
        if len(row) > 1 and "-" in name and " " not in name and not is_everyday(together):
            self._insert([fold(together)], _Name(entry.id, entry.kind, None))
            self._spellings.add(fold(together))
        for word in row:
            self._spellings.add(word.folded)

    def _insert(self, row: list[str], name: _Name) -> None:
        node = self._root
        for word in row:
            node = node.following.setdefault(word, _Node())
        if name not in node.names:
            node.names.append(name)

    def _choices(self, word: Word) -> tuple[tuple[str, int], ...]:
        """Words of names that `word` may stand for, each with the number of edits."""
        if word.folded in self._spellings:
            return ((word.folded, 0),)
        if len(word.folded) < _SHORTEST or is_common(word.typed) or not word.folded.isalpha():
            return ()
        return self._spellings.nearly(word.folded)

    def _longest(
        self,
        text: str,
        row: list[Word],
        choices: list[tuple[tuple[str, int], ...]],
        begin: int,
        kinds: Collection[str] | None,
    ) -> tuple[Found, int] | None:
        """The longest name that starts at word `begin`, and the word after it."""
        best: tuple[int, int, list[_Name]] | None = None
        ways: list[tuple[_Node, int, int]] = [(self._root, begin, 0)]
        while ways:
            node, at, edits = ways.pop()
            names = [name for name in node.names if self._fits(name, text, row, begin, at, kinds)]
            if names and (best is None or (at, -edits) > (best[0], -best[1])):
                best = (at, edits, names)
            elif names and best is not None and (at, edits) == best[:2]:
                best = (at, edits, best[2] + names)
            if at < len(row) and (at == begin or joined(text, row[at - 1], row[at])):
                for word, cost in choices[at]:
                    after = node.following.get(word)
                    if after is not None:
                        ways.append((after, at + 1, edits + cost))
        return _told(text, row, begin, best) if best is not None else None

    @staticmethod
    def _fits(
        name: _Name, text: str, row: list[Word], begin: int, end: int, kinds: Collection[str] | None
    ) -> bool:
        if kinds is not None and name.kind not in kinds:
            return False
        return name.only_as is None or text[row[begin].start : row[end - 1].end] == name.only_as


def needs_capitals(entry: LexiconEntry, name: str) -> bool:
    """Whether `name` is else an everyday word, and means `entry` only as it is written."""
    return (
        entry.kind in _BRANDED
        and name.isalpha()
        and name != name.lower()
        and is_everyday(name.lower())
    )


def _told(
    text: str, row: list[Word], begin: int, best: tuple[int, int, list[_Name]]
) -> tuple[Found, int] | None:
    """The find to report; None where a misspelling lies between two different things."""
    end, edits, names = best
    ranked = sorted(names, key=_rank)
    if edits and len({name.id for name in names}) > 1:
        return None
    span = (row[begin].start, row[end - 1].end)
    first = ranked[0]
    return Found(first.id, first.kind, text[slice(*span)], span, edits == 0), end


def _rank(name: _Name) -> int:
    return PREFERENCE.index(name.kind) if name.kind in PREFERENCE else len(PREFERENCE)


class _Spellings:
    """Words of names by their consonants with one left out: a bounded look-up, however many."""

    def __init__(self) -> None:
        self._bones: dict[str, str] = {}
        self._by_key: dict[str, list[str]] = {}

    def __contains__(self, folded: str) -> bool:
        return folded in self._bones

    def add(self, folded: str) -> None:
        if folded in self._bones:
            return
        self._bones[folded] = bones = skeleton(folded)
        if len(folded) >= _SHORTEST and folded.isalpha():
            for key in _keys(folded, bones):
                self._by_key.setdefault(key, []).append(folded)

    def nearly(self, folded: str) -> tuple[tuple[str, int], ...]:
        """The known words nearest to `folded`, with the edits between; none if none is near."""
        bones = skeleton(folded)
        seen = {word for key in _keys(folded, bones) for word in self._by_key.get(key, ())}
        near: list[tuple[str, int]] = []
        for word in seen:
            allowed = _allowed(min(len(folded), len(word)), bones == self._bones[word])
            edits = OSA.distance(folded, word, score_cutoff=allowed)
            if edits <= allowed:
                near.append((word, edits))
        least = min((edits for _, edits in near), default=0)
        return tuple(sorted(pair for pair in near if pair[1] == least))


def _keys(folded: str, bones: str) -> Iterator[str]:
    """The first sound, and the consonants as they are and with any one left out."""
    first = "a" if folded[0] in "aeiouyhw" or not bones else bones[0]
    yield first + bones
    if len(bones) > 3:
        for place in range(len(bones)):
            yield first + bones[:place] + bones[place + 1 :]


def _allowed(length: int, same_bones: bool) -> int:
    """How many edits a word of that length may be from a name.

    Vowels may go wrong more often than consonants: "amitriptalin" is amitriptyline, while
    "threonine" is not theanine.
    """
    if length < 6:
        return 1
    if same_bones:
        return 2 if length < 9 else 3
    return 1 if length < 10 else 2
