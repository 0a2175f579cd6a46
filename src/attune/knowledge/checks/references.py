"""Checks that what a file refers to exists: ids, sources, schemas' leaves aside.

What is said, and how, stays out (`claims.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from attune.knowledge.checks.faults import Finding
from attune.knowledge.checks.known import Known, Row
from attune.knowledge.documents import SUBJECTS, Document
from attune.knowledge.reading import STATES
from attune.knowledge.yaml_files import Place

#: Kinds of which a lexicon entry adds names only: the subject's own file must exist.
_NEEDS_FILE = ("pathway", "hormone", "lab", "medicine_class")
#: Lists of ids, by the key that holds them.
_ID_LISTS = ("also", "only", "except", "items", "measures", "topics")


def findings(document: Document, listed: Iterable[Row], known: Known) -> Iterator[Finding]:
    """Dead references of one file."""
    yield from _name_and_id(document)
    for row in listed:
        for place, source in _sources(row):
            if source not in known.sources:
                remedy = "add it to knowledge/sources/ or cite one that is there"
                yield Finding(document, place, f"unknown source '{source}'", remedy)
        for place, id in _references(document, row):
            if id not in known.ids:
                remedy = "write its file, name it in knowledge/lexicon/, or mend the id"
                yield Finding(document, place, f"dead reference '{id}'", remedy)
    if document.folder == "lexicon":
        yield from _orphans(document, known)


def _name_and_id(document: Document) -> Iterator[Finding]:
    if document.folder in SUBJECTS and document.path.stem != document.raw["id"]:
        what = f"id '{document.raw['id']}' is not the name of the file"
        yield Finding(document, ("id",), what, "rename one of them")


def _sources(row: Row) -> Iterator[tuple[Place, str]]:
    for number, source in enumerate(row.raw.get("sources") or ()):
        yield (*row.place, "sources", number), source
    checked = row.raw.get("checked")
    if isinstance(checked, dict):
        yield (*row.place, "checked", "against"), checked["against"]


def _references(document: Document, row: Row) -> Iterator[tuple[Place, str]]:
    for key in _ID_LISTS:
        for number, id in enumerate(row.raw.get(key) or ()):
            if isinstance(id, str):
                yield (*row.place, key, number), id
    if len(row.place) < 2:
        return
    parent, raw = row.place[-2], row.raw
    if parent == "cautions" and "id" in raw:
        yield (*row.place, "id"), STATES.get(raw["id"], raw["id"])
    elif parent == "pathways":
        yield (*row.place, "id"), raw["id"].removeprefix("hormone-")
    elif parent == "effects":
        yield (*row.place, "pathway"), raw["pathway"]
    elif parent == "interactions":
        yield (*row.place, "a"), raw["a"]
        yield (*row.place, "b"), raw["b"]
    elif parent == "cofactors" and raw.get("id"):
        yield (*row.place, "id"), raw["id"]


def _orphans(document: Document, known: Known) -> Iterator[Finding]:
    entries: list[dict[str, Any]] = document.raw
    for number, entry in enumerate(entries):
        if entry["kind"] in _NEEDS_FILE and entry["id"] not in known.subjects:
            what = f"orphan alias: there is no {entry['kind']} '{entry['id']}'"
            yield Finding(document, (number, "id"), what, "write its file or drop the entry")
