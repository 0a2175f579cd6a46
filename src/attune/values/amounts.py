"""Numbers with what surrounds them: ranges ("6-7ish"), hedges, "no more than", "7 out of 10".

Units stay out (`measures.py`), and so does which number answers a question.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from attune.values.numerals import numeral, spelled
from attune.values.tokens import Token, tokens

Bound = Literal["at_most", "at_least"]


@dataclass(frozen=True)
class Amount:
    """A number or a range, `start` to `end` in the text, `after` the index of the next token.

    `bound`: said as a limit ("less than 5"). `hedged`: said as a guess. `out_of`: "7 out of 10".
    """

    low: float
    high: float
    start: int
    end: int
    after: int
    bound: Bound | None = None
    hedged: bool = False
    out_of: float | None = None
    times: bool = False

    @property
    def value(self) -> float:
        """The middle of a range."""
        return (self.low + self.high) / 2


_HEDGE = (
    r"(?:about|bout|abt|around|arround|round|roughly|approx(?:imately)?\.?|circa|ca\.|~|maybe|"
    r"probably|prob|perhaps|like|say|nearly|almost|close to|going on|somewhere near|"
    r"in the region of|just|some|i think|i guess|or so)"
)
_AT_MOST = re.compile(
    r"(?:no more than|not more than|not over|at most|at the most|up to|max(?:imum)?(?: of)?|"
    r"less than|fewer than|under|below|<|<=|≤|no longer than|within|just under)\s*(?:about )?$"
)
_AT_LEAST = re.compile(
    r"(?:at least|more than|over|above|>|>=|≥|min(?:imum)?(?: of)?|no less than|not less than|"
    r"no fewer than|upwards of|longer than|well over|just over)\s*(?:about )?$"
)
_HEDGED = re.compile(rf"(?:{_HEDGE})\s*(?:the )?$")
_JOINS = ("-", "to", "or", "–", "till", "til")
_SOFT = ("maybe", "possibly", "perhaps", "sometimes", "or", "even")


@lru_cache(maxsize=512)
def amounts(text: str) -> tuple[Amount, ...]:
    """All amounts of lower-case `text`, left to right."""
    return amounts_in(text, tokens(text))


def amounts_in(text: str, row: Sequence[Token]) -> tuple[Amount, ...]:
    """`amounts` of a text whose tokens are known."""
    found: list[Amount] = []
    at = 0
    while at < len(row):
        amount = amount_at(text, row, at)
        if amount is None:
            at += 1
            continue
        found.append(amount)
        at = amount.after
    return tuple(found)


def amount_at(text: str, row: Sequence[Token], at: int) -> Amount | None:
    """The amount that starts at token `at`."""
    first = numeral(row, at)
    if first is None:
        return None
    value, after = first
    negative = at > 0 and row[at - 1].text == "-" and not row[at].spaced and _opens(row, at - 1)
    value = -value if negative else value
    after, ish = _ish(row, after)
    low, high, after = _range(row, at, value, after)
    after, ish_too = _ish(row, after)
    start = row[at].start - (1 if negative else 0)
    amount = Amount(
        low, high, start, row[after - 1].end, after, hedged=ish or ish_too,
        times=spelled(row[at].text) in ("once", "twice", "thrice"),
    )  # fmt: skip
    return _surrounded(text, row, amount)


def _opens(row: Sequence[Token], at: int) -> bool:
    return at == 0 or row[at].spaced


def _ish(row: Sequence[Token], at: int) -> tuple[int, bool]:
    if at < len(row) and row[at].text == "-" and at + 1 < len(row) and row[at + 1].text == "ish":
        return at + 2, True
    if at < len(row) and row[at].text in ("ish", "ishh"):
        return at + 1, True
    return at, False


def _range(row: Sequence[Token], begin: int, low: float, after: int) -> tuple[float, float, int]:
    """The end of a range that began with `low`, when a larger number follows."""
    at = after
    if at >= len(row):
        return low, low, after
    between = begin > 0 and row[begin - 1].text in ("between", "betwen")
    if row[at].text in _JOINS or (between and row[at].text in ("and", "&")):
        at += 1
        if at < len(row) and row[at].text in _SOFT:
            at += 1
    elif row[at].text == "/" and not row[at].spaced:
        at += 1
    elif row[at].text == "," and at + 1 < len(row) and row[at + 1].text in _SOFT:
        at += 2
    elif row[at].text in _SOFT:
        at += 1
    else:
        return low, low, after
    second = numeral(row, at)
    if second is None:
        return low, low, after
    if row[after].text == "/" and (not 0 < second[0] - low <= 2 or second[0] == 10):
        return low, low, after
    return (low, second[0], second[1]) if second[0] > low >= 0 else (low, low, after)


def _surrounded(text: str, row: Sequence[Token], amount: Amount) -> Amount:
    before = text[max(0, amount.start - 28) : amount.start]
    after = text[amount.end : amount.end + 16]
    if _AT_MOST.search(before) or re.match(r"\s*(?:or less|or fewer|max|tops|at most)\b", after):
        amount = replace(amount, bound="at_most")
    elif _AT_LEAST.search(before) or re.match(r"\s*(?:\+|plus\b|or more\b|at least\b)", after):
        amount = replace(amount, bound="at_least")
    elif _HEDGED.search(before):
        amount = replace(amount, hedged=True)
    outside = re.match(
        r"\s*(?:days|nights|times)?\s*(?:/|out of|outta|of)\s*(?:the |every )?(?:last |past "
        r")?(\d+|ten|seven|fourteen)\b",
        after,
    )
    if outside is not None:
        total = numeral(tokens(outside[1]), 0)
        if total is not None and total[0] >= amount.high:
            end = amount.end + outside.end()
            skip = next((n for n, token in enumerate(row) if token.start >= end), len(row))
            return replace(amount, out_of=total[0], end=end, after=skip)
    return amount
