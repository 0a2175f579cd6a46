"""Calendar dates: "12 March", "12/03/26", "3 weeks ago", "last Tuesday", "around the 5th".

All are read as past, for the questions ask about what was. Lengths of time stay out.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from attune.values.measures import convert, measures

MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb febuary feburary", "march mar", "april apr aprl", "may",
         "june jun", "july jul", "august aug", "september sept sep septmber", "october oct",
         "november nov", "december dec decemeber"), start=1)
    for name in names.split()
}  # fmt: skip
_MONTH = r"(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_YEAR = r"(?:[\s,]*(?P<year>(?:19|20)\d\d|'\d\d))?"
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(
    r"\b(?P<last>(?:a week )?last |this (?:past )?|on |the )?(?P<day>mon|tues?|"
    r"wed(?:nes)?|thur?s?|fri|satur|sat|sun)"
    r"(?:day)?\b(?P<week> (?:last week|before last|week before last))?"
)
_ORDINAL = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_DAY_MONTH = re.compile(rf"\b(?:the )?{_ORDINAL}(?:\s+of)?[\s-]*{_MONTH}{_YEAR}")
_MONTH_DAY = re.compile(rf"\b{_MONTH}[\s-]*(?:the )?{_ORDINAL}(?!\d){_YEAR}")
_NUMBERS = re.compile(r"(?<![\d/.-])(\d{1,4})([/.-])(\d{1,2})(?:\2(\d{2,4}))?(?![\d/])")
_THE = re.compile(r"\b(?:the )(\d{1,2})(?:st|nd|rd|th)?\b|\b(\d{1,2})(?:st|nd|rd|th)\b")
_PART = re.compile(
    rf"\b(?P<part>start|beginning|early|mid|middle|end|late)[\s-]*(?:of )?(?:in )?"
    rf"(?P<which>last month|this month|the month|{_MONTH}){_YEAR}"
)
_PLAIN = {
    "today": 0, "now": 0, "this morning": 0, "tonight": 0, "yesterday": 1, "yest": 1,
    "last night": 1, "day before yesterday": 2, "other day": 3,
}  # fmt: skip
_SPELLED = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13,
    "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18,
    "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "twenty-first": 21, "twenty first": 21,
    "twenty-second": 22, "twenty second": 22, "twenty third": 23, "twenty-third": 23,
    "twenty fourth": 24, "twenty-fourth": 24, "twenty fifth": 25, "twenty-fifth": 25,
    "twenty sixth": 26, "twenty-sixth": 26, "twenty seventh": 27, "twenty-seventh": 27,
    "twenty eighth": 28, "twenty-eighth": 28, "twenty ninth": 29, "twenty-ninth": 29,
    "thirty first": 31, "thirty-first": 31,
}  # fmt: skip
_SPELLED_RE = re.compile(
    r"\b("
    + "|".join(sorted(_SPELLED, key=len, reverse=True))
    + r")\b(?! (?:time|day|week|thing|one))"
)


@dataclass(frozen=True)
class Day:
    """A date said from `start` to `end`; `exact` is False for "about a week ago"."""

    day: date
    start: int
    end: int
    exact: bool = True


def dates(text: str, today: date, locale: str = "en-GB") -> tuple[Day, ...]:
    """Dates in lower-case `text`, the surest way of saying one first. `locale` is BCP 47."""
    text = _SPELLED_RE.sub(lambda match: f"{_SPELLED[match[1]]}th".ljust(len(match[1])), text)
    for read in (_numeric, _named, _ago, _part, _weekday, _ordinal, _plain):
        found = tuple(read(text, today, locale))
        if found:
            return found
    return ()


def made(year: int, month: int, day: int) -> date | None:
    """The date, or None if the calendar has no such day."""
    if not (1 <= month <= 12 and 1900 <= year <= 2100):
        return None
    return date(year, month, day) if 1 <= day <= calendar.monthrange(year, month)[1] else None


def latest(month: int, day: int, today: date) -> date | None:
    """The last such day up to `today`."""
    for year in range(today.year, today.year - 5, -1):
        found = made(year, month, day)
        if found is not None and found <= today:
            return found
    return None


def full_year(text: str) -> int:
    """ "26" and "'26" are 2026."""
    number = int(text.strip("'"))
    return number + 2000 if number < 70 else number + 1900 if number < 100 else number


def _numeric(text: str, today: date, locale: str) -> list[Day]:
    found = []
    for match in _NUMBERS.finditer(text):
        one, sign, two, three = int(match[1]), match[2], int(match[3]), match[4]
        if len(match[1]) == 4 and three is not None:
            day = made(one, two, int(three))
        elif len(match[1]) > 2 or (three is None and sign != "/"):
            continue
        else:
            day = _ordered(one, two, three, today, locale)
        if day is not None:
            found.append(Day(day, match.start(), match.end()))
    return found


def _ordered(one: int, two: int, year: str | None, today: date, locale: str) -> date | None:
    month_first = locale.lower().endswith("-us")
    day, month = (two, one) if (month_first and one <= 12) or two > 12 else (one, two)
    if year is None:
        return latest(month, day, today)
    return made(full_year(year), month, day)


def _named(text: str, today: date, locale: str) -> list[Day]:
    found: list[Day] = []
    for pattern in (_DAY_MONTH, _MONTH_DAY):
        for match in pattern.finditer(text):
            month, number = MONTHS[match["month"]], int(match["day"])
            day = (
                made(full_year(match["year"]), month, number)
                if match["year"]
                else latest(month, number, today)
            )
            if day is not None and not any(old.start <= match.start() < old.end for old in found):
                found.append(Day(day, match.start(), match.end()))
    return found


_AGO = re.compile(r"\s*(?:or so |and a bit )?(?:ago|back|before today|earlier|since|before now)\b")


def _ago(text: str, today: date, locale: str) -> list[Day]:
    """ "3 weeks ago"; a rough month is 30 days, a calendar month where it is whole."""
    found = []
    for measure in measures(text):
        after = _AGO.match(text, measure.end)
        if after is None or measure.unit not in ("d", "wk", "mo", "a", "h"):
            continue
        found.append(Day(back(today, measure.value, measure.unit), measure.start, after.end()))
    return found


def back(today: date, value: float, unit: str) -> date:
    """The day `value` units before `today`, by the calendar for whole months and years."""
    months = value * (12 if unit == "a" else 1)
    if unit in ("mo", "a") and float(months).is_integer():
        place = today.year * 12 + today.month - 1 - int(months)
        year, month = max(place // 12, 1900), place % 12 + 1
        return date(year, month, min(today.day, calendar.monthrange(year, month)[1]))
    days = min(round(convert(value, unit, "d")), 40_000)
    return today - timedelta(days=days)


def _part(text: str, today: date, locale: str) -> list[Day]:
    match = _PART.search(text)
    if match is None:
        return []
    which = match["which"]
    if match["month"]:
        month = MONTHS[match["month"]]
        year = full_year(match["year"]) if match["year"] else None
        first = made(year, month, 1) if year else latest(month, 1, today)
    else:
        first = today.replace(day=1)
        if which == "last month":
            first = (first - timedelta(days=1)).replace(day=1)
    if first is None:
        return []
    last = calendar.monthrange(first.year, first.month)[1]
    number = {"start": 2, "beginning": 2, "early": 5, "mid": 15, "middle": 15, "late": 25}.get(
        match["part"], last - 1
    )
    return [Day(first.replace(day=number), match.start(), match.end(), exact=False)]


def _weekday(text: str, today: date, locale: str) -> list[Day]:
    found = []
    for match in _WEEKDAY.finditer(text):
        word = match["day"]
        number = next(n for n, name in enumerate(_DAYS) if name.startswith(word[:3]))
        behind = (today.weekday() - number) % 7
        week = match["week"] or ""
        if week.endswith("before last"):
            behind = (behind or 7) + 7
        elif week:
            behind = today.weekday() + 7 - number
        elif "last" in (match["last"] or "") and behind == 0:
            behind = 7
        if (match["last"] or "").startswith("a week last"):
            behind = (behind or 7) + 7
        if word in ("sun", "sat", "mon", "fri", "wed") and not _whole(match, text):
            continue
        found.append(Day(today - timedelta(days=behind), match.start(), match.end()))
    return found


def _whole(match: re.Match[str], text: str) -> bool:
    """ "sat" and "sun" alone are too often other words."""
    return "day" in match[0] or bool(match["last"]) or text.strip() == match[0].strip()


def _ordinal(text: str, today: date, locale: str) -> list[Day]:
    found = []
    for match in _THE.finditer(text):
        number = int(match[1] or match[2])
        tail = text[match.end() : match.end() + 18]
        month = today.replace(day=1)
        if re.match(r"\s*(?:of )?last month", tail) or (
            number > today.day and not re.match(r"\s*of this month", tail)
        ):
            month = (month - timedelta(days=1)).replace(day=1)
        day = made(month.year, month.month, number)
        if day is not None:
            found.append(Day(day, match.start(), match.end()))
    return found


def _plain(text: str, today: date, locale: str) -> list[Day]:
    for words in sorted(_PLAIN, key=len, reverse=True):
        match = re.search(rf"\b{words}\b", text)
        if match is not None and words != "other day":
            return [Day(today - timedelta(days=_PLAIN[words]), match.start(), match.end())]
    return []
