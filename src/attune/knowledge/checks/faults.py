"""A fault in a content file, with the line it stands in and how to mend it.

What counts as a fault stays out: each check says that for itself.
"""

from __future__ import annotations

from dataclasses import dataclass

from attune.knowledge.documents import Document
from attune.knowledge.yaml_files import Place


@dataclass(frozen=True)
class Fault:
    """One fault; `str()` is one line fit for an editor's eyes."""

    file: str
    line: int
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}; {self.remedy}"


@dataclass(frozen=True)
class Finding:
    """A fault whose line is not looked up yet: that costs a second reading of the file."""

    document: Document
    place: Place
    what: str
    remedy: str

    def fault(self) -> Fault:
        """The same with its line."""
        line = self.document.line(self.place)
        return Fault(self.document.name, line, self.what, self.remedy)
