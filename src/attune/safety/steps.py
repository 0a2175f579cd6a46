"""A step that passed the gate, and one that did not; nothing but the gate can make the first.

What is checked stays out (`checks.py`, `gate.py`).
"""

from __future__ import annotations

from dataclasses import InitVar, dataclass
from typing import Literal

WithheldReason = Literal[
    "interaction", "condition", "pregnancy", "age", "lab", "upper_limit", "allergy",
    "diet_pattern", "eating_concern", "unknown_medicine", "triage", "awaiting_release",
    "duplicate_effect", "shift_or_driving", "tried_before",
]  # fmt: skip

#: held by the gate alone; a step without it can't be made
_GATE = object()


@dataclass(frozen=True)
class GatedStep:
    """A step that a reply may carry. `dose` is how much, in words; `why` names the answers."""

    id: str
    type: str
    title: str
    how: str
    dose: str | None
    grade: str
    why: str
    pathways: tuple[str, ...]
    cautions: tuple[str, ...]
    sources: tuple[str, ...]
    stop_if: tuple[str, ...]
    when: str
    weeks: int
    expect: str
    price_per_day: tuple[float, float] | None
    key: InitVar[object]

    def __post_init__(self, key: object) -> None:
        if key is not _GATE:
            raise TypeError("only the safety gate makes steps")


@dataclass(frozen=True)
class Withheld:
    """A step that would have been proposed but for safety. `sources` may be empty."""

    id: str
    reason: WithheldReason
    because: str
    sources: tuple[str, ...] = ()
