"""Lists that a message on something else states: "I take sertraline", "no meds", "I have asthma".

How a list is read when it is asked for stays in `lists.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from attune.intake.answers import ListEntry, Use
from attune.intake.items import Intake, Item
from attune.intake.reading.found import Got
from attune.intake.reading.lists import KINDS, merged, named_in, parts, use_of, without_questions
from attune.language.lexicon import Found, Lexicon

_SAYS_TAKES = re.compile(
    r"\b(?:i'm on|im on|i am on|i take|taking|i'm taking|prescribed|i've been (?:on|"
    r"taking)|i use)\b"
)
_SAYS_HAS = re.compile(
    r"\b(?:i have|i've got|i've had|i was diagnosed|diagnosed with|i suffer from|i've "
    r"been diagnosed)\b"
)
_SAYS_NONE = (
    ("about.medications", re.compile(r"\b(?:no|not on any|not taking any|don't take any) (?:regular |other |current "
        r")?(?:meds?|medicines?|medications?|tablets|prescriptions?)\b|\bno meds\b")),
    ("about.allergies", re.compile(r"\b(?:no (?:known )?(?:drug |food )?allerg\w+|not allergic to anything|nkda)\b")),
    ("about.supplements", re.compile(r"\b(?:no|not taking any|don't take any) (?:other )?(?:supplements?|vitamins?)\b|\bno "
        r"(?:meds?|medicines?|medications?|tablets) or (?:supplements|vitamins)\b")),
    ("about.conditions", re.compile(r"\bno (?:other )?(?:health|medical) (?:problems?|conditions?|issues)\b")),
)  # fmt: skip
_ALLERGIC = re.compile(r"\ballergic to\b")


def mentioned(text: str, intake: Intake, lexicon: Lexicon) -> Iterator[tuple[Item, Got]]:
    """Lists that a message on something else states: what is taken, what somebody has."""
    sentences = without_questions(text)
    low = sentences.lower()
    for item_id, pattern in _SAYS_NONE:
        if pattern.search(low) and item_id in intake.items:
            yield intake.items[item_id], Got(())
    wanted = [row for row in _WANTED if row[0] in intake.items and row[1].search(low)]
    if not wanted:
        return
    lines = re.split(r"\n|\s\.\s|(?<=[a-z)])\.\s+", sentences)
    found = [(line, lexicon.find(line)) for line in lines]
    for item_id, says, kinds in wanted:
        entries = [
            entry
            for line, names in found
            if says.search(line.lower())
            for entry in _stated(line, says, tuple(name for name in names if name.kind in kinds))
        ]
        if entries:
            yield intake.items[item_id], Got(merged(entries))


_WANTED = (
    ("about.medications", _SAYS_TAKES, frozenset({"medicine", "medicine_class"})),
    ("about.supplements", _SAYS_TAKES, frozenset({"supplement", "nutrient"})),
    ("about.conditions", _SAYS_HAS, frozenset({"condition"})),
    ("about.allergies", _ALLERGIC, KINDS["allergy"]),
)


def _stated(line: str, says: re.Pattern[str], found: tuple[Found, ...]) -> Iterator[ListEntry]:
    verb = says.search(line.lower())
    state: tuple[Use, bool] = ("current", False)
    for part in parts(line, found):
        state = use_of(part.text.lower(), state, part.opens)
        near = [name for name in part.names if verb is not None and name.span[0] > verb.start()]
        if near and not state[1] and not ("allergic" in line.lower() and says is not _ALLERGIC):
            yield from named_in(replace(part, names=tuple(near)), state[0])
