"""The one value that a clinician's page, text, JSON and FHIR are made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from attune.intake.answers import Answer
from attune.intake.display import answer_display
from attune.intake.items import Intake
from attune.records.repository import ClientFacts, Consented
from attune.replies.plan import step_body
from attune.replies.recorded import spoken_value
from attune.turns.assessment import Assessment, assess
from attune.turns.state import State

if TYPE_CHECKING:
    from attune.bootstrap import Services


@dataclass(frozen=True)
class Summary:
    """A client as the clinic sees them at one moment."""

    client: ClientFacts
    made_at: datetime
    intake: Intake
    answers: Mapping[str, Answer]
    consents: tuple[Consented, ...]
    alerts: tuple[Mapping[str, Any], ...]
    assessment: Assessment
    knowledge_version: str
    interactions: tuple[Any, ...] = ()

    @property
    def shared(self) -> bool:
        """Whether the client agreed to show their answers to the clinic."""
        return any(c.scope == "share_with_clinic" and c.granted for c in self.consents)


def summarise(house: Services, pseudonym: str, now: datetime) -> Summary:
    """The summary of one client. Raises UnknownSender for one never met."""
    with house.records.reading(pseudonym) as record:
        answers = record.answers()
        state = State.from_json(record.state())
        assessment = assess(
            house, answers, record.signals(), today=now.date(), rejected=state.rejected
        )
        return Summary(
            client=record.facts(),
            made_at=now,
            intake=house.intake,
            answers=answers,
            consents=record.consents(),
            alerts=tuple(record.alerts()),
            assessment=assessment,
            knowledge_version=house.kb.version,
            interactions=tuple(house.kb.interactions_between(assessment.profile.substances)),
        )


def as_json(summary: Summary) -> dict[str, Any]:
    """The whole summary in JSON types."""
    triage, plan = summary.assessment.triage, summary.assessment.plan
    return {
        "client": summary.client.sender_id,
        "made_at": summary.made_at.isoformat(),
        "knowledge_version": summary.knowledge_version,
        "consents": [
            {"scope": c.scope, "granted": c.granted, "policy_version": c.policy_version}
            for c in summary.consents
        ],
        "answers": {item: _answer(answer) for item, answer in summary.answers.items()},
        "scores": {
            name: {"score": s.score, "band": s.band, "maximum": s.maximum, "complete": s.complete}
            for name, s in summary.assessment.scores.items()
        },
        "triage": {
            "level": triage.level,
            "reasons": [vars_of(r) for r in triage.reasons],
            "referrals": [vars_of(r) for r in triage.referrals],
        },
        "map": [
            {"id": p.id, "level": p.level, "confidence": p.confidence}
            for p in summary.assessment.pathways
        ],
        "plan": {
            "steps": [step_body(step) for step in plan.steps],
            "withheld": [vars_of(w) for w in plan.withheld],
        },
        "alerts": [{**a, "at": a["at"].isoformat()} for a in summary.alerts],
    }


def vars_of(value: Any) -> dict[str, Any]:
    """The fields of a small frozen value, tuples as lists."""
    fields = {name: getattr(value, name) for name in value.__dataclass_fields__}
    return {k: list(v) if isinstance(v, tuple) else v for k, v in fields.items()}


def shown(summary: Summary, item: str) -> str:
    """An answer in words, or how it was refused."""
    answer = summary.answers[item]
    known = summary.intake.items.get(item)
    if answer.value is None:
        return f"[{answer.status}]"
    if known is None:
        return str(answer.value)
    return answer_display(known, answer.value, locale="en-GB")


def _answer(answer: Answer) -> dict[str, Any]:
    value = answer.value
    return {
        "status": answer.status,
        "value": None if value is None else spoken_value(value),
        "unit": answer.unit,
        "text": answer.text,
        "how": answer.how,
        "at": answer.at.isoformat(),
    }
