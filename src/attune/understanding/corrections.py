"""Corrections of earlier answers: whether a message is one, and which words hold the new value.

Which item is meant and what the words are worth is found by who asks.
"""

from __future__ import annotations

import re

#: Words by which people take back what they said.
_TAKES_BACK = re.compile(
    r"\b(actually|i meant|correction|oops|my mistake|(got|had) (that|it) wrong|i (said|put|"
    r"told you|wrote|typed|entered)|(change|update|correct|fix|amend|edit) (my|the|that)|"
    r"should (be|have been|say|read)|not \d+ but|is wrong|was wrong|isn't right|not right|earlier i|typo|scratch that|"
    r"no longer|no wait|hang on)\b"
)
#: "Actually 6" in reply to a question is its answer, not a correction.
_SHORT_START = re.compile(
    r"^(actually|no wait|wait|sorry|oops|i mean|well|no|hang on)[,.]?\s+(?P<rest>(\S+\s*){1,5})$"
)
#: Words that point to something said before, not to what is open now.
_POINTS_BACK = re.compile(
    r"\b(earlier|last (answer|one|question)|previous|the one before|i (said|put|told you|wrote|"
    r"typed|entered|gave)|you (wrote|noted|recorded|heard|have)|change|update|correct(ion)?|fix|"
    r"amend|edit|wrong|mistake|meant|misread|forgot|remove|add)\b"
)
_OLD_THEN_NEW = re.compile(
    r"\bi (?:said|put|wrote|typed|entered|told you) .+?"
    r"(?:\bbut\b|\bi meant\b|\bactually\b|\bit's\b|\bits\b|\bit is\b|,)\s*(?P<new>.+)$"
)
_CHANGE_TO = re.compile(
    r"\b(?:to|should (?:be|have been|say|read)|make (?:it|that)|is actually|it's actually|it's|i'm|"
    r"i meant|is|correction[:,]?)\s+(?P<new>[^,;]+)"
)
_NOT_OLD = re.compile(r",?\s*(?:and )?\bnot (?:a )?[\w.:']+( (?:hours?|kg|cm|am|pm|times))?\s*$")
_NOT_FIRST = re.compile(r"^(?:it's )?not [\w.:']+,?\s*(?:but )?(?P<new>.+)$")


def takes_back(text: str) -> bool:
    """Whether `text` (normalised) has words of correcting."""
    return bool(_TAKES_BACK.search(text))


def points_back(text: str) -> bool:
    """Whether `text` (normalised) speaks of an earlier answer rather than of what is open."""
    return bool(_POINTS_BACK.search(text))


def is_reply_in_other_words(text: str) -> bool:
    """Whether words of correcting only open a short reply ("actually 6")."""
    return _SHORT_START.match(text) is not None


def new_values(text: str) -> list[str]:
    """The parts of `text` (normalised) that may hold the new value, likeliest first."""
    plain = _NOT_OLD.sub("", text).strip(" .!")
    found = [
        match.group("new").strip()
        for pattern in (_OLD_THEN_NEW, _NOT_FIRST, _CHANGE_TO)
        if (match := pattern.search(plain))
    ]
    return [*dict.fromkeys(found), plain]
