"""A few steps for one person: worth most at least burden, each through the gate.

Whether a step is safe is the gate's word alone; wording and weights are data.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from attune.calibration.map import PathwayMap
from attune.knowledge.records import Offer
from attune.safety.gate import Gate, GatedStep, Withheld, grounded
from attune.safety.profile import Profile

MOST_STEPS = 5
#: of what is worth most, this many could have been proposed but for safety
_WOULD_BE = 8


@dataclass(frozen=True)
class Plan:
    """At most five steps, and what would have been proposed but for safety."""

    steps: tuple[GatedStep, ...] = ()
    withheld: tuple[Withheld, ...] = ()


@dataclass(frozen=True)
class Ranked:
    """An offer with its worth to this person, the outcome it is for, and why."""

    offer: Offer
    worth: float
    outcome: str
    why: str


def make_plan(
    pathways: PathwayMap,
    offers: Iterable[Offer],
    gate: Gate,
    profile: Profile,
    *,
    rejected: Sequence[str] = (),
) -> Plan:
    """The plan; what the person `rejected` makes room for the next best."""
    unfit = pathways.unfit.union(rejected)
    candidates = (o for o in offers if o.id not in unfit and grounded(o))
    ranked = sorted(_ranked(candidates, pathways), key=lambda r: (-r.worth, r.offer.id))
    steps: list[tuple[Ranked, GatedStep]] = []
    withheld: list[tuple[Ranked, Withheld]] = []
    for one in _relevant(ranked, pathways):
        chosen = [r for r, _ in steps]
        if len(chosen) + len(withheld) == _WOULD_BE:
            break
        if not _has_room(one, chosen, pathways):
            continue
        found = gate.judge(one.offer, one.why, beside=[s.id for _, s in steps])
        if isinstance(found, Withheld):
            if _has_room(one, [r for r, _ in withheld], pathways):
                withheld.append((one, found))
        elif len(steps) < MOST_STEPS:
            steps.append((one, found))
    return Plan(tuple(step for _, step in steps), tuple(w for _, w in withheld))


def _ranked(offers: Iterable[Offer], pathways: PathwayMap) -> Iterator[Ranked]:
    weights = pathways.weights
    levels = {p.id: p.level for p in pathways}
    for offer in offers:
        best, outcome = _best_benefit(offer, pathways)
        if outcome is None:
            continue
        adds = sum(
            weights.pathway_adds.get(levels.get(role.id, "little"), 0.0) for role in offer.pathways
        )
        worth = best * (1 + min(adds, 0.3)) * (1 - weights.burden_takes * offer.burden)
        if offer.type == "nutrient":
            worth *= weights.supplement_share
        yield Ranked(offer, worth, outcome, _why(offer, outcome, pathways))


def _best_benefit(offer: Offer, pathways: PathwayMap) -> tuple[float, str | None]:
    """Grade times size times need, of the checked benefit that matters most."""
    weights, best, outcome = pathways.weights, 0.0, None
    for benefit in offer.benefits:
        need = pathways.needs.get(benefit.outcome)
        if need is None or benefit.checked is None or benefit.outcome not in offer.outcomes:
            continue
        worth = weights.grade_worth[benefit.grade] * weights.size_worth[benefit.size] * need.need
        if worth > best:
            best, outcome = worth, benefit.outcome
    return best, outcome


def _why(offer: Offer, outcome: str, pathways: PathwayMap) -> str:
    """What the person said that speaks for it."""
    fit = pathways.weights.steps.get(offer.id)
    own = fit.plain if fit else None
    return " ".join(part for part in (pathways.needs[outcome].plain, own) if part)


def _relevant(ranked: Iterable[Ranked], pathways: PathwayMap) -> Iterator[Ranked]:
    return (one for one in ranked if one.worth >= pathways.weights.least_worth)


def _has_room(one: Ranked, chosen: Collection[Ranked], pathways: PathwayMap) -> bool:
    """One of a group, few for one outcome, few supplements: a plan is not three sleep steps."""
    weights = pathways.weights
    group = _group(one, pathways)
    if group is not None and any(_group(other, pathways) == group for other in chosen):
        return False
    swallowed = one.offer.type == "nutrient"
    alike = [other for other in chosen if (other.offer.type == "nutrient") is swallowed]
    if swallowed and len(alike) >= weights.most_supplements:
        return False
    return sum(other.outcome == one.outcome for other in alike) < weights.most_of_one_outcome


def _group(one: Ranked, pathways: PathwayMap) -> str | None:
    fit = pathways.weights.steps.get(one.offer.id)
    return fit.group if fit else None
