"""The files below `knowledge/` that make up the knowledge base, and their version.

What they mean stays out (`reading.py`); the intake, crisis and triage files belong to others.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from attune.errors import ContentError
from attune.knowledge import yaml_files
from attune.knowledge.yaml_files import Place

#: A file's folder says what is in it.
FOLDERS = (
    "sources", "pathways", "hormones", "nutrients", "lifestyle", "medicines", "conditions", "labs",
    "interactions", "lexicon", "search",
)  # fmt: skip
#: Folders whose files are one subject each, named by its id.
SUBJECTS = FOLDERS[1:8]


@dataclass(frozen=True)
class Document:
    """One file: `name` is its path below `knowledge/`, `raw` what stands in it."""

    folder: str
    name: str
    path: Path
    raw: Any

    def line(self, place: Place) -> int:
        """The line of a place in it."""
        return yaml_files.line_of(self.path, place)


def paths(knowledge_dir: Path) -> Iterator[tuple[str, Path]]:
    """Folder and path of every file, in a fixed order."""
    for folder in FOLDERS:
        for path in sorted((knowledge_dir / folder).glob("*.yml")):
            yield folder, path


def read_documents(knowledge_dir: Path) -> tuple[Document, ...]:
    """All files. Raises ContentError where there is none, or where one is no YAML."""
    found = tuple(
        Document(folder, f"{folder}/{path.name}", path, yaml_files.read(path, _name(folder, path)))
        for folder, path in paths(knowledge_dir)
    )
    if not found:
        raise ContentError(f"No knowledge files below {knowledge_dir}")
    return found


def version_of(knowledge_dir: Path) -> str:
    """Twelve hexadecimal digits that change with any byte, name or place of a file."""
    digest = hashlib.sha256()
    for folder, path in paths(knowledge_dir):
        content = path.read_bytes()
        digest.update(f"{folder}/{path.name}:{len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()[:12]


def _name(folder: str, path: Path) -> str:
    return f"{folder}/{path.name}"
