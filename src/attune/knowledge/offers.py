"""What may be proposed and to whom not: benefits, limits, cautions, conditions.

Whether it is proposed stays out (the safety gate and the plan decide).
"""

from __future__ import annotations

from dataclasses import dataclass

from attune.knowledge.claims import Checked


@dataclass(frozen=True)
class PathwayRole:
    """What a nutrient, step or medicine does in a pathway."""

    id: str
    role: str
    plain: str
    confirmed: bool = False


@dataclass(frozen=True)
class Benefit:
    """What was seen in studies for one outcome."""

    outcome: str
    grade: str
    size: str
    plain: str
    clinical: str
    sources: tuple[str, ...]
    checked: Checked | None = None


@dataclass(frozen=True)
class UpperLimit:
    """The most that adults should take; `counts` is `supplement` or `total`."""

    value: float
    unit: str
    per: str
    counts: str
    sources: tuple[str, ...]
    checked: Checked | None = None


@dataclass(frozen=True)
class Caution:
    """Who should not take or do something (`avoid`), or only with care (`caution`)."""

    id: str
    level: str
    plain: str
    sources: tuple[str, ...]
    checked: Checked | None = None


@dataclass(frozen=True)
class Dose:
    """A range a plan may name."""

    low: float
    high: float
    unit: str
    per: str


@dataclass(frozen=True)
class Offer:
    """A step that a plan may propose once the safety gate has let it through.

    `type` is `lifestyle`, `nutrient` or `food`; `outcomes` is what it is for.
    """

    id: str
    name: str
    type: str
    title: str
    how: str
    how_much: str
    dose: Dose | None
    when: str
    weeks: int
    expect: str
    stop_if: tuple[str, ...]
    burden: int
    price_per_day: tuple[float, float] | None
    review: str
    outcomes: tuple[str, ...]
    checked_dose: bool
    pathways: tuple[PathwayRole, ...] = ()
    benefits: tuple[Benefit, ...] = ()
    cautions: tuple[Caution, ...] = ()
    upper_limit: UpperLimit | None = None
    grade: str = "D"
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class ConditionCaution:
    """What a condition forbids or limits: `items` are knowledge ids."""

    items: tuple[str, ...]
    level: str
    plain: str
    action: str
    sources: tuple[str, ...]
    checked: Checked | None = None


@dataclass(frozen=True)
class Refer:
    """A sign that calls for somebody else, and whom."""

    when: str
    to: str


@dataclass(frozen=True)
class Condition:
    """A condition or state, and what it changes."""

    id: str
    name: str
    cautions: tuple[ConditionCaution, ...]
    refer: tuple[Refer, ...]
    snomed: str | None = None
