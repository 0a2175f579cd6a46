"""The danger classifier: trained for recall on `data/danger`, it may only raise.

Rules stay in `rules.py`; what it sees of a message is in `features.py`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast, get_args

import numpy as np
import numpy.typing as npt

from attune.errors import ModelError
from attune.language.classifier import LinearClassifier
from attune.safety.danger.kernel import KernelMachine
from attune.safety.danger_types import Category, Danger

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Thresholds:
    """Scores from which the classifier raises.

    `alert`: alone. `alert_if_unsure`: where the rules already ask gently. `check`: to ask gently.
    """

    alert: float
    alert_if_unsure: float
    check: float


@dataclass(frozen=True)
class DangerModel:
    """Two machines (an alert? anything at all?) and a classifier that names the category."""

    names: tuple[str, ...]
    alert: KernelMachine
    anything: KernelMachine
    category: LinearClassifier
    thresholds: Thresholds

    def judge(self, rows: Floats, *, unsure: bool = False) -> Danger | None:
        """The gravest concern over the feature rows of a message and its parts.

        `unsure`: the rules already ask gently; less is then needed for an alert.
        """
        alert, anything = self.alert.scores(rows), self.anything.scores(rows)
        needed = self.thresholds.alert_if_unsure if unsure else self.thresholds.alert
        if alert.max() >= needed:
            return Danger(self._category(rows[int(alert.argmax())]), "alert", "model")
        if anything.max() >= self.thresholds.check:
            return Danger(self._category(rows[int(anything.argmax())]), "check", "model")
        return None

    def _category(self, row: Floats) -> Category:
        best = int(self.category.logits(row[None, :])[0].argmax())
        return cast(Category, self.category.labels[best])

    def save(self, path: Path) -> None:
        """Write `path` (.npz), and the category classifier and thresholds beside it."""
        path.parent.mkdir(parents=True, exist_ok=True)
        np.savez_compressed(
            path,
            **_arrays("alert", self.alert),
            **_arrays("anything", self.anything),
        )
        self.category.save(_beside(path, ".category.npz"))
        told = {"names": list(self.names), "thresholds": vars(self.thresholds)}
        _beside(path, ".json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> DangerModel:
        """Read what `save` wrote; ModelError if it is missing or damaged."""
        try:
            told: dict[str, Any] = json.loads(_beside(path, ".json").read_text(encoding="utf-8"))
            with np.load(path, allow_pickle=False) as stored:
                machines = [_machine(stored, name) for name in ("alert", "anything")]
            thresholds = Thresholds(**told["thresholds"])
        except (OSError, KeyError, TypeError, ValueError) as error:
            raise ModelError(f"the danger model {path.name} is missing or damaged") from error
        category = LinearClassifier.load(_beside(path, ".category.npz"))
        if not set(category.labels) <= set(get_args(Category)):
            raise ModelError(f"the danger model {path.name} knows other categories")
        return cls(tuple(told["names"]), machines[0], machines[1], category, thresholds)


def _arrays(name: str, machine: KernelMachine) -> dict[str, npt.NDArray[Any]]:
    return {
        f"{name}_vectors": machine.vectors.astype(np.float16),
        f"{name}_weights": machine.weights,
        f"{name}_bias": np.array([machine.bias, machine.gamma]),
    }


def _machine(stored: Any, name: str) -> KernelMachine:
    bias, gamma = stored[f"{name}_bias"]
    vectors = stored[f"{name}_vectors"].astype(np.float32)
    return KernelMachine(vectors, stored[f"{name}_weights"], float(bias), float(gamma))


def _beside(path: Path, suffix: str) -> Path:
    return path.with_suffix(suffix)
