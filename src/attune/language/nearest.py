"""Which of a few options a text comes nearest to, by the vectors of how people say them.

When near is near enough is decided by who asks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, Protocol, TypeVar

import numpy as np

from attune.language.normalise import normalise
from attune.language.vectors import Floats

Key = TypeVar("Key")


class Encodes(Protocol):
    """What turns texts into rows of length one."""

    def encode(self, texts: Sequence[str]) -> Floats:
        """float32 [len(texts), 384]."""


@dataclass(frozen=True)
class Near(Generic[Key]):
    """The best option, its cosine, and how far it is ahead of the next option's."""

    value: Key
    score: float
    margin: float


class NearestOption:
    """Remembers the vector of every phrase it was shown, so that each is encoded once."""

    def __init__(self, encoder: Encodes) -> None:
        """`encoder` is asked only for phrases not seen before."""
        self._encoder = encoder
        self._vectors: dict[str, Floats] = {}
        self._tables: dict[tuple[str, ...], Floats] = {}

    def nearest(self, vector: Floats, options: Mapping[Key, Sequence[str]]) -> Near[Key] | None:
        """The option one of whose phrases is nearest to `vector` [384]; None without phrases."""
        owners = [value for value, phrases in options.items() for _ in phrases]
        phrases = tuple(phrase for said in options.values() for phrase in said)
        if not phrases:
            return None
        best: dict[Key, float] = {}
        for owner, score in zip(owners, self._table(phrases) @ vector, strict=True):
            best[owner] = max(best.get(owner, -1.0), float(score))
        ranked = sorted(best.items(), key=lambda pair: pair[1], reverse=True)
        value, score = ranked[0]
        behind = ranked[1][1] if len(ranked) > 1 else -1.0
        return Near(value, score, score - behind)

    def learn(self, phrases: Iterable[str]) -> None:
        """Encode `phrases` now rather than in front of a client."""
        for phrase in map(normalise, phrases):
            if phrase not in self._vectors:
                self._vectors[phrase] = self._encoder.encode([phrase])[0]

    def save(self, path: Path) -> None:
        """Keep the vectors in an .npz, so that a start need not encode the phrases again."""
        names = sorted(self._vectors)
        rows = [self._vectors[name] for name in names]
        table = np.array(rows, dtype=np.float16).reshape(len(names), -1)
        path.parent.mkdir(parents=True, exist_ok=True)
        np.savez_compressed(path, phrases=np.array(names, dtype=np.str_), vectors=table)

    def recall(self, path: Path) -> None:
        """Take in what `save` wrote; nothing happens when the file isn't there."""
        if path.exists():
            with np.load(path, allow_pickle=False) as stored:
                rows = stored["vectors"].astype(np.float32)
                self._vectors.update(zip(map(str, stored["phrases"]), rows, strict=True))

    def _table(self, phrases: tuple[str, ...]) -> Floats:
        table = self._tables.get(phrases)
        if table is None:
            self.learn(phrases)
            table = np.stack([self._vectors[normalise(phrase)] for phrase in phrases])
            self._tables[phrases] = table
        return table
