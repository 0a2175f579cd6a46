"""Reads heights, weights, hours, minutes and durations with their units, or without.

A bare number is in the item's unit unless that would be an unlikely thing to mean.
"""

from __future__ import annotations

import re

from attune.intake.reading.counts import said, tidy_value
from attune.intake.reading.found import Asked, Got, Outcome
from attune.intake.reading.speech import FILLER, blank, stem, strange, strays
from attune.values.amounts import Amount, amounts
from attune.values.clock import clock_times, joined
from attune.values.durations import length
from attune.values.measures import Measure, convert, dimension, measures
from attune.values.numerals import decimal

_UNITLESS = re.compile(
    r"^(?:hours|hours and hours|ages|forever|for ever|years|months|weeks|days|minutes|not "
    r"long|a while|quite a while|a long time|too long|no time)$"
)
_FEET_INCHES = re.compile(r"^\D*?([3-8])\s*(?:[-.,/]|\s|foot|and)\s*(\d{1,2}(?:\.5|½)?)\s*$")
_FEET_WORDS = {"four": 4, "five": 5, "six": 6}
_INCH_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "nothing": 0, "foot": 0,
}  # fmt: skip
_STONE = re.compile(r"^\D*?(\d{1,2})\s*(?:[-/]|\s|and)\s*(\d{1,2})\s*$")
_HALF_HOUR = re.compile(r"^(\d{1,2})[.:](15|30|45)$")


def read_quantity(text: str, asked: Asked) -> Outcome:
    """Read one sentence or clause for a `quantity` item."""
    unit = asked.item.unit or ""
    fixed = said(text, asked)
    if fixed is not None:
        return fixed
    kind = dimension(unit)
    if unit == "h":
        night = _between_times(text, asked)
        if night is not None:
            return night
    fitting = [measure for measure in measures(text) if dimension(measure.unit) == kind]
    fitting = [measure for measure in fitting if not _calendar(measure, unit)]
    if fitting:
        return _measured(text, fitting, asked)
    if kind == "length":
        feet = _feet(text, asked)
        if feet is not None:
            return feet
    if kind == "mass":
        stone = _stone(text, asked)
        if stone is not None:
            return stone
    return _bare(text, asked)


def _calendar(measure: Measure, unit: str) -> bool:
    """ "a night" is no length of sleep."""
    return unit in ("h", "min") and measure.unit in ("d", "wk", "mo", "a")


def _measured(text: str, fitting: list[Measure], asked: Asked) -> Outcome:
    unit = asked.item.unit or ""
    calendar = [m for m in measures(text) if _calendar(m, unit)]
    if strays(text, [(m.start, m.end) for m in [*fitting, *calendar]], asked.topic):
        return None
    values = [convert(measure.value, measure.unit, unit) for measure in fitting]
    if max(values) - min(values) > max(0.02 * max(values), 0.5):
        return asked.unsure(asked.display(round(value, 1)) for value in values)
    return asked.bounded(
        round(values[0], 1 if unit != "h" else 2), fitting[0].start, fitting[0].end
    )


def _between_times(text: str, asked: Asked) -> Outcome:
    """ "from 11 to 7" is 8 hours where the second hour comes after midnight."""
    times = clock_times(text)
    if len(times) != 2 or not joined(text, *times) or measures(text):
        return None
    said_half = len(times[0].minutes) == 1 or len(times[1].minutes) == 1
    numbers = amounts(text)
    if not said_half and not (len(numbers) == 2 and numbers[0].value > numbers[1].value):
        return None
    if strays(text, [(time.start, time.end) for time in times], asked.topic):
        return None
    gap = min((end - start) % 1440 for start in times[0].minutes for end in times[1].minutes)
    return asked.bounded(gap / 60, times[0].start, times[1].end)


def _feet(text: str, asked: Asked) -> Outcome:
    """ "5 6", "five six", "5.6" in a country of feet and inches."""
    plain = text.strip(" .!")
    words = plain.replace("-", " ").split()
    spoken = [word for word in words if word in _FEET_WORDS or word in _INCH_WORDS]
    if (
        len(spoken) == 2
        and spoken[0] in _FEET_WORDS
        and not strange(" ".join(word for word in words if word not in spoken), asked.topic)
    ):
        total = _FEET_WORDS[spoken[0]] * 12 + _INCH_WORDS[spoken[1]]
        return asked.bounded(round(total * 2.54, 1), 0, len(text))
    match = _FEET_INCHES.match(plain)
    if match is None or strange(plain, asked.topic) or not _inches(match[2]) < 12:
        return None
    centimetres = round((int(match[1]) * 12 + _inches(match[2])) * 2.54, 1)
    if re.search(r"\d[.,]\d", plain):
        return asked.unsure([asked.display(centimetres)], understood=plain)
    return asked.bounded(centimetres, 0, len(text))


def _inches(said_as: str) -> float:
    return float(said_as.replace("½", ".5"))


def _stone(text: str, asked: Asked) -> Outcome:
    """ "11 4" is 11 stone 4."""
    match = _STONE.match(text.strip(" ."))
    if match is None or asked.locale.endswith("-US") or strange(text, asked.topic):
        return None
    stone, pounds = int(match[1]), int(match[2])
    if not (5 <= stone <= 35 and pounds < 14):
        return None
    return asked.bounded(round(convert(stone * 14 + pounds, "[lb_av]", "kg"), 1), 0, len(text))


def _bare(text: str, asked: Asked) -> Outcome:
    found = amounts(text)
    if _UNITLESS.match(text.strip(" .!")):
        return asked.unsure(understood=text.strip(" .!"))
    if not found:
        return None
    spans = [(amount.start, amount.end) for amount in found]
    if strays(text, spans, asked.topic) or not all(
        _unit_free(text, amount, asked) for amount in found
    ):
        return None
    if len({amount.value for amount in found}) > 1:
        return asked.unsure(tidy_value(amount.value) for amount in found)
    kind = dimension(asked.item.unit)
    if kind == "length":
        return _bare_height(found[0], asked)
    if kind == "mass":
        return _bare_weight(found[0], asked)
    return _bare_time(text, found[0], asked)


def _unit_free(text: str, amount: Amount, asked: Asked) -> bool:
    """No other thing is counted by the number."""
    if re.search(r"[£$€#]\s*$", text[: amount.start]) or re.match(r"\s*[%£$€]", text[amount.end :]):
        return False
    if amount.out_of is not None or amount.times:
        return False
    if any(one.start <= amount.start < one.end for one in measures(text)):
        return False
    after = re.match(r"\s*([a-z']+)", text[amount.end :])
    return after is None or after[1] in FILLER or stem(after[1]) in asked.topic


def _bare_height(amount: Amount, asked: Asked) -> Outcome:
    value = amount.value
    if 1.0 <= value < 2.5 and value != int(value):
        return asked.bounded(value * 100, amount.start, amount.end)
    if 3 <= value < 9:
        return asked.unsure([asked.display(round(value * 30.48, 1))], understood=tidy_value(value))
    if 48 <= value <= 84:
        inches = round(value * 2.54, 1)
        if asked.locale.endswith("-US"):
            return asked.bounded(inches, amount.start, amount.end)
        return asked.unsure([asked.display(inches)], understood=tidy_value(value))
    return asked.bounded(value, amount.start, amount.end)


def _bare_weight(amount: Amount, asked: Asked) -> Outcome:
    value = amount.value
    pounds = round(convert(value, "[lb_av]", "kg"), 1)
    if asked.locale.endswith("-US") and value >= 85:
        return asked.bounded(pounds, amount.start, amount.end)
    if value > 140:
        return asked.unsure([asked.display(tidy_whole(value)), asked.display(pounds)])
    if 5 <= value < 25:
        stone = round(convert(value, "[stone_av]", "kg"), 1)
        return asked.unsure([asked.display(stone)], understood=tidy_value(value))
    return asked.bounded(value, amount.start, amount.end)


def tidy_whole(value: float) -> int | float:
    """A whole number as int."""
    return int(value) if float(value).is_integer() else value


def _bare_time(text: str, amount: Amount, asked: Asked) -> Outcome:
    value = amount.value
    clocked = _HALF_HOUR.match(text[amount.start : amount.start + 5].strip())
    if asked.item.unit == "h" and clocked is not None and amount.low == amount.high:
        value = decimal(clocked[1]) + int(clocked[2]) / 60
    if asked.item.unit == "min" and 0 < value < 5 and not amount.bound:
        minutes = [value, value * 60] if value >= 1 else [value * 60]
        return asked.unsure(asked.display(tidy_whole(minute)) for minute in minutes)
    return asked.bounded(value, amount.start, amount.end)


def read_duration(text: str, asked: Asked) -> Outcome:
    """Read one sentence or clause for a `duration` item."""
    unit = asked.item.unit or "mo"
    found = length(text, unit, asked.today, asked.locale)
    if found is None:
        return _bare_length(text, asked)
    if strays(text, [(found.start, found.end)], asked.topic | _LASTING):
        return None
    if found.value is None:
        return asked.unsure(understood=found.said)
    if found.value > 0 and convert(found.value, unit, "d") < 1:
        return asked.unsure(understood=text.strip())
    return asked.bounded(found.value, found.start, found.end)


_LASTING = frozenset(stem(word) for word in ("started", "began", "lasted", "begun", "gradually", "suddenly", "ongoing"))  # fmt: skip


def _bare_length(text: str, asked: Asked) -> Outcome:
    found = amounts(text)
    if len(found) != 1 or not _unit_free(text, found[0], asked):
        return None
    rest = blank(text, [(found[0].start, found[0].end)])
    if strange(rest, asked.topic):
        return None
    return asked.bounded(found[0].value, found[0].start, found[0].end)


__all__ = ["Got", "read_duration", "read_quantity"]
