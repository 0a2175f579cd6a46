"""Reads every cited claim of a file, wherever it stands, as a statement.

A step, a receptor, an effect, a benefit and a caution are statements too; what else they carry
is read in `reading_parts.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from attune.knowledge.claims import Checked, Statement
from attune.knowledge.documents import Document

Raw = dict[str, Any]
#: Where a row carries no grade of its own: a precaution rests on mechanism or custom.
CAUTION_GRADE = "D"
_PHASES = {"synthesis": "synthesis", "breakdown": "breakdown", "competing": "breakdown"}


def statements_of(document: Document) -> Iterator[Statement]:
    """All of them, in the order in which they are best told."""
    raw = document.raw
    measures = tuple(raw.get("measures", ()))
    for row in raw.get("statements", ()):
        touches = (*measures, *row.get("topics", ()))
        yield _statement(document, row["id"], row["about"], row, touches=touches)
    for number, row in enumerate(raw.get("steps", ())):
        yield step_statement(document, number, row)
        if "needs" in row:
            yield _statement(document, f"step-{number + 1}-needs", "cofactors", row["needs"])
    for about, key in (("transport", "transporters"), ("receptors", "receptors")):
        for row in raw.get(key, ()):
            yield _statement(document, _slug(row["name"]), about, row, clinical=_protein(row))
    for row in raw.get("effects", ()):
        yield effect_statement(document, row)
    for number, row in enumerate(raw.get("benefits", ()), 1):
        yield _statement(document, f"benefit-{number}", "benefit", row)
    for number, row in enumerate(raw.get("cautions", ()), 1):
        touches = tuple(row.get("items", ())) or (row["id"],)
        yield _statement(document, f"caution-{number}", "caution", row, touches=touches)


def step_statement(document: Document, number: int, row: Raw) -> Statement:
    """What a reaction is, in words and as a line of figures."""
    return _statement(
        document, f"step-{number + 1}", _PHASES[row["phase"]], row, clinical=_reaction(row)
    )


def effect_statement(document: Document, row: Raw) -> Statement:
    """What a hormone does to a pathway; it touches that pathway."""
    touches = (row["pathway"], *row.get("topics", ()))
    return _statement(document, row["id"], "hormone", row, touches=touches)


def _statement(
    document: Document,
    name: str,
    about: str,
    row: Raw,
    *,
    clinical: str = "",
    touches: tuple[str, ...] = (),
) -> Statement:
    found = row.get("checked")
    said = row.get("clinical") or row["plain"]
    return Statement(
        id=f"{document.folder}/{document.raw['id']}#{name}",
        topic=document.raw["id"],
        about=about,
        plain=row["plain"],
        clinical=f"{clinical} {said}".strip() if clinical else said,
        grade=row.get("grade", CAUTION_GRADE),
        sources=tuple(row["sources"]),
        checked=Checked(found["against"], str(found["on"])) if found else None,
        touches=touches,
    )


def _reaction(row: Raw) -> str:
    """Substrate, product, enzyme, gene and EC number as one line."""
    inside = [", ".join(row.get("gene", ())), f"EC {row['ec']}" if row.get("ec") else ""]
    names = "; ".join(part for part in inside if part)
    line = f"{row['substrate']} → {row['product']}: {row['enzyme']}"
    return f"{line} ({names})." if names else f"{line}."


def _protein(row: Raw) -> str:
    """Name, genes and type of a transporter or receptor."""
    inside = "; ".join(part for part in (", ".join(row.get("gene", ())), row.get("type")) if part)
    return f"{row['name']} ({inside})." if inside else f"{row['name']}."


def _slug(name: str) -> str:
    kept = "".join(c if c.isalnum() else "-" for c in name.lower())
    return "-".join(part for part in kept.split("-") if part)
