"""Asks the encoder which option a text comes nearest to, and takes it only when it is sure.

Words decide before this is asked. On a safety item nearness alone never says that all is well.
"""

from __future__ import annotations

from attune.intake.reading.found import Asked, Got, Outcome
from attune.intake.readings import Unclear
from attune.language.nearest import NearestOption
from attune.language.vectors import Floats

#: From this cosine on, and so far ahead of the next option, an option counts as said.
SURE, AHEAD = 0.65, 0.18
#: From this cosine on it is worth asking back about.
LIKELY = 0.55


def near_option(nearest: NearestOption, vector: Floats, asked: Asked) -> Outcome:
    """The option that was surely meant, a doubt about it, or None."""
    item = asked.item
    if item.type == "yes_no":
        phrases: dict[str | int | bool, tuple[str, ...]] = {}
        if asked.guide.yes.get(item.id):
            phrases[True] = tuple(_said(p) for p in asked.guide.yes[item.id])
        if asked.guide.no.get(item.id):
            phrases[False] = tuple(_said(p) for p in asked.guide.no[item.id])
        if len(phrases) < 2:
            return None
    else:
        phrases = {option.value: (option.title, *option.aliases) for option in item.options}
    near = nearest.nearest(vector, phrases)
    if near is None or near.score < LIKELY:
        return None
    reassuring = item.safety and near.value in (0, False)
    if near.score >= SURE and near.margin >= AHEAD and not reassuring:
        return Got(near.value)
    value = str(near.value).lower() if isinstance(near.value, bool) else str(near.value)
    return Unclear(item.id, "ambiguous", None, (value,))


def _said(pattern: str) -> str:
    """A pattern of the guide as plain words."""
    return "".join(letter if letter.isalnum() or letter in " '" else " " for letter in pattern)
