"""What the danger screen says of a message; how it finds out lives in `safety/danger/`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Category = Literal[
    "suicide_self_harm",
    "harm_to_others",
    "overdose_poisoning",
    "medical_emergency",
    "psychosis_mania",
    "abuse_violence",
    "third_party",
]
#: alert: stop everything, show resources. check: ask gently (past and safe, unclear, quoted).
Concern = Literal["alert", "check"]


@dataclass(frozen=True)
class Danger:
    """A concern raised by one message. `raised_by` names the rule or `model`; never client text."""

    category: Category
    concern: Concern
    raised_by: str
    now: bool = False
