"""All that follows from the answers: scores, profile, triage, map, plan; recomputed, never kept."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from attune.calibration.map import PathwayMap, pathway_map
from attune.calibration.plan import Plan, make_plan
from attune.intake.answers import Answers
from attune.intake.scores import Score, scores
from attune.safety.gate import Gate
from attune.safety.profile import Profile, build_profile
from attune.safety.triage import triage
from attune.safety.triage_types import Triage

if TYPE_CHECKING:
    from attune.bootstrap import Services

NO_STEPS_AT = ("emergency", "urgent")


@dataclass(frozen=True)
class Assessment:
    """What is known of a person now, in the order in which it follows."""

    scores: dict[str, Score]
    profile: Profile
    triage: Triage
    pathways: PathwayMap
    plan: Plan

    @property
    def suspended(self) -> bool:
        """Whether danger holds all advice back."""
        return self.triage.level in NO_STEPS_AT


def assess(
    house: Services,
    answers: Answers,
    signals: frozenset[str],
    *,
    today: date,
    rejected: Collection[str] = (),
) -> Assessment:
    """Everything that follows from `answers` and `signals`."""
    profile = build_profile(house.intake, answers, house.kb, signals, today=today)
    found = triage(house.triage_rules, profile)
    pathways = pathway_map(house.weights, profile)
    gate = Gate(
        house.kb, profile, found.level, release_by_clinician=house.settings.release_by_clinician
    )
    return Assessment(
        scores=scores(house.intake, answers),
        profile=profile,
        triage=found,
        pathways=pathways,
        plan=make_plan(pathways, house.kb.offers(), gate, profile, rejected=tuple(rejected)),
    )
