"""How long something has gone on: "a couple of months", "since last March", "about 2 yrs".

Lengths that nobody can count ("for years", "all my life") are found, but have no value.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from attune.values.dates import MONTHS, dates, full_year, latest, made
from attune.values.measures import DIMENSIONS, convert, measures

_DAYS_PER_MONTH = DIMENSIONS["time"]["mo"] / 24
_SINCE = re.compile(
    r"\b(?:since|from|after|ever since|started (?:in|around|about|last)|began in)\b"
)
_MONTH = re.compile(
    r"\b(?:last |this |about |around |early |late |mid[- ]?|the (?:start|beginning|end) of |in )*"
    r"(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b"
    r"(?:[\s,]*(?:of )?(?P<year>(?:19|20)\d\d|'\d\d|last year|this year))?"
)
_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
_EVENTS = {
    "christmas": (12, 25), "xmas": (12, 25), "new year": (1, 1), "new years": (1, 1),
    "new year's": (1, 1), "halloween": (10, 31), "valentine's": (2, 14),
    "the summer": (7, 15), "summer": (7, 15), "last summer": (7, 15), "the spring": (4, 15),
    "spring": (4, 15), "autumn": (10, 15), "the autumn": (10, 15), "the winter": (1, 15),
    "winter": (1, 15), "last winter": (1, 15), "the start of the year": (1, 1),
    "the beginning of the year": (1, 1), "start of the year": (1, 1),
}  # fmt: skip
_PER = re.compile(r"\s*(?:a|an|per|each|every|in a)\s+(?:day|night|week|month|year)\b")
_ENDLESS = re.compile(
    r"\b(?:all my life|my (?:whole|entire) life|as long as i (?:can )?(?:remember|know)|"
    r"always|forever|"
    r"for ever|for ages|ages|for years|years and years|donkey'?s years|yonks|for months|for weeks|"
    r"for a (?:while|long time)|a (?:long )?while|(?:a )?long time|so long|since (?:i was|"
    r"childhood|"
    r"school|uni|my teens|birth|the baby|having|my)|on and off|a lifetime|since forever|lifelong)\b"
)
_ROUGH = re.compile(
    r"^(?:for |it's been |its been |been )?(?:many |several |some )?(years|months|weeks|days)$"
)


@dataclass(frozen=True)
class Length:
    """A length of time in `unit`; `low`..`high` None when it can't be counted."""

    value: float | None
    start: int
    end: int
    said: str = ""


def length(text: str, unit: str, today: date, locale: str = "en-GB") -> Length | None:
    """The length of time in lower-case `text`, in `unit` (UCUM), or None if there is none."""
    since = _since(text, unit, today, locale)
    if since is not None:
        return since
    for measure in measures(text):
        if measure.unit in DIMENSIONS["time"] and not _PER.match(text, measure.end):
            value = convert(measure.value, measure.unit, unit)
            return Length(value, measure.start, measure.end)
    rough = _ENDLESS.search(text) or _ROUGH.search(text)
    if rough is not None:
        return Length(None, rough.start(), rough.end(), rough[0])
    return None


def _since(text: str, unit: str, today: date, locale: str) -> Length | None:
    word = _SINCE.search(text)
    if word is None:
        return None
    rest = text[word.end() :]
    found = (
        _full_date(rest, today, locale, unit)
        or _month(rest, today, unit)
        or _year(rest, today, unit)
        or _event(rest, today, unit)
    )
    if found is None:
        return None
    return Length(found[0], word.start(), word.end() + found[1])


def _full_date(rest: str, today: date, locale: str, unit: str) -> tuple[float, int] | None:
    for day in dates(rest, today, locale):
        if day.exact and day.day <= today:
            return _days((today - day.day).days, unit), day.end
    return None


def _days(days: float, unit: str) -> float:
    return convert(days, "d", unit)


def _month(rest: str, today: date, unit: str) -> tuple[float, int] | None:
    match = _MONTH.search(rest)
    if match is None:
        if re.match(r"\s*last month", rest):
            return convert(1, "mo", unit), rest.index("month") + 5
        if re.match(r"\s*last week", rest):
            return convert(1, "wk", unit), rest.index("week") + 4
        return None
    month, year = MONTHS[match["month"]], match["year"]
    if year is None:
        first = latest(month, 1, today)
    elif year.endswith("year"):
        first = made(today.year - (year == "last year"), month, 1)
    else:
        first = made(full_year(year), month, 1)
    if first is None or first > today:
        return None
    months = (today.year - first.year) * 12 + today.month - first.month
    return convert(months, "mo", unit), match.end()


def _year(rest: str, today: date, unit: str) -> tuple[float, int] | None:
    match = _YEAR.search(rest)
    if match is not None and int(match[1]) <= today.year:
        return convert(today.year - int(match[1]) or 0.5, "a", unit), match.end()
    last = re.match(r"\s*last year", rest)
    return (convert(1, "a", unit), last.end()) if last is not None else None


def _event(rest: str, today: date, unit: str) -> tuple[float, int] | None:
    for name in sorted(_EVENTS, key=len, reverse=True):
        match = re.match(rf"\s*(?:about |around |last |this )?{re.escape(name)}\b", rest)
        day = latest(*_EVENTS[name], today) if match is not None else None
        if match is not None and day is not None:
            months = round((today - day).days / _DAYS_PER_MONTH)
            return convert(months, "mo", unit), match.end()
    return None
