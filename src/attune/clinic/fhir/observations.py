"""Totals, items with a code of their own, and laboratory values, as Observations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from attune.clinic.fhir.base import (
    LOINC,
    PROJECT,
    TERMINOLOGY,
    Resource,
    coded,
    concept,
    day_or_part,
    instant,
    known,
    quantity,
)
from attune.clinic.fhir.questionnaire import coding_of
from attune.clinic.shapes import Summary, SummaryAnswer, SummaryLab, SummaryScore
from attune.clinic.words import word_or_id, words

_INTERPRETATION = {
    "low": "L", "normal": "N", "high": "H", "critical_low": "LL", "critical_high": "HH",
}  # fmt: skip
_MEASURED = ("about.height", "about.weight")


def observations(summary: Summary, client: dict[str, str], answers: str) -> Iterator[Resource]:
    """All observations; those that rest on answers say so. `answers` is the response's URL."""
    for score in summary.scores:
        yield _total(score) | _common(summary, client, answers)
    for answer in summary.answers:
        found = _item(answer)
        if found is not None:
            yield found | _common(summary, client, answers)
    for lab in summary.labs:
        yield _common(summary, client, answers) | _lab(lab, client)


def _common(summary: Summary, client: dict[str, str], answers: str) -> Resource:
    return {
        "resourceType": "Observation",
        "status": "final",
        "subject": client,
        "effectiveDateTime": instant(summary.made_at),
        "derivedFrom": [{"reference": answers}],
    }


def _category(code: str) -> dict[str, Any]:
    return {"category": [{"coding": [coded(code, f"{TERMINOLOGY}/observation-category")]}]}


def _total(one: SummaryScore) -> Resource:
    score, instrument = one.score, one.instrument
    codings = [coded(instrument.loinc_total, LOINC)] if instrument.loinc_total else []
    codings.append(coded(instrument.id, f"{PROJECT}:instrument"))
    found = {"code": concept(instrument.title, *codings)} | _category("survey")
    if score.score is None:
        text = words("fhir.open_score", low=score.low, high=score.high)
        reason = concept(text, coded("unknown", f"{TERMINOLOGY}/data-absent-reason"))
        return found | {"dataAbsentReason": reason}
    found["valueQuantity"] = quantity(score.score, instrument.unit)
    if score.band_title:
        found["interpretation"] = [{"text": score.band_title}]
    return found


def _item(shown: SummaryAnswer) -> Resource | None:
    """A safety answer, or a body measure, where its code is known; the rest stays in the form."""
    item, value = shown.item, shown.answer.value
    if not item.loinc or value is None or not (item.safety or item.id in _MEASURED):
        return None
    found: Resource = {"code": concept(item.short or item.text, coded(item.loinc, LOINC))}
    if isinstance(value, bool):
        found["valueBoolean"] = value
    elif item.type == "choice":
        coding = coding_of(item, value)
        found["valueCodeableConcept"] = concept(shown.display, coding)
    elif isinstance(value, (int, float)):
        found["valueQuantity"] = quantity(value, shown.answer.unit or item.unit)
    else:
        return None
    return found | _category("survey" if item.safety else "vital-signs")


def _lab(lab: SummaryLab, client: dict[str, str]) -> Resource:
    result = lab.result
    found: Resource = {
        "code": known(lab.title, loinc=result.loinc, local=result.analyte),
        "valueQuantity": quantity(result.value, result.unit, result.comparator),
        "performer": [client],
        "note": [{"text": words("words.reported")}],
    } | _category("laboratory")
    taken = day_or_part(result.date)
    if taken:
        found["effectiveDateTime"] = taken
    bounds = {"low": lab.low, "high": lab.high}
    given = {k: quantity(v, result.unit) for k, v in bounds.items() if v is not None}
    if given:
        found["referenceRange"] = [given]
    title = word_or_id("flags", lab.flag)
    code = _INTERPRETATION.get(lab.flag)
    codings = [coded(code, f"{TERMINOLOGY}/v3-ObservationInterpretation")] if code else []
    found["interpretation"] = [concept(title, *codings)]
    return found
