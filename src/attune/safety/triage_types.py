"""What triage says: a level, what led to it, and whom to see; how it gets there stays out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Level = Literal["emergency", "urgent", "soon", "routine", "self_care"]
#: lowest first
LEVELS: tuple[Level, ...] = ("self_care", "routine", "soon", "urgent", "emergency")
#: soonest first
WITHIN = ("now", "4 hours", "24 hours", "72 hours", "2 weeks", "4 weeks", "next visit")


@dataclass(frozen=True)
class Reason:
    """A rule that held. `because` is for the client, `clinical` for the clinician.

    `answers` are the item, score and signal ids that made it hold.
    """

    rule: str
    because: str
    source: str
    level: Level
    within: str
    clinical: str = ""
    answers: tuple[str, ...] = ()
    signed_off: bool = False


@dataclass(frozen=True)
class Referral:
    """Whom to see, how soon, what to say there, which tests and questions to discuss."""

    to: str
    within: str
    prompt: str
    tests: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Triage:
    """How soon a person must respond and why; no forecast."""

    level: Level
    within: str | None
    reasons: tuple[Reason, ...]
    referrals: tuple[Referral, ...]


def higher(one: Level, other: Level) -> Level:
    """The higher of two levels."""
    return one if LEVELS.index(one) >= LEVELS.index(other) else other
