"""Converts between the laboratory units of a closed list, and says when a unit can't be.

Reading units from text stays out (`values/lab_units.py`).
"""

from __future__ import annotations

import re

from attune.knowledge.records import Lab, Units

#: factor to the base of its dimension: gram, mole, international unit, catalytic unit, litre
_PREFIX = {"": 1.0, "k": 1e3, "d": 1e-1, "m": 1e-3, "u": 1e-6, "n": 1e-9, "p": 1e-12, "f": 1e-15}
_TOP = re.compile(r"^(?P<prefix>[kdmunpf]?)(?P<base>g|mol|\[IU\]|eq|U|kat|L)$")
#: a value further than this from every interval and limit is taken for a wrong unit
FAR = 40.0
_SAME = {"[IU]": "U", "eq": "mol"}
_KATAL = 60e6  # units in a katal


def convert(value: float, unit: str | None, to: str | None, units: Units) -> float | None:
    """The value in `to`, or None where `unit` can't be one of this test."""
    if unit is None or to is None:
        return None
    if unit == to:
        return value
    si = _to_si(value, unit, units)
    return None if si is None else _from_si(si, to, units)


def _to_si(value: float, unit: str, units: Units) -> float | None:
    scaled = scale(unit, units.si)
    if scaled is not None:
        return value * scaled
    scaled = scale(unit, units.conventional)
    return None if scaled is None else value * scaled * units.factor + units.offset


def _from_si(si: float, to: str, units: Units) -> float | None:
    scaled = scale(units.si, to)
    if scaled is not None:
        return si * scaled
    scaled = scale(units.conventional, to)
    return (
        None if scaled is None or not units.factor else (si - units.offset) / units.factor * scaled
    )


def scale(unit: str, to: str) -> float | None:
    """Factor between two units of one dimension, or None where they measure different things."""
    if unit == to:
        return 1.0
    one, other = _parts(unit), _parts(to)
    if one is None or other is None or one[1:] != other[1:]:
        return None
    return one[0] / other[0]


def _parts(unit: str) -> tuple[float, str, str] | None:
    """Factor to base units, dimension of the top, what it is per."""
    top, _, bottom = unit.partition("/")
    above = _TOP.match(top)
    if above is None:
        return None
    factor = _PREFIX[above["prefix"]]
    base = _SAME.get(above["base"], above["base"])
    if base == "kat":
        factor, base = factor * _KATAL, "U"
    below = _TOP.match(bottom)
    if below is not None and below["base"] == "L":
        return factor / _PREFIX[below["prefix"]], base, "L"
    return factor, base, bottom


def plausible(value: float, unit: str, lab: Lab) -> bool:
    """Whether the value could stand in this unit: within 40 times some bound known of the test."""
    known = [(i.low, i.unit) for i in lab.intervals] + [(i.high, i.unit) for i in lab.intervals]
    known += [(c.low, c.unit) for c in lab.critical] + [(c.high, c.unit) for c in lab.critical]
    moved = (convert(bound, of, unit, lab.units) for bound, of in known if bound is not None)
    bounds = [bound for bound in moved if bound is not None]
    if not bounds or value <= 0:
        return value >= 0
    return min(bounds) / FAR / 10 <= value <= max(bounds) * FAR
