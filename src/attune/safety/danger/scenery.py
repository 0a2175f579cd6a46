"""The cues around a match (denial, past, fiction, idioms, people), compiled from `knowledge/`.

What they do to a match stays in `judgement.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from attune.safety.danger.finder import Finder, Match
from attune.safety.danger.frames import Compiled, FrameIndex, Grammar
from attune.safety.danger.normal import STOP, Words


@dataclass(frozen=True)
class Scenery:
    """The cues of `context.yml` and `idioms.yml`, compiled."""

    turns: frozenset[str]
    cues: Mapping[str, FrameIndex]
    people: Mapping[str, frozenset[str]]
    relations: tuple[Compiled, ...]

    @classmethod
    def build(cls, context: Mapping[str, Any], idioms: Iterable[str], grammar: Grammar) -> Scenery:
        """Compile the cues against the shared groups."""
        names = ("negation", "not_negation", "past", "resolved", "returning", "not_returning",
                 "fiction", "instrument", "answered_no", "dreams", "asked", "soft")  # fmt: skip
        cues = {
            name: FrameIndex([grammar.compile(str(cue)) for cue in cues])
            for name, cues in {**{name: context[name] for name in names}, "idioms": idioms}.items()
        }
        return cls(
            turns=frozenset(map(str, context["turns"])),
            cues=cues,
            people={k: frozenset(map(str, v)) for k, v in context["people"].items()},
            relations=tuple(
                grammar.compile(f"{whose} ~1 {{relation}}")
                for whose in ("my|our", "a|the|his|her|their")
            ),
        )


class Ground:
    """One message with its clauses and sentences; each kind of cue is looked for once."""

    def __init__(self, scenery: Scenery, words: Words, finder: Finder) -> None:
        self._scenery = scenery
        self._places = words.places
        self._finder = finder
        self._found: dict[str, list[Match]] = {}

    def _spans(self, name: str) -> list[Match]:
        found = self._found.get(name)
        if found is None:
            found = list(self._finder.find_all(self._scenery.cues[name]))
            self._found[name] = found
        return found

    def has(self, cue: str) -> bool:
        """Whether a cue of that name stands anywhere."""
        return bool(self._spans(cue))

    def has_word(self, match: Match, word: str) -> bool:
        """Whether the word stands in the match."""
        return any(word in self._places[p] for p in range(match.start, match.end))

    @cached_property
    def _clauses(self) -> list[int]:
        """The number of the clause of every place."""
        number, clauses = 0, []
        for forms in self._places:
            if STOP in forms or not forms.isdisjoint(self._scenery.turns):
                number += 1
            clauses.append(number)
        return clauses

    @cached_property
    def _sentences(self) -> list[int]:
        number, sentences = 0, []
        for forms in self._places:
            if STOP in forms:
                number += 1
            sentences.append(number)
        return sentences

    def _near(self, match: Match) -> set[int]:
        """Places of the match's sentence and of the two after it."""
        number = self._sentences[min(match.start, len(self._sentences) - 1)]
        last = self._sentences[min(match.end - 1, len(self._sentences) - 1)]
        return {p for p, s in enumerate(self._sentences) if number <= s <= last + 2}

    def _beside(self, cue: str, match: Match) -> bool:
        clause = self._clauses[min(match.start, len(self._clauses) - 1)]
        return any(self._clauses[m.start] == clause for m in self._spans(cue))
