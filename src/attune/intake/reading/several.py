"""Reads an answer that may name several options: "bloating and heartburn", "1 and 3", "none".

One option among several is read in `choices.py`.
"""

from __future__ import annotations

import re

from attune.intake.items import Item
from attune.intake.reading.choices import NEGATION, exact_option, hits_in, titles
from attune.intake.reading.found import Asked, Got, Outcome
from attune.intake.reading.speech import about_another, blank, refuses, strange
from attune.intake.readings import Unclear


def read_several(text: str, asked: Asked) -> Outcome:
    """Read a whole message for a `multi_choice` item; the value is a tuple of option values."""
    item = asked.item
    numbers = re.fullmatch(r"[\s#]*(\d{1,2})(?:[\s,&+]+(?:and )?(\d{1,2}))*[\s.]*", text)
    if numbers is not None:
        places = [int(number) for number in re.findall(r"\d+", text)]
        if all(1 <= place <= len(item.options) for place in places):
            return Got(_ordered([item.options[place - 1].value for place in places], item))
        return Unclear(item.id, "out_of_bounds", text.strip(), titles(item))
    if refuses(text) or about_another(text):
        return None
    if re.fullmatch(
        r"(?:all|all of (?:them|these|the above|it)|everything|the lot|yes,? all(?: of "
        r"them)?)[.! ]*",
        text,
    ):
        return Got(tuple(str(option.value) for option in item.options if option.value != "none"))
    exact = exact_option(text, item)
    if exact is not None:
        return Got((str(exact.value),))
    hits = hits_in(text, item)
    positive = [hit for hit in hits if not NEGATION.search(text[: hit[1]]) and hit[0] != "none"]
    rest = blank(text, [(start, end) for _, start, end in hits])
    parts = max(1, len(positive))
    if strange(rest, asked.topic) > max(1, len(text.split()) // 4) + parts // 2:
        return None
    if positive:
        return Got(_ordered([hit[0] for hit in positive], item))
    denied = any(hit[0] == "none" for hit in hits) or re.match(
        r"^(?:no|none|nope|nah|nothing|not)\b", text
    )
    if denied and strange(rest, asked.topic) <= 1 and item.option("none"):
        return Got(("none",))
    return None


def _ordered(values: list[str | int], item: Item) -> tuple[str, ...]:
    kept = [str(option.value) for option in item.options if option.value in values]
    return tuple(value for value in kept if value != "none") or tuple(kept)
