"""What the map and the plan weigh, as read from `knowledge/map/`.

How it is applied to a person stays out (`map.py`, `plan.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from attune.errors import ContentError
from attune.intake.conditions import Condition, parse_condition


@dataclass(frozen=True)
class Contribution:
    """What one answer adds to a pathway. Without `when` its number counts, from `low` to `high`."""

    item: str
    weight: float
    plain: str
    source: str
    confirmed: bool
    when: Condition | None = None
    low: float = 0.0
    high: float = 3.0
    reversed: bool = False
    via: str | None = None


@dataclass(frozen=True)
class PathwayWeights:
    """One pathway: its contributions, and the sums from which it counts as some and marked."""

    id: str
    some: float
    marked: float
    contributions: tuple[Contribution, ...]


@dataclass(frozen=True)
class Complaint:
    """How much an outcome matters (0 to 1) when the condition holds, and why in plain words."""

    outcome: str
    need: float
    when: Condition
    plain: str


@dataclass(frozen=True)
class StepFit:
    """When a step fits, the group of which a plan holds one, and its own words for why."""

    group: str | None = None
    fits: Condition | None = None
    plain: str | None = None


@dataclass(frozen=True)
class PlanWeights:
    """What a plan weighs; see `knowledge/map/plan.yml`."""

    complaints: tuple[Complaint, ...] = ()
    steps: Mapping[str, StepFit] = field(default_factory=dict)
    supplement_share: float = 0.5
    pathway_adds: Mapping[str, float] = field(default_factory=dict)
    grade_worth: Mapping[str, float] = field(default_factory=dict)
    size_worth: Mapping[str, float] = field(default_factory=dict)
    burden_takes: float = 0.0
    most_of_one_outcome: int = 2
    most_supplements: int = 2
    least_worth: float = 0.0


@dataclass(frozen=True)
class Weights:
    """Everything in `knowledge/map/`."""

    pathways: tuple[PathwayWeights, ...]
    plan: PlanWeights


def load_weights(knowledge_dir: Path) -> Weights:
    """Read `knowledge/map/*.yml`; raises ContentError for a fault."""
    pathways: list[PathwayWeights] = []
    plan = PlanWeights()
    for path in sorted((knowledge_dir / "map").glob("*.yml")):
        where = f"map/{path.name}"
        raw = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
        try:
            if raw["kind"] == "plan":
                plan = _plan(raw, where)
            else:
                pathways.append(_pathway(raw, where))
        except KeyError as missing:
            raise ContentError(f"{where}: {missing} is missing") from None
    return Weights(tuple(pathways), plan)


def _pathway(raw: Mapping[str, Any], where: str) -> PathwayWeights:
    return PathwayWeights(
        id=raw["id"],
        some=raw["levels"]["some"],
        marked=raw["levels"]["marked"],
        contributions=tuple(_contribution(c, where) for c in raw["contributions"]),
    )


def _contribution(raw: Mapping[str, Any], where: str) -> Contribution:
    if ("checked" in raw) is bool(raw.get("unconfirmed")):
        raise ContentError(f"{where}: {raw['item']} is either checked or unconfirmed")
    return Contribution(
        item=raw["item"],
        weight=float(raw["weight"]),
        plain=raw["plain"],
        source=raw["source"],
        confirmed="checked" in raw,
        when=_condition(raw.get("when"), f"{where}: {raw['item']}"),
        low=float(raw.get("low", 0)),
        high=float(raw.get("high", 3)),
        reversed=raw.get("reversed", False),
        via=raw.get("via"),
    )


def _plan(raw: Mapping[str, Any], where: str) -> PlanWeights:
    complaints = tuple(
        Complaint(outcome, float(c["need"]), parse_condition(c["when"], where), c["plain"])
        for outcome, lines in raw["complaints"].items()
        for c in lines
    )
    steps = {
        id: StepFit(s.get("group"), _condition(s.get("fits"), f"{where}: {id}"), s.get("plain"))
        for id, s in raw["steps"].items()
    }
    return PlanWeights(
        complaints=complaints,
        steps=steps,
        supplement_share=raw["supplement_share"],
        pathway_adds=raw["pathway_adds"],
        grade_worth=raw["grade_worth"],
        size_worth=raw["size_worth"],
        burden_takes=raw["burden_takes"],
        most_of_one_outcome=raw["most_of_one_outcome"],
        most_supplements=raw["most_supplements"],
        least_worth=raw["least_worth"],
    )


def _condition(raw: Mapping[str, Any] | None, where: str) -> Condition | None:
    return None if raw is None else parse_condition(raw, where)
