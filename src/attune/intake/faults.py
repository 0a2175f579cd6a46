"""A fault in a content file, with the line it stands in and how to mend it.

What counts as a fault stays out (`checks.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml


@dataclass(frozen=True)
class Fault:
    """One fault; `str()` is one line fit for an editor's eyes."""

    file: str
    line: int
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}; {self.remedy}"


def line_of(folder: Path, file: str, path: tuple[str | int, ...]) -> int:
    """Line (from 1) of a place in a YAML file; of its nearest parent where it is not written."""
    node = yaml.compose((folder / file).read_bytes(), Loader=yaml.CSafeLoader)
    line = 1
    for step in path:
        child: yaml.Node | None = None
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                if key.value == step:
                    child, line = value, key.start_mark.line + 1
        elif isinstance(node, yaml.SequenceNode) and step in range(len(node.value)):
            child = node.value[int(step)]
            line = child.start_mark.line + 1
        if child is None:
            break
        node = child
    return line
