"""What is wrong with the content: each fault with file, line and remedy.

No database and no slow library is imported here: the whole check takes less than two seconds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from attune.errors import ContentError
from attune.knowledge.checks import across, claims, references
from attune.knowledge.checks.faults import Fault, Finding
from attune.knowledge.checks.known import known, rows
from attune.knowledge.checks.shape import Schemas
from attune.knowledge.documents import Document, read_documents

__all__ = ["Fault", "Report", "check", "report"]


@dataclass(frozen=True)
class Report:
    """All faults, and for each folder how many rows are checked and how many unconfirmed."""

    faults: tuple[Fault, ...]
    counts: dict[str, tuple[int, int]]


def check(knowledge_dir: Path) -> tuple[Fault, ...]:
    """All faults, by file and line; none in content fit to be loaded."""
    return report(knowledge_dir).faults


def report(knowledge_dir: Path) -> Report:
    """Faults and counts from one reading of the files."""
    try:
        documents = read_documents(knowledge_dir)
    except ContentError as error:
        return Report((_unreadable(str(error)),), {})
    schemas = Schemas(knowledge_dir / "schemas")
    found = [f for document in documents for f in schemas.findings(document)]
    misshapen = {finding.document.name for finding in found}
    sound = [d for d in documents if d.name not in misshapen]
    found.extend(_meaning(sound, everything=not misshapen))
    faults = {finding.fault() for finding in found}
    ordered = sorted(faults, key=lambda fault: (fault.file, fault.line, fault.what))
    return Report(tuple(ordered), _counts(documents))


def _counts(documents: Sequence[Document]) -> dict[str, tuple[int, int]]:
    checked: Counter[str] = Counter()
    unconfirmed: Counter[str] = Counter()
    for document in documents:
        for row in rows(document.raw):
            checked[document.folder] += "checked" in row.raw
            unconfirmed[document.folder] += row.raw.get("unconfirmed") is True
    folders = [f for f in checked if checked[f] or unconfirmed[f]]
    return {folder: (checked[folder], unconfirmed[folder]) for folder in folders}


def _meaning(documents: Sequence[Document], *, everything: bool) -> Iterator[Finding]:
    """Faults beyond shape. Where a file is left out, what refers to it is not called dead."""
    defined = known(documents)
    for document in documents:
        listed = tuple(rows(document.raw))
        if everything:
            yield from references.findings(document, listed, defined)
        yield from claims.findings(document, listed, defined)
    yield from across.findings(documents)


def _unreadable(line: str) -> Fault:
    """The fault that reading a file raised, as `file:line: what; remedy`."""
    where, _, what = line.partition(": ")
    file, _, number = where.partition(":")
    said, _, remedy = what.partition("; ")
    return Fault(file, int(number) if number.isdigit() else 1, said, remedy)
