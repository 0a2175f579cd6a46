"""What a message wants: one of the acts, from its vector, its letters and what is open.

An example that was trained word for word is remembered. What follows from an act stays out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np

from attune.errors import ModelError
from attune.intake.items import Intake
from attune.language.classifier import LinearClassifier, fitted_temperature
from attune.language.normalise import normalise
from attune.language.vectors import Floats

_HASHES = 4096
_LETTERS = (3, 4, 5)
_STRENGTH = 20.0
#: more change nothing that held-out examples could show
_ITERATIONS = 60
#: one example in so many is kept back to learn how sure the classifier may be
_KEPT_BACK = 6
#: what a context looks like to the classifier: the type of the open item, then the mode
CONTEXTS = (
    "choice", "multi_choice", "yes_no", "number", "quantity", "clock_time", "duration", "date",
    "text", "list", "labs", "consent", "crisis", "nothing",
)  # fmt: skip
_CONTEXT_WEIGHT = 0.5
_SIZE = 384 + 2 * _HASHES + len(CONTEXTS)
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
        """Train on `examples` and their `vectors` [n, 384]; calibrated on some of them first."""
        chosen = range(len(examples))
        back = [n for n in chosen if crc32(examples[n].text.encode()) % _KEPT_BACK == 0]
        rest = sorted(set(chosen) - set(back))
        model = _fitted(examples, vectors, rest if back else chosen, most=1 if back else 3)
        if back:
            temperature = _temperature(model, examples, vectors, back)
            model = _fitted(examples, vectors, chosen)
            model.temperature = temperature
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
    """float32 [384 + 2 * 4096 + contexts]: meaning, letters, words (hashed), what is open."""
    row = np.zeros(_SIZE, dtype=np.float32)
    row[:384] = vector
    plain = normalise(text)[:300]
    padded = f" {plain} "
    _hash(row[384 : 384 + _HASHES], (
        padded[at : at + size] for size in _LETTERS for at in range(len(padded) - size + 1)
    ))  # fmt: skip
    words = ["^", *plain.split(), "$"]
    pairs = (f"{left} {right}" for left, right in pairwise(words))
    _hash(row[384 + _HASHES : 384 + 2 * _HASHES], (*words, *pairs))
    if context in CONTEXTS:
        row[384 + 2 * _HASHES + CONTEXTS.index(context)] = _CONTEXT_WEIGHT
    return row


def _hash(into: Floats, pieces: Iterable[str]) -> None:
    """Count `pieces` by hash, then bring the counts to length one."""
    for piece in pieces:
        into[crc32(piece.encode("utf-8", "replace")) % _HASHES] += 1.0
    length = float(np.linalg.norm(into))
    if length:
        into /= length


def _fitted(
    examples: Sequence[Example], vectors: Floats, chosen: Iterable[int], most: int = 3
) -> LinearClassifier:
    """A classifier of the `chosen` examples, each in at most `most` contexts it may stand in."""
    from scipy import sparse

    rows: list[Any] = []
    acts: list[str] = []
    for n in chosen:
        for context in _contexts(examples[n])[:most]:
            rows.append(sparse.csr_matrix(features(examples[n].text, vectors[n], context)))
            acts.append(examples[n].act)
    matrix = sparse.vstack(rows).tocsr()
    return LinearClassifier.fit(matrix, acts, strength=_STRENGTH, iterations=_ITERATIONS)


def _contexts(example: Example) -> tuple[str | None, ...]:
    """An answer stands in its context or in none; what may stand anywhere, in two others too.

    Without the others the classifier would learn that an open item means an answer.
    """
    if example.context is not None:
        return (example.context, None)
    dice = crc32(example.text.encode())
    return (None, CONTEXTS[dice % len(CONTEXTS)], CONTEXTS[dice // 97 % len(CONTEXTS)])


def _temperature(
    model: LinearClassifier, examples: Sequence[Example], vectors: Floats, back: Sequence[int]
) -> float:
    kept = [n for n in back if examples[n].act in model.labels]
    rows = np.stack([features(examples[n].text, vectors[n], examples[n].context) for n in kept])
    truth = np.array([model.labels.index(examples[n].act) for n in kept])
    return fitted_temperature(model.logits(rows), truth)


def _unambiguous(examples: Iterable[Example]) -> dict[str, str]:
    """Texts that were only ever one act, whatever was open; answers depend on what is open."""
    seen: dict[str, set[str]] = {}
    for example in examples:
        seen.setdefault(normalise(example.text).strip(" .!"), set()).add(example.act)
    return {
        text: next(iter(acts))
        for text, acts in seen.items()
        if len(acts) == 1 and "answer" not in acts
    }
