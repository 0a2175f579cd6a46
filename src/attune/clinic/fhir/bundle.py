"""The document: every resource with a place in the Composition, checked by typed R4 models.

Each resource is built in a module of its own; codes are used only where they are confirmed.
"""

from __future__ import annotations

from html import escape
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from fhirclient.models.bundle import Bundle

from attune.clinic.blocks import Block, blocks
from attune.clinic.fhir import care, people
from attune.clinic.fhir.base import LOINC, PROJECT, Resource, coded, instant
from attune.clinic.fhir.observations import observations
from attune.clinic.fhir.questionnaire import response
from attune.clinic.shapes import Summary
from attune.clinic.words import words

#: Section: its code (those of the International Patient Summary), the words of its title, what
#: goes into it, and the blocks of the summary that tell it in words.
_SECTIONS: tuple[tuple[str | None, str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("104605-1", "fhir.alert", ("Flag", "ServiceRequest"), ("triage",)),
    (None, "fhir.answers", ("QuestionnaireResponse",), ("safety", "refused", "corrections")),
    ("11450-4", "fhir.problems", ("Condition",), ()),
    ("48765-2", "fhir.allergies", ("AllergyIntolerance",), ()),
    ("10160-0", "sections.medicines", ("MedicationStatement",), ("medicines", "interactions")),
    ("30954-2", "fhir.results", ("Observation",), ("scores", "labs", "map")),
    ("18776-5", "sections.plan", ("CarePlan",), ("plan", "withheld")),
    (None, "sections.consents", ("Consent",), ("consents",)),
)
_XHTML = "http://www.w3.org/1999/xhtml"


def as_bundle(summary: Summary) -> dict[str, Any]:
    """The Bundle in JSON types. Raises fhirclient's FHIRValidationError if it were not valid R4."""
    client = {"reference": _url(summary, "Patient")}
    software = {"reference": _url(summary, "Device")}
    answers = _url(summary, "0")
    resources = [
        response(summary, client, software),
        *observations(summary, client, answers),
        *care.flag(summary, client, software),
        *care.conditions(summary, client),
        *care.medicines(summary, client),
        *care.care_plan(summary, client, software),
        *care.referrals(summary, client, software),
        *people.consents(summary, client),
    ]
    told = [_entry(summary, str(n), resource) for n, resource in enumerate(resources)]
    targets = [entry["fullUrl"] for entry in told]
    source = people.provenance(summary, targets, client, software)
    bundle = {
        "resourceType": "Bundle",
        "type": "document",
        "identifier": {"system": f"{PROJECT}:summary", "value": _url(summary, "Bundle")},
        "timestamp": instant(summary.made_at),
        "entry": [
            _entry(summary, "Composition", _composition(summary, client, software, told)),
            _entry(summary, "Patient", people.patient(summary)),
            *told,
            _entry(summary, "Device", people.device()),
            _entry(summary, "Provenance", source),
        ],
    }
    checked: dict[str, Any] = Bundle(bundle, strict=True).as_json()
    return checked


def _composition(
    summary: Summary,
    client: dict[str, str],
    software: dict[str, str],
    entries: list[dict[str, Any]],
) -> Resource:
    parts = {block.id: block for block in blocks(summary)}
    sections = []
    for code, title, kinds, told in _SECTIONS:
        found = [e["fullUrl"] for e in entries if e["resource"]["resourceType"] in kinds]
        if not found:
            continue
        section: dict[str, Any] = {"title": words(title)}
        if code:
            section["code"] = {"coding": [coded(code, LOINC)], "text": words(title)}
        shown = [parts[id] for id in told if id in parts]
        if shown:
            section["text"] = {"status": "generated", "div": _narrative(shown)}
        section["entry"] = [{"reference": url} for url in found]
        sections.append(section)
    return {
        "resourceType": "Composition",
        "status": "preliminary",
        "type": {"text": words("title")},
        "subject": client,
        "date": instant(summary.made_at),
        "author": [software],
        "title": words("title"),
        "section": sections,
    }


def _narrative(shown: list[Block]) -> str:
    lines = []
    for block in shown:
        lines.append(f"<h2>{escape(block.title)}</h2><ul>")
        for row in block.rows:
            text = ": ".join(part for part in (row.label, row.value) if part)
            lines.append(f"<li>{escape(' '.join((text, *row.notes)))}</li>")
        lines.append("</ul>")
    return f'<div xmlns="{_XHTML}">{"".join(lines)}</div>'


def _entry(summary: Summary, name: str, resource: Resource) -> dict[str, Any]:
    url = _url(summary, name)
    return {"fullUrl": url, "resource": {"id": url.removeprefix("urn:uuid:"), **resource}}


def _url(summary: Summary, name: str) -> str:
    made = f"{PROJECT}:{summary.client}:{summary.made_at.isoformat()}:{name}"
    return f"urn:uuid:{uuid5(NAMESPACE_URL, made)}"
