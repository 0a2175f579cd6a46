"""How much of a nutrient a person takes already, from doses as they were said.

Upper limits come from the knowledge base; reading lists of supplements stays out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from attune.intake.answers import ListEntry

_AMOUNT = re.compile(
    r"(?P<n>\d+(?:[.,]\d+)?)\s*(?P<unit>mg|mcg|µg|ug|micrograms?|milligrams?|grams?|g|iu)\b", re.I
)
_TIMES = re.compile(
    r"\b(?P<n>\d)\s*(?:x|times)\b|\b(?P<word>twice|two times|bd|three times|tds)\b", re.I
)
_WORDS = {"twice": 2, "two times": 2, "bd": 2, "three times": 3, "tds": 3}
_MG = {
    "mg": 1.0, "milligram": 1.0, "mcg": 1e-3, "ug": 1e-3, "µg": 1e-3, "microgram": 1e-3,
    "g": 1e3, "gram": 1e3,
}  # fmt: skip
#: mg in one international unit (NIH Office of Dietary Supplements)
_IU = {"vitamin-d": 25e-6, "vitamin-a": 300e-6, "vitamin-e": 0.67}


def in_mg(value: float, unit: str, nutrient: str) -> float | None:
    """An amount in mg, or None for a unit that is not known."""
    plain = unit.lower()
    if plain in ("iu", "[iu]"):
        factor = _IU.get(nutrient)
        return None if factor is None else value * factor
    factor = _MG.get(plain) or _MG.get(plain.rstrip("s"))
    return None if factor is None else value * factor


def said_mg(dose: str | None, nutrient: str) -> float | None:
    """The daily amount in a dose as said ("400 mg twice a day"), or None where it isn't told."""
    amount = _AMOUNT.search((dose or "").replace(",000", "000"))
    if amount is None:
        return None
    once = in_mg(float(amount["n"].replace(",", ".")), amount["unit"], nutrient)
    times = _TIMES.search(dose or "")
    many = 1 if times is None else int(times["n"] or _WORDS[(times["word"] or "").lower()])
    return None if once is None else once * many


def taken_mg(entries: Iterable[ListEntry], nutrient: str) -> float | None:
    """Sum of what is taken of a nutrient a day; None where an amount is not known."""
    amounts = [said_mg(entry.dose, nutrient) for entry in entries if entry.id == nutrient]
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if len(known) == len(amounts) else None
