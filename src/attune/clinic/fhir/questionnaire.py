"""The answers as a QuestionnaireResponse: the item ids are the linkIds, every answer in its type.

A refused item carries why there is no value; an item that was never asked is left out.
"""

from __future__ import annotations

from typing import Any

from attune.clinic.fhir.base import (
    LOINC,
    ORDINAL,
    PROJECT,
    Resource,
    absent,
    coded,
    day_or_part,
    instant,
    quantity,
)
from attune.clinic.shapes import Summary, SummaryAnswer, SummarySafety
from attune.clinic.words import words
from attune.intake.answers import LabResult, ListEntry
from attune.intake.shapes import Item

_WHY_ABSENT = {"declined": "asked-declined", "skipped": "asked-unknown"}


def response(summary: Summary, client: dict[str, str], device: dict[str, str]) -> Resource:
    """The whole response, a group a section."""
    groups = [
        {
            "linkId": section.id,
            "text": section.title,
            "item": [_item(answer) for answer in section.answers],
        }
        for section in summary.sections
    ]
    if summary.safety:
        groups.append({"linkId": "safety", "item": _safety(summary.safety)})
    found: Resource = {
        "resourceType": "QuestionnaireResponse",
        "questionnaire": f"{PROJECT}:questionnaire:intake|{summary.intake_version}",
        "status": "completed" if summary.complete else "in-progress",
        "subject": client,
        "source": client,
        "author": device,
        "authored": instant(summary.made_at),
    }
    return found | {"item": groups} if groups else found


def _item(shown: SummaryAnswer) -> dict[str, Any]:
    item, answer = shown.item, shown.answer
    told: dict[str, Any] = {"linkId": item.id, "text": item.text}
    if answer.status != "answered" or answer.value is None:
        told["extension"] = [absent(_WHY_ABSENT.get(answer.status, "unknown"))]
        return told
    told["answer"] = answers(item, answer.value, answer.unit)
    return told


def _safety(given: tuple[SummarySafety, ...]) -> list[dict[str, Any]]:
    latest = {one.question: one for one in given}
    return [
        {"linkId": id, "extension": [absent(_WHY_ABSENT.get(one.status, "unknown"))]}
        if one.answer is None
        else {"linkId": id, "answer": [{"valueBoolean": one.answer}]}
        for id, one in latest.items()
    ]


def answers(item: Item, value: object, unit: str | None) -> list[dict[str, Any]]:
    """The answers of one item; several for lists and multiple choices, never none."""
    if not isinstance(value, tuple):
        return [_single(item, value, unit)]
    if not value:
        return [{"valueCoding": coded("none", f"{PROJECT}:answers", words("fhir.none"))}]
    return [_part(item, part) for part in value]


def coding_of(item: Item, value: object) -> dict[str, Any]:
    """An option: its LOINC answer code where it has one, its title, and its score."""
    option = item.option(value)
    title = option.title if option else str(value)
    if option is not None and option.loinc:
        found = coded(option.loinc, LOINC, title)
    else:
        found = coded(str(value), f"{PROJECT}:{item.id}", title)
    if isinstance(value, int) and not isinstance(value, bool):
        found["extension"] = [{"url": ORDINAL, "valueDecimal": value}]
    return found


def _single(item: Item, value: object, unit: str | None) -> dict[str, Any]:
    if item.type in ("choice", "multi_choice"):
        return {"valueCoding": coding_of(item, value)}
    if isinstance(value, bool):
        return {"valueBoolean": value}
    if isinstance(value, (int, float)):
        return _number(value, unit or item.unit)
    text = str(value)
    if item.type == "clock_time":
        return {"valueTime": text if text.count(":") > 1 else f"{text}:00"}
    if item.type == "date" and day_or_part(text):
        return {"valueDate": text}
    return {"valueString": text}


def _number(value: float, unit: str | None) -> dict[str, Any]:
    if unit:
        return {"valueQuantity": quantity(value, unit)}
    if float(value).is_integer():
        return {"valueInteger": int(value)}
    return {"valueDecimal": value}


def _part(item: Item, part: object) -> dict[str, Any]:
    if isinstance(part, ListEntry):
        return _entry(item, part)
    if isinstance(part, LabResult):
        return _lab(item, part)
    return {"valueCoding": coding_of(item, part)}


def _entry(item: Item, entry: ListEntry) -> dict[str, Any]:
    if entry.id is None:
        found: dict[str, Any] = {"valueString": entry.name}
    else:
        found = {"valueCoding": coded(entry.id, f"{PROJECT}:knowledge", entry.name)}
    details = {
        "dose": entry.dose,
        "since": entry.since,
        "use": None if entry.use == "current" else entry.use,
    }
    return found | _details(item, details)


def _lab(item: Item, lab: LabResult) -> dict[str, Any]:
    details = {"analyte": lab.analyte, "date": lab.date, "specimen": lab.specimen}
    value = quantity(lab.value, lab.unit, lab.comparator)
    return {"valueQuantity": value} | _details(item, details)


def _details(item: Item, details: dict[str, str | None]) -> dict[str, Any]:
    told = [
        {"linkId": f"{item.id}.{name}", "answer": [{"valueString": text}]}
        for name, text in details.items()
        if text
    ]
    return {"item": told} if told else {}
