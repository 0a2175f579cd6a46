"""Turns the files of the knowledge base into typed records.

It trusts their shape, which `checks/` has looked at; storing and finding stay out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from attune.knowledge import reading_parts as parts
from attune.knowledge.documents import SUBJECTS, Document, read_documents, version_of
from attune.knowledge.reading_statements import statements_of
from attune.knowledge.records import (
    Condition,
    ConditionCaution,
    Content,
    Interaction,
    Offer,
    Refer,
    Source,
    Topic,
)

#: Caution ids that name a state by the organ or age it is about.
STATES = {"kidney": "ckd", "liver": "liver-disease", "age": "adolescents"}
_SEVERITY = {"avoid": "major", "caution": "moderate"}


def read_content(knowledge_dir: Path) -> Content:
    """Everything, typed. Raises ContentError where a file is no YAML."""
    return content_of(read_documents(knowledge_dir), version_of(knowledge_dir))


def content_of(documents: Iterable[Document], version: str) -> Content:
    """The records that these files make up."""
    docs = tuple(documents)
    subjects = [d for d in docs if d.folder in SUBJECTS]
    effects = tuple(e for d in docs if d.folder == "hormones" for e in parts.effects(d))
    return Content(
        version=version,
        topics=tuple(t for d in docs for t in topics_of(d)),
        statements=tuple(s for d in subjects for s in statements_of(d)),
        interactions=tuple(i for d in docs for i in _interactions(d)),
        sources=tuple(_source(raw) for d in docs if d.folder == "sources" for raw in d.raw),
        pathways=tuple(parts.pathway(d, effects) for d in docs if d.folder == "pathways"),
        effects=effects,
        offers=tuple(o for d in docs if (o := _offer(d)) is not None),
        conditions=tuple(_condition(d.raw) for d in docs if d.folder == "conditions"),
        labs=tuple(parts.lab(d.raw) for d in docs if d.folder == "labs"),
        cues={
            about: tuple(words)
            for d in docs
            if d.folder == "search"
            for about, words in d.raw.get("cues", {}).items()
        },
        diagram_words={
            key: word
            for d in docs
            if d.folder == "search"
            for key, word in d.raw.get("diagram", {}).items()
        },
        documents=docs,
    )


def topics_of(document: Document) -> Iterator[Topic]:
    """The topics that one file makes; the same id may come from several files."""
    raw = document.raw
    if document.folder == "lexicon":
        for entry in raw:
            yield _topic(entry, entry["kind"])
        return
    if document.folder not in SUBJECTS:
        return
    if raw["kind"] != "medicine_list":
        yield _topic(raw, raw["kind"])
    for member in raw.get("members", ()):
        own_class = () if raw["kind"] == "medicine_list" else (raw["id"],)
        yield _topic(member, "medicine", own_class)


def _topic(raw: dict[str, Any], kind: str, classes: tuple[str, ...] = ()) -> Topic:
    return Topic(
        id=raw["id"],
        kind=kind,
        name=raw["name"],
        summary=raw.get("summary", ""),
        aliases=(*raw.get("aliases", ()), *raw.get("brands", ())),
        kinds=(kind,),
        also=(*classes, *raw.get("also", ())),
    )


def _source(raw: dict[str, Any]) -> Source:
    return Source(
        id=raw["id"],
        kind=raw["kind"],
        authors=raw["authors"],
        year=str(raw["year"]),
        title=raw["title"],
        journal=raw["journal"],
        doi=raw.get("doi"),
        pmid=str(raw["pmid"]) if raw.get("pmid") else None,
        url=raw.get("url"),
        seen=raw["seen"],
    )


def _interactions(document: Document) -> Iterator[Interaction]:
    """Those written as such, and those that cautions of substances and conditions amount to."""
    raw = document.raw
    if document.folder == "interactions":
        yield from (_written(row) for row in raw["interactions"])
    elif document.folder in ("nutrients", "lifestyle"):
        for row in raw.get("cautions", ()):
            yield _from_caution(raw["id"], STATES.get(row["id"], row["id"]), row, "")
    elif document.folder == "conditions":
        for row in raw.get("cautions", ()):
            for item in row["items"]:
                yield _from_caution(item, raw["id"], row, row.get("action", ""))


def _written(row: dict[str, Any]) -> Interaction:
    return Interaction(
        id=row["id"],
        a=row["a"],
        b=row["b"],
        severity=row["severity"],
        effect=row["effect"],
        advice=row["advice"],
        mechanism=row.get("mechanism", ""),
        sources=tuple(row["sources"]),
        checked=parts.checked(row),
        only=tuple(row.get("only", ())),
        unless=tuple(row.get("except", ())),
    )


def _from_caution(a: str, b: str, row: dict[str, Any], action: str) -> Interaction:
    return Interaction(
        id=f"caution:{a}--{b}",
        a=a,
        b=b,
        severity=_SEVERITY[row["level"]],
        effect=row["plain"],
        advice=action,
        mechanism=row.get("clinical", ""),
        sources=tuple(row["sources"]),
        checked=parts.checked(row),
    )


def _offer(document: Document) -> Offer | None:
    if document.folder not in ("nutrients", "lifestyle") or not document.raw.get("offer"):
        return None
    return parts.offer(document.raw)


def _condition(raw: dict[str, Any]) -> Condition:
    return Condition(
        id=raw["id"],
        name=raw["name"],
        cautions=tuple(
            ConditionCaution(
                items=tuple(row["items"]),
                level=row["level"],
                plain=row["plain"],
                action=row.get("action", ""),
                sources=tuple(row["sources"]),
                checked=parts.checked(row),
            )
            for row in raw.get("cautions", ())
        ),
        refer=tuple(Refer(row["when"], row["to"]) for row in raw.get("refer", ())),
        snomed=str(raw["snomed"]) if raw.get("snomed") else None,
    )
