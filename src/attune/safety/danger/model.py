"""Trains the danger classifier and chooses its thresholds on frames it has not seen.

Running it stays in `classifier.py`; measuring it on other lines stays in `evaluation/danger.py`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from attune.errors import ContentError
from attune.language.classifier import LinearClassifier
from attune.safety.danger.classifier import DangerModel, Thresholds
from attune.safety.danger.features import feature_names, features
from attune.safety.danger.kernel import KernelMachine
from attune.safety.danger.rules import DangerRules

Floats = npt.NDArray[np.float32]
Encode = Callable[[Sequence[str]], Floats]
ALERT, CHECK, NONE = "alert", "check", "none"
#: Shares of held-out lines that a threshold may raise too high; half the harmless lines are
#: hard negatives, so ordinary messages are raised far less often.
ALARMS_ON_NONE, ALARMS_ON_CHECK, ASKED_ON_NONE = 0.02, 0.08, 0.025
_FOLDS = 5


@dataclass(frozen=True)
class DangerLine:
    """A training line: `label` alert, check or none; `frame` groups lines that share words."""

    text: str
    label: str
    category: str | None
    item: str | None
    frame: str


@dataclass(frozen=True)
class HeldOut:
    """Scores of every line by machines that saw no line of its frame."""

    alert: Floats
    anything: Floats


def train_danger(
    data_dir: Path, encode: Encode, path: Path | None = None, knowledge_dir: Path | None = None
) -> DangerModel:
    """Train on all lines of `data_dir`; save to `path` where given.

    `knowledge_dir` holds the word groups; by default it stands beside the data folder.
    """
    rules = DangerRules.load((knowledge_dir or data_dir.parents[1] / "knowledge") / "danger")
    lines = read_lines(data_dir)
    names = feature_names(rules)
    rows = rows_of(lines, rules, encode)
    labels = np.array([line.label for line in lines])
    alarms = np.array([line.category for line in lines if line.label == ALERT])
    model = DangerModel(
        names,
        KernelMachine.fit(rows, labels == ALERT),
        KernelMachine.fit(rows, labels != NONE),
        LinearClassifier.fit(rows[labels == ALERT], alarms.tolist(), strength=8.0),
        thresholds(held_out(lines, rows), labels),
    )
    if path:
        model.save(path)
    return model


def rows_of(lines: Sequence[DangerLine], rules: DangerRules, encode: Encode) -> Floats:
    """The features of every line."""
    texts = [line.text for line in lines]
    words = [rules.reader.read(text) for text in texts]
    return features(rules, feature_names(rules), words, encode(texts))


def held_out(lines: Sequence[DangerLine], rows: Floats) -> HeldOut:
    """Cross-validated scores; no frame stands on both sides."""
    from sklearn.model_selection import GroupKFold

    labels = np.array([line.label for line in lines])
    alert = np.zeros(len(lines), dtype=np.float32)
    anything = np.zeros(len(lines), dtype=np.float32)
    frames = [line.frame for line in lines]
    for train, test in GroupKFold(_FOLDS).split(rows, groups=frames):
        alert[test] = KernelMachine.fit(rows[train], labels[train] == ALERT).scores(rows[test])
        anything[test] = KernelMachine.fit(rows[train], labels[train] != NONE).scores(rows[test])
    return HeldOut(alert, anything)


def thresholds(scores: HeldOut, labels: npt.NDArray[np.str_]) -> Thresholds:
    """Set for recall: as low as the shares above allow."""
    none, check = labels == NONE, labels == CHECK
    alone = _quantile(scores.alert[none], ALARMS_ON_NONE)
    unsure = _quantile(scores.alert[check], ALARMS_ON_CHECK)
    return Thresholds(alone, min(alone, unsure), _quantile(scores.anything[none], ASKED_ON_NONE))


def read_lines(data_dir: Path) -> list[DangerLine]:
    """All training lines of the folder's `.jsonl` files; ContentError names a broken one."""
    lines = []
    for file in sorted(data_dir.glob("*.jsonl")):
        for number, text in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            if text.strip():
                lines.append(_line(text, f"{file.name}:{number}"))
    if not lines:
        raise ContentError(f"no training lines in {data_dir}")
    return lines


def _line(text: str, where: str) -> DangerLine:
    try:
        raw: dict[str, Any] = json.loads(text)
        return DangerLine(
            raw["text"], raw["label"], raw.get("category"), raw.get("item"), raw["frame"]
        )
    except (ValueError, KeyError) as error:
        raise ContentError(f"{where}: not a training line ({error})") from error


def _quantile(scores: Floats, share: float) -> float:
    return float(np.quantile(scores, 1 - share))
