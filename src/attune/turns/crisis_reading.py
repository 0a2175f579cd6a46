"""Reads what a person says in a crisis: yes, no, safe, not safe; doubt is never read as safe.

The screen for danger itself is `safety/danger/`.
"""

from __future__ import annotations

import re

from attune.language.normalise import normalise
from attune.turns.visit import Visit
from attune.turns.yes_no import read_yes_no

_NOT_SAFE = re.compile(
    r"\b(not|n't|isn't|aren't|never|don't (think|feel|know)( if)?|can't|cannot|unsafe|no longer)\b"
    r".{0,25}\b(safe|okay|ok|fine|alright|sure|keep)\b|\bunsafe\b|\bnot safe\b|\bim unsafe\b"
)
_SAFE = re.compile(
    r"\b(i'?m|i am|im|feel(ing)?|are|keep|am|stay|perfectly|totally|completely|quite)\b.{0,15}"
    r"\b(safe|fine|okay|ok|alright|all right|good)\b|^(safe|fine|okay|i'?m good)\b"
)
_MISREAD = re.compile(
    r"\b(mis(understood|understand|understanding|read|heard)|didn'?t mean|did not mean|not what i "
    r"meant|wrong idea|figure of speech|just (a )?(joke|kidding|joking|venting|an? expression)|"
    r"joking|kidding|false alarm|typo|auto ?correct|i would never|i'd never|no danger|"
    r"not (in danger|suicidal|going to (hurt|kill|harm)|thinking (of|about)))\b"
)


def yes_no(visit: Visit) -> bool | None:
    """Yes or no to the safety question, by button or in words; None where it is neither."""
    for reading in visit.turn.understanding.readings:
        if reading.item.startswith("safety.") and isinstance(reading.value, (bool, str)):
            return reading.value in (True, "yes")
    words = normalise(visit.turn.text)
    if words in ("1", "2"):
        return words == "1"
    return read_yes_no(words)


def says_safe(visit: Visit) -> bool | None:
    """True: says they are safe, or were misunderstood. False: says they are not. None: neither."""
    words = normalise(visit.turn.text)
    if _NOT_SAFE.search(words) and not _MISREAD.search(words):
        return False
    return True if _SAFE.search(words) or _MISREAD.search(words) else None
