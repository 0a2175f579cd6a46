"""Reads the parts that several kinds of file share: offers, labs, pathways, effects.

Statements stay out (`reading_statements.py`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from attune.knowledge.documents import Document
from attune.knowledge.reading_statements import effect_statement, step_statement
from attune.knowledge.records import (
    GRADES,
    Benefit,
    Caution,
    Checked,
    Cofactor,
    Critical,
    Dose,
    HormoneEffect,
    Interval,
    Lab,
    LoincCode,
    Offer,
    Pathway,
    PathwayRole,
    Step,
    Units,
    UpperLimit,
)

Raw = dict[str, Any]


def checked(raw: Raw) -> Checked | None:
    """Who was read to confirm a row, if anybody was."""
    found = raw.get("checked")
    return Checked(found["against"], str(found["on"])) if found else None


def offer(raw: Raw) -> Offer:
    """What a file of a nutrient, food or habit lets a plan propose."""
    made, outcomes = raw["offer"], tuple(raw["offer"]["for"])
    benefits = tuple(benefit(row) for row in raw["benefits"])
    grounds = [b for b in benefits if b.outcome in outcomes and b.checked]
    price = made.get("price_per_day")
    return Offer(
        id=raw["id"],
        name=raw["name"],
        type=made["type"],
        title=made["title"],
        how=made["how"],
        how_much=made.get("how_much", ""),
        dose=_dose(made.get("dose")),
        when=made["when"],
        weeks=made["weeks"],
        expect=made["expect"],
        stop_if=tuple(made["stop_if"]),
        burden=made["burden"],
        price_per_day=(float(price["low"]), float(price["high"])) if price else None,
        review=made["review"],
        outcomes=outcomes,
        checked_dose=made["checked_dose"],
        pathways=tuple(_role(row) for row in raw.get("pathways", ())),
        benefits=benefits,
        cautions=tuple(_caution(row) for row in raw.get("cautions", ())),
        upper_limit=_limit(raw.get("upper_limit")),
        grade=min((b.grade for b in grounds), key=GRADES.index, default="D"),
        sources=tuple(dict.fromkeys(s for b in grounds for s in b.sources)),
    )


def benefit(row: Raw) -> Benefit:
    """One outcome of a file."""
    return Benefit(
        row["outcome"], row["grade"], row["size"], row["plain"], row.get("clinical", ""),
        tuple(row["sources"]), checked(row),
    )  # fmt: skip


def _role(row: Raw) -> PathwayRole:
    return PathwayRole(row["id"], row["role"], row["plain"], bool(row.get("checked")))


def _caution(row: Raw) -> Caution:
    return Caution(row["id"], row["level"], row["plain"], tuple(row["sources"]), checked(row))


def _dose(raw: Raw | None) -> Dose | None:
    return Dose(float(raw["low"]), float(raw["high"]), raw["unit"], raw["per"]) if raw else None


def _limit(raw: Raw | None) -> UpperLimit | None:
    if not raw:
        return None
    return UpperLimit(
        float(raw["value"]), raw["unit"], raw["per"], raw["counts"], tuple(raw["sources"]),
        checked(raw),
    )  # fmt: skip


def effects(document: Document) -> tuple[HormoneEffect, ...]:
    """What the hormone of a file does to pathways."""
    return tuple(
        HormoneEffect(
            hormone=document.raw["id"],
            pathway=row["pathway"],
            point=row["point"],
            direction=row["direction"],
            species=row["species"],
            statement=effect_statement(document, row),
        )
        for row in document.raw.get("effects", ())
    )


def pathway(document: Document, hormones: Iterable[HormoneEffect]) -> Pathway:
    """A pathway with its reactions in order and the hormones that reach into it."""
    raw = document.raw
    return Pathway(
        id=raw["id"],
        name=raw["name"],
        precursors=tuple(raw["precursors"]),
        steps=tuple(_step(document, n, row) for n, row in enumerate(raw["steps"])),
        effects=tuple(e for e in hormones if e.pathway == raw["id"]),
    )


def _step(document: Document, number: int, row: Raw) -> Step:
    return Step(
        phase=row["phase"],
        substrate=row["substrate"],
        product=row["product"],
        enzyme=row["enzyme"],
        gene=tuple(row.get("gene", ())),
        ec=row.get("ec"),
        cofactors=tuple(Cofactor(c["name"], c.get("id")) for c in row.get("cofactors", ())),
        where=row.get("where", ""),
        rate_limiting=bool(row.get("rate_limiting")),
        statement=step_statement(document, number, row),
    )


def lab(raw: Raw) -> Lab:
    """A test."""
    said = {row["id"]: row["plain"] for row in raw["statements"]}
    units = raw["units"]
    return Lab(
        id=raw["id"],
        name=raw["name"],
        loinc=tuple(LoincCode(c["code"], c["name"]) for c in raw.get("loinc", ())),
        specimen=raw["specimen"],
        units=Units(
            units["si"], units["conventional"], float(units["factor"]), units.get("offset", 0.0)
        ),
        intervals=tuple(_interval(row) for row in raw.get("intervals", ())),
        critical=tuple(_critical(row) for row in raw.get("critical", ())),
        means_low=said.get("low", ""),
        means_high=said.get("high", ""),
        cannot=said.get("cannot", ""),
        analytes=tuple(raw.get("measures", ())),
    )


def _interval(row: Raw) -> Interval:
    return Interval(
        low=row.get("low"),
        high=row.get("high"),
        unit=row["unit"],
        sex=row.get("sex"),
        age_from=row.get("age_from"),
        age_to=row.get("age_to"),
        phase=row.get("phase"),
        group=row.get("group"),
        sources=tuple(row["sources"]),
        checked=checked(row),
    )


def _critical(row: Raw) -> Critical:
    return Critical(
        row.get("low"), row.get("high"), row["unit"], row["plain"], tuple(row["sources"]),
        checked(row),
    )  # fmt: skip
