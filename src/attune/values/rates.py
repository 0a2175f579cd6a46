"""How often: "twice a day", "every other night", "once a month", as a number per day.

Which period a question asks for stays out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from attune.values.amounts import amounts

#: Days in a period. A month has four weeks here, so that "once a month" is a quarter a week.
DAYS = {"/h": 1 / 24, "/d": 1.0, "/wk": 7.0, "/mo": 28.0, "/a": 365.0}
_PERIODS = {
    "hour": 1 / 24, "day": 1.0, "night": 1.0, "evening": 1.0, "morning": 1.0, "nite": 1.0,
    "week": 7.0, "wk": 7.0, "weekend": 7.0, "fortnight": 14.0, "month": 28.0, "year": 365.0,
    "yr": 365.0, "d": 1.0, "mth": 28.0, "lunchtime": 1.0,
}  # fmt: skip
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
_PERIOD = (
    r"(hour|day|night|nite|evening|morning|lunchtime|weekend|week|wk|fortnight|month|mth|year|yr)"
)
_PER = re.compile(
    rf"\s*(?:a|an|per|/|each|every|in a|in the(?= (?:night|week|day))|during the|"
    rf"p)\s*(?:single )?{_PERIOD}s?\b"
)
_LY = {"hourly": 1 / 24, "daily": 1.0, "nightly": 1.0, "weekly": 7.0, "fortnightly": 14.0,
       "monthly": 28.0, "yearly": 365.0, "annually": 365.0}  # fmt: skip


@dataclass(frozen=True)
class Rate:
    """`low` to `high` times a day, said from `start` to `end`; `of` is the period's days."""

    low: float
    high: float
    start: int
    end: int
    of: float

    @property
    def value(self) -> float:
        """The middle of a range."""
        return (self.low + self.high) / 2


_EVERY = re.compile(
    rf"\b(?:every|evry|each)\s+(?P<gap>other|second|2nd|single|blooming|bloody|flipping|damn|goddamn|sodding|fucking|freaking|couple of|few|\d+|two|three|four|"
    rf"five|six)?\s*{_PERIOD}s?\b"
)
_GAPS = {"other": 2.0, "second": 2.0, "2nd": 2.0, "couple of": 2.0, "few": 3.0}
_NEARLY = re.compile(
    r"\b(?:almost|nearly|pretty much|practically|just about) every (?:single )?(?:day|night|evening)\b"
)
_HALF_WEEK = re.compile(r"\bhalf (?:of )?(?:the|a|my) (?:week|nights|days|time)\b")
_NAMED = (
    (_HALF_WEEK, 3.5, 7.0),
    (re.compile(r"\b(?:almost|nearly|pretty much|practically|just about) every (?:day|night|evening)\b"), 6.5, 7.0),
    (re.compile(r"\b(?:most|the majority of) (?:days|nights|evenings|mornings)\b"), 5.0, 7.0),
    (re.compile(r"\b(?:every|each) weekday\b|\b(?:on )?weekdays\b|\bweek ?nights\b|\bschool nights\b|"
        r"\bwork days\b"), 5.0, 7.0),
    (re.compile(r"\b(?:only )?(?:at |on |every |most |the )?(?:the )?weekends?(?: only)?\b"), 2.0, 7.0),
    (re.compile(r"\b(?:all (?:7|seven)|24/7|all the time|always|constantly)\b"), 7.0, 7.0),
    (re.compile(rf"\bevery {_DAY}\b"), 1.0, 7.0),
)  # fmt: skip


@lru_cache(maxsize=512)
def rates(text: str) -> tuple[Rate, ...]:
    """All frequencies of lower-case `text`, those with a number first."""
    counted = tuple(_counted(text))
    if counted:
        return counted
    nearly = _NEARLY.search(text) or _HALF_WEEK.search(text)
    if nearly is not None:
        return tuple(_named(text))
    every = tuple(_every(text))
    return every or tuple(_named(text))


def _counted(text: str) -> list[Rate]:
    found: list[Rate] = []
    for amount in amounts(text):
        tail = re.match(
            r"\s*(?:or so|max|tops|at most)?\s*(?:times|x|time)?\s*(?:[a-z]+\s+){0,4}?",
            text[amount.end :],
        )
        near = _period_after(text, amount.end) if tail else None
        if near is None:
            continue
        days, end = near
        found.append(Rate(amount.low / days, amount.high / days, amount.start, end, days))
    return found


def _period_after(text: str, at: int) -> tuple[float, int] | None:
    """The period said within four words after a number, and where it ends."""
    clause = re.match(r"[^,.;:!?\d]{0,48}", text[at:])
    words = clause[0] if clause is not None else ""
    best: tuple[int, float, int] | None = None
    for match in _PER.finditer(words):
        if words[: match.start()].count(" ") > 5:
            break
        best = (match.start(), _PERIODS[match[1]], at + match.end())
        break
    for word, days in _LY.items():
        place = words.find(word)
        if place >= 0 and (best is None or place < best[0]):
            best = (place, days, at + place + len(word))
    if best is None:
        weekly = re.search(rf"\b(?:at|on) (?:the )?weekends?\b|\bon (?:an? )?{_DAY}\b", words)
        if weekly is not None:
            return 7.0, at + weekly.end()
        return None
    return best[1], best[2]


def _every(text: str) -> list[Rate]:
    found = []
    for match in _EVERY.finditer(text):
        gap = match["gap"] or ""
        size = _GAPS.get(gap, 1.0)
        if gap.isdigit() or gap in ("two", "three", "four", "five", "six"):
            read = amounts(gap)
            size = read[0].value if read else 1.0
        days = _PERIODS[match[2]] * size
        if match[2] == "weekend":
            continue
        found.append(Rate(1 / days, 1 / days, match.start(), match.end(), days))
    for word, days in _LY.items():
        place = re.search(rf"\b{word}\b", text)
        if place is not None:
            found.append(Rate(1 / days, 1 / days, place.start(), place.end(), days))
    return found


def _named(text: str) -> list[Rate]:
    weekdays = list(re.finditer(rf"\b(?:on )?(?:{_DAY})s?(?: nights?)?(?: only)?\b", text))
    if weekdays:
        number = float(
            len({re.sub(r"^on |s?( nights?)?( only)?$", "", day[0]) for day in weekdays})
        )
        return [Rate(number / 7, number / 7, weekdays[0].start(), weekdays[-1].end(), 7.0)]
    for pattern, times, days in _NAMED:
        match = pattern.search(text)
        if match is not None:
            return [Rate(times / days, times / days, match.start(), match.end(), days)]
    return []
