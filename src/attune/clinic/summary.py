"""A client's summary, made from the record and from all that follows from it.

What a summary holds stands in `shapes.py`; each rendering has a module of its own.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from attune.clinic.as_json import as_json
from attune.clinic.assemble import Assessed, Kept, assemble
from attune.clinic.shapes import Summary, SummaryAlert, SummaryLab
from attune.errors import ContentError
from attune.intake.answers import Answers, LabResult
from attune.replies.consent import SCOPES

if TYPE_CHECKING:
    from attune.bootstrap import Services
    from attune.turns.assessment import Assessment

__all__ = ["Summary", "as_json", "summarise"]


def summarise(house: Services, pseudonym: str, now: datetime) -> Summary:
    """The summary of one client. Raises UnknownSender for one never met."""
    from attune.turns.assessment import assess
    from attune.turns.state import State

    with house.records.reading(pseudonym) as record:
        answers, signals = record.answers(), record.signals()
        rejected = State.from_json(record.state()).rejected
        kept = Kept(
            consents=record.consents(),
            alerts=[_alert(alert) for alert in record.alerts()],
            earlier=[answer for answer, current in record.history() if not current],
        )
        locale = record.facts().locale or house.settings.locale
    found = assess(house, answers, signals, today=now.date(), rejected=rejected)
    assessed = Assessed(
        triage=found.triage,
        pathways=found.pathways,
        steps=found.plan.steps,
        withheld=found.plan.withheld,
        interactions=house.kb.interactions_between(found.profile.taken),
        labs=_labs(house, answers, found),
    )
    phrases = house.phrases(locale)
    return assemble(
        house.intake,
        answers,
        client=pseudonym,
        made_at=now,
        clinic=house.settings.clinic_name,
        locale=locale,
        assessed=assessed,
        kept=kept,
        names=_names(house, assessed),
        scopes={scope: phrases(f"consent.scope_{scope}") for scope in SCOPES},
        citation=lambda id: _citation(house, id),
        knowledge_version=house.kb.version,
    )


def _alert(raw: Any) -> SummaryAlert:
    return SummaryAlert(
        raw["category"], raw["level"], raw["at"], raw["words"], raw.get("acknowledged_by")
    )


def _names(house: Services, assessed: Assessed) -> dict[str, str]:
    ids = [one.id for one in (*assessed.pathways, *assessed.withheld)]
    ids += [id for pair in assessed.interactions for id in (pair.a, pair.b)]
    found = {id: house.kb.topic(id) for id in dict.fromkeys(ids)}
    return {id: topic.name for id, topic in found.items() if topic is not None}


def _citation(house: Services, id: str) -> str | None:
    try:
        return house.kb.source(id).citation()
    except ContentError:
        return None


def _labs(house: Services, answers: Answers, found: Assessment) -> list[SummaryLab]:
    from attune.safety.labs import interpret

    answer = answers.get("labs.values")
    results = answer.value if answer is not None and isinstance(answer.value, tuple) else ()
    lines = []
    for result in results:
        if isinstance(result, LabResult):
            seen = interpret(result, house.kb, found.profile)
            topic = house.kb.topic(result.analyte)
            title = topic.name if topic else result.analyte
            told = replace(result, loinc=result.loinc or seen.loinc)
            lines.append(SummaryLab(told, title, seen.low, seen.high, seen.flag))
    return lines
