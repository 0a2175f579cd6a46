"""Checks what is claimed: on what ground, how confirmed, in which words, and what is offered.

Whether a claim is true stays out: that takes a reader and a source.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from attune.knowledge.checks.faults import Finding
from attune.knowledge.checks.known import Known, Row
from attune.knowledge.checks.reading_grade import grade
from attune.knowledge.documents import Document
from attune.knowledge.yaml_files import Place

HIGHEST_GRADE = 8.0
#: Shorter texts have no grade worth the name.
FEWEST_WORDS = 10
#: What a client reads.
PLAIN = ("plain", "summary", "title", "how", "when", "expect", "effect", "advice", "action")
_CLAIM = re.compile(r"\b(treat(?:s|ed|ing)?|cur(?:e|es|ed|ing)|heal(?:s|ed|ing)?)\b", re.IGNORECASE)
_DENIED = re.compile(
    r"\b(not|never|no|cannot|can't|doesn't|don't|without|nor|isn't)\b[^.;:!?]{0,40}$", re.IGNORECASE
)
_GRADED = ("statements", "steps", "transporters", "receptors", "effects", "benefits")
#: In one unit: micrograms.
_MICROGRAMS = {"ug": 1.0, "mcg": 1.0, "µg": 1.0, "mg": 1_000.0, "g": 1_000_000.0}


def findings(document: Document, listed: Iterable[Row], known: Known) -> Iterator[Finding]:
    """Faults of what one file claims."""
    if document.folder == "sources":
        return
    for row in listed:
        yield from _ground(document, row)
        yield from _wording(document, row, known)
    if document.folder in ("nutrients", "lifestyle") and document.raw.get("offer"):
        yield from _offer(document, document.raw)


def _ground(document: Document, row: Row) -> Iterator[Finding]:
    """Grade, and checked or unconfirmed."""
    parent = row.place[-2] if len(row.place) > 1 else None
    graded = parent in _GRADED or row.place[-1:] == ("needs",)
    if graded and "grade" not in row.raw:
        yield Finding(document, row.place, "missing grade", "grade it A, B, C or D")
    if "sources" not in row.raw or not row.place:
        return
    checked, unconfirmed = "checked" in row.raw, row.raw.get("unconfirmed") is True
    if checked == unconfirmed:
        what = "both checked and unconfirmed" if checked else "neither checked nor unconfirmed"
        remedy = "keep 'checked: {against, on}' if a source was read, else 'unconfirmed: true'"
        yield Finding(document, row.place, what, remedy)
    elif checked and row.raw["checked"]["against"] not in row.raw["sources"]:
        what = f"checked against '{row.raw['checked']['against']}', which it does not cite"
        yield Finding(document, (*row.place, "checked"), what, "add it to its sources")


def _wording(document: Document, row: Row, known: Known) -> Iterator[Finding]:
    for key in PLAIN:
        text = row.raw.get(key)
        if not isinstance(text, str):
            continue
        place = (*row.place, key)
        yield from _disease_claim(document, place, text)
        found = grade(text, known.short_words)
        if found > HIGHEST_GRADE and len(text.split()) >= FEWEST_WORDS:
            what = f"reading grade {found:.1f} of '{text[:30]}…' is above {HIGHEST_GRADE:g}"
            yield Finding(document, place, what, "use shorter sentences and shorter words")


def _disease_claim(document: Document, place: Place, text: str) -> Iterator[Finding]:
    if document.folder in ("medicines", "interactions"):
        return
    for found in _CLAIM.finditer(text):
        if not _DENIED.search(text[: found.start()]):
            what = f"disease claim '{found.group()}'"
            yield Finding(document, place, what, "say what was seen in studies instead")


def _offer(document: Document, raw: dict[str, Any]) -> Iterator[Finding]:
    """An offer stands on confirmed benefits and a confirmed dose below the limit."""
    offer = raw["offer"]
    for outcome in offer["for"]:
        benefits = [b for b in raw.get("benefits", ()) if b["outcome"] == outcome]
        if not any("checked" in b and b.get("size") != "none" for b in benefits):
            what = f"offer for '{outcome}' stands on no confirmed benefit"
            yield Finding(document, ("offer", "for"), what, "confirm a benefit or drop the outcome")
    if offer["checked_dose"] is not True:
        remedy = "confirm the dose or set 'offer: null'"
        yield Finding(document, ("offer", "checked_dose"), "offer of an unconfirmed dose", remedy)
    yield from _above_limit(document, offer.get("dose"), raw.get("upper_limit"))


def _above_limit(
    document: Document, dose: dict[str, Any] | None, limit: dict[str, Any] | None
) -> Iterator[Finding]:
    if not dose or not limit:
        return
    most, least = _amount(dose["high"], dose["unit"]), _amount(limit["value"], limit["unit"])
    if most is None or least is None or dose["per"] != limit["per"]:
        if (dose["unit"], dose["per"]) != (limit["unit"], limit["per"]):
            remedy = "write both in the same unit"
            what = f"dose in {dose['unit']} and limit in {limit['unit']} can't be compared"
            yield Finding(document, ("offer", "dose", "unit"), what, remedy)
            return
        most, least = float(dose["high"]), float(limit["value"])
    if most > least:
        what = f"dose {dose['high']:g} {dose['unit']} is above the upper limit"
        remedy = f"offer at most {limit['value']:g} {limit['unit']}"
        yield Finding(document, ("offer", "dose", "high"), what, remedy)


def _amount(value: float, unit: str) -> float | None:
    return value * _MICROGRAMS[unit] if unit in _MICROGRAMS else None
