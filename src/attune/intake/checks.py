"""Finds what is wrong in the files of the intake, with file, line and remedy.

Reading them stays out (`sources.py`), and so does the wording of questions; what a single gate
may say is checked where it is read (`gates.py`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from attune.intake.faults import Fault, line_of
from attune.intake.gates import Gates, gate_faults
from attune.intake.shapes import ITEM_TYPES, LISTS
from attune.intake.sources import Entry, Raw, Sources, read_sources

#: file, place in it, what is wrong, what to do
Found = tuple[str, tuple[str | int, ...], str, str]
NEEDED = ("id", "text", "why", "short", "type")
INSTRUMENT_NEEDED = ("id", "title", "licence", "sources", "scored", "maximum", "bands")
WITH_OPTIONS = frozenset({"choice", "multi_choice"})
WITH_UNIT = frozenset({"quantity", "duration"})
WITH_BOUNDS = frozenset({"number", "quantity", "duration"})


def check_intake(knowledge_dir: Path) -> tuple[Fault, ...]:
    """All faults of the intake below a `knowledge/` folder. Raises ContentError on broken YAML."""
    return check_sources(read_sources(knowledge_dir))


def check_sources(sources: Sources) -> tuple[Fault, ...]:
    """All faults, in the order of the files; lines are looked up only for what is at fault."""
    return tuple(
        Fault(file, line_of(sources.folder, file, path), what, remedy)
        for file, path, what, remedy in _all(sources)
    )


def _all(sources: Sources) -> Iterator[Found]:
    yield from _plan(sources)
    incomplete = list(_incomplete(sources))
    yield from incomplete
    if incomplete:
        return
    yield from _twice(sources.entries)
    for entry in sources.entries:
        yield from _entry(entry, sources)
    gates = Gates(sources)
    for file, raw in sources.instruments():
        yield from _instrument(file, raw, gates)
    yield from gate_faults(gates)


def _plan(sources: Sources) -> Iterator[Found]:
    for key in ("version", "sections"):
        if not sources.plan.get(key):
            yield "intake/intake.yml", (), f"'{key}' is missing", f"write '{key}:'"
    for key in ("units", "words"):
        if not sources.files["intake/units.yml"].get(key):
            yield "intake/units.yml", (), f"'{key}' is missing", f"write '{key}:'"
    for name in sources.plan.get("sections", ()):
        if not sources.files[f"intake/{name}.yml"].get("title"):
            yield f"intake/{name}.yml", (), "'title' is missing", "write 'title:'"


def _incomplete(sources: Sources) -> Iterator[Found]:
    for entry in sources.entries:
        for key in NEEDED:
            if not entry.raw.get(key):
                name = entry.raw.get("id", "an item")
                yield entry.file, entry.path, f"{name} has no '{key}'", f"write '{key}:'"
    for file, raw in sources.instruments():
        for key in INSTRUMENT_NEEDED:
            if not raw.get(key):
                yield file, (), f"'{key}' is missing", f"write '{key}:'"


def _twice(entries: Iterable[Entry]) -> Iterator[Found]:
    seen: set[str] = set()
    for entry in entries:
        id = entry.raw["id"]
        if id in seen:
            yield entry.file, (*entry.path, "id"), f"{id} stands twice", "give one another id"
        seen.add(id)


def _entry(entry: Entry, sources: Sources) -> Iterator[Found]:
    raw, id = entry.raw, entry.raw["id"]

    def at(key: str, what: str, remedy: str) -> Found:
        return entry.file, (*entry.path, key), f"{id}: {what}", remedy

    kind = raw["type"]
    if kind not in ITEM_TYPES:
        yield at("type", f"unknown type '{kind}'", f"use one of {', '.join(ITEM_TYPES)}")
    if (kind in WITH_OPTIONS) != bool(raw.get("options")):
        yield at("options", f"{kind} and options do not go together", "a choice has options")
    if kind in WITH_UNIT and not raw.get("unit"):
        yield at("unit", f"a {kind} has a unit", "write its UCUM code, such as min")
    if kind in WITH_BOUNDS and (raw.get("low") is None or raw.get("high") is None):
        yield at("low", "bounds are missing", "write 'low:' and 'high:' in its unit")
    elif kind in WITH_BOUNDS and raw["low"] >= raw["high"]:
        yield at("low", f"bounds {raw['low']} and {raw['high']} are reversed", "swap them")
    if kind == "list" and raw.get("list_of") not in LISTS:
        yield at("list_of", "unknown kind of list", f"use one of {', '.join(LISTS)}")
    if len(raw.get("counts") or (1, 2)) != 2:
        yield at("counts", "counts are two wordings", "write [drink a day, drinks a day]")
    yield from (at("options", *fault) for fault in _options(raw, sources))


def _options(raw: Raw, sources: Sources) -> Iterator[tuple[str, str]]:
    options: Any = raw.get("options") or ()
    if isinstance(options, str):
        if not (sources.instrument(options) or {}).get("options"):
            yield f"no instrument '{options}' with options", "name one, or list them here"
        return
    for option in options:
        value, title = option.get("value"), option.get("title")
        if isinstance(value, bool) or not isinstance(value, (str, int)):
            yield f"option value {value!r} is no text or number", 'put it in quotes: "no"'
        if not isinstance(title, str) or not title:
            yield f"option {value!r} has no title in words", "write 'title:' (\"No\" in quotes)"
        for alias in option.get("aliases", ()):
            if not isinstance(alias, str):
                yield f"alias {alias!r} of {value!r} is no text", "put it in quotes"
    yield from _ambiguous(options)


def _ambiguous(options: Iterable[Raw]) -> Iterator[tuple[str, str]]:
    """The same words for two options would be read as either."""
    counted = Counter(
        words
        for option in options
        for words in {str(w).casefold() for w in (option.get("title"), *option.get("aliases", ()))}
    )
    values = Counter(option.get("value") for option in options)
    for words in (words for words, times in counted.items() if times > 1):
        yield f"'{words}' stands for two options", "keep it with one of them"
    for value in (value for value, times in values.items() if times > 1):
        yield f"option value {value!r} stands twice", "give each option its own value"


def _instrument(file: str, raw: Raw, gates: Gates) -> Iterator[Found]:
    if f"instruments/{raw['id']}.yml" != file:
        yield file, ("id",), f"id '{raw['id']}' is not the file's name", "make them the same"
    for number, item in enumerate(raw["scored"]):
        if item not in gates.entries:
            yield file, ("scored", number), f"scored item {item} does not exist", "mend its id"
    for number, band in enumerate(raw["bands"]):
        low, high = band.get("low"), band.get("high")
        if low is not None and high is not None and low > high:
            yield file, ("bands", number), f"band {band.get('id')} is reversed", "swap low and high"
        if high is not None and high > raw["maximum"]:
            yield file, ("bands", number), "band ends above the maximum", "mend 'high' or 'maximum'"
