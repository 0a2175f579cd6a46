"""The danger classifier on sentence embeddings: trained for recall, it may only raise.

Rules stay in `rules.py`; the encoder is handed in.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast, get_args

import numpy as np
import numpy.typing as npt

from attune.errors import ContentError, ModelError
from attune.language.classifier import LinearClassifier
from attune.safety.danger_types import Category, Danger

Floats = npt.NDArray[np.float32]
Encode = Callable[[Sequence[str]], Floats]
CHECK, NONE = "check", "none"
#: Shares of harmless lines that may be raised when thresholds are chosen.
ALARM_SHARE, ASK_SHARE = 0.004, 0.02
_FOLDS = 5


@dataclass(frozen=True)
class DangerLine:
    """A training line: `label` alert, check or none; `frame` groups lines that share words."""

    text: str
    label: str
    category: str | None
    item: str | None
    frame: str

    @property
    def target(self) -> str:
        """What the classifier learns: a category for an alert, else check or none."""
        return str(self.category) if self.label == "alert" else self.label


class DangerModel:
    """A linear classifier over categories, check and none, with thresholds for raising."""

    def __init__(self, classifier: LinearClassifier, alert_at: float, check_at: float) -> None:
        self.classifier = classifier
        self.alert_at = alert_at
        self.check_at = check_at

    def scores(self, vectors: Floats) -> tuple[Floats, Floats]:
        """For each vector: probability of any alert, and of anything but none."""
        rows = self.classifier.probabilities(vectors)
        labels = self.classifier.labels
        none, check = rows[:, labels.index(NONE)], rows[:, labels.index(CHECK)]
        return (1 - none - check).astype(np.float32), (1 - none).astype(np.float32)

    def judge(self, vectors: Floats) -> Danger | None:
        """The gravest concern over the vectors [n, 384] of a message and its parts."""
        rows = self.classifier.probabilities(vectors)
        alert, other = self.scores(vectors)
        if alert.max() >= self.alert_at:
            return Danger(self._category(rows[int(alert.argmax())]), "alert", "model")
        if other.max() >= self.check_at:
            return Danger(self._category(rows[int(other.argmax())]), "check", "model")
        return None

    def _category(self, row: Floats) -> Category:
        labels = self.classifier.labels
        best = max(get_args(Category), key=lambda name: row[labels.index(name)])
        return cast(Category, best)

    def save(self, path: Path) -> None:
        """Write the weights to `path` (.npz) and the thresholds beside it."""
        self.classifier.save(path)
        told = {"alert_at": self.alert_at, "check_at": self.check_at}
        _thresholds(path).write_text(json.dumps(told) + "\n", encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> DangerModel:
        """Read what `save` wrote; ModelError if it is missing or damaged."""
        classifier = LinearClassifier.load(path)
        try:
            told = json.loads(_thresholds(path).read_text(encoding="utf-8"))
            return cls(classifier, float(told["alert_at"]), float(told["check_at"]))
        except (OSError, KeyError, ValueError) as error:
            raise ModelError(f"the danger thresholds beside {path.name} are damaged") from error


def train_danger(data_dir: Path, encode: Encode, path: Path | None = None) -> DangerModel:
    """Train on all lines of `data_dir` and choose thresholds by grouped cross-validation.

    Saves to `path` where given.
    """
    lines = read_lines(data_dir)
    vectors = encode([line.text for line in lines])
    held_out = held_out_scores(lines, vectors)
    harmless = np.array([line.label == "none" for line in lines])
    model = DangerModel(
        _fit(vectors, lines),
        alert_at=_threshold(held_out[0][harmless], ALARM_SHARE),
        check_at=_threshold(held_out[1][harmless], ASK_SHARE),
    )
    if path:
        model.save(path)
    return model


def held_out_scores(lines: Sequence[DangerLine], vectors: Floats) -> tuple[Floats, Floats]:
    """Scores of every line by a model that never saw a line of its frame."""
    from sklearn.model_selection import GroupKFold

    alert = np.zeros(len(lines), dtype=np.float32)
    other = np.zeros(len(lines), dtype=np.float32)
    frames = [line.frame for line in lines]
    for train, test in GroupKFold(_FOLDS).split(vectors, groups=frames):
        model = DangerModel(_fit(vectors[train], [lines[i] for i in train]), 1.0, 1.0)
        alert[test], other[test] = model.scores(vectors[test])
    return alert, other


def read_lines(data_dir: Path) -> list[DangerLine]:
    """All training lines of the folder's `.jsonl` files."""
    lines = []
    for file in sorted(data_dir.glob("*.jsonl")):
        for number, text in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            if text.strip():
                lines.append(_line(text, f"{file.name}:{number}"))
    return lines


def _line(text: str, where: str) -> DangerLine:
    try:
        raw: dict[str, Any] = json.loads(text)
        return DangerLine(
            raw["text"], raw["label"], raw.get("category"), raw.get("item"), raw["frame"]
        )
    except (ValueError, KeyError) as error:
        raise ContentError(f"{where}: not a training line ({error})") from error


def _fit(vectors: Floats, lines: Sequence[DangerLine]) -> LinearClassifier:
    return LinearClassifier.fit(vectors, [line.target for line in lines], strength=8.0)


def _threshold(scores: Floats, share: float) -> float:
    return max(0.35, float(np.quantile(scores, 1 - share)))


def _thresholds(path: Path) -> Path:
    return path.with_suffix(".thresholds.json")
