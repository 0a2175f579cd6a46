"""What the FHIR modules share: systems, times, and coded concepts."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

PROJECT = "urn:attune"
UCUM = "http://unitsofmeasure.org"
LOINC = "http://loinc.org"
ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"
ORDINAL = "http://hl7.org/fhir/StructureDefinition/ordinalValue"


def instant(at: datetime) -> str:
    """A time as FHIR writes it, in UTC, to the second."""
    return at.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def concept(text: str, *, loinc: str | None = None, local: str | None = None) -> dict[str, Any]:
    """A CodeableConcept: text always, codes only where there is one."""
    coding = []
    if loinc:
        coding.append({"system": LOINC, "code": loinc})
    if local:
        coding.append({"system": f"{PROJECT}/id", "code": local})
    return {"coding": coding, "text": text} if coding else {"text": text}


def quantity(value: float, unit: str | None) -> dict[str, Any]:
    """A Quantity in UCUM, or a bare value where there is no unit."""
    if not unit:
        return {"value": value}
    return {"value": value, "unit": unit, "system": UCUM, "code": unit}
