"""Laboratory tests: units, intervals, critical values and what a test cannot show.

Judging a value against them stays out.
"""

from __future__ import annotations

from dataclasses import dataclass

from attune.knowledge.claims import Checked


@dataclass(frozen=True)
class LoincCode:
    """A code with its name in the LOINC table."""

    code: str
    name: str


@dataclass(frozen=True)
class Units:
    """SI value = conventional value x factor + offset; both are UCUM units."""

    si: str
    conventional: str
    factor: float
    offset: float = 0.0


@dataclass(frozen=True)
class Interval:
    """A reference interval and whom it fits; ages in years, `age_to` excluded.

    `group` names what sex, age and phase don't say ("target", "who-deficiency"); None is usual.
    """

    low: float | None
    high: float | None
    unit: str
    sex: str | None = None
    age_from: float | None = None
    age_to: float | None = None
    phase: str | None = None
    group: str | None = None
    sources: tuple[str, ...] = ()
    checked: Checked | None = None


@dataclass(frozen=True)
class Critical:
    """A value at or beyond which a person must look at once."""

    low: float | None
    high: float | None
    unit: str
    plain: str
    sources: tuple[str, ...] = ()
    checked: Checked | None = None


@dataclass(frozen=True)
class Lab:
    """A test: what it measures, against what, and what it can't show."""

    id: str
    name: str
    loinc: tuple[LoincCode, ...]
    specimen: str
    units: Units
    intervals: tuple[Interval, ...]
    critical: tuple[Critical, ...]
    means_low: str
    means_high: str
    cannot: str
    analytes: tuple[str, ...] = ()
