"""A support vector machine with a radial kernel: trained by scikit-learn, run by numpy alone.

What its features mean, and what a score leads to, stays out.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
GAMMA, STRENGTH = 1.0, 6.0


@dataclass(frozen=True)
class KernelMachine:
    """score(x) = Σ weight · exp(-gamma · |x - vector|²) + bias; above 0 leans to yes."""

    vectors: Floats
    weights: Floats
    bias: float
    gamma: float = GAMMA

    @classmethod
    def fit(cls, rows: Floats, yes: npt.NDArray[np.bool_]) -> KernelMachine:
        """Train on `rows` [n, d]; `yes` says which rows belong to the class."""
        from sklearn.svm import SVC

        machine = SVC(C=STRENGTH, gamma=GAMMA, class_weight="balanced").fit(rows, yes)
        return cls(
            np.asarray(machine.support_vectors_, dtype=np.float32),
            np.asarray(machine.dual_coef_[0], dtype=np.float32),
            float(machine.intercept_[0]),
        )

    def scores(self, rows: Floats) -> Floats:
        """One score for each row of `rows` [n, d]."""
        squares = (rows**2).sum(axis=1)[:, None] + (self.vectors**2).sum(axis=1)[None, :]
        distances = np.maximum(squares - 2 * rows @ self.vectors.T, 0)
        result: Floats = np.exp(-self.gamma * distances) @ self.weights + np.float32(self.bias)
        return result
