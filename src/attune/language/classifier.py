"""A linear classifier with calibrated probabilities: trained by scikit-learn, run by numpy alone.

What its features mean, and what its labels are for, stays out.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from attune.errors import ModelError
from attune.language.vectors import Floats


class LinearClassifier:
    """Multinomial logistic regression: softmax((X @ weights + bias) / temperature)."""

    def __init__(
        self, labels: Sequence[str], weights: Floats, bias: Floats, temperature: float = 1.0
    ) -> None:
        """`weights` [features, labels], `bias` [labels]."""
        self.labels = tuple(labels)
        self.weights = weights
        self.bias = bias
        self.temperature = temperature

    @classmethod
    def fit(
        cls,
        features: Any,
        labels: Sequence[str],
        *,
        strength: float = 1.0,
        balanced: bool = True,
        temperature: float = 1.0,
        iterations: int = 300,
    ) -> LinearClassifier:
        """Train on `features` [n, d] (dense or scipy sparse) and one label for each row.

        `strength` is the inverse of the penalty; `balanced` gives rare labels equal weight.
        """
        from sklearn.linear_model import LogisticRegression

        model = LogisticRegression(
            C=strength,
            class_weight="balanced" if balanced else None,
            multi_class="multinomial",
            max_iter=iterations,
        )
        model.fit(features, list(labels))
        weights, bias = model.coef_.T, model.intercept_
        if weights.shape[1] == 1:  # two labels: scikit-learn keeps one column, for the second
            weights, bias = np.hstack([-weights, weights]), np.hstack([-bias, bias])
        return cls(
            [str(label) for label in model.classes_],
            weights.astype(np.float32),
            bias.astype(np.float32),
            temperature,
        )

    def logits(self, features: Any) -> Floats:
        """Scores before the softmax, [n, labels]; `features` as in `fit`."""
        scores: Floats = np.asarray(features @ self.weights, dtype=np.float32) + self.bias
        return scores

    def probabilities(self, features: Any) -> Floats:
        """Probability of each label for each row, [n, labels], in the order of `labels`."""
        return softmax(self.logits(features) / self.temperature)

    def save(self, path: Path) -> None:
        """Write `path` (.npz) and, beside it, a .json that a person can read."""
        path.parent.mkdir(parents=True, exist_ok=True)
        np.savez_compressed(path, weights=self.weights, bias=self.bias)
        told = {"labels": list(self.labels), "temperature": self.temperature}
        path.with_suffix(".json").write_text(json.dumps(told, indent=1) + "\n")

    @classmethod
    def load(cls, path: Path) -> LinearClassifier:
        """Read what `save` wrote; ModelError if it is missing or does not fit together."""
        try:
            told = json.loads(path.with_suffix(".json").read_text())
            with np.load(path, allow_pickle=False) as stored:
                weights, bias = stored["weights"], stored["bias"]
        except (OSError, KeyError, ValueError) as error:
            raise ModelError(f"the classifier {path} is missing or damaged") from error
        if weights.shape[1] != len(told["labels"]) or bias.shape != weights.shape[1:]:
            raise ModelError(f"the classifier {path} is damaged: shapes do not fit its labels")
        return cls(told["labels"], weights, bias, float(told["temperature"]))


def softmax(logits: Floats) -> Floats:
    """Rows that sum to one."""
    shifted = np.exp(logits - logits.max(axis=1, keepdims=True))
    rows: Floats = shifted / shifted.sum(axis=1, keepdims=True)
    return rows


def fitted_temperature(logits: Floats, truth: npt.NDArray[np.int_]) -> float:
    """The temperature at which held-out `logits` are best calibrated (least log loss).

    `truth` holds the column of the right label for each row.
    """
    rows = np.arange(len(truth))

    def loss(temperature: float) -> float:
        chosen = softmax(logits / temperature)[rows, truth]
        return float(-np.log(np.maximum(chosen, 1e-9)).mean())

    return min((float(step) for step in np.geomspace(0.2, 5.0, 65)), key=loss)
