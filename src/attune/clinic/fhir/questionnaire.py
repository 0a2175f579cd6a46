"""The answers as a QuestionnaireResponse: the item ids are the linkIds, every answer in its type.

A refused item carries why there is no value; an item that was never asked is left out.
"""

from __future__ import annotations

from typing import Any

from attune.clinic.fhir.base import ABSENT, ORDINAL, PROJECT, instant, quantity
from attune.clinic.summary import Summary, shown
from attune.intake.answers import Answer, LabResult, ListEntry
from attune.intake.items import Item

_WHY_ABSENT = {"declined": "asked-declined", "skipped": "asked-unknown"}


def response(summary: Summary, subject: dict[str, Any]) -> dict[str, Any]:
    """One response with a group a section."""
    groups = []
    for section in summary.intake.sections:
        items = [i for i in summary.intake.items.values() if i.section == section.id]
        answered = [_item(summary, i) for i in items if i.id in summary.answers]
        if answered:
            groups.append({"linkId": section.id, "text": section.title, "item": answered})
    safety = [a for i, a in summary.answers.items() if i not in summary.intake.items]
    if safety:
        groups.append({"linkId": "safety", "item": [_safety(answer) for answer in safety]})
    return {
        "resourceType": "QuestionnaireResponse",
        "questionnaire": f"{PROJECT}/Questionnaire/intake|{summary.intake.version}",
        "status": "in-progress" if not groups else "completed",
        "subject": subject,
        "source": subject,
        "authored": instant(summary.made_at),
        "item": groups,
    }


def _item(summary: Summary, item: Item) -> dict[str, Any]:
    answer = summary.answers[item.id]
    told: dict[str, Any] = {"linkId": item.id, "text": item.wording or item.text}
    if answer.value is None:
        told["extension"] = [{"url": ABSENT, "valueCode": _WHY_ABSENT[answer.status]}]
        return told
    values = _values(item, answer, summary)
    if values:
        told["answer"] = values
    else:
        told["answer"] = [{"valueString": shown(summary, item.id)}]
    return told


def _safety(answer: Answer) -> dict[str, Any]:
    if answer.value is None:
        absent = {"url": ABSENT, "valueCode": _WHY_ABSENT[answer.status]}
        return {"linkId": answer.item, "extension": [absent]}
    return {"linkId": answer.item, "answer": [{"valueBoolean": bool(answer.value)}]}


def _values(item: Item, answer: Answer, summary: Summary) -> list[dict[str, Any]]:
    value = answer.value
    if isinstance(value, tuple):
        return [_part(item, part) for part in value]
    if item.type == "choice":
        return [_coding(item, value)]
    if isinstance(value, bool):
        return [{"valueBoolean": value}]
    if item.type == "clock_time":
        return [{"valueTime": f"{value}:00"}]
    if item.type == "date":
        return [{"valueDate": str(value)}]
    if isinstance(value, (int, float)):
        unit = answer.unit or item.unit
        return [{"valueQuantity": quantity(value, unit)}]
    return [{"valueString": str(value)}]


def _part(item: Item, part: object) -> dict[str, Any]:
    if isinstance(part, ListEntry):
        words = " ".join(
            w for w in (part.name, part.dose, part.since and f"since {part.since}") if w
        )
        use = "" if part.use == "current" else f" ({part.use.replace('_', ' ')})"
        coding: dict[str, Any] = {"system": f"{PROJECT}/id", "display": words + use}
        if part.id is None:
            return {"valueString": words + use}
        return {"valueCoding": {**coding, "code": part.id}}
    if isinstance(part, LabResult):
        return {
            "valueString": f"{part.analyte} {part.comparator or ''}{part.value:g} {part.unit or ''}"
        }
    return _coding(item, part)


def _coding(item: Item, value: object) -> dict[str, Any]:
    option = item.option(value)
    coding: dict[str, Any] = {
        "system": f"{PROJECT}/{item.id}",
        "code": str(value),
        "display": option.title if option else str(value),
    }
    if isinstance(value, int):
        coding["extension"] = [{"url": ORDINAL, "valueDecimal": value}]
    return {"valueCoding": coding}
