"""The pathway map: which pathways the answers point towards, with every contribution shown.

It never measures and never speaks of a lack. What to do about it stays out (`plan.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from attune.calibration.weights import (
    Contribution,
    PathwayWeights,
    PlanWeights,
    Weights,
    load_weights,
)
from attune.intake.conditions import Leaf
from attune.safety.profile import Profile

__all__ = [
    "Because",
    "Need",
    "PathwayLevel",
    "PathwayMap",
    "Weights",
    "load_weights",
    "pathway_map",
]

Level = Literal["little", "some", "marked"]


@dataclass(frozen=True)
class Because:
    """What one answer added: `weight` as added, `via` the hormone through which it works."""

    item: str
    weight: float
    source: str
    plain: str = ""
    confirmed: bool = False
    via: str | None = None


@dataclass(frozen=True)
class PathwayLevel:
    """How far the answers point towards a pathway.

    `confidence`: share of what could speak that is known, 0 to 1. `at_most`: the level it would
    have if everything unknown spoke for it: what is declined widens, and never lowers.
    """

    id: str
    level: Level
    confidence: float
    because: tuple[Because, ...]
    at_most: Level = "little"
    points: float = 0.0


@dataclass(frozen=True)
class Need:
    """How much an outcome matters to the person (0 to 1), and why in plain words."""

    outcome: str
    need: float
    plain: str


class PathwayMap(tuple[PathwayLevel, ...]):
    """The pathways, and beside them what the person needs and which steps do not fit them."""

    needs: Mapping[str, Need]
    unfit: frozenset[str]
    weights: PlanWeights


def pathway_map(weights: Weights, profile: Profile) -> PathwayMap:
    """The map of one person; the strongest first."""
    levels = [_level(pathway, profile) for pathway in weights.pathways]
    order = {"marked": 0, "some": 1, "little": 2}
    found = PathwayMap(sorted(levels, key=lambda p: (order[p.level], -p.points, p.id)))
    found.needs = _needs(weights.plan, profile)
    fits = ((id, step.fits) for id, step in weights.plan.steps.items())
    found.unfit = frozenset(id for id, fit in fits if fit and not fit.holds(profile))
    found.weights = weights.plan
    return found


def _needs(plan: PlanWeights, profile: Profile) -> Mapping[str, Need]:
    """The heaviest complaint of each outcome that holds."""
    found: dict[str, Need] = {}
    for one in plan.complaints:
        before = found.get(one.outcome)
        if (before is None or one.need > before.need) and one.when.holds(profile):
            found[one.outcome] = Need(one.outcome, one.need, one.plain)
    return found


def _level(pathway: PathwayWeights, profile: Profile) -> PathwayLevel:
    applying = [c for c in pathway.contributions if _applies(c, profile)]
    unknown = [c for c in applying if not _known(c, profile)]
    added = [(c, _points(c, profile)) for c in applying if c not in unknown]
    points = sum(p for _, p in added)
    whole = sum(c.weight for c in applying)
    open_ = sum(c.weight for c in unknown)
    return PathwayLevel(
        id=pathway.id,
        level=_named(points, pathway),
        confidence=round(1 - open_ / whole, 2) if whole else 0.0,
        because=_because(added),
        at_most=_named(points + open_, pathway),
        points=round(points, 3),
    )


def _because(added: Iterable[tuple[Contribution, float]]) -> tuple[Because, ...]:
    told = [
        Because(c.item, round(points, 2), c.source, c.plain, c.confirmed, c.via)
        for c, points in added
        if points > 0
    ]
    return tuple(sorted(told, key=lambda b: (-b.weight, b.item)))


def _named(points: float, pathway: PathwayWeights) -> Level:
    if points >= pathway.marked:
        return "marked"
    return "some" if points >= pathway.some else "little"


def _points(one: Contribution, profile: Profile) -> float:
    if one.when is not None:
        return one.weight if one.when.holds(profile) else 0.0
    value = profile.value(one.item)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return 0.0
    share = min(1.0, max(0.0, (value - one.low) / (one.high - one.low)))
    return one.weight * (1 - share if one.reversed else share)


def _applies(one: Contribution, profile: Profile) -> bool:
    """Whether the question is for this person at all."""
    return profile.enabled(one.item)


def _known(one: Contribution, profile: Profile) -> bool:
    """Whether what it asks of is known; a condition that holds already is."""
    if one.when is None:
        return profile.status(one.item) == "answered"
    if one.when.holds(profile):
        return True
    return all(_leaf_known(leaf, profile) for leaf in one.when.leaves())


def _leaf_known(leaf: Leaf, profile: Profile) -> bool:
    if leaf.kind == "item":
        return not profile.enabled(leaf.id) or profile.status(leaf.id) == "answered"
    return leaf.truth(profile) is not None
