"""One summary of a record: a frozen value that page, text, JSON, PDF and FHIR are made from.

Nothing is decided or looked up here, and nothing is stored: it is made anew from the answers.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from attune.intake.answers import Answer, LabResult, ListEntry
from attune.intake.scores import Score
from attune.intake.shapes import Instrument, Item


@dataclass(frozen=True)
class SummaryAnswer:
    """An item with its current answer; `display` is the value in words, "" for a refusal."""

    item: Item
    answer: Answer
    display: str


@dataclass(frozen=True)
class SummarySection:
    """A part of the intake with everything that was answered or refused in it."""

    id: str
    title: str
    answers: tuple[SummaryAnswer, ...]


@dataclass(frozen=True)
class SummaryScore:
    """An instrument's total; `change` in points since it was last answered in full."""

    instrument: Instrument
    score: Score
    change: int | None = None


@dataclass(frozen=True)
class SummaryConsent:
    """The latest decision on one scope; `title` is the scope as the client read it."""

    scope: str
    title: str
    granted: bool
    policy_version: str
    at: datetime


@dataclass(frozen=True)
class SummaryReason:
    """Why a triage level was reached: the rule, in words, and its source.

    `because` is as the client read it, `clinical` as a clinician would put it, or "".
    """

    rule: str
    because: str
    source: str | None
    clinical: str = ""


@dataclass(frozen=True)
class SummaryReferral:
    """Whom to see, how soon, and what to take there."""

    to: str
    within: str
    prompt: str
    tests: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()


@dataclass(frozen=True)
class SummaryTriage:
    """How soon a person must respond, and why."""

    level: str
    reasons: tuple[SummaryReason, ...] = ()
    referrals: tuple[SummaryReferral, ...] = ()


@dataclass(frozen=True)
class SummaryContribution:
    """What one answer adds to a pathway."""

    item: str
    weight: float
    source: str | None


@dataclass(frozen=True)
class SummaryPathway:
    """A pathway that answers point towards; never a measurement."""

    id: str
    title: str
    level: str
    confidence: str | float
    because: tuple[SummaryContribution, ...] = ()


@dataclass(frozen=True)
class SummaryStep:
    """A proposed step that passed the gate."""

    id: str
    type: str
    title: str
    how: str
    dose: str | None
    grade: str
    why: str
    pathways: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    stop_if: tuple[str, ...] = ()


@dataclass(frozen=True)
class SummaryWithheld:
    """What would have been proposed but for safety."""

    id: str
    title: str
    reason: str
    because: str


@dataclass(frozen=True)
class SummaryInteraction:
    """Two things the client takes or has that do not go together; `a` and `b` as named."""

    a: str
    b: str
    a_name: str
    b_name: str
    severity: str
    effect: str
    advice: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class SummaryLab:
    """A result as reported, with the interval for this person where one is known."""

    result: LabResult
    title: str
    low: float | None
    high: float | None
    flag: str


@dataclass(frozen=True)
class SummarySafety:
    """What was said to a direct safety question outside the intake, in the client's words."""

    question: str
    status: str
    answer: bool | None
    text: str
    at: datetime


@dataclass(frozen=True)
class SummaryAlert:
    """An alert that was raised, and who took it on."""

    category: str
    level: str
    at: datetime
    text: str = ""
    acknowledged_by: str | None = None


@dataclass(frozen=True)
class Summary:
    """All a clinician gets of one client at one moment.

    `client` is a pseudonym; `complete` says that no question is open; `corrections` are answers
    that were later replaced or taken back. `citations` are (source id, citation) of what is cited.
    """

    client: str
    made_at: datetime
    clinic: str
    locale: str
    intake_version: str
    complete: bool
    sections: tuple[SummarySection, ...]
    scores: tuple[SummaryScore, ...] = ()
    consents: tuple[SummaryConsent, ...] = ()
    triage: SummaryTriage | None = None
    pathways: tuple[SummaryPathway, ...] = ()
    steps: tuple[SummaryStep, ...] = ()
    withheld: tuple[SummaryWithheld, ...] = ()
    interactions: tuple[SummaryInteraction, ...] = ()
    labs: tuple[SummaryLab, ...] = ()
    safety: tuple[SummarySafety, ...] = ()
    alerts: tuple[SummaryAlert, ...] = ()
    corrections: tuple[SummaryAnswer, ...] = ()
    knowledge_version: str | None = None
    citations: tuple[tuple[str, str], ...] = ()

    @property
    def answers(self) -> tuple[SummaryAnswer, ...]:
        """All answers and refusals, in the order of the intake."""
        return tuple(answer for section in self.sections for answer in section.answers)

    @property
    def shared(self) -> bool:
        """Whether the client agreed to show their answers to the clinic."""
        return any(one.scope == "share_with_clinic" and one.granted for one in self.consents)

    @property
    def refused(self) -> tuple[SummaryAnswer, ...]:
        """What was skipped or declined."""
        return tuple(a for a in self.answers if a.answer.status != "answered")

    def entries(self, *kinds: str) -> tuple[tuple[Item, ListEntry], ...]:
        """What was named in the lists of these kinds (`list_of`), in order."""
        return tuple(
            (answer.item, entry)
            for answer in self.answers
            if answer.item.list_of in kinds and isinstance(answer.answer.value, tuple)
            for entry in answer.answer.value
            if isinstance(entry, ListEntry)
        )
