"""What a message wants: one of the acts, from its vector, its letters and what is open.

An example that was trained word for word is remembered. What follows from an act stays out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import numpy as np

from attune.errors import ModelError
from attune.intake.items import Intake
from attune.language.classifier import LinearClassifier
from attune.language.normalise import normalise
from attune.language.vectors import Floats

_HASHES = 2048
_LETTERS = (3, 4, 5)
_LETTER_WEIGHT = 0.6
#: what a context looks like to the classifier: the type of the open item, then the mode
CONTEXTS = (
    "choice", "multi_choice", "yes_no", "number", "quantity", "clock_time", "duration", "date",
    "text", "list", "labs", "consent", "crisis", "nothing",
)  # fmt: skip
_CONTEXT_WEIGHT = 0.5
_MODEL, _KNOWN = "acts.npz", "known.json"


@dataclass(frozen=True)
class Example:
    """A training example; `context` one of CONTEXTS, or None where it may stand anywhere."""

    text: str
    act: str
    context: str | None = None


@dataclass(frozen=True)
class ActGuess:
    """Acts with their probabilities, best first."""

    ranked: tuple[tuple[str, float], ...]

    @property
    def act(self) -> str:
        """The likeliest act."""
        return self.ranked[0][0]

    @property
    def confidence(self) -> float:
        """Its probability."""
        return self.ranked[0][1]

    def of(self, act: str) -> float:
        """The probability of one act."""
        return next((p for name, p in self.ranked if name == act), 0.0)


class ActClassifier:
    """A linear classifier over features of one message, and the examples it saw."""

    def __init__(self, model: LinearClassifier, known: dict[str, str]) -> None:
        self._model = model
        self._known = known

    @classmethod
    def train(cls, examples: Sequence[Example], vectors: Floats) -> ActClassifier:
        """Train on `examples` and their `vectors` [n, 384]; each is seen with its context."""
        rows = [features(e.text, v, e.context) for e, v in zip(examples, vectors, strict=True)]
        model = LinearClassifier.fit(np.stack(rows), [e.act for e in examples], strength=8.0)
        return cls(model, _unambiguous(examples))

    def guess(self, text: str, vector: Floats, context: str | None) -> ActGuess:
        """The acts of one message, best first."""
        told = self._known.get(normalise(text).strip(" .!"))
        if told is not None:
            return ActGuess(((told, 1.0),))
        shares = self._model.probabilities(features(text, vector, context)[None, :])[0]
        order = np.argsort(-shares)[:5]
        return ActGuess(tuple((self._model.labels[i], float(shares[i])) for i in order))

    def save(self, directory: Path) -> None:
        """Write the classifier into `directory`."""
        self._model.save(directory / _MODEL)
        (directory / _KNOWN).write_text(json.dumps(self._known, indent=0, sort_keys=True))

    @classmethod
    def load(cls, directory: Path) -> ActClassifier:
        """Read what `save` wrote; ModelError if it is missing."""
        try:
            known = json.loads((directory / _KNOWN).read_text())
        except (OSError, ValueError) as error:
            raise ModelError(f"the act classifier in {directory} is missing or damaged") from error
        return cls(LinearClassifier.load(directory / _MODEL), known)


def context_for(intake: Intake, item_id: str | None, mode: str | None) -> str | None:
    """The name of a context from the open item and the mode; None where neither is told."""
    if mode in ("consent", "crisis"):
        return mode
    item = intake.items.get(item_id or "")
    if item is not None:
        return item.type
    return "nothing" if mode is not None else None


def features(text: str, vector: Floats, context: str | None) -> Floats:
    """float32 [384 + 2048 + contexts]: meaning, letters (hashed, length one), what is open."""
    letters = np.zeros(_HASHES, dtype=np.float32)
    padded = f" {normalise(text)[:300]} "
    for size in _LETTERS:
        for at in range(len(padded) - size + 1):
            letters[crc32(padded[at : at + size].encode()) % _HASHES] += 1.0
    length = float(np.linalg.norm(letters))
    opened = np.zeros(len(CONTEXTS), dtype=np.float32)
    if context in CONTEXTS:
        opened[CONTEXTS.index(context)] = _CONTEXT_WEIGHT
    scaled = letters * (_LETTER_WEIGHT / length) if length else letters
    return np.concatenate([vector, scaled, opened]).astype(np.float32)


def _unambiguous(examples: Iterable[Example]) -> dict[str, str]:
    """Texts that were only ever one act, whatever was open; answers depend on what is open."""
    seen: dict[str, set[str]] = {}
    for example in examples:
        seen.setdefault(normalise(example.text).strip(" .!"), set()).add(example.act)
    return {
        text: next(iter(acts)) for text, acts in seen.items() if len(acts) == 1 != {"answer"}
        and "answer" not in acts
    }  # fmt: skip
