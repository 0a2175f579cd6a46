"""Reads frequency language on scales: days out of 14 for PHQ items, times a month, counts.

Days out of 14 become PHQ options as in the day version of the PHQ-8: 0-1, 2-6, 7-11, 12-14
(table 2 of doi:10.1186/1472-6963-13-160). On a safety item any day at all counts.
"""

from __future__ import annotations

import re

from attune.intake.items import Item
from attune.intake.reading.counts import said
from attune.intake.reading.found import Asked, Got, Outcome
from attune.intake.reading.speech import blank, stem, strange, strays
from attune.values.amounts import amounts
from attune.values.measures import DIMENSIONS, measures
from attune.values.numerals import NUMBER_WORDS
from attune.values.rates import rates

_SELDOM = re.compile(
    r"\b(?:hardly (?:ever|at all|any)|(?:very )?rarely|seldom|barely(?: ever| at all)?|almost never|"
    r"next to never|scarcely|(?:just )?(?:the )?(?:one|1) day|only once|just once)\b"
)
_FEW = re.compile(
    r"\b(?:not|isn't|hasn't been|wasn't) (?:very |that |too |really )?(?:often|much)\b"
)
_PHQ = ("not at all", "several days", "more than half the days", "nearly every day")
_DAYS = re.compile(r"\s*(?:or so\s+)?(?:days?|nights?|times|mornings|evenings|weeks?)\b")
_HALF = re.compile(
    r"\b(?:(?:about|around|roughly) )?half (?:of )?(?:the )?(?:days|time|nights|of "
    r"them)\b|\b50/50\b|\bfifty[- ]fifty\b"
)


_COUNTED = frozenset(stem(word) for word in NUMBER_WORDS) | frozenset(
    stem(day)
    for day in (
        "days",
        "saturdays",
        "fridays",
        "sundays",
        "mondays",
        "tuesdays",
        "wednesdays",
        "thursdays",
        "seldom",
        "scarcely",
        "hardly",
        "rarely",
        "barely",
        "isn't",
    )
)


def is_phq(item: Item) -> bool:
    """Whether the options are those of PHQ and GAD."""
    return tuple(option.title.lower() for option in item.options) == _PHQ


def read_scale(text: str, asked: Asked) -> Outcome:
    """An option by how often something is said to be, or None."""
    if is_phq(asked.item):
        return _phq(text, asked)
    bounds = asked.guide.scales.get(asked.item.id)
    return _by_bounds(text, asked, bounds) if bounds is not None else None


def _phq(text: str, asked: Asked) -> Outcome:
    seldom = _SELDOM.search(text)
    if seldom is not None and _alone(text, [seldom.span()], asked):
        return Got(1 if asked.item.safety else 0, *seldom.span())
    few = _FEW.search(text)
    if few is not None and _alone(text, [few.span()], asked):
        return asked.unsure(("0", "1"), understood=few[0])
    fixed = said(text, asked, "phq-scale")
    if fixed is not None:
        return fixed
    half = _HALF.search(text)
    if half is not None and _alone(text, [half.span()], asked):
        return Got(2, *half.span())
    days = _days(text, asked)
    if days is None:
        return None
    options = {_option(day, asked.item.safety) for day in days}
    if len(options) > 1:
        return asked.unsure(str(option) for option in sorted(options))
    return Got(options.pop(), 0, len(text))


def _option(days: float, safety: bool) -> int:
    if days < 2:
        return 1 if safety and days > 0 else 0
    return 1 if days < 7 else 2 if days < 12 else 3


def _days(text: str, asked: Asked) -> tuple[float, float] | None:
    """Days out of 14, from and to."""
    found = rates(text)
    if len(found) == 1 and _alone(text, [(found[0].start, found[0].end)], asked):
        return min(found[0].low * 14, 14.0), min(found[0].high * 14, 14.0)
    counted = amounts(text)
    if len(counted) != 1:
        return None
    amount = counted[0]
    named = _DAYS.match(text[amount.end :])
    if named is None and amount.out_of not in (7.0, 14.0) and not amount.times:
        return None
    if not _alone(text, [(amount.start, amount.end)], asked):
        return None
    scale = 7 if "week" in (named[0] if named is not None else "") else 1
    scale = 2 if amount.out_of == 7.0 else scale
    low, high = amount.low * scale, amount.high * scale
    return (low, min(high, 14.0)) if 0 <= low <= 14 else None


def _alone(text: str, spans: list[tuple[int, int]], asked: Asked) -> bool:
    inside = " ".join(text[start:end] for start, end in spans)
    if re.search(r"[£$€%]", text) or strange(inside, asked.topic | _COUNTED):
        return False
    if any(m.unit in ("h", "min", "s") or m.unit not in DIMENSIONS["time"] for m in measures(text)):
        return False
    return not strays(text, spans, asked.topic)


def _by_bounds(text: str, asked: Asked, bounds: tuple[tuple[float, float], ...]) -> Outcome:
    """Times a month, or a count where the item counts, on the guide's bounds by option."""
    found = rates(text)
    if found and len(found) == 1 and _alone(text, [(found[0].start, found[0].end)], asked):
        inner = amounts(text)
        if counts(asked):
            return _placed(inner[0].value, asked, bounds) if len(inner) == 1 else None
        value = found[0].value * 28
        if re.search(r"\bweekends?\b", text) and not inner:
            value = 4.0
        rest = amounts(blank(text, [(found[0].start, found[0].end)]))
        if len(rest) == 1 and rest[0].value and found[0].of in (7.0, 28.0, 365.0):
            value = value if rest[0].value == 1 else value * rest[0].value
        return _placed(value, asked, bounds)
    counted = amounts(text)
    if counts(asked) and counted and len(counted) == 1:
        amount = counted[0]
        if _alone(text, [(amount.start, amount.end)], asked) and not text.strip().isdigit():
            return _placed(
                amount.high if amount.low == amount.high else amount.value, asked, bounds
            )
    return None


def counts(asked: Asked) -> bool:
    """Whether the options are ranges of a count."""
    return "count" in asked.guide.nouns.get(asked.item.id, ())


def placed(value: float, asked: Asked) -> Outcome:
    """The option within whose bounds a value lies."""
    return _placed(value, asked, asked.guide.scales.get(asked.item.id, ()))


def _placed(value: float, asked: Asked, bounds: tuple[tuple[float, float], ...]) -> Outcome:
    for option, (low, high) in zip(asked.item.options, bounds, strict=False):
        if low <= value <= high:
            return Got(option.value, 0, 0)
    return None
