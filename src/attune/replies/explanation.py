"""The reply that explains a topic with cited statements; nothing in it is made up on the spot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from attune.replies.base import Reply


@dataclass(frozen=True)
class Claim:
    """One statement with its grade (A to D) and the ids of its sources."""

    text: str
    grade: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Explanation(Reply):
    """Statements on the topics asked about; `diagram` is `(svg_url, alt)` or None."""

    topics: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()
    diagram: tuple[str, str] | None = None
    kind: ClassVar[str | None] = "explanation"

    def body(self) -> Mapping[str, Any]:
        return {
            "topics": list(self.topics),
            "claims": [
                {"text": c.text, "grade": c.grade, "sources": list(c.sources)} for c in self.claims
            ],
            "diagram": (
                {"svg_url": self.diagram[0], "alt": self.diagram[1]} if self.diagram else None
            ),
        }


def explanation(
    lead: str,
    topics: tuple[str, ...],
    claims: tuple[Claim, ...],
    diagram: tuple[str, str] | None = None,
) -> Explanation:
    """Say `lead`, then each statement with the number of its source and its grade."""
    numbers = {s: n for n, s in enumerate(dict.fromkeys(s for c in claims for s in c.sources), 1)}
    lines = [lead] if lead else []
    for claim in claims:
        marks = "".join(f"[{numbers[source]}]" for source in claim.sources)
        lines.append(f"• {claim.text} ({claim.grade}) {marks}".rstrip())
    return Explanation("\n".join(lines), topics=topics, claims=claims, diagram=diagram)
