"""The document: every resource with a place in the Composition, checked by typed R4 models.

Each resource is built in a module of its own; codes are used only where they are confirmed.
"""

from __future__ import annotations

from typing import Any
from uuid import NAMESPACE_URL, uuid5

from fhirclient.models.bundle import Bundle

from attune.clinic.fhir import questionnaire, statements
from attune.clinic.fhir.base import PROJECT, instant
from attune.clinic.summary import Summary

_SECTIONS = {
    "QuestionnaireResponse": ("Answers", "81338-6", "Patient Goals, preferences, and priorities"),
    "Observation": ("Scores and results", "30954-2", "Relevant diagnostic tests"),
    "Flag": ("How soon a person must respond", "104605-1", "Alert"),
    "MedicationStatement": ("Medicines and supplements", "10160-0", "Medication use"),
    "CarePlan": ("Steps", "18776-5", "Plan of care note"),
    "ServiceRequest": ("Referrals", "18776-5", "Plan of care note"),
}


def as_bundle(summary: Summary) -> dict[str, Any]:
    """The Bundle in JSON types. Raises fhirclient's FHIRValidationError if it were not valid R4."""
    patient = _entry("Patient", summary, statements.patient(summary))
    subject = {"reference": patient["fullUrl"]}
    resources = [
        questionnaire.response(summary, subject),
        *statements.scores(summary, subject),
        *statements.labs(summary, subject),
        statements.flag(summary, subject),
        *statements.medicines(summary, subject),
        statements.care_plan(summary, subject),
        *statements.referrals(summary, subject),
        *statements.consents(summary, subject),
    ]
    entries = [_entry(f"{n}", summary, resource) for n, resource in enumerate(resources)]
    device = _entry("Device", summary, statements.device())
    provenance = _entry(
        "Provenance",
        summary,
        statements.provenance(summary, [e["fullUrl"] for e in entries], device, patient),
    )
    composition = _entry("Composition", summary, _composition(summary, subject, device, entries))
    bundle = {
        "resourceType": "Bundle",
        "type": "document",
        "identifier": {"system": f"{PROJECT}/summary", "value": _uuid("bundle", summary)},
        "timestamp": instant(summary.made_at),
        "entry": [composition, patient, *entries, device, provenance],
    }
    checked: dict[str, Any] = Bundle(bundle, strict=True).as_json()
    return checked


def _composition(
    summary: Summary, subject: dict[str, Any], device: dict[str, Any], entries: list[dict[str, Any]]
) -> dict[str, Any]:
    sections = []
    for kind, (title, code, display) in _SECTIONS.items():
        found = [e["fullUrl"] for e in entries if e["resource"]["resourceType"] == kind]
        if found:
            coding = {"system": "http://loinc.org", "code": code, "display": display}
            sections.append(
                {
                    "title": title,
                    "code": {"coding": [coding]},
                    "entry": [{"reference": url} for url in found],
                }
            )
    return {
        "resourceType": "Composition",
        "status": "preliminary",
        "type": {"text": "Summary before the appointment, reported by the client"},
        "subject": subject,
        "date": instant(summary.made_at),
        "author": [{"reference": device["fullUrl"]}],
        "title": "Summary before the appointment",
        "section": sections,
    }


def _entry(name: str, summary: Summary, resource: dict[str, Any]) -> dict[str, Any]:
    return {"fullUrl": f"urn:uuid:{_uuid(name, summary)}", "resource": resource}


def _uuid(name: str, summary: Summary) -> str:
    made = f"{PROJECT}/{summary.client.sender_id}/{summary.made_at.isoformat()}/{name}"
    return str(uuid5(NAMESPACE_URL, made))
