"""Reads laboratory results: analyte, comparator, value, unit as UCUM, date, specimen.

Whether a value is high or low stays out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from attune.intake.answers import LabResult, Value
from attune.intake.reading.found import Asked, Got, Outcome
from attune.intake.reading.speech import FILLER, asks, blank, is_unknown, refuses, words_of
from attune.intake.readings import Unclear
from attune.language.lexicon import Found, Lexicon
from attune.language.normalise import clean
from attune.values.dates import Day, dates
from attune.values.lab_units import UNIT_PATTERN, ucum
from attune.values.numerals import decimal

_VALUE = re.compile(
    r"^[\s:=,(-]*(?P<talk>(?:(?:is|was|at|of|came|come|back|level|levels|result|results|"
    r"count|test|score|about|around|only|just|now|says|reads|are|were|my|the|"
    r"it|it's|serum|plasma|blood|total|fasting|down|up|to|still|high|low|normal|"
    r"borderline|a|which|has|been|measured|as|last|time|in|on|with|value|:|=|-|,|\(|"
    r"\))[\s:=,(-]*){0,8})"
    r"(?P<sign><=|>=|<|>|≤|≥|less than|under|below|more than|over|above|greater than|up to)?\s*"
    r"(?P<value>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?)(?!\s*(?:days|weeks|months|"
    r"years|weeks' )\b)\s*(?P<exp>(?:x|×|\*)\s*10\s*[\^*]*\s*\d+\s*/?\s*l\b)?"
)
_UNIT = re.compile(rf"^\s*[\[(]?\s*(?P<unit>{UNIT_PATTERN})(?![a-z])", re.I)
_LOW_SIGNS = frozenset({"<", "<=", "≤", "less than", "under", "below", "up to"})
_RANGE = re.compile(
    r"[\[(](?:ref(?:erence)?|range|normal|nr|rr)?[^\])\d]{0,20}[<>]?\d[\d.,]*\s*(?:-|–|"
    r"to)\s*\d[\d.,]*[^\])]{0,14}[\])]|\b(?:ref(?:erence)?(?: range| interval)?|range|"
    r"normal range)[: ]*\d[\d.,]*\s*(?:-|–|to)\s*\d[\d.,]*",
    re.I,
)
_SPECIMEN = re.compile(r"\b(serum|plasma|whole blood|urine|saliva|salivary|csf)\b")
_NONE = re.compile(
    r"^\W*(?:no|none|nope|nah|nothing|n/?a|nil|not (?:yet|recently|any|that i).*|(?:i "
    r")?(?:don't|dont|do not|haven't|have not|not) (?:\w+ ){0,3}(?:any|had|got|them|"
    r"results?|tests?|bloods?|one).*|"
    r"no (?:recent |blood )*(?:results?|tests?|bloods?|labs).*|never had.*)\W*$"
)
_UNNAMED = re.compile(
    rf"^(?P<name>[a-z][a-z0-9 /()-]{{1,30}}?)[\s:=]+(?:(?:is|was|of)\s+)?(?P<sign><|>|≤|"
    rf"≥)?\s*(?P<value>\d+(?:[.,]\d+)?)\s*(?P<unit>{UNIT_PATTERN})(?![a-z])",
    re.I,
)


def read_labs(text: str, asked: Asked, lexicon: Lexicon) -> Outcome:
    """Read any number of results; the value is a tuple of LabResult."""
    lines = [clean(line) for line in text.splitlines()]
    lines = [line for line in lines if line and not asks(line.lower())]
    if not lines:
        return None
    said = " ".join(lines).lower()
    if _NONE.match(said) and not re.search(r"\d", said):
        return Got(())
    named = [(line, lexicon.find(line, {"lab"})) for line in lines]
    common = _heading_date(*named[0], asked)
    results = [result for line, names in named for result in _line(line, names, asked, common)]
    if results:
        return Got(tuple(results))
    if refuses(said) or is_unknown(said) or not any(names for _, names in named):
        return None
    return Unclear(asked.item.id, "not_understood", None) if re.search(r"\d", said) else None


def plain(value: Value) -> bool:
    """Whether every result has its unit, so that it was surely meant as one."""
    return isinstance(value, tuple) and all(
        isinstance(one, LabResult) and one.unit for one in value
    )


def _heading_date(line: str, names: tuple[Found, ...], asked: Asked) -> Day | None:
    """A date that stands before all results holds for all."""
    found = dates(line.lower(), asked.today, asked.locale)
    if len(found) == 1 and (not names or found[0].start < names[0].span[0]):
        return found[0]
    return None


def _line(
    line: str, names: tuple[Found, ...], asked: Asked, common: Day | None
) -> Iterator[LabResult]:
    low = line.lower()
    if not names:
        yield from _unnamed(low, line, asked, common)
        return
    last = 0
    for at, name in enumerate(names):
        end = names[at + 1].span[0] if at + 1 < len(names) else len(line)
        result = _result(name, line[name.span[1] : end], low, asked, common)
        if result is not None:
            yield result
        last = end
    yield from _unnamed(low[last:], line[last:], asked, common)


def _result(
    name: Found, tail: str, line: str, asked: Asked, common: Day | None
) -> LabResult | None:
    tail = _RANGE.sub(lambda match: " " * len(match[0]), tail.lower())
    day = _day(tail, asked)
    searched = blank(tail, [(day.start, day.end)]) if day is not None else tail
    match = _VALUE.match(searched)
    if match is None:
        return None
    unit = _UNIT.match(searched[match.end() :])
    power = ucum(match["exp"]) if match["exp"] else None
    before = line[max(0, name.span[0] - 14) : name.span[1]]
    specimen = _SPECIMEN.search(before) or _SPECIMEN.search(match["talk"])
    told = day or common
    return LabResult(
        analyte=name.id or name.text,
        loinc=None,
        value=_number(match["value"]),
        unit=power or (ucum(unit["unit"]) if unit is not None else None),
        comparator=_comparator(match["sign"]),
        date=told.day.isoformat() if told is not None and told.day <= asked.today else None,
        specimen=specimen[1].replace("salivary", "saliva") if specimen is not None else None,
    )


def _day(tail: str, asked: Asked) -> Day | None:
    found = [day for day in dates(tail, asked.today, asked.locale) if _dated(tail, day)]
    return found[0] if found else None


def _dated(tail: str, day: Day) -> bool:
    """A fraction or a range of numbers is no date: a month's name, a full date, or "ago" is."""
    said = tail[day.start : day.end]
    return bool(re.search(r"[a-z]{3}|\d+[/.-]\d+[/.-]\d+", said)) or bool(
        re.search(r"\b(?:on|dated|from)\s*$", tail[: day.start])
    )


def _number(text: str) -> float:
    value = decimal(text)
    return int(value) if float(value).is_integer() else value


def _comparator(sign: str | None) -> str | None:
    if not sign:
        return None
    return "<" if sign in _LOW_SIGNS else ">"


def _unnamed(low: str, line: str, asked: Asked, common: Day | None) -> Iterator[LabResult]:
    """A result of an analyte not known here, kept where it has a laboratory unit."""
    for part in re.split(r",\s+|;\s*|\s+and\s+", low):
        match = _UNNAMED.match(part.strip())
        if match is None or not _laboratory(match["unit"]):
            continue
        name = " ".join(
            word for word in match["name"].split() if word not in FILLER or len(word) == 1
        )
        if name and len(words_of(name)) <= 4:
            told = common.day.isoformat() if common is not None else None
            yield LabResult(name, None, _number(match["value"]), ucum(match["unit"]), _comparator(match["sign"]), told)  # fmt: skip


def _laboratory(unit: str) -> bool:
    return "/" in unit
