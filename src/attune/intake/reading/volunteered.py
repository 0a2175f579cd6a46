"""Finds what a message states about an item by the guide's patterns, with great care.

Which items are looked for, and lists and labs, stay out (`reader.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from attune.intake.reading import choices
from attune.intake.reading.found import Asked, Got
from attune.intake.reading.guide import Statement
from attune.intake.reading.speech import about_another
from attune.intake.reading.times import usual
from attune.values.amounts import amounts
from attune.values.clock import clock_times, hhmm, joined, middle
from attune.values.dates import dates
from attune.values.durations import length
from attune.values.measures import convert, dimension, measures
from attune.values.rates import DAYS, rates

_WISHED = re.compile(
    r"\b(?:want|wish|would like|'d like|hope|hoping|aim|aiming|trying|should|supposed|"
    r"used to|if|when i was|"
    r"need to|ought|ideally|he|she|they|you|last night|yesterday|tonight|tomorrow|once (?:i )?(?:slept|"
    r"woke)|as a (?:kid|child|teenager)|"
    r"was taking|not sure|don't know|recommended|prefer|could|might|until recently|before "
    r"i)\b[^,.;]*$"
)
_TIMED = re.compile(r"\b(?:at|by|till|until)\s*(?:about |around )?$")
Value = tuple[int | float | str, int, int]


def statements_in(sentences: Iterable[str], rows: Sequence[Statement], asked: Asked) -> Got | None:
    """The first value that a pattern finds for the item, within bounds."""
    for text in sentences:
        values: list[Value] | None = None
        for row in rows:
            if row.whole is not None:
                match = row.whole.search(text)
                if match is not None and _sincere(text, match.start()):
                    return Got(_fixed(row.value, asked), *match.span())
                continue
            if row.trigger is not None and row.trigger.search(text) is None:
                continue
            if values is None:
                values = list(_values(text, asked))
            got = _fitting(text, row, values, asked)
            if got is not None:
                return got
    return None


def _fixed(value: object, asked: Asked) -> int | float | str | bool | tuple[str, ...]:
    if isinstance(value, list):
        return tuple(str(one) for one in value)
    if isinstance(value, (bool, int, float)):
        return value
    return str(value)


def _fitting(text: str, row: Statement, values: list[Value], asked: Asked) -> Got | None:
    for value, start, end in values:
        head = row.before.search(text[:start]) if row.before is not None else None
        if row.before is not None and head is None:
            continue
        if row.after is not None and row.after.match(text[end:]) is None:
            continue
        if asked.item.unit in DAYS and _TIMED.search(text[:start]):
            continue
        begin = head.start() if head is not None else start
        if not _sincere(text, begin if begin else start):
            continue
        if isinstance(value, str) or asked.item.type == "choice":
            return Got(value, begin, end)
        bounded = asked.bounded(float(value), begin, end)
        if isinstance(bounded, Got):
            return bounded
    return None


def _sincere(text: str, start: int) -> bool:
    """The clause is about the writer and about how things are."""
    head = text[max(0, start - 60) : start + 1]
    clause = re.split(r"[,.;]|\bbut\b", head)[-1]
    return not (_WISHED.search(head) or about_another(clause + text[start : start + 30]))


def _values(text: str, asked: Asked) -> Iterator[Value]:
    """All values of the item's type in a sentence."""
    reads = {
        "clock_time": _clocks,
        "number": _counts,
        "quantity": _quantities,
        "date": _dates,
        "duration": _durations,
        "choice": _options,
    }.get(asked.item.type)
    return reads(text, asked) if reads is not None else iter(())


def _dates(text: str, asked: Asked) -> Iterator[Value]:
    for day in dates(text, asked.today, asked.locale):
        if day.day <= asked.today:
            yield day.day.isoformat(), day.start, day.end


def _durations(text: str, asked: Asked) -> Iterator[Value]:
    found = length(text, asked.item.unit or "mo", asked.today, asked.locale)
    if found is not None and found.value and _days(found.value, asked) >= 1:
        yield found.value, found.start, found.end


def _options(text: str, asked: Asked) -> Iterator[Value]:
    yield from choices.hits_in(text, asked.item)


def _days(value: float, asked: Asked) -> float:
    return convert(value, asked.item.unit or "mo", "d")


def _clocks(text: str, asked: Asked) -> Iterator[Value]:
    times = clock_times(text)
    centre = usual(asked)
    for at, time in enumerate(times):
        following = times[at + 1] if at + 1 < len(times) else None
        if following is not None and joined(text, time, following):
            minute = middle(time, following, centre)
            if minute is not None:
                yield hhmm(minute), time.start, following.end
                continue
        minute = time.near(centre)
        if minute is not None:
            yield hhmm(minute), time.start, time.end


def _counts(text: str, asked: Asked) -> Iterator[Value]:
    period = DAYS.get(asked.item.unit or "")
    spoken = rates(text) if period is not None else ()
    units = measures(text)
    for amount in amounts(text):
        measure = next((one for one in units if one.start <= amount.start < one.end), None)
        if measure is not None and measure.unit not in _units_for(asked):
            continue
        rate = next((one for one in spoken if one.start == amount.start), None)
        if rate is not None and period is not None:
            yield rate.value * period, amount.start, amount.end
        elif measure is not None and asked.item.unit == "a":
            yield float(int(convert(measure.value, measure.unit, "a"))), measure.start, measure.end
        else:
            yield amount.value, amount.start, amount.end
    for rate in spoken:
        if period is not None:
            yield rate.value * period, rate.start, rate.end


def _units_for(asked: Asked) -> tuple[str, ...]:
    return {"a": ("a", "mo"), "/wk": ("d",)}.get(asked.item.unit or "", ())


def _quantities(text: str, asked: Asked) -> Iterator[Value]:
    unit = asked.item.unit or ""
    for measure in measures(text):
        if dimension(measure.unit) == dimension(unit) and measure.unit not in (
            "d",
            "wk",
            "mo",
            "a",
        ):
            places = 2 if unit == "h" else 1
            yield (
                round(convert(measure.value, measure.unit, unit), places),
                measure.start,
                measure.end,
            )
    if unit == "h":
        for amount in amounts(text):
            yield amount.value, amount.start, amount.end
