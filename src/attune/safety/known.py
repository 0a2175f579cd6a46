"""What safety asks of the knowledge base, as a shape; the base itself stays out."""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol

from attune.knowledge.records import Condition, Interaction, Lab, Offer, Topic


class Known(Protocol):
    """The part of the knowledge base that rules read; everything in it is read-only."""

    def topic(self, id: str) -> Topic | None:
        """What the id stands for."""

    def classes_of(self, id: str) -> frozenset[str]:
        """Classes that a medicine belongs to."""

    def interactions_between(self, ids: Collection[str]) -> tuple[Interaction, ...]:
        """Known clashes among the ids; `a` and `b` are the ids as named."""

    def offers(self) -> tuple[Offer, ...]:
        """Every step that may be proposed."""

    def conditions(self) -> tuple[Condition, ...]:
        """Conditions and what they forbid."""

    def lab(self, id: str) -> Lab | None:
        """One laboratory test."""
