"""Reads an answer among options: by number, title, alias, frequency, or nearness of meaning.

Yes and no questions stay out (`yes_no.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from attune.intake.items import Item, Option
from attune.intake.reading.counts import said
from attune.intake.reading.found import Asked, Got, Outcome
from attune.intake.reading.scales import counts, placed, read_scale
from attune.intake.reading.speech import about_another, refuses, strays
from attune.intake.readings import Unclear

_HEAD = re.compile(
    r"^(?:(?:oh|um+|uh+|er+m?|hm+|well|so|ok|okay|i'd say|i would say|id say|probably|"
    r"maybe|perhaps|i think|i guess|i suppose|"
    r"it's|its|it is|i'm|im|i am|i've been|i have been|i feel|i've felt|about|around|like|"
    r"just|honestly|tbh|that's|that would be|to be honest|"
    r"definitely|mostly|usually|generally|actually|really|prob|i do|it happens|this "
    r"happens|it's been|has been|currently|option|answer|number|"
    r"more like|i'd go with|i'd go for|let's say|say|at a guess|the|sort of|kind of|i "
    r"have|i've got|i've|i get|i got|we're|a|god|hell|they're|they are|theyre|mine are|my periods are|pretty|quite|fairly|very)[, ]+)+"
)
_TAIL = re.compile(
    r"(?:[, ]+(?:i think|i guess|i suppose|i'd say|really|to be honest|tbh|thanks|thank "
    r"you|please|lol|sadly|unfortunately|"
    r"probably|honestly|maybe|for me|i reckon|now|at the moment|currently|lately|recently|"
    r"actually|though|tho|ish|i'm afraid|atm|mostly|ta|mate|x+|one|day))+$"
)
_ORDINALS = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4,
    "fifth": 5, "5th": 5, "sixth": 6, "last": -1, "bottom": -1, "top": 1,
}  # fmt: skip
_NUMBER = re.compile(
    r"^(?:(?:option|number|no\.?|answer|#|it's|i'd say|a|probably|maybe) ?)*\(?(\d{1,2})\)?[.)!]*$"
)
_ORDINAL = re.compile(
    r"^(?:i'd (?:say|go (?:for|with))|maybe|probably|it's)?\s*the (first|second|third|"
    r"fourth|fifth|sixth|last|bottom|top|1st|2nd|3rd|4th|5th)"
    r"(?: (?:one|option|answer|choice))?[.! ]*$|^(first|second|third|fourth|fifth|last|"
    r"1st|2nd|3rd|4th|5th) (?:one|option|answer|choice)[.! ]*$"
)
_TWO = re.compile(
    r"^(?:maybe |about |a |between |probably )*(\d)\s*(?:or|-|to|/|and)\s*(?:maybe )?(?:a "
    r")?(\d)[.! ]*$"
)
_AFFIRMS = re.compile(
    r"(?:yes|yeah|yep|yup|i do|i am|i have|y|yes i (?:do|am|have)|aye|correct|sure)[.! ]*"
)
_POLAR = frozenset(("nop", "never", "nah", "nope", "non", "none", "yep", "yup", "not", "na"))
_PRONOUNS = frozenset(("he", "she", "it", "in", "f", "m", "n", "a"))
NEGATION = re.compile(
    r"\b(?:not|no|never|don't|dont|isn't|aren't|wasn't|neither|nor|without|haven't|no "
    r"longer|rather than|instead of|wouldn't say)(?:\s+(?!but\b|and\b|just\b|"
    r"only\b)\w+){0,2}\s*$"
)
#: Aliases that only answer when they are the whole answer or its first word.
_SHORT_WORDS = """
no yes none never nope n m f he she a man woman boy girl guy lady normal before after done
it in anything everything sick hot cold acid wind gas loose urgent pain weaker breast ed
inter other neither private started stopped regular feeling feeding trying daily half some
most often always one two three four five six seven eight nine ten twelve easy fine very
heat standard mixed yes, blood
"""
_SHORT = frozenset(_SHORT_WORDS.split())


def read_choice(text: str, asked: Asked) -> Outcome:
    """Read a whole message for a `choice` item."""
    item = asked.item
    exact = exact_option(text, item)
    if exact is not None:
        return Got(exact.value, 0, len(text))
    numbered = by_number(text, asked)
    if numbered is not None:
        return numbered
    if refuses(text):
        return None
    if about_another(text):
        return None
    scaled = read_scale(text, asked)
    if scaled is not None:
        return scaled
    fixed = said(text, asked)
    if fixed is not None:
        return fixed
    named = _named(text, asked)
    if named is None and _AFFIRMS.fullmatch(text.strip()):
        return asked.unsure(titles(item))
    return named


def exact_option(text: str, item: Item) -> Option | None:
    """The option whose title, alias or value the text is, fillers around it aside."""
    known = _spellings(item.options)
    for form in _forms(text):
        found = known.get(form)
        if found is not None:
            return found
    return None


def _forms(text: str) -> Iterable[str]:
    plain = _plain(text)
    yield plain
    bare = _TAIL.sub("", plain)
    yield bare
    while True:
        shorter = _TAIL.sub("", _HEAD.sub("", bare))
        if shorter == bare or not shorter:
            return
        bare = shorter
        yield bare


@lru_cache(maxsize=512)
def _spellings(options: tuple[Option, ...]) -> dict[str, Option]:
    known: dict[str, Option] = {}
    for option in options:
        for form in (option.title, *option.aliases, *_words(option.value)):
            known.setdefault(_plain(form), option)
    return known


def _words(value: str | int) -> tuple[str, ...]:
    return (value, value.replace("_", " ")) if isinstance(value, str) else ()


def _plain(text: str) -> str:
    kept = re.sub(r"[^\w\s'/&,+-]", " ", text.lower().replace("’", "'"))
    return re.sub(r"\s+", " ", kept).strip(" ,-'/")


def by_number(text: str, asked: Asked) -> Outcome:
    """A bare number: the option's value where values are numeric, else its place from 1."""
    item = asked.item
    two = _TWO.match(text.strip())
    if two is not None and all(item.option(int(one)) for one in two.groups()):
        return asked.unsure(two.groups())
    match = _NUMBER.match(text.strip())
    place = int(match[1]) if match is not None else None
    options = item.options
    if place is not None and all(isinstance(option.value, int) for option in options):
        option = item.option(place)
        if option is not None:
            return Got(option.value, 0, len(text))
        counted = placed(place, asked) if counts(asked) else None
        return counted or Unclear(item.id, "out_of_bounds", str(place), titles(item))
    if place is None:
        ordinal = _ORDINAL.match(text.strip())
        if ordinal is None:
            return None
        place = _ORDINALS[ordinal[1] or ordinal[2]]
        place = len(options) if place < 0 else place
    if 1 <= place <= len(options):
        return Got(options[place - 1].value, 0, len(text))
    return Unclear(item.id, "out_of_bounds", str(place), titles(item))


def titles(item: Item) -> tuple[str, ...]:
    """All option values, for a doubt that leaves all open."""
    return tuple(str(option.value) for option in item.options)


def _named(text: str, asked: Asked) -> Outcome:
    """Options named within the text, where little else is said."""
    hits = hits_in(text, asked.item)
    if not hits:
        return None
    positive = [hit for hit in hits if not NEGATION.search(text[: hit[1]])]
    if not positive or strays(text, [(start, end) for _, start, end in hits], asked.topic | _POLAR):
        return None
    values = list(dict.fromkeys(hit[0] for hit in positive))
    if len(values) == 1:
        return Got(values[0], positive[0][1], positive[0][2])
    return Unclear(asked.item.id, "ambiguous", None, tuple(str(value) for value in values))


def hits_in(text: str, item: Item) -> list[tuple[str | int, int, int]]:
    """Options named in the text: value, start, end; longest names first, none overlapping."""
    taken: list[tuple[str | int, int, int]] = []
    for pattern, option, single in _patterns(item.options):
        for match in pattern.finditer(text):
            if any(match.start() < end and start < match.end() for _, start, end in taken):
                continue
            if single and not _leads(text, match):
                continue
            taken.append((option.value, match.start(), match.end()))
    return sorted(taken, key=lambda hit: hit[1])


def _leads(text: str, match: re.Match[str]) -> bool:
    before = _HEAD.sub("", text[: match.start()] + " ").strip(" ,")
    after = text[match.end() : match.end() + 1]
    if match[0] in _PRONOUNS:
        return not before and (not after or after in ",.;!")
    return not before and (not after or after in ",.;! ")


@lru_cache(maxsize=512)
def _patterns(options: tuple[Option, ...]) -> tuple[tuple[re.Pattern[str], Option, bool], ...]:
    rows = [
        (_plain(said), option)
        for option in options
        for said in (option.title, *option.aliases, *_words(option.value))
    ]
    rows.sort(key=lambda row: len(row[0]), reverse=True)
    return tuple(
        (re.compile(rf"(?<!\w){_flexible(said)}(?!\w)"), option, said in _SHORT)
        for said, option in rows
        if said
    )


def _flexible(said: str) -> str:
    return r"[\s,]+".join(re.escape(word) for word in said.replace(",", " ").split())
