"""The nearest option is found by meaning, and phrases are encoded once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from attune.language.encoder import build_encoder
from attune.language.nearest import NearestOption
from attune.language.vectors import Floats

OPTIONS = {0: ["not at all", "never"], 2: ["more than half the days"], 3: ["nearly every day"]}


class _Counting:
    """The real encoder, counting what it was asked for."""

    def __init__(self, directory: Path) -> None:
        self.encoder = build_encoder(directory)
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str]) -> Floats:
        self.asked += texts
        return self.encoder.encode(texts)


def test_words_that_were_never_listed_find_their_option(tmp_path: Path) -> None:
    """Words like "almost every single day" mean nearly every day; the margin is told."""
    encoder = _Counting(tmp_path)
    nearest = NearestOption(encoder)
    vector = encoder.encoder.encode(["almost every single day"])[0]
    found = nearest.nearest(vector, OPTIONS)
    assert found is not None
    assert found.value == 3
    assert found.score > 0.7
    assert found.margin > 0.1
    before = len(encoder.asked)
    nearest.nearest(vector, OPTIONS)
    assert len(encoder.asked) == before
    nearest.save(tmp_path / "phrases.npz")
    fresh = NearestOption(encoder)
    fresh.recall(tmp_path / "phrases.npz")
    again = fresh.nearest(vector, OPTIONS)
    assert again is not None
    assert again.value == 3
    assert len(encoder.asked) == before
    assert np.isclose(again.score, found.score, atol=1e-2)


def test_no_options_nothing_near(tmp_path: Path) -> None:
    """Without phrases there is no nearest option."""
    nearest = NearestOption(_Counting(tmp_path))
    assert nearest.nearest(np.zeros(384, dtype=np.float32), {}) is None
