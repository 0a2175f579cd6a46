"""The intake as typed values: loads `knowledge/intake/` and `knowledge/instruments/`.

What is asked next stays out (`path.py`), and so does what the answers add up to (`scores.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from attune.errors import ContentError
from attune.intake.checks import check_sources
from attune.intake.conditions import Condition, parse_condition
from attune.intake.shapes import (
    AskedFirst,
    Band,
    Cut,
    Instrument,
    Intake,
    Item,
    ItemType,
    ListOf,
    Option,
    Section,
    Words,
)
from attune.intake.sources import Entry, Raw, Sources, read_sources

__all__ = [
    "AskedFirst",
    "Band",
    "Cut",
    "Instrument",
    "Intake",
    "Item",
    "ItemType",
    "ListOf",
    "Option",
    "Section",
    "Words",
    "load_intake",
]


def load_intake(knowledge_dir: Path) -> Intake:
    """Load and check the whole intake. Raises ContentError with a line for each fault."""
    sources = read_sources(knowledge_dir)
    faults = check_sources(sources)
    if faults:
        raise ContentError("\n".join(str(fault) for fault in faults))
    shown = sources.files["intake/units.yml"]
    words = Words(units=shown["units"], words=shown["words"])
    items = {entry.raw["id"]: _item(entry, sources, words) for entry in sources.entries}
    names = sources.plan["sections"]
    return Intake(
        version=str(sources.plan["version"]),
        sections=tuple(Section(n, sources.files[f"intake/{n}.yml"]["title"]) for n in names),
        items=items,
        instruments={raw["id"]: _instrument(raw, path) for path, raw in sources.instruments()},
    )


def _item(entry: Entry, sources: Sources, words: Words) -> Item:
    raw, where = entry.raw, f"{entry.file}: {entry.raw['id']}"
    stem, wording = raw.get("stem"), raw["text"]
    one, many = raw.get("counts") or (None, None)
    first = raw.get("asked_first")
    return Item(
        id=raw["id"],
        section=entry.section,
        type=raw["type"],
        text=f"{stem}\n{wording}" if stem else wording,
        why=raw["why"],
        short=raw["short"],
        options=_options(raw, sources),
        unit=raw.get("unit"),
        low=raw.get("low"),
        high=raw.get("high"),
        required=raw.get("required", False),
        list_of=raw.get("list_of"),
        enable_when=_condition(raw.get("enable_when"), where),
        loinc=raw.get("loinc"),
        instrument=entry.instrument,
        phrases=tuple(raw.get("phrases", ())),
        hint=raw.get("hint"),
        stem=stem,
        wording=wording,
        one=one,
        many=many,
        safety=raw.get("safety", False),
        asked_first=first and AskedFirst(first["after"], parse_condition(first["when"], where)),
        words=words,
    )


def _options(raw: Raw, sources: Sources) -> tuple[Option, ...]:
    listed = raw.get("options") or ()
    if isinstance(listed, str):
        listed = (sources.instrument(listed) or {})["options"]
    codes: Mapping[Any, str] = raw.get("answer_codes") or {}
    return tuple(
        Option(
            value=option["value"],
            title=option["title"],
            aliases=tuple(option.get("aliases", ())),
            loinc=codes.get(option["value"], option.get("loinc")),
        )
        for option in listed
    )


def _instrument(raw: Raw, file: str) -> Instrument:
    codes = raw.get("loinc") or {}
    return Instrument(
        id=raw["id"],
        title=raw["title"],
        items=tuple(raw["scored"]),
        maximum=raw["maximum"],
        bands=tuple(_band(band, file) for band in raw["bands"]),
        cuts=tuple(
            Cut(cut["at_least"], _condition(cut.get("when"), file)) for cut in raw.get("cuts", ())
        ),
        unasked=raw.get("unasked"),
        window=raw.get("window"),
        reliable_change=raw.get("reliable_change"),
        loinc_panel=codes.get("panel"),
        loinc_total=codes.get("total"),
        licence=raw["licence"],
        copyright=raw.get("copyright"),
        sources=tuple(raw["sources"]),
        citation=raw.get("citation"),
        unit=raw.get("unit", "{score}"),
    )


def _band(raw: Raw, file: str) -> Band:
    return Band(
        id=raw["id"],
        title=raw["title"],
        low=raw.get("low"),
        high=raw.get("high"),
        when=_condition(raw.get("when"), file),
        positive=raw.get("positive"),
    )


def _condition(raw: Raw | None, where: str) -> Condition | None:
    return None if raw is None else parse_condition(raw, where)
