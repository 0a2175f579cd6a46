"""How sure a share is that was counted on a few lines. What is counted stays out."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

#: Standard errors on either side that hold 95 % of a normal distribution.
_Z = 1.959964


@dataclass(frozen=True)
class Share:
    """`right` of `total`, and Wilson's 95 % interval for it."""

    right: int
    total: int

    @property
    def value(self) -> float:
        """The share, 0 where nothing was counted."""
        return self.right / self.total if self.total else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson score interval (Wilson 1927): honest for few lines and for shares near 0 and 1."""
        if not self.total:
            return (0.0, 1.0)
        spread = _Z * _Z / self.total
        middle = (self.value + spread / 2) / (1 + spread)
        variance = self.value * (1 - self.value) / self.total + spread / (4 * self.total)
        half = _Z * sqrt(variance) / (1 + spread)
        return (max(0.0, middle - half), min(1.0, middle + half))

    def __str__(self) -> str:
        low, high = self.interval
        return f"{self.value:.1%} ({self.right} of {self.total}, 95 % interval {low:.1%} to {high:.1%})"
