"""Loads the danger rules from `knowledge/danger/` and raises findings for one message.

How a match is judged stays in `judgement.py`; the classifier stays in `classifier.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from attune.errors import ContentError
from attune.safety.danger.content import read_mapping
from attune.safety.danger.finder import Finder, Match
from attune.safety.danger.frames import Compiled, FrameIndex, Grammar
from attune.safety.danger.judgement import Scene
from attune.safety.danger.normal import WordReader, Words
from attune.safety.danger.scenery import Scenery
from attune.safety.danger_types import Category, Concern, Danger

RULE_FILES: tuple[str, ...] = (*get_args(Category), "check")
#: Third persons are in danger when these rules match them.
_SPOKEN_OF = frozenset(["suicide_self_harm", "psychosis_mania", "medical_emergency"])
_TOLD_OF = frozenset(["suicide_self_harm", "third_party", "harm_to_others"])
_SUICIDE: Category = "suicide_self_harm"


@dataclass(frozen=True)
class Rule:
    """A named set of frames. `subject`: self (others make it third_party) or any."""

    id: str
    category: Category
    concern: Concern
    rank: int
    now: bool
    subject: str
    patterns: tuple[Compiled, ...]
    together: tuple[Compiled, ...]


@dataclass(frozen=True)
class Finding:
    """A judged match; `end` is the place after its last word."""

    danger: Danger
    rank: int
    start: int
    end: int


class DangerRules:
    """All rules with the grammar and context they were compiled against."""

    def __init__(
        self, grammar: Grammar, scenery: Scenery, rules: Sequence[Rule], reader: WordReader
    ) -> None:
        self.grammar = grammar
        self._scenery = scenery
        self._rules = tuple(rules)
        self._alone = [(rule, frame) for rule in rules for frame in rule.patterns]
        self._index = FrameIndex([frame for _, frame in self._alone])
        self._together = [rule for rule in rules if rule.together]
        self.reader = reader

    @classmethod
    def load(cls, folder: Path) -> DangerRules:
        """From `knowledge/danger`; ContentError tells the file and the fault."""
        grammar = Grammar.build(read_mapping(folder / "groups.yml")["groups"])
        idioms = read_mapping(folder / "idioms.yml")["idioms"]
        scenery = Scenery.build(read_mapping(folder / "context.yml"), idioms, grammar)
        rules = [rule for name in RULE_FILES for rule in _rules(folder / f"{name}.yml", grammar)]
        for frames in read_mapping(folder / "signals.yml")["signals"].values():
            for frame in frames:
                grammar.compile(str(frame))
        reader = WordReader.load(folder / "spelling.yml", grammar.vocabulary)
        return cls(grammar, scenery, rules, reader)

    def scene(self, words: Words) -> tuple[Finder, Scene]:
        """A finder and the scene for `words`."""
        finder = Finder(self.grammar, words)
        return finder, Scene(self._scenery, words, finder)

    def findings(self, words: Words) -> Iterator[Finding]:
        """Every concern that the rules raise in `words`."""
        finder, scene = self.scene(words)
        alerted: set[str] = set()
        for rule, match in self._matches(finder):
            if rule.id not in alerted:
                finding = self._judge(rule, match, scene)
                if finding:
                    if finding.danger.concern == "alert":
                        alerted.add(rule.id)
                    yield finding

    def _matches(self, finder: Finder) -> Iterator[tuple[Rule, Match]]:
        for number in self._index.candidates(finder.present):
            rule, frame = self._alone[number]
            for match in finder.find(frame):
                yield rule, match
        for rule in self._together:
            together = _together(rule, finder)
            if together:
                yield rule, together

    def _judge(self, rule: Rule, match: Match, scene: Scene) -> Finding | None:
        if scene.is_idiom(match) or scene.is_denied(match) or scene.is_quoted(match):
            return None
        who = scene.who(match)
        if who == "bot" or (scene.is_dreamt(match) and rule.category != _SUICIDE):
            return None
        category = rule.category
        past = scene.when(match) == "past"
        if who == "other" and rule.subject == "self":
            if category not in _SPOKEN_OF or rule.concern == "check" or past:
                return None
            category = "third_party"
        if category == "third_party" and scene.is_completed(match):
            return _finding(rule, match, _SUICIDE, "check")
        concern = _softened(rule, match, scene, past)
        return _finding(rule, match, category, concern) if concern else None


def _softened(rule: Rule, match: Match, scene: Scene, past: bool) -> Concern | None:
    """The rule's concern, lowered for what is past, general, passing, told of or blamed on."""
    medical = rule.category == "medical_emergency"
    asked = scene.is_asked(match) and not rule.now
    if medical and (past or asked):
        return None
    if past or asked:
        return "check"
    if medical and scene.is_soft(match):
        return "check"
    if rule.category in _TOLD_OF and scene.is_fiction(match):
        return "check"
    if rule.category == _SUICIDE and not rule.now and scene.is_blamed(match):
        return "check"
    if rule.category == "harm_to_others" and scene.has_word(match, "could"):
        return "check"
    return rule.concern


def _finding(rule: Rule, match: Match, category: Category, concern: Concern) -> Finding:
    now = rule.now and concern == "alert"
    danger = Danger(category, concern, f"rule:{rule.id}", now)
    return Finding(danger, rule.rank, match.start, match.end)


def _together(rule: Rule, finder: Finder) -> Match | None:
    """One match over the whole when every part of the rule occurs somewhere."""
    if not all(finder.possible(compiled) for compiled in rule.together):
        return None
    found = []
    for compiled in rule.together:
        part = next(finder.find(compiled), None)
        if part is None:
            return None
        found.append(part)
    start, end = min(p.start for p in found), max(p.end for p in found)
    asked: set[int] = set().union(*(p.asked() for p in found))
    return Match(start, end, tuple(p for p in range(start, end) if p not in asked))


def _rules(path: Path, grammar: Grammar) -> Iterator[Rule]:
    raw = read_mapping(path)
    for entry in raw["rules"]:
        try:
            yield _rule(entry, raw, grammar)
        except (KeyError, ValueError) as error:
            raise ContentError(f"{path.name}: rule {entry.get('id')!r}: {error}") from error


def _rule(entry: dict[str, Any], raw: dict[str, Any], grammar: Grammar) -> Rule:
    category = entry.get("category") or raw["category"]
    if category not in get_args(Category):
        raise ValueError(f"unknown category {category!r}")
    return Rule(
        id=str(entry["id"]),
        category=category,
        concern="check" if entry.get("concern") == "check" else "alert",
        rank=int(entry.get("rank", raw.get("rank", 90))),
        now=bool(entry.get("now", False)),
        subject=str(entry.get("subject", raw.get("subject", "self"))),
        patterns=tuple(grammar.compile(str(text)) for text in entry.get("patterns", ())),
        together=tuple(grammar.compile(f"{text}") for text in entry.get("all", ())),
    )
