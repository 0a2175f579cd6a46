"""The reply that ends an intake: scores in plain words and where the summary can be had."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from attune.replies.base import Reply


@dataclass(frozen=True)
class ScoreLine:
    """One instrument's total and band; `score` is None where it could not be completed."""

    instrument: str
    score: float | None
    band: str | None
    maximum: float


@dataclass(frozen=True)
class SummaryReply(Reply):
    """Scores, and links to the summary as PDF and FHIR (None where there is none)."""

    scores: tuple[ScoreLine, ...] = ()
    pdf: str | None = None
    fhir: str | None = None
    kind: ClassVar[str | None] = "summary"

    def body(self) -> Mapping[str, Any]:
        return {
            "scores": [
                {
                    "instrument": line.instrument,
                    "score": line.score,
                    "band": line.band,
                    "maximum": line.maximum,
                }
                for line in self.scores
            ],
            "links": {"pdf": self.pdf, "fhir": self.fhir},
        }
