"""Reads numbers and frequencies: ages, scores of 0 to 10, "3 times a week", "none".

Quantities with units of length, mass and time stay out (`quantities.py`).
"""

from __future__ import annotations

import re
from itertools import pairwise

from attune.intake.reading.found import Asked, Got, Outcome
from attune.intake.reading.speech import FILLER, blank, stem, strange, strays
from attune.values.amounts import Amount, amounts
from attune.values.measures import Measure, convert, measures
from attune.values.numerals import NUMBER_WORDS
from attune.values.rates import DAYS, rates

_NONE = re.compile(
    r"^(?:(?:oh|well|um+|er+m?|haha|lol|honestly|actually|at the moment|usually|normally|"
    r"thankfully|"
    r"luckily|um|i'd say|probably|currently|almost|pretty much)[, ]+)*(?:none|never|nope|"
    r"no|nah|nil|zero|zilch|nada|nowt|not any|"
    r"nothing|n/?a|not at all|not really|(?:i |we )?(?:really |just |simply |actually "
    r")?(?:don't|dont|do not|can't|cannot|didn't|never|haven't|rarely ever) "
    r"(?!know|think so|remember)|(?:i |we )?(?:really |just )*(?:don't|do not|dont|never|"
    r"haven't|didn't)\W*$|i'm not|i am not|i'm (?:a )?(?:teetotal|sober)|teetotal|sober|i "
    r"sleep through|straight through|sleep through|"
    r"i've (?:never|stopped|quit|given)|gave (?:it )?up|given (?:it )?up|quit|tee total|"
    r"hate|can't stand)\b"
)
_SELDOM = re.compile(
    r"\b(?:hardly (?:ever|any)|rarely|seldom|barely|almost never|next to (?:none|nothing|"
    r"never)|not (?:much|many|often)|"
    r"very (?:little|few)|now and (?:then|again)|occasionally|sometimes|once in a "
    r"(?:while|blue moon)|"
    r"on and off|special occasions|(?:a )?lots?|loads|tons|many|several|too (?:much|many)|"
    r"quite a (?:few|lot|bit)|"
    r"a fair (?:few|bit|amount)|it (?:varies|depends)|plenty|a bit|a little|constantly|"
    r"all the time|the odd)\b"
)
_NO_NUMBER = re.compile(
    r"[£$€]\s*$|#\s*$|\b(?:room|page|chapter|bus|route|windows|iphone|section|question|q|covid)\s*$"
)
_PART_OF = re.compile(r"\s*(?:a|an|of|the)\b")
_SOON = re.compile(
    r"\b(?:turning|nearly|almost|about to be|going to be|will be|next (?:week|month|year|birthday))\b"
)


def read_count(text: str, asked: Asked) -> Outcome:
    """Read one sentence or clause for a `number` item."""
    period = DAYS.get(asked.item.unit or "")
    if period is not None:
        text = _one_of(text, asked)
    fixed = said(text, asked)
    if fixed is not None:
        return fixed
    if period is not None:
        rate = _rate(text, asked, period)
        if rate is not None:
            return rate
    found = [amount for amount in amounts(text) if _fits(text, amount, asked)]
    if not found:
        return _none(text, asked)
    if strays(text, [(amount.start, amount.end) for amount in found], asked.topic):
        return None
    return _chosen(text, found, asked)


def _one_of(text: str, asked: Asked) -> str:
    """ "a glass" as "1 glass", in a text of the same length."""
    nouns = frozenset(stem(noun) for noun in asked.guide.nouns.get(asked.item.id, ()))
    return re.sub(
        r"\b(an?) (?=(?:(?:morning|small|large|quick|strong|single|nice|evening|big) )?([a-z]+))",
        lambda match: "1".ljust(len(match[0])) if stem(match[2]) in nouns else match[0],
        text,
    )


def said(text: str, asked: Asked, key: str | None = None) -> Outcome:
    """A value that the guide gives for a phrase; `key` is the item's id where not given."""
    for value, phrases in asked.guide.says.get(key or asked.item.id, {}).items():
        for phrase in phrases:
            match = re.search(rf"(?<!\w){phrase}(?!\w)", text)
            if match is None:
                continue
            rest = blank(text, [match.span()])
            if not strays(text, [match.span()], asked.topic) and not amounts(rest):
                return Got(value, *match.span())
    return None


def _rate(text: str, asked: Asked, period: float) -> Outcome:
    found = rates(text)
    if not found:
        return None
    if len(found) > 1:
        return _several_rates(text, asked, period)
    rate = found[0]
    rest = blank(text, [(rate.start, rate.end)])
    inside = text[rate.start : rate.end]
    counted = bool(amounts(inside)) and not re.match(r"(?:every|each|evry)\b", inside)
    other = [amount for amount in amounts(rest) if _fits(rest, amount, asked)]
    if strays(text, [(rate.start, rate.end)], asked.topic) or strange(
        inside, asked.topic | _RATE_WORDS | _NUMBERS
    ):
        return None
    if other and not counted:
        return (
            asked.bounded(_on_days(other[0].value, rate.value, period), other[0].start, rate.end)
            if (len(other) == 1)
            else asked.unsure(str(tidy_value(o.value)) for o in other)
        )
    if other:
        return asked.unsure(understood=text.strip())
    if not counted and period == 1.0 and rate.of <= 7.0:
        return asked.unsure(understood=inside)
    if rate.of < 1:
        return asked.unsure(understood=inside)
    return asked.bounded(rate.value * period, rate.start, rate.end)


_NUMBERS = frozenset(stem(word) for word in NUMBER_WORDS) | NUMBER_WORDS
_RATE_WORDS = frozenset({"mon", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
                        | {stem(d) for d in ("monday", "fridays", "saturdays", "sundays")})  # fmt: skip


def _several_rates(text: str, asked: Asked, period: float) -> Outcome:
    """ "2 on fridays and 3 on saturdays" is 5 a week; other sums are asked back."""
    found = rates(text)
    rest = blank(text, [(rate.start, rate.end) for rate in found])
    weekly = all(rate.of == 7.0 for rate in found)
    if weekly and not amounts(rest) and re.fullmatch(r"[\s,]*(?:and|plus|then|,|\s)*[\s.]*", rest):
        total = sum(rate.value for rate in found) * period
        return asked.bounded(total, found[0].start, found[-1].end)
    if strays(text, [(rate.start, rate.end) for rate in found], asked.topic):
        return None
    return asked.unsure(understood=text.strip())


def _on_days(count: float, days: float, period: float) -> float:
    """ "2 most nights" is 10 a week; asked for a night, it is 2."""
    return count if period == 1.0 else count * days * period


def _whole_fits(whole: float, asked: Asked) -> bool:
    """ "4 out of 7" nights, "2 out of 3" meals, "8 out of 10" where 10 is the most."""
    if asked.item.unit in DAYS:
        return whole in (3.0, 7.0)
    return whole == asked.item.high


def tidy_value(value: float) -> str:
    """A number without needless places."""
    return f"{value:g}"


def _fits(text: str, amount: Amount, asked: Asked) -> bool:
    """Whether this number can count what is asked, judged by the word after it."""
    if _NO_NUMBER.search(text[: amount.start]) or re.match(
        r"\s*(?:%|[£$€]|:\d)", text[amount.end :]
    ):
        return False
    if asked.item.unit in DAYS and amount.high < 1 and _PART_OF.match(text[amount.end :]):
        return False
    if amount.out_of is not None and not _whole_fits(amount.out_of, asked):
        return False
    measure = _measure_at(text, amount)
    if measure is not None:
        return _unit_fits(measure, asked)
    after = re.match(
        r"\s*(?:(?:or so|odd|plus|max|tops|good|big|small|large|normal|strong|different|bad|"
        r"full|x)\b\s*)*([a-z']+)?",
        text[amount.end :],
    )
    word = after[1] if after is not None else None
    if word is None or word in FILLER or stem(word) in asked.topic:
        return True
    return re.match(r"\s*[,.;!?()-]", text[amount.end :]) is not None


def _measure_at(text: str, amount: Amount) -> Measure | None:
    return next(
        (one for one in measures(text) if one.start <= amount.start and amount.end <= one.end), None
    )


def _unit_fits(measure: Measure, asked: Asked) -> bool:
    """ "3 nights" a week, "34 years"; not "20 minutes" where something is counted."""
    unit = asked.item.unit
    if unit == "a":
        return measure.unit in ("a", "mo")
    return unit == "/wk" and measure.unit == "d"


def _chosen(text: str, found: list[Amount], asked: Asked) -> Outcome:
    if asked.item.unit == "a":
        found = [amount for amount in found if not amount.times]
        if found and _SOON.search(text):
            return asked.unsure(understood=text.strip())
        if len(found) == 1:
            measure = _measure_at(text, found[0])
            years = found[0].value
            if measure is not None:
                years = convert(measure.value, measure.unit, "a")
            return asked.bounded(
                float(int(years)) if years >= 1 else years, found[0].start, found[0].end
            )
    if len(found) == 1:
        return asked.bounded(found[0].value, found[0].start, found[0].end)
    if not found:
        return None
    gaps = [text[a.end : b.start] for a, b in pairwise(found)]
    if asked.item.unit in DAYS and all(_adds(gap, asked) for gap in gaps):
        return asked.bounded(sum(amount.value for amount in found), found[0].start, found[-1].end)
    if len({amount.value for amount in found}) == 1:
        return asked.bounded(found[0].value, found[0].start, found[0].end)
    return asked.unsure(tidy_value(amount.value) for amount in found)


def _adds(gap: str, asked: Asked) -> bool:
    """ "2 coffees and" before "a tea", "2 in the morning and"."""
    listed = re.findall(r"[a-z']+", gap)
    if listed and all(stem(word) in asked.topic for word in listed):
        return True
    if not re.search(r"(?:,|\band\b|\bplus\b|\+|&|\bthen\b)", gap):
        return False
    words = re.findall(r"[a-z']+", gap)
    named = any(stem(word) in asked.topic for word in words)
    timed = re.search(r"\b(?:in the|at|with|after|before|for) ", gap)
    return bool(named or timed) and all(
        word in FILLER or stem(word) in asked.topic or timed for word in words
    )


def _none(text: str, asked: Asked) -> Outcome:
    """Zero where the words deny the thing asked; a doubt where they only weigh it."""
    rest = _NONE.sub("", text.strip(), count=1)
    if (
        re.match(r"^(?:hardly|almost|pretty much)?\s*(?:never|none)\b", text)
        or rest != text.strip()
    ):
        if strange(rest, asked.topic) > max(1, len(rest.split()) // 4) or _SELDOM.search(rest):
            return None if not _SELDOM.search(rest) else asked.unsure(understood=text.strip())
        low = asked.item.low
        if low is not None and low > 0:
            return None
        return Got(0, 0, len(text)) if _denies(text, rest, asked) else None
    seldom = _SELDOM.search(text)
    if seldom is not None and not strays(text, [seldom.span()], asked.topic | _WEIGHING):
        return asked.unsure(understood=seldom[0])
    return None


_WEIGHING_WORDS = """
hardly rarely seldom barely occasionally blue moon special occasions loads tons several
plenty constantly odd
"""
_WEIGHING = frozenset(stem(word) for word in _WEIGHING_WORDS.split())


def _denies(text: str, rest: str, asked: Asked) -> bool:
    """ "no" alone, or a denial that names nothing else than the topic."""
    words = re.findall(r"[a-z']+", rest)
    if not words:
        return True
    named = any(stem(word) in asked.topic for word in words)
    return named or strange(rest, asked.topic) == 0
