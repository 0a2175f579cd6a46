"""Pathways as a chain of reactions, and what hormones do to them.

Drawing them stays out (`diagram.py`).
"""

from __future__ import annotations

from dataclasses import dataclass

from attune.knowledge.claims import Statement


@dataclass(frozen=True)
class Cofactor:
    """What an enzyme needs; `id` where the base tells of it."""

    name: str
    id: str | None = None


@dataclass(frozen=True)
class Step:
    """One reaction of a pathway; `phase` is synthesis, breakdown or competing."""

    phase: str
    substrate: str
    product: str
    enzyme: str
    gene: tuple[str, ...]
    ec: str | None
    cofactors: tuple[Cofactor, ...]
    where: str
    rate_limiting: bool
    statement: Statement


@dataclass(frozen=True)
class HormoneEffect:
    """What a hormone does to a pathway, with what is known of the species."""

    hormone: str
    pathway: str
    point: str
    direction: str
    species: str
    statement: Statement


@dataclass(frozen=True)
class Pathway:
    """How a transmitter is made and broken down, and which hormones reach into it."""

    id: str
    name: str
    precursors: tuple[str, ...]
    steps: tuple[Step, ...]
    effects: tuple[HormoneEffect, ...] = ()
