"""The summary as JSON types, with the names of the protocol."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from attune.clinic.shapes import Summary, SummaryAnswer, SummaryLab, SummaryScore
from attune.intake.answers import ListEntry, Value


def as_json(summary: Summary) -> dict[str, Any]:
    """All of the summary; times are ISO 8601, values as the protocol spells them."""
    return {
        "version": 1,
        "client": summary.client,
        "made_at": summary.made_at.isoformat(),
        "clinic": summary.clinic,
        "locale": summary.locale,
        "intake_version": summary.intake_version,
        "knowledge_version": summary.knowledge_version,
        "complete": summary.complete,
        "shared": summary.shared,
        "answers": [_answer(answer) for answer in summary.answers],
        "corrections": [_answer(answer) for answer in summary.corrections],
        "scores": [_score(score) for score in summary.scores],
        "triage": None if summary.triage is None else asdict(summary.triage),
        "map": {"pathways": [asdict(pathway) for pathway in summary.pathways]},
        "plan": {
            "steps": [asdict(step) for step in summary.steps],
            "withheld": [asdict(one) for one in summary.withheld],
        },
        "interactions": [asdict(pair) for pair in summary.interactions],
        "labs": [_lab(lab) for lab in summary.labs],
        "consents": [{**asdict(one), "at": one.at.isoformat()} for one in summary.consents],
        "safety": [{**asdict(one), "at": one.at.isoformat()} for one in summary.safety],
        "alerts": [{**asdict(one), "at": one.at.isoformat()} for one in summary.alerts],
        "sources": [{"id": id, "citation": citation} for id, citation in summary.citations],
    }


def _answer(shown: SummaryAnswer) -> dict[str, Any]:
    answer = shown.answer
    body: dict[str, Any] = {
        "item": answer.item,
        "status": answer.status,
        "value": _value(answer.value),
        "unit": answer.unit,
        "display": shown.display,
        "text": answer.text,
        "how": answer.how,
        "at": answer.at.isoformat(),
    }
    if isinstance(answer.value, tuple):
        others = [e for e in answer.value if isinstance(e, ListEntry) and e.use != "current"]
        if others or shown.item.type == "list":
            body["not_current"] = [asdict(entry) for entry in others]
    return body


def _value(value: Value | None) -> Any:
    if not isinstance(value, tuple):
        return value
    return [_part(part) for part in value if not _left_out(part)]


def _left_out(part: object) -> bool:
    return isinstance(part, ListEntry) and part.use != "current"


def _part(part: Any) -> Any:
    if isinstance(part, str):
        return part
    if isinstance(part, ListEntry):
        return {"id": part.id, "name": part.name, "dose": part.dose, "since": part.since}
    return asdict(part)


def _score(one: SummaryScore) -> dict[str, Any]:
    score = one.score
    return {
        "instrument": score.instrument,
        "title": one.instrument.title,
        "score": score.score,
        "low": score.low,
        "high": score.high,
        "maximum": score.maximum,
        "band": score.band,
        "band_title": score.band_title,
        "positive": score.positive,
        "change": one.change,
    }


def _lab(lab: SummaryLab) -> dict[str, Any]:
    result = asdict(lab.result)
    return {**result, "title": lab.title, "interval": {"low": lab.low, "high": lab.high},
            "flag": lab.flag}  # fmt: skip
