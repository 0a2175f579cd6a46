"""What the FHIR modules share: systems, times, references and coded concepts.

LOINC codes are written without a display: theirs is not ours to word.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timezone
from typing import Any

PROJECT = "urn:attune"
UCUM = "http://unitsofmeasure.org"
LOINC = "http://loinc.org"
TERMINOLOGY = "http://terminology.hl7.org/CodeSystem"
ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"
ORDINAL = "http://hl7.org/fhir/StructureDefinition/ordinalValue"

Resource = dict[str, Any]


def instant(at: datetime) -> str:
    """A time as FHIR writes it, in UTC, to the second."""
    return at.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def day_or_part(text: str | None) -> str | None:
    """`text` where it is a FHIR date (a day, a month or a year), else None."""
    if not text or not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", text):
        return None
    try:
        date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return None
    return text


def coded(code: str, system: str, display: str | None = None) -> dict[str, Any]:
    """One Coding."""
    found = {"system": system, "code": _code(code)}
    return found | {"display": display} if display else found


def concept(text: str, *codings: dict[str, Any]) -> dict[str, Any]:
    """A CodeableConcept: text always, codes only where there are some."""
    return {"coding": list(codings), "text": text} if codings else {"text": text}


def known(text: str, *, loinc: str | None = None, local: str | None = None) -> dict[str, Any]:
    """A concept with its LOINC code and its knowledge id, where it has them."""
    codings = [coded(loinc, LOINC)] if loinc else []
    if local:
        codings.append(coded(local, f"{PROJECT}:knowledge"))
    return concept(text, *codings)


def quantity(value: float, unit: str | None, comparator: str | None = None) -> dict[str, Any]:
    """A Quantity in UCUM, or a bare value where there is no unit."""
    found: dict[str, Any] = {"value": value}
    if comparator in ("<", ">", "<=", ">="):
        found["comparator"] = comparator
    if unit:
        found |= {"unit": unit, "system": UCUM, "code": unit}
    return found


def absent(reason: str) -> dict[str, Any]:
    """Why there is no value, as an extension."""
    return {"url": ABSENT, "valueCode": reason}


def _code(text: str) -> str:
    """A FHIR code has no leading, trailing or doubled space."""
    return " ".join(text.split())
