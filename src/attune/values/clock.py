"""Times of day: "half ten", "quarter to 7", "2230", "midnight-ish", "6 in the morning".

What an hour without am or pm means depends on the question: `Clock.near` takes its usual hour.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from attune.values.numerals import ONES, TENS

DAY = 24 * 60
_HOURS = {word: value for word, value in ONES.items() if 1 <= value <= 12}
_MINUTES = {
    **{word: value for word, value in ONES.items() if value}, **TENS, "quarter": 15,
    **{f"{ten}{sep}{one}": TENS[ten] + ONES[one] for ten in ("twenty", "thirty", "forty", "fifty")
       for one in list(ONES)[3:12] for sep in ("-", " ")},
}  # fmt: skip
_HOUR = r"(?:\d{1,2}|" + "|".join(_HOURS) + r"|midnight|noon|midday)"
_LONG = "|".join(sorted(_MINUTES, key=len, reverse=True))
_HALF_DAY = (
    r"(?P<half>\s*(?:a\.?m\b\.?|p\.?m\b\.?|a\b(?! )|p\b(?! )|in the (?:early |late )?"
    r"(?:morning|mornin|morn|evening|afternoon|night)|at night|tonight|of an evening|"
    r"of a morning|the next morning|mornings|evenings|that night))?"
)
_ISH = r"(?P<ish>\s*-?\s*ish)?(?:\s*(?:o'? ?clock|oclock))?(?:\s*-?\s*ish)?"
_NOT_A_CLOCK = (
    r"(?!\d|[.,:/]\d|\s*(?:hours?|hrs?|hr|mins?|minutes?|times|x\b|days?|nights?|weeks?|wks?|"
    r"months?|years?|yrs?|cups?|coffees?|teas?|mugs?|drinks?|%|stone|kilos?|kgs?|lbs?|cms?|mg|"
    r"foot|feet|ft|bad|pints?|glasses|kids|children|out of|yo\b|things?|cats?|dogs?|people))"
)
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<![\d.])(?P<h>\d{{1,2}})\s?[:.h]\s?(?P<m>[0-5]\d)(?![\d%])(?:\s*(?:hrs|hours|"
        rf"h)\b)?{_ISH}{_HALF_DAY}",
        rf"(?<![\d.,])(?P<hm>\d{{3,4}})(?![\d%])(?:\s*(?:hrs|hours|h)\b)?{_ISH}{_HALF_DAY}",
        rf"\b(?:half|1/2|½)\s*(?:-\s*)?(?P<half_past>past|"
        rf"after)?\s*(?P<h>{_HOUR})\b{_ISH}{_HALF_DAY}",
        rf"\b(?:a )?(?P<m>\d{{1,2}}|{_LONG})\s*(?:minutes|mins|min)?\s*(?P<side>to|past|of|after|"
        rf"before|till?|until|b4)\s+(?P<h>{_HOUR})\b{_NOT_A_CLOCK}{_ISH}{_HALF_DAY}",
        rf"\b(?P<h>{'|'.join(_HOURS)}|\d{{1,2}})[ -](?:oh |o )?(?P<m>thirty|fifteen|forty[- ]five|"
        rf"twenty[- ]five|twenty|forty|fifty|ten|fifty[- ]five|thirty[- ]five|[0-5][05])\b"
        rf"{_NOT_A_CLOCK}{_ISH}{_HALF_DAY}",
        r"\b(?:12 )?(?P<named>midnight|midday|noon|mid-day|mid-night)(?P<ish>\s*-?\s*ish)?",
        r"(?<![\d.,:£$/-])(?P<h>\d{1,2})h\b",
        rf"(?<![\d.,:£$])(?<!\d/)(?P<h>\d{{1,2}}|"
        rf"\b(?:{'|'.join(_HOURS)}))(?![a-z]*teen){_NOT_A_CLOCK}{_ISH}{_HALF_DAY}(?![a-z])",
    )
)  # fmt: skip


@dataclass(frozen=True)
class Clock:
    """A time of day in minutes: one, or the two that it may be without am or pm."""

    minutes: tuple[int, ...]
    start: int
    end: int
    hedged: bool = False

    def near(self, usual: int, doubt: int = 120) -> int | None:
        """The reading nearest to `usual` (minutes); None if both are about as near as each other."""
        ranked = sorted(self.minutes, key=lambda minute: apart(minute, usual))
        if len(ranked) > 1 and apart(ranked[1], usual) - apart(ranked[0], usual) <= doubt:
            return None
        return ranked[0]


def apart(one: int, other: int) -> int:
    """Minutes between two times of day, the shorter way round."""
    gap = abs(one - other) % DAY
    return min(gap, DAY - gap)


def hhmm(minute: int) -> str:
    """ "22:30" for 1350."""
    return f"{minute % DAY // 60:02d}:{minute % 60:02d}"


@lru_cache(maxsize=512)
def clock_times(text: str) -> tuple[Clock, ...]:
    """All times of day in lower-case `text`, left to right; am or pm of a range holds for both."""
    found: list[Clock] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if any(match.start() < old.end and old.start < match.end() for old in found):
                continue
            clock = _clock(match, text)
            if clock is not None:
                found.append(clock)
    return tuple(sorted(found, key=lambda clock: clock.start))


def _clock(match: re.Match[str], text: str) -> Clock | None:
    groups = match.groupdict()
    start, end = match.start(), match.end()
    hedged = bool(groups.get("ish"))
    named = groups.get("named")
    if named:
        return Clock((0 if "night" in named else 720,), start, end, hedged)
    read = _hour_minute(match, groups)
    if read is None:
        return None
    hour, minute, fixed = read
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    part = _half_day(groups.get("half"), text, start)
    return Clock(_minutes(hour, minute, fixed, part), start, end, hedged)


def _hour_minute(
    match: re.Match[str], groups: dict[str, str | None]
) -> tuple[int, int, bool] | None:
    """Hour, minute, and whether the hour is surely one of 24."""
    run = groups.get("hm")
    if run:
        return int(run[:-2]), int(run[-2:]), run[0] == "0" or int(run[:-2]) > 12
    said = groups.get("h") or ""
    if said in ("midnight", "noon", "midday"):
        hour, fixed = (0 if said == "midnight" else 12), True
    else:
        hour = int(said) if said.isdigit() else _HOURS[said]
        fixed = hour > 12 or hour == 0 or (said.startswith("0") and "m" in groups)
    minute = groups.get("m")
    size = 0 if minute is None else int(minute) if minute.isdigit() else _MINUTES[minute]
    if re.match(r"(?:half|1/2|½)", match[0]) and "half_past" in groups:
        return hour, 30, fixed
    side = groups.get("side")
    if side in ("to", "of", "before", "til", "till", "until", "b4"):
        if not 0 < size < 60 or (side in ("to", "till", "til") and _is_range(match, size)):
            return None
        hour, minute_of = (hour - 1) % 24, 60 - size
        return (12 if hour == 0 and not fixed else hour), minute_of, fixed
    return hour, size, fixed


def _is_range(match: re.Match[str], size: int) -> bool:
    """ "10 to 11" is a range, "20 to 7" and "five to 7" are not; "10 to 7" is a time."""
    return size in (8, 9, 11, 12, 7, 6) or (size == 10 and match["h"] in ("11", "eleven", "12"))


def _half_day(said: str | None, text: str, start: int) -> str | None:
    words = (said or "").strip().replace(".", "")
    if words in ("am", "a"):
        return "am"
    if words in ("pm", "p"):
        return "pm"
    for name in ("morn", "afternoon", "evening", "night"):
        if name in words:
            return name
    before = text[max(0, start - 24) : start]
    early = re.search(
        r"\b(morning|afternoon|evening|night)s?\s+(?:at|by|around|about|is)\s*(?:about |around )?$",
        before,
    )
    return early[1].replace("morning", "morn") if early else None


def _minutes(hour: int, minute: int, fixed: bool, part: str | None) -> tuple[int, ...]:
    if fixed or hour > 12:
        if part in ("pm", "evening", "afternoon") and hour < 12 and hour != 0:
            return ((hour + 12) * 60 + minute,)
        return (hour % 24 * 60 + minute,)
    base = hour % 12
    morning, evening = base * 60 + minute, (base + 12) * 60 + minute
    if part in ("am", "morn"):
        return (morning,)
    if part in ("pm", "afternoon", "evening"):
        return (evening,)
    if part == "night":
        return (evening,) if 5 <= base <= 11 else (morning,)
    return (morning, evening)


_BETWEEN = re.compile(
    r"\s*(?:-|–|/|to|or|and|till?|until|,? ?(?:maybe|sometimes|or maybe|or sometimes|possibly)|"
    r"or even|or about|or around)\s*$"
)


def joined(text: str, left: Clock, right: Clock) -> bool:
    """Whether two neighbouring times are said as a range or as alternatives."""
    between = text[left.end : right.start]
    if not between.strip():
        return False
    if between.strip() == "and":
        return bool(re.search(r"\bbetween\s+(?:about )?$", text[: left.start]))
    return _BETWEEN.fullmatch(between) is not None


def middle(left: Clock, right: Clock, usual: int) -> int | None:
    """The middle of a range of at most four hours, to the minute; None if it can't be told."""
    if len(left.minutes) == 2 and len(right.minutes) == 1:
        nearest = min(left.minutes, key=lambda minute: apart(minute, right.minutes[0]))
        left = replace(left, minutes=(nearest,))
    first = left.near(usual)
    if first is None:
        return None
    second = min(right.minutes, key=lambda minute: (minute - first) % DAY)
    width = (second - first) % DAY
    return (first + width // 2) % DAY if width <= 240 else None
