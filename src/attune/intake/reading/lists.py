"""Reads lists of medicines, supplements, conditions and allergies, known by name or not.

What is dangerous together stays out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from attune.intake.answers import ListEntry, Use
from attune.intake.items import Intake, Item
from attune.intake.reading.dosing import dosing
from attune.intake.reading.found import Asked, Got, Outcome
from attune.intake.reading.speech import FILLER, asks, is_unknown, refuses, words_of
from attune.intake.readings import Unclear
from attune.language.lexicon import Found, Lexicon
from attune.language.normalise import clean

KINDS: dict[str, frozenset[str]] = {
    "medicine": frozenset({"medicine", "medicine_class", "supplement", "nutrient", "hormone"}),
    "supplement": frozenset({"supplement", "nutrient", "medicine", "medicine_class", "food", "hormone"}),
    "condition": frozenset({"condition"}),
    "family": frozenset({"condition"}),
    "hormone": frozenset({"medicine", "medicine_class", "hormone"}),
    "allergy": frozenset({"medicine", "medicine_class", "food", "nutrient", "supplement", "condition"}),
}  # fmt: skip
_SPLIT = re.compile(
    r"\n|;|,(?!\d{3}\b)|\s+(?:and|plus|also|as well as|then|along with|but|n|with|except|apart from|other than|or)\s+|"
    r"\s*[&+•*]\s*|(?<=[a-z)])\.\s+|\s-\s|\s/\s|\s+(?=(?:used to|stopped|previously)\b)"
)
_NONE = re.compile(
    r"^\W*(?:(?:oh|um+|er+m?|well|i'm|im|i am|currently|at the moment|honestly|thankfully|luckily|no,?|nope,?)\s+)*"
    r"(?:none|nothing|no|nope|nah|nil|n/?a|nada|zero|zilch|nowt|nkda|nka|not (?:on |taking |got )?(?:any|anything)\b.*|never|neither|not really|not any|healthy|"
    r"(?:i )?(?:don't|dont|do not|haven't|havent|have not|never) (?:\w+ ){0,3}(?:any|anything|one|them|it|medicines?|meds|medication|tablets|pills|supplements|vitamins|allergies|"
    r"problems|conditions|contraception|birth control|hormones)\b.*|"
    r"no (?:known |current |regular |other |health |medical |food |drug |daily |prescription |hormone |birth |such |particular |significant |major )*(?:meds?|medicines?|medications?|tablets|pills|drugs|prescriptions?|supplements?|"
    r"vitamins?|herbs|herbals|allerg\w+|intolerances|conditions?|problems?|issues|illness\w*|diagnos\w+|history|contracepti\w+|control|hrt|hormones?|treatments?|therapy|family history)\b.*|"
    r"not allergic.*|(?:fit and|perfectly|completely|totally|all) (?:well|healthy|fine|good|clear)|as far as i know,? no\w*|not that i (?:know|am aware).*|don't|i don't)\W*$"
)
_EXCEPT = re.compile(
    r"\b(?:except|apart from|other than|aside from|besides|but|just|only|still|though)\b"
)
_STOPPED = re.compile(r"\b(?:stopped|stop|came off|come off|coming off|quit|no longer|not any ?more|anymore|weaned|gave up|given up|finished|discontinued|ran out|was taken off|ended)\b")  # fmt: skip
_PAST = re.compile(r"\b(?:used to|previously|in the past|was on|were on|was taking|had been on|once had|years ago|as a (?:child|kid|teenager|baby)|when i was|formerly|history of|i had|tried|before|was prescribed|have had)\b")  # fmt: skip
_NOT = re.compile(r"\b(?:no|not|don't|dont|do not|never|didn't|haven't|without|isn't|deny|denies|neither|nor|aren't)\b(?! (?:only|just|sure|certain))")  # fmt: skip
_OTHER = re.compile(
    r"\b(?:my|his|her|their)\s+(?:\w+\s+)?(?:mum|mom|mother|dad|father|son|daughter|sister|brother|husband|wife|partner|boyfriend|girlfriend|"
    r"friend|nan|gran|granny|grandma|grandad|grandfather|grandmother|aunt|uncle|cousin|flatmate|dog|cat|kid|kids|child|mate|twin|ex)\b|\b(?:he|she|they)(?:'s| is| takes| has| was| are)\b"
)
_OWN = re.compile(r"\b(?:i|i'm|i've|i'd|im|me|myself|ive)\b")
_NOW = re.compile(r"\b(?:take|taking|i'm on|am on|on|now|currently|still|use|using|have|got|started|switched to|changed to|instead)\b")  # fmt: skip
_TAKES = re.compile(r"\b(?:take|taking|took|on|prescribed|use|using|have|has|had|got|diagnosed with|suffer from|allergic to|react to|intolerant to|called|stopped|used to|inject\w*|apply|wear)\b")  # fmt: skip
_PRODUCT = re.compile(r"\b(?:powder|capsules?|tea|oil|drops?|shakes?|juice|extract|gumm(?:y|ies)|vitamins?|tablets?|pills?|syrup|cream|gel|patch(?:es)?|spray|inhaler|injections?|tincture|complex|root|herb|supplement|probiotics?|multi\w*|disease|syndrome|disorder|pain|infections?|trouble|problems?|deficiency|coil|implant|ring|cap|condoms?|bad \w+)\b")  # fmt: skip
_TRIM = re.compile(r"^(?:\W|\b(?:a|an|the|my|some|i|i'm|im|i've|take|taking|took|on|also|and|just|only|am|have|had|got|use|using|used|to|of|for|daily|it's|called|been|with|from|allergic|severe|mild|bad(?= allergy)|prescribed|diagnosed|suffer|suffering|yes|yeah|maybe|think|currently|still|now|well|um|er|oh|is|was|were|stopped|previously|me|or|any|anything|no|not|like|mainly|sometimes|occasionally|something|every|day|one)\b)+|\W+$", re.I)  # fmt: skip


@dataclass(frozen=True)
class _Part:
    """A piece of the list: its text and the names found in it."""

    text: str
    names: tuple[Found, ...]
    start: int
    opens: bool


def read_list(text: str, asked: Asked, lexicon: Lexicon) -> Outcome:
    """Read a whole message for a `list` item; the value is a tuple of ListEntry."""
    written = _without_questions(text)
    said = written.lower()
    if not said.strip() or is_unknown(said):
        return None
    found = lexicon.find(written, KINDS.get(asked.item.list_of or "", frozenset()))
    if not found and (_NONE.match(said.replace("\n", " ")) or _bare_no(said)):
        return Got(())
    if not found and refuses(said):
        return None
    entries = _entries(written, found, asked, lexicon)
    if entries:
        return Got(_merged(entries))
    if found:
        return Got(())
    return None if _idle(said) else Unclear(asked.item.id, "not_understood", None)


def _idle(said: str) -> bool:
    """Nothing here sounds like taking or having something."""
    return not (_TAKES.search(said) and re.search(r"\d\s*(?:mg|mcg|iu|ml)|\b(?:tablet|pill|medicine|meds|something|forget)\b", said))  # fmt: skip


def _bare_no(said: str) -> bool:
    return said.strip(" .!") in ("no", "n", "none", "nope", "nah", "nil", "-", "nothing", "0", "zero", "👎", "no none", "no nothing")  # fmt: skip


def _without_questions(text: str) -> str:
    """The message as written, one sentence a line, questions left out."""
    lines = []
    for line in text.splitlines():
        tidy = clean(line)
        kept = [part for part in re.split(r"(?<=[!?])\s+|(?<=[a-z)]\.)\s+", tidy) if part and not asks(part.lower())]  # fmt: skip
        lines.append(" . ".join(kept) if len(kept) > 1 else "".join(kept))
    return "\n".join(line for line in lines if line)


def _entries(
    written: str, found: tuple[Found, ...], asked: Asked, lexicon: Lexicon
) -> list[ListEntry]:
    entries: list[ListEntry] = []
    state: tuple[Use, bool] = ("current", False)
    family = asked.item.list_of == "family"
    strangers = _strangers(written, found, lexicon)
    for part in _parts(written, found):
        low = part.text.lower()
        state = _state(low, state, part.opens)
        use: Use = "current" if family else state[0]
        if state[1] and use == "current":
            continue
        if part.names:
            entries.extend(_named(part, use))
        elif entries and _continues(low):
            dose, since, _ = dosing(part.text)
            last = entries[-1]
            joined = " ".join(filter(None, (last.dose, dose)))
            entries[-1] = replace(
                last, dose=joined or None, since=last.since or since, use=_late(low, last.use)
            )
        else:
            unknown = _unknown(part, use, asked.item, bool(found), strangers)
            entries.extend(unknown)
    return entries


def _late(low: str, use: Use) -> Use:
    """ "sertraline, stopped in May"."""
    return "stopped" if _STOPPED.search(low) else use


def _strangers(written: str, found: tuple[Found, ...], lexicon: Lexicon) -> tuple[Found, ...]:
    return lexicon.unfamiliar(written, found)


def _parts(written: str, found: tuple[Found, ...]) -> Iterator[_Part]:
    """Cut at commas, "and" and new lines, never inside a known name."""
    cuts = [0]
    opens = {0}
    for match in _SPLIT.finditer(written.lower()):
        inside = any(match.start() < name.span[1] and name.span[0] < match.end() for name in found)
        if inside:
            continue
        cuts.append(match.start())
        if re.search(r"[\n.;]|but|except|apart|other|used|stopped|previously", match[0]):
            opens.add(match.start())
    cuts.append(len(written))
    for start, end in zip(cuts, cuts[1:], strict=False):
        names = tuple(name for name in found if start <= name.span[0] < end)
        if written[start:end].strip():
            yield _Part(written[start:end], names, start, start in opens)


def _state(low: str, before: tuple[Use, bool], opens: bool) -> tuple[Use, bool]:
    """Whose and when, and whether it is denied; carried on until a new clause says otherwise."""
    use, denied = ("current", False) if opens else before
    if _OTHER.search(low):
        use, denied = "other_person", False
    elif _OWN.search(low):
        use, denied = "current", False
    if use == "other_person" and not _OWN.search(low):
        return use, denied
    if _STOPPED.search(low):
        return "stopped", False
    if _PAST.search(low):
        return "past", False
    if _EXCEPT.search(low) and not _NOT.search(_EXCEPT.split(low)[-1]):
        return "current", False
    if _NOT.search(low):
        return use, True
    if _NOW.search(low):
        return "current", False
    return use, denied


def _named(part: _Part, use: Use) -> Iterator[ListEntry]:
    for at, name in enumerate(part.names):
        end = (
            part.names[at + 1].span[0] if at + 1 < len(part.names) else part.start + len(part.text)
        )
        tail = part.text[name.span[1] - part.start : end - part.start]
        head = part.text[: name.span[0] - part.start] if at == 0 else ""
        dose, since, _ = dosing(tail)
        if dose is None and at == 0:
            dose = dosing(head)[0]
        yield ListEntry(name.id, name.text, dose, since or dosing(head)[1], use)


def _continues(low: str) -> bool:
    """Only a dose, a frequency or a date: it belongs to the name before."""
    dose, since, rest = dosing(low)
    if _STOPPED.search(low) and not re.search(r"\b(?:taking|take|the|my)\b", low):
        return True
    return bool(dose or since) and not [word for word in words_of(rest) if word not in FILLER]


def _unknown(
    part: _Part, use: Use, item: Item, company: bool, strangers: tuple[Found, ...]
) -> list[ListEntry]:
    """A name that nobody here knows, kept as written where it does look like a name."""
    dose, since, rest = dosing(part.text)
    name = _name(rest)
    content = [word for word in words_of(name.lower()) if word not in FILLER]
    if not content or len(words_of(name)) > 5:
        return []
    low = name.lower()
    odd = any(one.text.lower() in low for one in strangers)
    takes = bool(_TAKES.search(part.text.lower()))
    wide = item.list_of in ("condition", "allergy", "family", "supplement", "hormone")
    short = len(content) <= 3 and not re.search(r"\b(?:i|we|you|he|she|they|it|this|that|what|why|please|is|are|was)\b", part.text.lower())  # fmt: skip
    if (
        dose
        and re.search(r"\d", dose)
        or odd
        or (company and short)
        or _PRODUCT.search(low)
        or (wide and takes and len(content) <= 3)
        or (item.list_of == "allergy" and short and len(content) <= 2)
    ):
        return [ListEntry(None, name, dose, since, use)]
    return []


def _name(rest: str) -> str:
    name = rest.strip()
    while True:
        shorter = _TRIM.sub("", name).strip()
        shorter = re.sub(r"\s+(?:allergy|and|or|for|since|a|the|in|on|at|per|every|daily|tablets?|but|too|as well|sometimes|occasionally|please|i think|thanks)$", "", shorter, flags=re.I)  # fmt: skip
        if shorter == name:
            return name
        name = shorter


def _merged(entries: list[ListEntry]) -> tuple[ListEntry, ...]:
    kept: dict[tuple[str, str], ListEntry] = {}
    for entry in entries:
        key = (entry.id or entry.name.lower(), entry.use)
        old = kept.get(key)
        kept[key] = entry if old is None else replace(old, dose=old.dose or entry.dose, since=old.since or entry.since)  # fmt: skip
    return tuple(kept.values())


_SAYS_TAKES = re.compile(
    r"\b(?:i'm on|im on|i am on|i take|taking|i'm taking|prescribed|i've been (?:on|taking)|i use)\b"
)
_SAYS_HAS = re.compile(
    r"\b(?:i have|i've got|i've had|i was diagnosed|diagnosed with|i suffer from|i've been diagnosed)\b"
)
_SAYS_NONE = (
    ("about.medications", re.compile(r"\b(?:no|not on any|not taking any|don't take any) (?:regular |other |current )?(?:meds?|medicines?|medications?|tablets|prescriptions?)\b|\bno meds\b")),
    ("about.allergies", re.compile(r"\b(?:no (?:known )?(?:drug |food )?allerg\w+|not allergic to anything|nkda)\b")),
    ("about.supplements", re.compile(r"\b(?:no|not taking any|don't take any) (?:other )?(?:supplements?|vitamins?)\b|\bno (?:meds?|medicines?|medications?|tablets) or (?:supplements|vitamins)\b")),
    ("about.conditions", re.compile(r"\bno (?:other )?(?:health|medical) (?:problems?|conditions?|issues)\b")),
)  # fmt: skip
_ALLERGIC = re.compile(r"\ballergic to\b")


def mentioned(text: str, intake: Intake, lexicon: Lexicon) -> Iterator[tuple[Item, Got]]:
    """Lists that a message on something else states: what is taken, what somebody has."""
    sentences = _without_questions(text)
    low = sentences.lower()
    for item_id, pattern in _SAYS_NONE:
        if pattern.search(low) and item_id in intake.items:
            yield intake.items[item_id], Got(())
    wanted = (
        ("about.medications", _SAYS_TAKES, frozenset({"medicine", "medicine_class"})),
        ("about.supplements", _SAYS_TAKES, frozenset({"supplement", "nutrient"})),
        ("about.conditions", _SAYS_HAS, frozenset({"condition"})),
        ("about.allergies", _ALLERGIC, KINDS["allergy"]),
    )
    for item_id, says, kinds in wanted:
        item = intake.items.get(item_id)
        if item is None or not says.search(low):
            continue
        entries = []
        for line in re.split(r"\n|\s\.\s|(?<=[a-z)])\.\s+", sentences):
            if says.search(line.lower()):
                entries.extend(_stated(line, says, kinds, lexicon))
        if entries:
            yield item, Got(_merged(entries))


def _stated(
    line: str, says: re.Pattern[str], kinds: frozenset[str], lexicon: Lexicon
) -> Iterator[ListEntry]:
    verb = says.search(line.lower())
    found = tuple(name for name in lexicon.find(line) if name.kind in kinds)
    state: tuple[Use, bool] = ("current", False)
    for part in _parts(line, found):
        state = _state(part.text.lower(), state, part.opens)
        near = [name for name in part.names if verb is not None and name.span[0] > verb.start()]
        if near and not state[1] and not ("allergic" in line.lower() and says is not _ALLERGIC):
            yield from _named(replace(part, names=tuple(near)), state[0])
