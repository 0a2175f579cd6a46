"""One number in digits or words: "5", "1,68", "twenty five", "five and a half", "a couple".

Ranges, hedges and units stay out (`amounts.py`, `measures.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA

from attune.values.tokens import Token

Numeral = tuple[float, int]

ONES = {
    "zero": 0, "nought": 0, "naught": 0, "nil": 0, "one": 1, "two": 2, "three": 3, "four": 4,
    "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
TIMES = {"once": 1, "twice": 2, "thrice": 3}
FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125}
PARTS = {"half": 0.5, "quarter": 0.25, "third": 1 / 3}
GROUPS = {"couple": 2, "pair": 2, "few": 3, "dozen": 12}
_KNOWN = {**ONES, **TENS, **TIMES, **PARTS, **GROUPS, "hundred": 100, "quarters": 0.25}
#: Every word that is read as a number.
NUMBER_WORDS = frozenset(_KNOWN)
_SLIPS = {
    "fourty": "forty", "fiv": "five", "fve": "five", "sevn": "seven", "nien": "nine",
    "nein": "nine", "tweny": "twenty", "haf": "half", "hlaf": "half", "hald": "half",
    "cupple": "couple", "cple": "couple", "coupla": "couple", "tewlve": "twelve",
    "tow": "two", "wun": "one", "sx": "six", "siz": "six", "fuor": "four",
    "tenn": "ten", "halve": "half", "1nce": "once", "ocne": "once", "twise": "twice",
}  # fmt: skip
#: English words one slip away from a number word.
_NOT_SLIPS_WORDS = """
there these threw thee tree sever steven even seventh eighth weight height sight fight light
might night right tight freight fifth nifty sixth ninth quarters quartet couples coupled
coupe thirst thirsty thirteenth hundredth hundreds twentieth dozens dozed tens sevens eights
three's party forte sity ones once twelfth never fever lever
"""
_NOT_SLIPS = frozenset(_NOT_SLIPS_WORDS.split())
_SLIP_TARGETS = tuple(word for word in _KNOWN if len(word) >= 5)


@lru_cache(maxsize=4096)
def spelled(word: str) -> str:
    """`word`, or the number word that it misspells by one slip."""
    if word in _KNOWN:
        return word
    if word in _SLIPS:
        return _SLIPS[word]
    if len(word) < 5 or word in _NOT_SLIPS or not word.isalpha():
        return word
    return next((right for right in _SLIP_TARGETS if _near(word, right)), word)


def _near(word: str, right: str) -> bool:
    return word[0] == right[0] and OSA.distance(word, right, score_cutoff=1) <= 1


def numeral(row: Sequence[Token], at: int) -> Numeral | None:
    """The number that starts at token `at`, and the index after it; None if there is none."""
    if at >= len(row):
        return None
    read = _digits(row, at) or _in_words(row, at)
    return _with_part(row, *read) if read is not None else None


def _digits(row: Sequence[Token], at: int) -> Numeral | None:
    token = row[at]
    if token.kind == "fraction":
        return FRACTIONS[token.text], at + 1
    if token.kind != "number":
        return None
    ratio = _ratio(row, at)
    if ratio is not None:
        return ratio
    value = decimal(token.text)
    if at + 2 < len(row) and row[at + 1].text == "point":
        tail = _in_words(row, at + 2) or (_plain_digit(row, at + 2))
        if tail is not None:
            return float(f"{value:g}.{tail[0]:g}"), tail[1]
    after = at + 1
    if after < len(row) and row[after].kind == "fraction":
        return value + FRACTIONS[row[after].text], after + 1
    small = _ratio(row, after) if after < len(row) and row[after].spaced else None
    return (value + small[0], small[1]) if small is not None else (value, after)


def _plain_digit(row: Sequence[Token], at: int) -> Numeral | None:
    return (decimal(row[at].text), at + 1) if row[at].kind == "number" else None


def decimal(text: str) -> float:
    """ "1,68" is 1.68 and "1,000" a thousand."""
    head, comma, tail = text.partition(",")
    if comma and "." not in tail and len(tail.replace(",", "")) % 3 and "," not in tail:
        return float(f"{head}.{tail}")
    return float(text.replace(",", ""))


def _ratio(row: Sequence[Token], at: int) -> Numeral | None:
    """ "1/2", "1/4"; "3/4" and "2/3" are fractions only before "of" or an hour."""
    if at + 2 >= len(row) or row[at].kind != "number" or row[at + 1].text != "/":
        return None
    pair = (row[at].text, row[at + 2].text)
    before = row[at - 1] if at else None
    if pair in {("1", "2"), ("1", "4"), ("1", "3")}:
        return float(pair[0]) / float(pair[1]), at + 3
    follows = row[at + 3].text if at + 3 < len(row) else ""
    part = follows in ("of", "an", "hour", "hr") or (before is not None and before.kind == "number")
    if pair in {("3", "4"), ("2", "3")} and part:
        return float(pair[0]) / float(pair[1]), at + 3
    return None


def _in_words(row: Sequence[Token], at: int) -> Numeral | None:
    word = spelled(row[at].text)
    if word in ("a", "an") and at + 1 < len(row):
        ahead = spelled(row[at + 1].text)
        skip = at + 2 if ahead in ("good", "whole", "full") and at + 2 < len(row) else at + 1
        ahead = spelled(row[skip].text)
        if ahead in GROUPS or ahead in PARTS or ahead == "hundred":
            return _in_words(row, skip)
        return None
    if word in TIMES:
        return TIMES[word], at + 1
    if word in GROUPS:
        after = at + 2 if at + 1 < len(row) and row[at + 1].text in ("of", "o") else at + 1
        return GROUPS[word], after
    if word in PARTS:
        return _part(row, at)
    return _cardinal(row, at)


def _part(row: Sequence[Token], at: int) -> Numeral | None:
    word = spelled(row[at].text)
    ahead = [spelled(token.text) for token in row[at + 1 : at + 3]]
    if word == "half" and ahead[:2] == ["a", "dozen"]:
        return 6, at + 3
    if word == "half" and ahead[:1] == ["dozen"]:
        return 6, at + 2
    return PARTS[word], at + 1


def _cardinal(row: Sequence[Token], at: int) -> Numeral | None:
    small = _below_hundred(row, at)
    if small is None:
        return (100.0, at + 1) if spelled(row[at].text) == "hundred" else None
    value, after = small
    if after < len(row) and spelled(row[after].text) == "quarters":
        return value * 0.25, after + 1
    if after < len(row) and spelled(row[after].text) == "hundred":
        value, after = value * 100, after + 1
        skip = after + 1 if after < len(row) and row[after].text in ("and", "n", "&") else after
        rest = _below_hundred(row, skip) if skip < len(row) else None
        if rest is not None:
            return value + rest[0], rest[1]
    elif value < 10 and value and after < len(row) and spelled(row[after].text) in TENS:
        rest = _below_hundred(row, after)
        if rest is not None:
            return value * 100 + rest[0], rest[1]
    elif after + 1 < len(row) and row[after].text == "point":
        tail = _below_hundred(row, after + 1) or _plain_digit(row, after + 1)
        if tail is not None:
            return float(f"{value:g}.{tail[0]:g}"), tail[1]
    return value, after


def _below_hundred(row: Sequence[Token], at: int) -> Numeral | None:
    word = spelled(row[at].text)
    if word in ONES:
        return float(ONES[word]), at + 1
    if word not in TENS:
        return None
    after = at + 1
    if after < len(row) and row[after].text == "-":
        after += 1
    unit = ONES.get(spelled(row[after].text), 0) if after < len(row) else 0
    return (float(TENS[word] + unit), after + 1) if 0 < unit < 10 else (float(TENS[word]), at + 1)


_AND = ("and", "n", "&", "+", "nd", "an")


def _with_part(row: Sequence[Token], value: float, at: int) -> Numeral:
    """ "five and a half", "six and three quarters"; "three and a bit" is three."""
    if at + 1 >= len(row) or row[at].text not in _AND:
        return value, at
    after = at + 1
    if row[after].text == "a" and after + 1 < len(row):
        after += 1
    word = spelled(row[after].text)
    if word in PARTS:
        return value + PARTS[word], after + 1
    if row[after].kind == "fraction":
        return value + FRACTIONS[row[after].text], after + 1
    if word == "bit":
        return value, after + 1
    if word == "three" and after + 1 < len(row) and row[after + 1].text.startswith("quarter"):
        return value + 0.75, after + 2
    ratio = _ratio(row, after)
    return (value + ratio[0], ratio[1]) if ratio is not None else (value, at)


def respell(text: str) -> str:
    """Lower-case `text` with misspelt number words put right."""
    return " ".join(
        spelled(word) if word.isalpha() else _respelled(word) for word in text.split(" ")
    )


def _respelled(word: str) -> str:
    core = word.strip(".,;:!?-()'\"")
    if not core.isalpha():
        return word
    right = spelled(core)
    return word if right == core else word.replace(core, right, 1)
