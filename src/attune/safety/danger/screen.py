"""The danger screen: rules and classifier over one message; either can raise, neither can lower.

What is said and done after a concern stays in `turns/` and `knowledge/crisis/`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from attune.safety.danger.classifier import DangerModel
from attune.safety.danger.features import features
from attune.safety.danger.normal import Words, is_disguised
from attune.safety.danger.rules import DangerRules, Finding
from attune.safety.danger.signals import SignalFinder
from attune.safety.danger_types import Danger

Vectors = npt.NDArray[np.float32]
Encode = Callable[[Sequence[str]], Vectors]

_SENTENCE = re.compile(r"(?<=[.!?;…])\s+|\n+|,\s+(?=but\b|and i\b|i\b)", re.IGNORECASE)
#: More sentences than this are not encoded one by one, so that the time stays bounded.
MOST_SENTENCES = 6
_LONG = 14
_FRAGMENT_WORDS = 6


class DangerScreen:
    """Reads every message. Build it once; `screen` is pure and thread-safe enough to share."""

    def __init__(
        self,
        rules: DangerRules,
        signals: SignalFinder,
        model: DangerModel | None,
        encode: Encode | None,
    ) -> None:
        self._rules = rules
        self._signals = signals
        self._model = model
        self._encode = encode

    @classmethod
    def load(
        cls, knowledge_dir: Path, model_path: Path | None = None, encode: Encode | None = None
    ) -> DangerScreen:
        """Rules from `knowledge_dir/danger`; the classifier from `model_path` where given.

        `encode` lets long messages be read sentence by sentence; without it only `vector` is read.
        """
        folder = knowledge_dir / "danger"
        rules = DangerRules.load(folder)
        model = DangerModel.load(model_path) if model_path else None
        return cls(rules, SignalFinder.load(folder / "signals.yml", rules), model, encode)

    def screen(
        self,
        text: str,
        *,
        vector: Vectors | None = None,
        recent: Sequence[str] = (),
        open_item: str | None = None,
    ) -> Danger | None:
        """The gravest concern in `text`, or None.

        `vector`: its embedding [384]; `recent`: the client's last messages, oldest first;
        `open_item`: the question that waits (its answers by button are judged by the item).
        """
        by_rules = self.by_rules(text, recent)
        if by_rules and by_rules.concern == "alert":
            return by_rules
        by_model = self._by_model(text, vector, unsure=by_rules is not None)
        return _gravest([d for d in (by_rules, by_model) if d])

    def by_rules(self, text: str, recent: Sequence[str] = ()) -> Danger | None:
        """What the rules alone say; needs no encoder."""
        words = self._rules.reader.read(text)
        found = list(self._rules.findings(words))
        if not any(f.danger.concern == "alert" for f in found):
            found += self._across(words, recent)
        return _gravest_finding(found)

    def signals(self, text: str) -> frozenset[str]:
        """Symptom flags that triage rules combine; denied symptoms are left out."""
        return self._signals.find(self._rules.reader.read(text))

    def _across(self, words: Words, recent: Sequence[str]) -> list[Finding]:
        """Concerns of a sentence that was sent in pieces: it must end in the newest one."""
        before: tuple[frozenset[str], ...] = ()
        for message in reversed(recent[-3:]):
            piece = self._rules.reader.read(message)
            if len(piece) > _FRAGMENT_WORDS or (piece.places and "." in piece.places[-1]):
                break
            before = piece.places + before
        if not before or not words.places:
            return []
        joined = Words(before + words.places)
        return [
            f for f in self._rules.findings(joined)
            if f.start < len(before) < f.end and f.danger.concern == "alert"
        ]  # fmt: skip

    def _by_model(self, text: str, vector: Vectors | None, *, unsure: bool) -> Danger | None:
        if self._model is None:
            return None
        words = self._rules.reader.read(text)
        texts, vectors = [text], [vector] if vector is not None else []
        if self._encode:
            if len(text.split()) > _LONG:
                texts += self._parts(text)
            if is_disguised(text, words):
                texts.append(words.plain())
            vectors += list(self._encode(texts[len(vectors) :]))
        if not vectors:
            return None
        read = [self._rules.reader.read(each) for each in texts[: len(vectors)]]
        stacked = np.stack(vectors).astype(np.float32)
        return self._model.judge(
            features(self._rules, self._model.names, read, stacked), unsure=unsure
        )

    def _parts(self, text: str) -> list[str]:
        parts = [part for part in _SENTENCE.split(text) if len(part.split()) >= 3]
        return sorted(parts, key=len)[-MOST_SENTENCES:] if len(parts) > 1 else []


def _gravest_finding(found: Sequence[Finding]) -> Danger | None:
    if not found:
        return None
    best = min(found, key=lambda f: (f.danger.concern != "alert", f.rank))
    now = any(f.danger.now for f in found)
    danger = best.danger
    if now and danger.concern == "alert" and not danger.now:
        return Danger(danger.category, danger.concern, danger.raised_by, now=True)
    return danger


def _gravest(dangers: Sequence[Danger]) -> Danger | None:
    return min(dangers, key=lambda d: d.concern != "alert") if dangers else None
