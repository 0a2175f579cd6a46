"""Amounts with units of time, length and mass, also in two parts: "11 stone 4", "5h30", "1m68".

Which unit a bare number has stays out; so do frequencies (`rates.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from attune.values.amounts import Amount, Bound, amount_at
from attune.values.numerals import PARTS, numeral, spelled
from attune.values.tokens import Token, tokens

_NAMES = {
    "s": "s sec secs second seconds",
    "min": "min mins minute minutes minuets minutues mintues minits minit",
    "h": "h hr hrs hour hours hous huors hors ours houres",
    "d": "d day days dys night nights nite nites",
    "wk": "wk wks week weeks weaks w fortnight fortnights",
    "mo": "mo mos mth mths month months moths mnths",
    "a": "y yr yrs year years yrs' years' decade decades",
    "cm": "cm cms centimetre centimetres centimeter centimeters",
    "m": "m metre metres meter meters mtr",
    "mm": "mm millimetre millimetres",
    "[in_i]": "in ins inch inches \" ''",
    "[ft_i]": "ft foot feet fot '",
    "kg": "kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes",
    "g": "g gram grams",
    "[lb_av]": "lb lbs pound pounds",
    "[stone_av]": "st stone stones stn stne",
}
UNITS = {name: code for code, names in _NAMES.items() for name in names.split()}
#: Size of each unit within its dimension: hours, centimetres, kilograms. UCUM: 1 mo = a/12.
DIMENSIONS: dict[str, dict[str, float]] = {
    "time": {
        "s": 1 / 3600, "min": 1 / 60, "h": 1, "d": 24, "wk": 168, "mo": 730.5, "a": 8766,
    },
    "length": {"cm": 1, "m": 100, "mm": 0.1, "[in_i]": 2.54, "[ft_i]": 30.48},
    "mass": {"kg": 1, "g": 0.001, "[lb_av]": 0.45359237, "[stone_av]": 6.35029318},
}  # fmt: skip
_DIMENSION = {unit: name for name, sizes in DIMENSIONS.items() for unit in sizes}
#: What a bare number after a unit counts, and how many of it make one.
_NEXT = {"[ft_i]": "[in_i]", "[stone_av]": "[lb_av]", "h": "min", "m": "cm"}
_LIMIT = {"[ft_i]": 12, "[stone_av]": 14, "h": 60, "m": 100}


_BEFORE_UNIT = ("of", "full", "solid", "good", "-", "whole", "long", "more")
_BEFORE_PART = (*_BEFORE_UNIT, "a", "an")


@dataclass(frozen=True)
class Measure:
    """An amount in `unit` (UCUM), from `start` to `end` of the text."""

    low: float
    high: float
    unit: str
    start: int
    end: int
    after: int
    bound: Bound | None = None

    @property
    def value(self) -> float:
        """The middle of a range."""
        return (self.low + self.high) / 2


def dimension(unit: str | None) -> str | None:
    """time, length, mass, or None for another unit."""
    return _DIMENSION.get(unit or "")


def convert(value: float, unit: str, into: str) -> float:
    """`value` of `unit` in `into`. Raises KeyError when they do not measure the same thing."""
    sizes = DIMENSIONS[_DIMENSION[unit]]
    return value * sizes[unit] / sizes[into]


@lru_cache(maxsize=512)
def measures(text: str) -> tuple[Measure, ...]:
    """All measures of lower-case `text`, left to right, compound ones as one."""
    row = tokens(text)
    found: list[Measure] = []
    at = 0
    while at < len(row):
        measure = measure_at(text, row, at)
        if measure is None:
            amount = amount_at(text, row, at)
            at = _past(row, amount.after) if amount is not None else at + 1
            continue
        if found and _joined(row, found[-1], measure, at):
            measure = replace(
                measure, low=convert(found[-1].low, found[-1].unit, measure.unit),
                start=found.pop().start,
            )  # fmt: skip
        found.append(measure)
        at = measure.after
    return tuple(found)


def _past(row: Sequence[Token], at: int) -> int:
    """Over the "a month" of "50 a month", which is no length of time."""
    per = at < len(row) and row[at].text in ("a", "an", "per", "/") and _unit(row, at + 1)
    return at + 2 if per else at


def _joined(row: Sequence[Token], left: Measure, right: Measure, at: int) -> bool:
    """ "6 hours to 7 hours", "20 minutes or half an hour"."""
    between = [token.text for token in row[left.after : at]]
    if between not in (["to"], ["or"], ["-"], [",", "maybe"], ["or", "maybe"], ["maybe"]):
        return False
    if dimension(left.unit) != dimension(right.unit):
        return False
    return convert(left.high, left.unit, right.unit) < right.high


def measure_at(text: str, row: Sequence[Token], at: int) -> Measure | None:
    """The measure that starts at token `at`."""
    amount = amount_at(text, row, at) or _indefinite(row, at)
    if amount is None:
        return None
    place = amount.after
    part = amount.high < 1
    while place < len(row) and row[place].text in (_BEFORE_PART if part else _BEFORE_UNIT):
        place += 1
    unit = _unit(row, place)
    if unit is None:
        return None
    scale = 2.0 if row[place].text.startswith("fortnight") else 1.0
    scale = 10.0 if row[place].text.startswith("decade") else scale
    measure = Measure(
        amount.low * scale, amount.high * scale, unit, amount.start, row[place].end, place + 1,
        amount.bound,
    )  # fmt: skip
    return _extended(text, row, measure)


def _indefinite(row: Sequence[Token], at: int) -> Amount | None:
    """ "an hour", "a month"; also "the past year", "hour and a half"."""
    token = row[at]
    if token.text in ("a", "an", "the", "past", "last") and _unit(row, at + 1) is not None:
        if len(row[at + 1].text) > 2:
            return Amount(1, 1, token.start, token.end, at + 1)
        return None
    if token.text in ("hour", "hr", "year", "month", "week", "fortnight", "stone"):
        return Amount(1, 1, token.start, token.start, at)
    return None


def _unit(row: Sequence[Token], at: int) -> str | None:
    if at >= len(row):
        return None
    if row[at].text == "in" and at + 1 < len(row) and row[at + 1].kind == "word":
        return None
    return UNITS.get(row[at].text.rstrip("'")) or UNITS.get(row[at].text)


def _extended(text: str, row: Sequence[Token], measure: Measure) -> Measure:
    """Add "and a half", a smaller part, or "or two"."""
    at = measure.after
    while at < len(row) and row[at].text in (".", "'") and not row[at].spaced:
        at += 1
    joined = at < len(row) and row[at].text in ("and", "n", "&", ",")
    place = at + 1 if joined else at
    if joined and row[at].text != ",":
        part = _half(row, place)
        if part is not None:
            return replace(
                measure, low=measure.low + part[0], high=measure.high + part[0],
                end=row[part[1] - 1].end, after=part[1],
            )  # fmt: skip
    other = _alternative(row, at)
    if other is not None:
        upper = numeral(row, other)
        if upper is not None and upper[0] > measure.high and _unit(row, upper[1]) is None:
            return replace(measure, high=upper[0], end=row[upper[1] - 1].end, after=upper[1])
    return _smaller_part(row, measure, place, joined)


def _alternative(row: Sequence[Token], at: int) -> int | None:
    """The place after "or", "sometimes", ", maybe"."""
    place = at
    while place < len(row) and place < at + 3 and row[place].text in _OR:
        place += 1
    return place if place > at and row[place - 1].text != "," and place < len(row) else None


_OR = (",", "or", "sometimes", "maybe", "even", "possibly")


def _half(row: Sequence[Token], at: int) -> tuple[float, int] | None:
    place = at + 1 if at < len(row) and row[at].text == "a" else at
    if place >= len(row):
        return None
    word = spelled(row[place].text)
    if word == "bit":
        return 0.0, place + 1
    if word in PARTS and _unit(row, place + 1) is None and not _of_an(row, place + 1):
        return PARTS[word], place + 1
    return None


def _of_an(row: Sequence[Token], at: int) -> bool:
    return at < len(row) and row[at].text in ("an", "of")


def _smaller_part(row: Sequence[Token], measure: Measure, at: int, joined: bool) -> Measure:
    small = numeral(row, at)
    limit = _LIMIT.get(measure.unit)
    if small is None or measure.low != measure.high:
        return measure
    value, after = small
    unit = _unit(row, after)
    if unit is None and limit is not None and not joined and value < limit:
        unit, end = _NEXT[measure.unit], after
    elif unit is not None and _is_part(unit, measure.unit, value):
        end = after + 1
    else:
        return measure
    total = measure.low + convert(value, unit, measure.unit)
    return replace(measure, low=total, high=total, end=row[end - 1].end, after=end)


def _is_part(unit: str, whole: str, value: float) -> bool:
    if dimension(unit) != dimension(whole) or unit == whole:
        return False
    return convert(value, unit, whole) < 1.0001
