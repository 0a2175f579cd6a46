"""Finds symptom flags in free text for triage rules that combine them.

Which combinations matter stays in `knowledge/triage/`.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from attune.safety.danger.content import read_mapping
from attune.safety.danger.frames import Compiled
from attune.safety.danger.normal import Words
from attune.safety.danger.rules import DangerRules


class SignalFinder:
    """Flag → frames; a flag is set when one of its frames stands undenied and is the client's.

    Flags `by_others` tell of what somebody does to the client; `acute` ones only count now.
    """

    def __init__(
        self,
        rules: DangerRules,
        frames: Mapping[str, tuple[Compiled, ...]],
        by_others: frozenset[str] = frozenset(),
        acute: frozenset[str] = frozenset(),
    ) -> None:
        self._rules = rules
        self._frames = frames
        self._by_others = by_others
        self._acute = acute

    @classmethod
    def load(cls, path: Path, rules: DangerRules) -> SignalFinder:
        """From `signals.yml`, compiled against the groups of the rules."""
        raw = read_mapping(path)
        frames = {
            str(flag): tuple(rules.grammar.compile(str(text)) for text in texts)
            for flag, texts in raw["signals"].items()
        }
        by_others, acute = (frozenset(raw.get(key, ())) for key in ("by_others", "acute"))
        return cls(rules, frames, by_others, acute)

    def find(self, words: Words) -> frozenset[str]:
        """The flags that `words` set."""
        finder, scene = self._rules.scene(words)
        return frozenset(
            flag
            for flag, frames in self._frames.items()
            for compiled in frames
            for match in finder.find(compiled)
            if not scene.is_denied(match)
            and (flag in self._by_others or scene.who(match) != "other")
            and not (flag in self._acute and scene.when(match) == "past")
        )
