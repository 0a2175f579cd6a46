"""What the client has and takes, how soon a person must respond, what is proposed, whom to see.

All of it is a draft, or marked as told by the client: nothing here was accepted by a clinician.
"""

from __future__ import annotations

from collections.abc import Iterator

from attune.clinic.fhir.base import (
    PROJECT,
    TERMINOLOGY,
    Resource,
    coded,
    concept,
    day_or_part,
    instant,
    known,
)
from attune.clinic.shapes import Summary, SummaryReferral, SummaryStep
from attune.clinic.words import word_or_id, words

Reference = dict[str, str]

_PRIORITY = {"emergency": "stat", "urgent": "asap", "soon": "urgent"}
_WITHIN = {
    "now": "stat", "4 hours": "stat", "24 hours": "asap", "72 hours": "urgent",
    "2 weeks": "urgent", "4 weeks": "routine", "next visit": "routine",
}  # fmt: skip
_USE = {"current": "active", "past": "completed", "stopped": "stopped"}


def flag(summary: Summary, client: Reference, device: Reference) -> Iterator[Resource]:
    """How soon a person must respond, and why; no forecast."""
    triage = summary.triage
    if triage is None:
        return
    title = word_or_id("levels", triage.level)
    because = "; ".join(dict.fromkeys(r.clinical or r.because for r in triage.reasons))
    text = f"{title}: {because}" if because else title
    yield {
        "resourceType": "Flag",
        "status": "active",
        "category": [{"text": words("fhir.alert")}],
        "code": concept(text, coded(triage.level, f"{PROJECT}:triage", title)),
        "subject": client,
        "author": device,
        "period": {"start": instant(summary.made_at)},
    }


def medicines(summary: Summary, client: Reference) -> Iterator[Resource]:
    """Medicines, supplements and hormones of the client, with dose and use as told."""
    for item, entry in summary.entries("medicine", "supplement", "hormone"):
        if entry.use == "other_person":
            continue
        found: Resource = {
            "resourceType": "MedicationStatement",
            "status": _USE[entry.use],
            "category": {"text": words(f"fhir.{item.list_of}")},
            "medicationCodeableConcept": known(entry.name, local=entry.id),
            "subject": client,
            "informationSource": client,
            "dateAsserted": instant(summary.made_at),
        }
        since = day_or_part(entry.since)
        if since:
            found["effectivePeriod"] = {"start": since}
        elif entry.since:
            found["note"] = [{"text": words("words.since", since=entry.since)}]
        if entry.dose:
            found["dosage"] = [{"text": entry.dose}]
        yield found


def conditions(summary: Summary, client: Reference) -> Iterator[Resource]:
    """Conditions and allergies as the client named them, unconfirmed."""
    for item, entry in summary.entries("condition", "allergy"):
        if entry.use == "other_person":
            continue
        clinical = "active" if entry.use == "current" else "inactive"
        kind = "Condition" if item.list_of == "condition" else "AllergyIntolerance"
        stem = "condition" if kind == "Condition" else "allergyintolerance"
        owner = "subject" if kind == "Condition" else "patient"
        yield {
            "resourceType": kind,
            "clinicalStatus": _status(f"{stem}-clinical", clinical),
            "verificationStatus": _status(
                "condition-ver-status" if kind == "Condition" else f"{stem}-verification",
                "unconfirmed",
            ),
            "code": known(entry.name, local=entry.id),
            owner: client,
            "recordedDate": instant(summary.made_at),
        }


def care_plan(summary: Summary, client: Reference, device: Reference) -> Iterator[Resource]:
    """The steps, a draft until a clinician accepts them, and what was held back."""
    if not summary.steps and not summary.withheld:
        return
    found: Resource = {
        "resourceType": "CarePlan",
        "status": "draft",
        "intent": "proposal",
        "title": words("sections.plan"),
        "description": words("words.draft"),
        "subject": client,
        "created": instant(summary.made_at),
        "author": device,
    }
    if summary.steps:
        found["activity"] = [_activity(step) for step in summary.steps]
    if summary.withheld:
        lead = words("sections.withheld")
        found["note"] = [{"text": f"{lead}: {w.title}. {w.because}"} for w in summary.withheld]
    yield found


def referrals(summary: Summary, client: Reference, device: Reference) -> Iterator[Resource]:
    """Whom to see, how soon, and what to ask there."""
    if summary.triage is None:
        return
    usual = _PRIORITY.get(summary.triage.level, "routine")
    for one in summary.triage.referrals:
        yield {
            "resourceType": "ServiceRequest",
            "status": "draft",
            "intent": "proposal",
            "priority": _WITHIN.get(one.within, usual),
            "code": concept(
                words("fhir.referral", to=one.to), coded(one.to, f"{PROJECT}:referral")
            ),
            "subject": client,
            "authoredOn": instant(summary.made_at),
            "requester": device,
            "reasonCode": [{"text": one.prompt}],
            "note": [{"text": text} for text in _said(one)],
        }


def _said(one: SummaryReferral) -> Iterator[str]:
    yield words("fhir.within", within=one.within)
    if one.tests:
        yield f"{words('words.tests')}: {', '.join(one.tests)}"
    if one.questions:
        yield f"{words('words.ask_there')}: {' '.join(one.questions)}"


def _activity(step: SummaryStep) -> Resource:
    parts = [step.how, step.dose, step.why, words("words.grade", grade=step.grade)]
    if step.cautions:
        parts.append(f"{words('words.cautions')}: {' '.join(step.cautions)}")
    if step.stop_if:
        parts.append(f"{words('words.stop_if')}: {'; '.join(step.stop_if)}")
    detail = {
        "status": "not-started",
        "code": known(step.title, local=step.id),
        "description": "\n".join(part for part in parts if part),
    }
    return {"detail": detail}


def _status(system: str, code: str) -> Resource:
    return {"coding": [coded(code, f"{TERMINOLOGY}/{system}")]}
