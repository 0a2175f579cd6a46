"""Reads lists of medicines, supplements, conditions and allergies, known by name or not.

What is dangerous together stays out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from attune.intake.answers import ListEntry, Use
from attune.intake.items import Item
from attune.intake.reading.dosing import dosing
from attune.intake.reading.found import Asked, Got, Outcome
from attune.intake.reading.speech import FILLER, asks, is_unknown, refuses, words_of
from attune.intake.readings import Unclear
from attune.language.lexicon import Found, Lexicon
from attune.language.normalise import clean

KINDS: dict[str, frozenset[str]] = {
    "medicine": frozenset({"medicine", "medicine_class", "supplement", "herb", "nutrient", "hormone"}),
    "supplement": frozenset({"supplement", "herb", "nutrient", "medicine", "medicine_class", "food", "hormone"}),
    "condition": frozenset({"condition"}),
    "family": frozenset({"condition"}),
    "hormone": frozenset({"medicine", "medicine_class", "hormone"}),
    "allergy": frozenset({"allergy", "medicine", "medicine_class", "food", "nutrient", "supplement", "herb", "condition"}),
}  # fmt: skip
_SPLIT = re.compile(
    r"\n|;|,(?!\d{3}\b)|\s+and\s+(?!(?:then|off|a half|a bit|sometimes|occasionally|"
    r"again)\b)|\s+(?:plus|also|as well as|then|along with|but|n|with|except|apart from|"
    r"other than|or)\s+|"
    r"\s*[&+•*]\s*|(?<=[a-z)])\.\s+|\s-\s|\s/\s|\s+(?=(?:used to|stopped|previously)\b)"
)
_NONE = re.compile(
    r"^\W*(?:(?:oh|um+|er+m?|well|i'm|im|i am|currently|at the moment|honestly|thankfully|"
    r"luckily|no,?|nope,?)\s+)*"
    r"(?:none|nothing|no|nope|nah|nil|n/?a|nada|zero|zilch|nowt|nkda|nka|not (?:on |"
    r"taking |got )?(?:any|anything)\b.*|never|neither|not really|not any|healthy|"
    r"(?:i )?(?:don't|dont|do not|haven't|havent|have not|never) (?:\w+ ){0,3}(?:any|"
    r"anything|one|them|it|medicines?|meds|medication|tablets|pills|supplements|vitamins|"
    r"allergies|"
    r"problems|conditions|contraception|birth control|hormones)\b.*|"
    r"no (?:known |current |regular |other |health |medical |food |drug |daily |"
    r"prescription |hormone |birth |such |particular |significant |major )*(?:meds?|"
    r"medicines?|medications?|tablets|pills|drugs|prescriptions?|supplements?|"
    r"vitamins?|herbs|herbals|allerg\w+|intolerances|conditions?|problems?|issues|"
    r"illness\w*|diagnos\w+|history|contracepti\w+|control|hrt|hormones?|treatments?|"
    r"therapy|family history)\b.*|"
    r"not allergic.*|(?:fit and|perfectly|completely|totally|all) (?:well|healthy|fine|"
    r"good|clear)|as far as i know,? no\w*|not that i (?:know|am aware).*|don't|i "
    r"don't)(?:[\s,]+(?:really|at all|currently|right now|at present|at the moment|that i "
    r"know(?: of)?|thanks|thank you|so far|serious|major|else|now|sorry|i'm afraid|atm|"
    r"today|no|none|nothing))*\W*$"
)
_EXCEPT = re.compile(
    r"\b(?:except|apart from|other than|aside from|besides|but|just|only|still|though)\b"
)
_STOPPED = re.compile(
    r"\b(?:stopped|stop|came off|come off|coming off|quit|no longer|not any ?more|anymore|"
    r"weaned|gave up|given up|finished|discontinued|ran out|was taken off|ended)\b"
)
_PAST = re.compile(
    r"\b(?:used to|previously|in the past|was on|were on|was taking|had been on|once had|"
    r"years ago|as a (?:child|kid|teenager|baby)|when i was|formerly|history of|i had|"
    r"tried|before|was prescribed|have had)\b"
)
_NOT = re.compile(
    r"\b(?:no|not|don't|dont|do not|never|didn't|haven't|without|isn't|deny|denies|"
    r"neither|nor|aren't)\b(?! (?:only|just|sure|certain))"
)
_OTHER = re.compile(
    r"\b(?:my|his|her|their)\s+(?:\w+\s+)?(?:mum|mom|mother|dad|father|son|daughter|"
    r"sister|brother|husband|wife|partner|boyfriend|girlfriend|"
    r"friend|nan|gran|granny|grandma|grandad|grandfather|grandmother|aunt|uncle|cousin|"
    r"flatmate|dog|cat|kid|kids|child|mate|twin|ex)\b|\b(?:he|she|they)(?:'s| is| takes| "
    r"has| was| are)\b"
)
_OWN = re.compile(r"\b(?:i|i'm|i've|i'd|im|me|myself|ive)\b")
_NOW = re.compile(
    r"\b(?:take|taking|i'm on|am on|on|now|currently|still|use|using|have|got|started|"
    r"switched to|changed to|instead)\b"
)
_TAKES = re.compile(
    r"\b(?:take|taking|took|on|prescribed|use|using|have|has|had|got|diagnosed with|"
    r"suffer from|allergic to|react to|intolerant to|called|stopped|used to|inject\w*|"
    r"apply|wear)\b"
)
_BARE_DOSE = re.compile(r"\s*(\d+(?:\.\d+)?)(?=\s|$|[,.;)])")
_KEYS = re.compile(r"qwer|wert|asdf|sdfg|zxcv|hjkl|uiop|lorem|ipsum|blah")
_NOTHING = frozenset({"none", "nothing", "nope", "nil", "nah", "know", "sure", "name", "remember"})
_MASHED = re.compile(r"[bcdfghjklmnpqrstvwxz]{5}|^[bcdfghjklmnpqrstvwxz]{3,}$|(.)\1{3}")
_PRODUCT = re.compile(
    r"\b(?:powder|capsules?|tea|oil|drops?|shakes?|juice|extract|gumm(?:y|ies)|vitamins?|"
    r"tablets?|pills?|syrup|cream|gel|patch(?:es)?|spray|inhaler|injections?|tincture|"
    r"complex|root|herb|supplement|probiotics?|multi\w*|disease|syndrome|disorder|pain|"
    r"infections?|trouble|problems?|deficiency|coil|implant|ring|cap|condoms?|bad \w+)\b"
)
_TRIM = re.compile(
    r"^(?:\W|\b(?:a|an|the|my|some|i'm|i've|im|i|(?:mum|mom|mother|dad|father|sister|"
    r"brother|nan|gran|grandma|grandad|aunt|uncle|partner|husband|wife)(?:'s)?|both|side|"
    r"takes|has|take|taking|took|on|also|and|just|only|am|have|had|got|use|using|used|to|"
    r"of|for|daily|it's|called|been|with|from|allergic|severe|mild|bad(?= allergy)|"
    r"prescribed|diagnosed|suffer|suffering|yes|yeah|maybe|think|currently|still|now|well|"
    r"um|er|oh|is|was|were|stopped|previously|me|or|any|anything|no|not|like|mainly|"
    r"sometimes|occasionally|something|every|day|one)\b)+|\W+$",
    re.I,
)


@dataclass(frozen=True)
class _Part:
    """A piece of the list: its text and the names found in it."""

    text: str
    names: tuple[Found, ...]
    start: int
    opens: bool


def read_list(text: str, asked: Asked, lexicon: Lexicon) -> Outcome:
    """Read a whole message for a `list` item; the value is a tuple of ListEntry."""
    written = without_questions(text)
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
        return Got(merged(entries))
    if found or _NONE.match(re.split(r"[,.;\n]", said.strip())[0]):
        return Got(())
    return None if _idle(said) else Unclear(asked.item.id, "not_understood", None)


def _idle(said: str) -> bool:
    """Nothing here sounds like taking or having something."""
    return not (_TAKES.search(said) and re.search(r"\d\s*(?:mg|mcg|iu|ml)|\b(?:tablet|pill|medicine|meds|something|forget)\b", said))  # fmt: skip


def _bare_no(said: str) -> bool:
    return said.strip(" .!") in ("no", "n", "none", "nope", "nah", "nil", "-", "nothing", "0", "zero", "👎", "no none", "no nothing")  # fmt: skip


def without_questions(text: str) -> str:
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
    for part in parts(written, found):
        low = part.text.lower()
        state = use_of(low, state, part.opens)
        use: Use = "current" if family else state[0]
        if state[1] and use == "current":
            continue
        if part.names:
            entries.extend(named_in(part, use))
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


def parts(written: str, found: tuple[Found, ...]) -> Iterator[_Part]:
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
    for start, end in pairwise(cuts):
        names = tuple(name for name in found if start <= name.span[0] < end)
        if written[start:end].strip():
            yield _Part(written[start:end], names, start, start in opens)


def use_of(low: str, before: tuple[Use, bool], opens: bool) -> tuple[Use, bool]:
    """Whose and when, and whether it is denied; carried on until a new clause says otherwise."""
    use: Use
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


def named_in(part: _Part, use: Use) -> Iterator[ListEntry]:
    """Entries for the names of a part, each with the dose beside it."""
    for at, name in enumerate(part.names):
        end = (
            part.names[at + 1].span[0] if at + 1 < len(part.names) else part.start + len(part.text)
        )
        tail = part.text[name.span[1] - part.start : end - part.start]
        head = part.text[: name.span[0] - part.start] if at == 0 else ""
        dose, since, rest = dosing(tail)
        bare = _BARE_DOSE.match(rest)
        if bare is not None and not re.search(r"\d", dose or ""):
            dose = " ".join(filter(None, (bare[1], dose)))
        ahead = dosing(head)[0]
        if ahead and not re.search(r"\d", dose or ""):
            dose = " ".join(filter(None, (ahead, dose)))
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
    if (
        not content
        or len(words_of(name)) > 5
        or _MASHED.search(name.lower())
        or _KEYS.search(name.lower())
    ):
        return []
    if content[0] in _NOTHING or (use == "other_person" and not company):
        return []
    low = name.lower()
    odd = [word for word in content if any(one.text.lower() == word for one in strangers)]
    dosed = bool(dose and re.search(r"\d", dose))
    if not (dosed or company or _PRODUCT.search(low) or 2 * len(odd) >= len(content)):
        wide = item.list_of in ("condition", "allergy", "family", "supplement", "hormone")
        said_so = _CLAIMS.match(part.text.lower().strip(" .,"))
        bare = re.sub(r"^[\s,.]*(?:and|or)?\s*|[\s.,!]+$", "", part.text)
        alone = (
            item.list_of == "allergy"
            and bare == name
            and len(content) <= 2
            and not re.search(r"\d|^(?:why|how|what|who|when|where|stop|go)\b", low)
        )
        if not (wide and (said_so or alone)):
            return []
    return [ListEntry(None, name, dose, since, use)] if dosed or _noun_like(name) else []


_CLAIMS = re.compile(
    r"(?:and |also |well |yes,? |i think |sometimes )*(?:i (?:also |still |do |just )?(?:have|had|take|use|get|suffer from|"
    r"suffer with|am allergic to|am intolerant to|was diagnosed with|react to|can't have|can't eat|can't tolerate)|i've (?:got|had|"
    r"been diagnosed with)|i'm (?:allergic|intolerant|sensitive) to|i'm on|allergic to|diagnosed with|suffer from|intolerant to|got|taking) "
    r"(?:got |had |a |an |the |some |bad |severe |mild )*[a-z'-]+(?: [a-z'-]+){0,2}$"
)


def _noun_like(name: str) -> bool:
    """A name of one to four words without the small words of a sentence."""
    words = words_of(name.lower())
    small = [
        word
        for word in words
        if word in FILLER
        and word
        not in ("of", "the", "and", "low", "bad", "good", "long", "regular", "short", "hard")
    ]
    return not small and not re.search(r"^\d|\d{4,}", name) and len(words) <= 4


def _name(rest: str) -> str:
    name = rest.strip()
    while True:
        shorter = _TRIM.sub("", name).strip()
        shorter = re.sub(
            r"\s+(?:allergy|and|or|for|since|a|the|in|on|at|per|every|daily|tablets?|but|too|as "
            r"well|sometimes|occasionally|please|i think|thanks)$",
            "",
            shorter,
            flags=re.I,
        )
        if shorter == name:
            return name
        name = shorter


def merged(entries: list[ListEntry]) -> tuple[ListEntry, ...]:
    """One entry a thing, its dose and date put together."""
    kept: dict[tuple[str, str], ListEntry] = {}
    for entry in entries:
        key = (entry.id or entry.name.lower(), entry.use)
        old = kept.get(key)
        kept[key] = entry if old is None else replace(old, dose=old.dose or entry.dose, since=old.since or entry.since)  # fmt: skip
    return tuple(kept.values())
