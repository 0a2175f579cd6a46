"""The small language in which danger rules are written, and the matcher for it.

A frame is slots with gaps between them (`~3`: up to three words, `~0`: none). A slot is words in
order (`end my life`, `want|wish to`) or, with `|` at several places, a choice of phrases
(`go on|carry on|{end}`). `{group}`, `word?`, `#many` (a number of 8 or more), `#year`, `<` and `>` (edges
of a sentence). What a match means stays in `judgement.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from attune.errors import ContentError

_SLOTS = re.compile(r"\s*(~\d*)\s*")


@dataclass(frozen=True)
class Part:
    """One element of a frame. `kind`: words, group, gap, start, end, many, year."""

    kind: str
    words: frozenset[str] = frozenset()
    group: str = ""
    most: int = 0
    optional: bool = False


Frame = tuple[Part, ...]


@dataclass(frozen=True)
class Compiled:
    """A frame with what must occur in a message for it to match at all."""

    frame: Frame
    needs: tuple[frozenset[str], ...]
    text: str = ""


class FrameIndex:
    """Frames by a word that each can't do without, so that few are tried on a message."""

    def __init__(self, frames: Sequence[Compiled]) -> None:
        self.frames = tuple(frames)
        self._by_word: dict[str, list[int]] = {}
        self._always: list[int] = []
        for number, compiled in enumerate(self.frames):
            if compiled.needs:
                for word in compiled.needs[0]:
                    self._by_word.setdefault(word, []).append(number)
            else:
                self._always.append(number)

    def candidates(self, present: Iterable[str]) -> list[int]:
        """Numbers of the frames that may match where these words occur, in order."""
        found = set(self._always)
        for word in present:
            found.update(self._by_word.get(word, ()))
        return sorted(found)


@dataclass(frozen=True)
class Options:
    """The phrases of a group by their first word; `other`: those that begin with no fixed word."""

    by_first: Mapping[str, tuple[Compiled, ...]]
    other: tuple[Compiled, ...]

    @classmethod
    def of(cls, phrases: Sequence[Compiled]) -> Options:
        """Sort the phrases."""
        by_first: dict[str, tuple[Compiled, ...]] = {}
        other: tuple[Compiled, ...] = ()
        for phrase in phrases:
            first = phrase.frame[0]
            if first.kind == "words" and not first.optional:
                for word in first.words:
                    by_first[word] = (*by_first.get(word, ()), phrase)
            else:
                other = (*other, phrase)
        return cls(by_first, other)

    def at(self, forms: Iterable[str]) -> Iterator[Compiled]:
        """Those that may begin at a place with these readings."""
        for form in forms:
            yield from self.by_first.get(form, ())
        yield from self.other


@dataclass
class Grammar:
    """All groups of words, by name; frames are compiled against it."""

    groups: dict[str, Options] = field(default_factory=dict)
    firsts: dict[str, frozenset[str]] = field(default_factory=dict)
    vocabulary: set[str] = field(default_factory=set)

    @classmethod
    def build(cls, raw: Mapping[str, Iterable[str]]) -> Grammar:
        """From name → phrases; a phrase may name groups that stand before its own."""
        grammar = cls()
        for name, phrases in raw.items():
            grammar._keep(name, tuple(grammar.compile(str(phrase)) for phrase in phrases))
        return grammar

    def compile(self, text: str) -> Compiled:
        """The frame written as `text`; ContentError names what is wrong."""
        frame: Frame = ()
        for slot in _SLOTS.split(text.strip()):
            frame += self._slot(slot, text)
        if not frame:
            raise ContentError("danger rules: an empty pattern")
        return Compiled(frame, self._needs(frame), text)

    def named(self) -> tuple[str, ...]:
        """The groups that have a name of their own, sorted."""
        return tuple(sorted(name for name in self.groups if not name.startswith("(")))

    def _slot(self, slot: str, text: str) -> Frame:
        """One gap, a sequence of words, or a choice of phrases kept as a nameless group."""
        pieces = slot.split()
        if sum("|" in piece for piece in pieces) < 2:
            return tuple(self._part(piece, text) for piece in pieces)
        return (self._choice(slot, text),)

    def _choice(self, slot: str, text: str) -> Part:
        optional = slot.endswith("?")
        name = f"({slot.removesuffix('?')})"
        if name not in self.groups:
            options = tuple(self.compile(option) for option in name[1:-1].split("|"))
            self._keep(name, options)
        return Part("group", group=name, optional=optional)

    def _keep(self, name: str, options: tuple[Compiled, ...]) -> None:
        firsts = [self._first(option.frame) for option in options]
        self.groups[name] = Options.of(options)
        self.firsts[name] = frozenset().union(*firsts) if all(firsts) else frozenset()

    def _part(self, piece: str, text: str) -> Part:
        if "|" in piece and ("{" in piece or ">" in piece):
            return self._choice(piece, text)
        optional = piece.endswith("?") and len(piece) > 1
        piece = piece.removesuffix("?") if optional else piece
        if piece in ("<", ">"):
            return Part("start" if piece == "<" else "end")
        if piece in ("#many", "#year"):
            return Part(piece[1:], optional=optional)
        if piece.startswith("~"):
            return Part("gap", most=int(piece[1:] or 2))
        if piece.startswith("{"):
            name = piece.strip("{}")
            if name not in self.groups:
                raise ContentError(f"danger rules: unknown group {name!r} in {text!r}")
            return Part("group", group=name, optional=optional)
        words = frozenset(piece.split("|"))
        self.vocabulary |= words
        return Part("words", words, optional=optional)

    def _needs(self, frame: Frame) -> tuple[frozenset[str], ...]:
        needs = []
        for part in frame:
            if part.optional or part.kind not in ("words", "group"):
                continue
            words = part.words if part.kind == "words" else self.firsts[part.group]
            if words:
                needs.append(words)
        return tuple(sorted(needs, key=len))

    def _first(self, frame: Frame) -> frozenset[str]:
        """Words of which one must occur where this frame does; empty: can't say."""
        for part in frame:
            if part.kind == "words" and not part.optional:
                return part.words
            if part.kind == "group" and not part.optional:
                return self.firsts[part.group]
        return frozenset()
