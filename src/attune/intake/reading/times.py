"""Reads clock times and dates for items that ask for them.

am or pm is inferred from the item's usual time: the guide's, else that of the item's hint.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from attune.intake.reading.found import Asked, Got, Outcome
from attune.intake.reading.speech import blank, strange, strays
from attune.intake.readings import Unclear
from attune.values.amounts import amounts
from attune.values.clock import Clock, clock_times, hhmm, joined, middle
from attune.values.dates import Day, dates

_MORNING = 8 * 60
_PART_OF_DAY = re.compile(
    r"\b(?:lunch ?time|lunch|dinner ?time|dinner|tea ?time|breakfast|mid[- ]?morning|"
    r"mid[- ]?afternoon|"
    r"(?:early |late )?(?:morning|afternoon|evening)|bed ?time|sunrise|sunset|dawn|late|"
    r"early|tea|supper|small hours|early hours)\b"
)
_ROUGH_DAY = re.compile(
    r"\b(?:last (?:week|month|year)|(?:a )?(?:few|several|couple of) (?:days|weeks|"
    r"months) ago|the other (?:day|week)|"
    r"recently|(?:a )?while ago|ages ago|years ago|this (?:week|month)|(?:in )?(?:january|"
    r"february|march|april|may|june|july|august|"
    r"september|october|november|december)|last (?:january|february|march|april|june|july|"
    r"august|september|october|november|december))\b"
)
_CYCLE_DAY = re.compile(r"\b(?:cycle )?day (\d{1,2})\b(?: of (?:my )?(?:cycle|period))?")
_NOW = re.compile(
    r"\b(?:on it (?:now|right now|atm|at the moment)|on my period(?: now)?|right now|just "
    r"started|started this morning|came on (?:today|this morning))\b"
)


def usual(asked: Asked) -> int:
    """The minute of the day at which the thing asked about usually is."""
    known = asked.guide.usual_times.get(asked.item.id)
    if known is not None:
        return known
    hinted = clock_times((asked.item.hint or "").lower())
    if not hinted:
        return _MORNING
    return hinted[0].near(_MORNING, doubt=-1) or 0


def read_clock(text: str, asked: Asked) -> Outcome:
    """Read one sentence or clause for a `clock_time` item; the value is HH:MM."""
    times = clock_times(text)
    if not times:
        part = _PART_OF_DAY.search(text)
        if part is not None and not strange(blank(text, [part.span()]), asked.topic):
            return asked.unsure(understood=part[0])
        if amounts(text) and re.fullmatch(r"[\d\s.:,hapm]+", text.strip()):
            return asked.unsure(understood=text.strip())
        return None
    if strays(text, [(time.start, time.end) for time in times], asked.topic):
        return None
    centre = usual(asked)
    if len(times) == 2 and joined(text, *times):
        return _between(times[0], times[1], centre, asked)
    minutes = {time.near(centre) for time in times}
    if len(times) > 1 and len(minutes) > 1:
        return asked.unsure(
            hhmm(one) for time in times for one in [time.near(centre, -1)] if one is not None
        )
    return _told(times[0], centre, asked)


def _told(time: Clock, centre: int, asked: Asked) -> Outcome:
    minute = time.near(centre)
    if minute is None:
        return asked.unsure(hhmm(one) for one in time.minutes)
    return Got(hhmm(minute), time.start, time.end)


def _between(left: Clock, right: Clock, centre: int, asked: Asked) -> Outcome:
    minute = middle(left, right, centre)
    if minute is None:
        return asked.unsure(hhmm(one.near(centre, -1) or 0) for one in (left, right))
    return Got(hhmm(minute), left.start, right.end)


def read_date(text: str, asked: Asked) -> Outcome:
    """Read one sentence or clause for a `date` item; the value is an ISO date, not in the future."""
    cycle = _CYCLE_DAY.search(text)
    if cycle is not None and 1 <= int(cycle[1]) <= 60:
        return _day(Day(_earlier(asked, int(cycle[1]) - 1), *cycle.span()), asked)
    rough = _ROUGH_DAY.search(text)
    found = dates(text, asked.today, asked.locale)
    if rough is not None and rough[0].startswith(("a few", "few", "several")):
        found = ()
    if not found:
        now = _NOW.search(text)
        if (
            now is not None
            and "started" in now[0] + " started"
            and not strange(blank(text, [now.span()]), asked.topic)
        ):
            exact = "start" in now[0] or "came" in now[0]
            return (
                Got(asked.today.isoformat(), *now.span())
                if exact
                else asked.unsure(understood=now[0])
            )
        if rough is not None and not strays(text, [rough.span()], asked.topic):
            return asked.unsure(understood=rough[0])
        return None
    if strays(text, [(day.start, day.end) for day in found], asked.topic):
        return None
    if len({day.day for day in found}) > 1:
        return asked.unsure(asked.display(day.day.isoformat()) for day in found)
    return _day(found[0], asked)


def _earlier(asked: Asked, days: int) -> date:
    return asked.today - timedelta(days=days)


def _day(day: Day, asked: Asked) -> Outcome:
    iso = day.day.isoformat()
    if day.day > asked.today or (asked.today - day.day).days > 40_000:
        return Unclear(asked.item.id, "out_of_bounds", understood=asked.display(iso))
    return Got(iso, day.start, day.end)
