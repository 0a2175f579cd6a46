"""The client under a pseudonym, what they agreed to, the software, and who said what."""

from __future__ import annotations

from collections.abc import Iterator

from attune.clinic.fhir.base import PROJECT, TERMINOLOGY, Resource, coded, instant
from attune.clinic.shapes import Summary
from attune.clinic.words import words

Reference = dict[str, str]


def patient(summary: Summary) -> Resource:
    """A pseudonym alone: sex at birth is an answer, not an administrative gender."""
    return {
        "resourceType": "Patient",
        "identifier": [{"system": f"{PROJECT}:client", "value": summary.client}],
    }


def device() -> Resource:
    """The software that put the document together."""
    return {
        "resourceType": "Device",
        "deviceName": [{"name": "Attune", "type": "user-friendly-name"}],
    }


def consents(summary: Summary, client: Reference) -> Iterator[Resource]:
    """The latest decision on each scope."""
    for one in summary.consents:
        yield {
            "resourceType": "Consent",
            "status": "active" if one.granted else "rejected",
            "scope": {
                "coding": [coded("patient-privacy", f"{TERMINOLOGY}/consentscope")],
                "text": one.title,
            },
            "category": [
                {
                    "coding": [coded(one.scope, f"{PROJECT}:consent", one.title)],
                    "text": words("fhir.consent_category"),
                }
            ],
            "patient": client,
            "dateTime": instant(one.at),
            "policy": [{"uri": f"{PROJECT}:policy:{one.policy_version}"}],
            "provision": {"type": "permit" if one.granted else "deny"},
        }


def provenance(
    summary: Summary, targets: list[str], client: Reference, software: Reference
) -> Resource:
    """The client is the source, the software put it together."""
    system = f"{TERMINOLOGY}/provenance-participant-type"
    assembled = {"coding": [coded("assembler", system)], "text": words("fhir.assembled")}
    entered = {"coding": [coded("author", system)], "text": words("fhir.entered")}
    return {
        "resourceType": "Provenance",
        "target": [{"reference": url} for url in targets],
        "recorded": instant(summary.made_at),
        "agent": [
            {"type": entered, "who": client},
            {"type": assembled, "who": software},
        ],
    }
