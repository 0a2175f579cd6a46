"""The danger classifier: training, thresholds, saving, and that it can only raise."""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from attune.errors import ContentError, ModelError
from attune.safety.danger.classifier import DangerModel
from attune.safety.danger.model import read_lines, train_danger
from attune.safety.danger.screen import DangerScreen

KNOWLEDGE = Path(__file__).parents[4] / "knowledge"
ALERT, NONE = "the grey heron has landed", "the kettle is on"


def encode(texts: Sequence[str]) -> npt.NDArray[np.float32]:
    """A stand-in for the encoder: each first word points in a direction of its own."""
    rows = np.zeros((len(texts), 384), dtype=np.float32)
    for row, text in enumerate(texts):
        digest = sha256(" ".join(text.split()[:3]).encode()).digest()
        rows[row, digest[0]] = 1.0
    return rows


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("danger")
    lines = []
    for number in range(40):
        for label, text in (("alert", ALERT), ("none", NONE), ("check", "a maybe of sorts")):
            category = ["suicide_self_harm", "harm_to_others"][number % 2]
            lines.append(
                {"text": f"{text} {number}", "label": label, "frame": f"f{number}", "item": None,
                 "category": category if label == "alert" else None}
            )  # fmt: skip
    (folder / "lines.jsonl").write_text("\n".join(map(json.dumps, lines)))
    return folder


def test_a_trained_model_raises_what_rules_do_not_know(data: Path, tmp_path: Path) -> None:
    """Words that no rule has are alerted when the classifier learned them."""
    path = tmp_path / "danger.npz"
    train_danger(data, encode, path, KNOWLEDGE)
    screen = DangerScreen.load(KNOWLEDGE, path, encode)
    danger = screen.screen(f"{ALERT} 99")
    assert danger is not None
    assert (danger.concern, danger.raised_by) == ("alert", "model")
    assert screen.screen(f"{NONE} 99") is None
    kept = screen.screen("I want to kill myself")
    assert kept is not None
    assert kept.concern == "alert"


def test_a_missing_model_is_told(tmp_path: Path) -> None:
    """A model that is not there is an error, never a quiet return to rules alone."""
    with pytest.raises(ModelError):
        DangerModel.load(tmp_path / "none.npz")


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    """A training line that can't be read is named by file and number."""
    (tmp_path / "x.jsonl").write_text('{"text": "a"}\n')
    with pytest.raises(ContentError, match=r"x\.jsonl:1"):
        read_lines(tmp_path)
