"""Statements, their sources and interactions: what the base says and on what ground.

How they are read, checked, stored and found stays out.
"""

from __future__ import annotations

from dataclasses import dataclass

#: What a statement can be about.
ABOUT = (
    "synthesis", "breakdown", "transport", "receptors", "precursors", "cofactors", "body", "brain",
    "measurement", "benefit", "dose", "food", "caution", "onset", "hormone", "lab", "genetics",
    "general",
)  # fmt: skip
GRADES = ("A", "B", "C", "D")
#: Highest first.
SEVERITIES = ("contraindicated", "major", "moderate", "minor")


@dataclass(frozen=True)
class Checked:
    """Who was read to confirm a statement (a source id), and when (an ISO date)."""

    against: str
    on: str


@dataclass(frozen=True)
class Source:
    """A full citation; `seen` tells whether its record was looked up or recalled."""

    id: str
    kind: str
    authors: str
    year: str
    title: str
    journal: str
    doi: str | None = None
    pmid: str | None = None
    url: str | None = None
    seen: str = "memory"

    def citation(self) -> str:
        """Authors, year, title, journal and a locator, on one line."""
        parts = [f"{self.authors} ({self.year}). {self.title}.", f"{self.journal}."]
        if self.doi:
            parts.append(f"https://doi.org/{self.doi}")
        elif self.pmid:
            parts.append(f"PMID {self.pmid}")
        elif self.url:
            parts.append(self.url)
        return " ".join(parts)


@dataclass(frozen=True)
class Statement:
    """One cited claim in two readings. `id` is `<folder>/<topic>#<name>`, unique in the base.

    `touches` are further topics that it tells of, as an effect of a hormone on a pathway does.
    """

    id: str
    topic: str
    about: str
    plain: str
    clinical: str
    grade: str
    sources: tuple[str, ...]
    checked: Checked | None = None
    touches: tuple[str, ...] = ()

    @property
    def confirmed(self) -> bool:
        """Whether somebody read it against a source."""
        return self.checked is not None


@dataclass(frozen=True)
class Topic:
    """A thing the base tells of. One id may stand in several folders (melatonin does)."""

    id: str
    kind: str
    name: str
    summary: str = ""
    aliases: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Interaction:
    """Two substances or states that clash. From a query, `a` and `b` are the ids as named."""

    id: str
    a: str
    b: str
    severity: str
    effect: str
    advice: str
    mechanism: str
    sources: tuple[str, ...]
    checked: Checked | None = None
    only: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()

    @property
    def confirmed(self) -> bool:
        """Whether somebody read it against a source."""
        return self.checked is not None
