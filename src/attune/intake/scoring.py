"""Adds up one instrument: its total, its band, whether it is complete.

Which answers count stays out: it is asked of the facts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from attune.intake.conditions import Facts
from attune.intake.shapes import Band, Instrument, Intake


@dataclass(frozen=True)
class Totals:
    """Lowest and highest total that the answers allow; equal when `complete`."""

    low: int
    high: int
    complete: bool


@dataclass(frozen=True)
class Score:
    """What an instrument's answers add up to.

    Incomplete (an item open or refused): `score` is None and `low`..`high` is what it may be;
    `band` and `positive` are then given only where every total in that range agrees.
    """

    instrument: str
    score: int | None
    maximum: int
    band: str | None
    band_title: str | None
    complete: bool
    low: int
    high: int
    positive: bool | None = None


class ScoringFacts(Facts, Protocol):
    """Facts that also know which items apply, and what they belong to."""

    intake: Intake

    def enabled(self, item: str) -> bool:
        """Whether the item applies."""

    def totals(self, id: str) -> Totals | None:
        """The totals of an instrument."""


def totals(instrument: Instrument, facts: ScoringFacts) -> Totals | None:
    """Add up an instrument; None where it was not given in full length or not begun."""
    low, high, complete, begun = 0, 0, True, False
    for item in instrument.items:
        if not facts.enabled(item):
            if instrument.unasked is None:
                return None
            low, high = low + instrument.unasked, high + instrument.unasked
            continue
        status, value = facts.status(item), facts.value(item)
        begun = begun or status is not None
        if status == "answered" and isinstance(value, (int, float)):
            low, high = low + int(value), high + int(value)
        else:
            complete, high = False, high + _most(facts.intake, item)
    return Totals(low, high, complete) if begun else None


def score_of(instrument: Instrument, facts: ScoringFacts) -> Score | None:
    """Total, band and cut of an instrument; None where it was not given or not begun."""
    sums = facts.totals(instrument.id)
    if sums is None:
        return None
    band = _band(instrument, sums, facts)
    return Score(
        instrument=instrument.id,
        score=sums.low if sums.complete else None,
        maximum=instrument.maximum,
        band=band.id if band else None,
        band_title=band.title if band else None,
        complete=sums.complete,
        low=sums.low,
        high=sums.high,
        positive=_positive(instrument, sums, band, facts),
    )


def _most(intake: Intake, item: str) -> int:
    values = [o.value for o in intake.items[item].options if isinstance(o.value, int)]
    return max(values, default=1)


def _band(instrument: Instrument, sums: Totals, facts: Facts) -> Band | None:
    lowest, highest = (_band_at(instrument, total, facts) for total in (sums.low, sums.high))
    same = lowest is not None and highest is not None and lowest.id == highest.id
    return lowest if same else None


def _band_at(instrument: Instrument, total: int, facts: Facts) -> Band | None:
    for band in instrument.bands:
        below = band.low is not None and total < band.low
        above = band.high is not None and total > band.high
        if not below and not above and (band.when is None or band.when.holds(facts)):
            return band
    return None


def _positive(instrument: Instrument, sums: Totals, band: Band | None, facts: Facts) -> bool | None:
    for cut in instrument.cuts:
        if cut.when is None or cut.when.holds(facts):
            if sums.low >= cut.at_least:
                return True
            return False if sums.high < cut.at_least else None
    return band.positive if band else None
