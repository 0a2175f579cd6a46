"""All typed records in one place, and the content they make up together.

How they are read, checked, stored and found stays out.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from attune.knowledge.claims import (
    ABOUT,
    GRADES,
    SEVERITIES,
    Checked,
    Interaction,
    Source,
    Statement,
    Topic,
)
from attune.knowledge.documents import Document
from attune.knowledge.labs import Critical, Interval, Lab, LoincCode, Units
from attune.knowledge.offers import (
    Benefit,
    Caution,
    Condition,
    ConditionCaution,
    Dose,
    Offer,
    PathwayRole,
    Refer,
    UpperLimit,
)
from attune.knowledge.pathways import Cofactor, HormoneEffect, Pathway, Step

__all__ = [
    "ABOUT", "GRADES", "SEVERITIES", "Benefit", "Caution", "Checked", "Cofactor", "Condition",
    "ConditionCaution", "Content", "Critical", "Dose", "HormoneEffect", "Interaction", "Interval",
    "Lab", "LoincCode", "Offer", "Pathway", "PathwayRole", "Refer", "Source", "Statement", "Step",
    "Topic", "Units", "UpperLimit",
]  # fmt: skip


@dataclass(frozen=True)
class Content:
    """Everything `knowledge/` says, read and typed; `documents` are the files it came from."""

    version: str
    topics: tuple[Topic, ...] = ()
    statements: tuple[Statement, ...] = ()
    interactions: tuple[Interaction, ...] = ()
    sources: tuple[Source, ...] = ()
    pathways: tuple[Pathway, ...] = ()
    effects: tuple[HormoneEffect, ...] = ()
    offers: tuple[Offer, ...] = ()
    conditions: tuple[Condition, ...] = ()
    labs: tuple[Lab, ...] = ()
    cues: dict[str, tuple[str, ...]] = field(default_factory=dict)
    diagram_words: dict[str, str] = field(default_factory=dict)
    documents: tuple[Document, ...] = ()
