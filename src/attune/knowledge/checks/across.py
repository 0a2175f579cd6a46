"""Checks what only shows across files: names borne twice, ids given twice, pairs told twice.

Faults within one file stay out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from attune.knowledge import terms
from attune.knowledge.checks.faults import Finding
from attune.knowledge.documents import Document
from attune.knowledge.names import names_of
from attune.knowledge.reading import topics_of
from attune.knowledge.yaml_files import Place


def findings(documents: Sequence[Document]) -> Iterator[Finding]:
    """Faults between files."""
    yield from _names(documents)
    yield from _twice(documents)
    yield from _pairs(documents)


def _names(documents: Iterable[Document]) -> Iterator[Finding]:
    """One name, one id. Tests are asked for by name in their own place, so they may share one."""
    borne: dict[str, tuple[str, str]] = {}
    for document in documents:
        for topic in topics_of(document):
            if topic.kind == "lab":
                continue
            for name in names_of(topic):
                id, file = borne.setdefault(terms.key(name), (topic.id, document.name))
                if id != topic.id:
                    what = f"'{name}' names both '{id}' ({file}) and '{topic.id}'"
                    place = _place_of(document, topic.id, name)
                    yield Finding(document, place, what, "leave the name to one of them")


def _place_of(document: Document, id: str, name: str) -> Place:
    """Where a file writes a name of a topic."""
    for start, raw in _naming(document):
        if raw["id"] == id:
            for key in ("aliases", "brands"):
                if name in raw.get(key, ()):
                    return (*start, key, raw[key].index(name))
            return (*start, "name")
    return ()


def _naming(document: Document) -> Iterator[tuple[Place, dict[str, Any]]]:
    if document.folder == "lexicon":
        yield from (((n,), raw) for n, raw in enumerate(document.raw))
        return
    yield (), document.raw
    for number, member in enumerate(document.raw.get("members", ())):
        yield ("members", number), member


def _twice(documents: Iterable[Document]) -> Iterator[Finding]:
    """Ids that must be given once."""
    seen: dict[tuple[str, str], str] = {}
    for document in documents:
        for scope, id, place in _ids(document):
            first = seen.setdefault((scope, id), document.name)
            if seen[scope, id] is not first or (scope, id, place) in _repeated(document):
                yield Finding(document, place, f"'{id}' is given twice", "rename or drop one")
            elif first != document.name:
                what = f"'{id}' stands in {first} already"
                yield Finding(document, place, what, "rename or drop one")


def _repeated(document: Document) -> set[tuple[str, str, Place]]:
    seen: set[tuple[str, str]] = set()
    found = set()
    for scope, id, place in _ids(document):
        if (scope, id) in seen:
            found.add((scope, id, place))
        seen.add((scope, id))
    return found


def _ids(document: Document) -> Iterator[tuple[str, str, Place]]:
    """Ids with what they must be unique in."""
    raw = document.raw
    if document.folder == "sources":
        yield from (("sources", row["id"], (n, "id")) for n, row in enumerate(raw))
    elif document.folder == "interactions":
        rows = enumerate(raw["interactions"])
        yield from (("interactions", row["id"], ("interactions", n, "id")) for n, row in rows)
    elif isinstance(raw, dict):
        for key in ("statements", "effects"):
            for number, row in enumerate(raw.get(key, ())):
                yield document.name, row["id"], (key, number, "id")
        for number, row in enumerate(raw.get("members", ())):
            yield "members", row["id"], ("members", number, "id")


def _pairs(documents: Iterable[Document]) -> Iterator[Finding]:
    """A pair is told once, in one direction, unless its rows are for different members."""
    told: dict[tuple[str, str], list[tuple[dict[str, Any], Document]]] = defaultdict(list)
    for document in documents:
        if document.folder != "interactions":
            continue
        for number, row in enumerate(document.raw["interactions"]):
            key = (min(row["a"], row["b"]), max(row["a"], row["b"]))
            place: Place = ("interactions", number, "id")
            for other, file in told[key]:
                if not _apart(row, other):
                    yield _pair_fault(document, place, row, other, file)
            told[key].append((row, document))


def _apart(row: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two rows on the same pair are for different members of a class."""
    only, others = set(row.get("only", ())), set(other.get("only", ()))
    if only and others:
        return not only & others
    return (
        bool(only - set(other.get("except", ())) == set())
        if only
        else (bool(others) and others <= set(row.get("except", ())))
    )


def _pair_fault(
    document: Document, place: Place, row: dict[str, Any], other: dict[str, Any], file: Document
) -> Finding:
    asymmetric = row["a"] != other["a"] and row["severity"] != other["severity"]
    kind = "asymmetric" if asymmetric else "duplicated"
    what = f"{kind} interaction of '{row['a']}' and '{row['b']}' (also in {file.name})"
    return Finding(document, place, what, "keep one row, of the graver severity")
