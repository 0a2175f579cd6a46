"""A laboratory value against the interval that fits this person.

Reading values from text stays out, and so does what a flag means for care (`triage.py`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, Protocol

from attune.intake.answers import LabResult, Value
from attune.knowledge.records import Critical, Interval, Lab
from attune.safety.lab_units import convert, plausible

Flag = Literal["low", "normal", "high", "critical_low", "critical_high", "not_comparable"]
Ask = Literal["unit_missing", "unit_impossible"]
Bounds = tuple[float | None, float | None]


class Person(Protocol):
    """What an interval may depend on."""

    def value(self, item: str) -> Value | None:
        """An answer."""

    def fact(self, id: str) -> float | str | bool | None:
        """A derived figure."""


class Labs(Protocol):
    """Where tests are described."""

    def lab(self, id: str) -> Lab | None:
        """One test."""


@dataclass(frozen=True)
class LabFinding:
    """A value with its flag. `low` and `high` are the interval in the unit of the value.

    `ask` says why the unit must be asked back, or is None. `si` is the value in the test's SI unit.
    `plain` is what a critical value means, from the knowledge base.
    """

    analyte: str
    loinc: str | None
    value: float
    unit: str | None
    low: float | None
    high: float | None
    flag: Flag
    ask: Ask | None = None
    si: float | None = None
    plain: str = ""


def latest(results: Iterable[LabResult]) -> list[LabResult]:
    """The last result of each test: by date; those without one count as now, the last as given."""
    newest: dict[str, LabResult] = {}
    for result in results:
        before = newest.get(result.analyte)
        if before is None or (result.date or "9999") >= (before.date or "9999"):
            newest[result.analyte] = result
    return list(newest.values())


def interpret(result: LabResult, kb: Labs, person: Person) -> LabFinding:
    """Flag one result; where the intervals that may apply disagree it is `not_comparable`."""
    lab = kb.lab(result.analyte)
    if lab is None:
        return _finding(result, None, "not_comparable")
    loinc = result.loinc or (lab.loinc[0].code if len(lab.loinc) == 1 else None)
    ask = _doubt(result, lab)
    si = None if ask else convert(result.value, result.unit, lab.units.si, lab.units)
    bounds = [] if ask else [_in_unit(i, result.unit, lab) for i in _intervals(lab, person)]
    if ask:
        return _finding(result, loinc, "not_comparable", ask=ask)
    critical = _critical(result, lab)
    if critical is not None:
        return _finding(result, loinc, critical[0], _one(bounds), si=si, plain=critical[1])
    flags = {_flag(result, low, high) for low, high in bounds}
    if len(flags) != 1 or "not_comparable" in flags:
        return _finding(result, loinc, "not_comparable", _one(bounds), si=si)
    return _finding(result, loinc, flags.pop(), _narrow(bounds), si=si)


def _finding(
    result: LabResult, loinc: str | None, flag: Flag, interval: Bounds = (None, None), *,
    ask: Ask | None = None, si: float | None = None, plain: str = "",
) -> LabFinding:  # fmt: skip
    return LabFinding(
        result.analyte, loinc or result.loinc, result.value, result.unit, interval[0], interval[1],
        flag, ask, si, plain,
    )  # fmt: skip


def _doubt(result: LabResult, lab: Lab) -> Ask | None:
    if result.unit is None:
        return None if lab.units.si in ("1", "{ratio}", "") else "unit_missing"
    if convert(result.value, result.unit, lab.units.si, lab.units) is None:
        return "unit_impossible"
    return None if plausible(result.value, result.unit, lab) else "unit_impossible"


def _critical(result: LabResult, lab: Lab) -> tuple[Flag, str] | None:
    for limit in lab.critical:
        flag = _beyond(result, limit, lab)
        if flag is not None:
            return flag, limit.plain
    return None


def _beyond(result: LabResult, limit: Critical, lab: Lab) -> Flag | None:
    value = convert(result.value, result.unit, limit.unit, lab.units)
    if value is None:
        return None
    if limit.low is not None and value <= limit.low and result.comparator != ">":
        return "critical_low"
    if limit.high is not None and value >= limit.high and result.comparator != "<":
        return "critical_high"
    return None


def _intervals(lab: Lab, person: Person) -> list[Interval]:
    """Usual adult intervals that may apply; with sex, age or phase unknown, all of them."""
    usual = [i for i in lab.intervals if i.group is None] or list(lab.intervals[:1])
    sex, age = person.value("about.sex"), person.fact("age")
    fits = [i for i in usual if _sex_fits(i, sex) and _age_fits(i, age)]
    pregnant = [i for i in fits if i.phase and i.phase.startswith("pregnan")]
    if person.fact("pregnancy") == "pregnant":
        return pregnant or fits
    return _phases([i for i in fits if i not in pregnant], person)


def _sex_fits(interval: Interval, sex: Value | None) -> bool:
    return interval.sex is None or sex not in ("female", "male") or interval.sex == sex


def _age_fits(interval: Interval, age: float | str | bool | None) -> bool:
    if not isinstance(age, float):
        return True
    low = interval.age_from if interval.age_from is not None else 0
    high = interval.age_to if interval.age_to is not None else 200
    return low <= age < high


def _phases(intervals: list[Interval], person: Person) -> list[Interval]:
    """Those that fit what is known of menopause; the day of the cycle is not taken as known."""
    menopause = person.value("hormone.menopause")
    post = [i for i in intervals if i.phase and "post" in i.phase]
    if menopause == "post":
        return post or [i for i in intervals if i.phase is None]
    cycle = person.value("hormone.cycle")
    if menopause in ("pre", "peri") or cycle in ("regular", "irregular"):
        return [i for i in intervals if i not in post]
    return intervals


def _in_unit(interval: Interval, unit: str | None, lab: Lab) -> Bounds:
    def moved(bound: float | None) -> float | None:
        there = None if bound is None else convert(bound, interval.unit, unit, lab.units)
        return None if there is None else float(f"{there:.4g}")

    return moved(interval.low), moved(interval.high)


def _flag(result: LabResult, low: float | None, high: float | None) -> Flag:
    """The flag, or `not_comparable` where "<" or ">" leaves it open."""
    value, sign = result.value, result.comparator
    if low is None and high is None:
        return "not_comparable"
    if sign == "<":
        if low is not None and value <= low:
            return "low"
        return "normal" if low is None and high is not None and value <= high else "not_comparable"
    if sign == ">":
        if high is not None and value >= high:
            return "high"
        return "normal" if high is None and low is not None and value >= low else "not_comparable"
    if low is not None and value < low:
        return "low"
    return "high" if high is not None and value > high else "normal"


def _one(bounds: list[Bounds]) -> Bounds:
    return bounds[0] if len(set(bounds)) == 1 else (None, None)


def _narrow(bounds: list[Bounds]) -> Bounds:
    """What all intervals have in common."""
    lows = [low for low, _ in bounds if low is not None]
    highs = [high for _, high in bounds if high is not None]
    return (max(lows) if lows else None, min(highs) if highs else None)
