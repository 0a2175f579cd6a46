"""Everything of the document but the answers: scores, labs, triage, medicines, steps, referrals."""

from __future__ import annotations

from typing import Any

from attune.clinic.fhir.base import PROJECT, concept, instant, quantity
from attune.clinic.summary import Summary
from attune.intake.answers import LabResult, ListEntry

_TAKEN = ("about.medications", "about.supplements", "hormone.contraception", "hormone.therapy")
_PRIORITY = {
    "emergency": "stat", "urgent": "asap", "soon": "urgent", "routine": "routine",
    "self_care": "routine",
}  # fmt: skip
_SEX = {"female": "female", "male": "male", "intersex": "other", "undisclosed": "unknown"}
_USE = {"current": "active", "past": "completed", "stopped": "stopped"}


def patient(summary: Summary) -> dict[str, Any]:
    """A pseudonym and, where it was told, the sex at birth."""
    found: dict[str, Any] = {
        "resourceType": "Patient",
        "identifier": [{"system": f"{PROJECT}/client", "value": summary.client.sender_id}],
    }
    sex = summary.answers.get("about.sex")
    if sex is not None and isinstance(sex.value, str):
        found["gender"] = _SEX.get(sex.value, "unknown")
    return found


def device() -> dict[str, Any]:
    """The software that put the document together."""
    return {
        "resourceType": "Device",
        "deviceName": [{"name": "Attune", "type": "user-friendly-name"}],
    }


def scores(summary: Summary, subject: dict[str, Any]) -> list[dict[str, Any]]:
    """Totals of complete instruments."""
    return [
        {
            "resourceType": "Observation",
            "status": "final",
            "category": [_survey()],
            "code": concept(
                summary.intake.instruments[s.instrument].title,
                loinc=summary.intake.instruments[s.instrument].loinc,
                local=s.instrument,
            ),
            "subject": subject,
            "effectiveDateTime": instant(summary.made_at),
            "valueInteger": int(s.score),
        }
        for s in summary.assessment.scores.values()
        if s.complete and s.score is not None
    ]


def labs(summary: Summary, subject: dict[str, Any]) -> list[dict[str, Any]]:
    """Results as the client reported them."""
    answer = summary.answers.get("labs.values")
    results = answer.value if answer is not None and isinstance(answer.value, tuple) else ()
    found = []
    for result in results:
        if not isinstance(result, LabResult):
            continue
        value = quantity(result.value, result.unit)
        if result.comparator:
            value["comparator"] = result.comparator
        found.append(
            {
                "resourceType": "Observation",
                "status": "final",
                "code": concept(result.analyte, loinc=result.loinc, local=result.analyte),
                "subject": subject,
                "effectiveDateTime": result.date or instant(summary.made_at),
                "valueQuantity": value,
                "note": [{"text": "Reported by the client, not by the laboratory."}],
            }
        )
    return found


def flag(summary: Summary, subject: dict[str, Any]) -> dict[str, Any]:
    """How soon a person must respond, and why; no forecast."""
    triage = summary.assessment.triage
    reasons = "; ".join(dict.fromkeys(r.because for r in triage.reasons))
    text = f"{triage.level}: {reasons}" if reasons else triage.level
    return {
        "resourceType": "Flag",
        "status": "active",
        "code": concept(text, local=triage.level),
        "subject": subject,
        "period": {"start": instant(summary.made_at)},
    }


def medicines(summary: Summary, subject: dict[str, Any]) -> list[dict[str, Any]]:
    """Medicines and supplements of the client, with dose and use as told."""
    found = []
    for item in _TAKEN:
        answer = summary.answers.get(item)
        entries = answer.value if answer is not None and isinstance(answer.value, tuple) else ()
        for entry in entries:
            if not isinstance(entry, ListEntry) or entry.use == "other_person":
                continue
            told: dict[str, Any] = {
                "resourceType": "MedicationStatement",
                "status": _USE[entry.use],
                "medicationCodeableConcept": concept(entry.name, local=entry.id),
                "subject": subject,
                "informationSource": subject,
                "dateAsserted": instant(summary.made_at),
            }
            if entry.dose:
                told["dosage"] = [{"text": entry.dose}]
            found.append(told)
    return found


def care_plan(summary: Summary, subject: dict[str, Any]) -> dict[str, Any]:
    """The steps, a draft until a clinician accepts them."""
    return {
        "resourceType": "CarePlan",
        "status": "draft",
        "intent": "proposal",
        "title": "Steps that passed the safety gate",
        "subject": subject,
        "created": instant(summary.made_at),
        "activity": [
            {
                "detail": {
                    "status": "not-started",
                    "code": concept(step.title, local=step.id),
                    "description": step.how,
                }
            }
            for step in summary.assessment.plan.steps
        ]
        or [{"detail": {"status": "not-started", "description": "No step is proposed."}}],
    }


def referrals(summary: Summary, subject: dict[str, Any]) -> list[dict[str, Any]]:
    """Whom to see, how soon, and what to ask there."""
    priority = _PRIORITY[summary.assessment.triage.level]
    return [
        {
            "resourceType": "ServiceRequest",
            "status": "draft",
            "intent": "proposal",
            "priority": priority if r.within in ("now", "24 hours", "4 hours") else "routine",
            "code": concept(f"Referral: {r.to}", local=r.to),
            "subject": subject,
            "authoredOn": instant(summary.made_at),
            "note": [{"text": f"Within {r.within}. {r.prompt}"}],
        }
        for r in summary.assessment.triage.referrals
    ]


def consents(summary: Summary, subject: dict[str, Any]) -> list[dict[str, Any]]:
    """What the client agreed to, by scope."""
    scope = {
        "system": "http://terminology.hl7.org/CodeSystem/consentscope",
        "code": "patient-privacy",
    }
    category = {"system": "http://loinc.org", "code": "59284-0"}
    return [
        {
            "resourceType": "Consent",
            "status": "active" if c.granted else "rejected",
            "scope": {"coding": [scope]},
            "category": [{"coding": [category], "text": c.scope}],
            "patient": subject,
            "dateTime": instant(c.at),
            "policy": [{"uri": f"{PROJECT}/policy/{c.policy_version}"}],
        }
        for c in summary.consents
    ]


def provenance(
    summary: Summary, targets: list[str], device: dict[str, Any], patient: dict[str, Any]
) -> dict[str, Any]:
    """The client is the source, the software put it together."""
    return {
        "resourceType": "Provenance",
        "target": [{"reference": url} for url in targets],
        "recorded": instant(summary.made_at),
        "agent": [
            {"type": {"text": "assembler"}, "who": {"reference": device["fullUrl"]}},
            {"type": {"text": "source"}, "who": {"reference": patient["fullUrl"]}},
        ],
    }


def _survey() -> dict[str, Any]:
    system = "http://terminology.hl7.org/CodeSystem/observation-category"
    return {"coding": [{"system": system, "code": "survey"}]}
