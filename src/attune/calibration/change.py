"""Whether a measure changed for the better or worse, and whether the change is more than noise.

What is done about it stays out; reliable-change figures come with the instrument.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Direction = Literal["better", "same", "worse"]
Next = Literal["continue", "step_up", "swap", "triage"]


@dataclass(frozen=True)
class Point:
    """One measurement."""

    at: datetime
    value: float


@dataclass(frozen=True)
class Change:
    """Change between two measurements; `difference` is later minus earlier."""

    direction: Direction
    difference: float
    meaningful: bool


@dataclass(frozen=True)
class Trend:
    """A measure over time against its target range. `change` is from first to last."""

    points: tuple[Point, ...]
    change: Change | None
    latest: Change | None
    in_target: bool | None


def change(
    earlier: float, later: float, reliable: float | None, *, lower_is_better: bool = True
) -> Change:
    """Judge a change; without a reliable-change figure none is called meaningful."""
    difference = later - earlier
    gain = -difference if lower_is_better else difference
    direction: Direction = "same" if gain == 0 else "better" if gain > 0 else "worse"
    meaningful = reliable is not None and abs(difference) >= reliable
    return Change(direction, difference, meaningful)


def trend(
    points: Sequence[Point],
    reliable: float | None,
    *,
    target: tuple[float | None, float | None] = (None, None),
    lower_is_better: bool = True,
) -> Trend:
    """The trend of a measure; points may come in any order."""
    ordered = tuple(sorted(points, key=lambda p: p.at))
    if not ordered:
        return Trend((), None, None, None)

    def between(one: Point, other: Point) -> Change:
        return change(one.value, other.value, reliable, lower_is_better=lower_is_better)

    several = len(ordered) > 1
    return Trend(
        points=ordered,
        change=between(ordered[0], ordered[-1]) if several else None,
        latest=between(ordered[-2], ordered[-1]) if several else None,
        in_target=_inside(ordered[-1].value, target),
    )


def _inside(value: float, target: tuple[float | None, float | None]) -> bool | None:
    low, high = target
    if low is None and high is None:
        return None
    return (low is None or value >= low) and (high is None or value <= high)


def next_move(found: Trend, *, weeks: float, expected_weeks: float) -> Next:
    """What a check-in suggests: a meaningful turn for the worse always goes back to triage."""
    for one in (found.latest, found.change):
        if one is not None and one.meaningful and one.direction == "worse":
            return "triage"
    if found.in_target or found.change is None or weeks < expected_weeks:
        return "continue"
    if found.change.direction == "better":
        return "continue" if found.change.meaningful else "step_up"
    return "swap"
