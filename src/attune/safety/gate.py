"""The gate: every step passes all checks for one person, or is kept back with a reason.

It is the only maker of steps that a reply accepts. What is worth proposing stays out
(`calibration/plan.py`).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from attune.knowledge.records import Caution, Offer
from attune.safety.checks import CHECKS, Case
from attune.safety.known import Known
from attune.safety.profile import Profile
from attune.safety.steps import _GATE, GatedStep, Withheld, WithheldReason
from attune.safety.triage_types import Level

__all__ = ["Gate", "GatedStep", "Withheld", "WithheldReason", "grounded"]


def grounded(offer: Offer) -> bool:
    """Whether benefit and dose were read against a source; nothing else may be proposed."""
    return offer.checked_dose and any(
        b.checked is not None and b.size != "none" and b.outcome in offer.outcomes
        for b in offer.benefits
    )


class Gate:
    """The gate for one person at one triage level."""

    def __init__(
        self, kb: Known, profile: Profile, level: Level, *, release_by_clinician: bool = True
    ) -> None:
        self.kb = kb
        self.profile = profile
        self.level = level
        self.release_by_clinician = release_by_clinician
        self._conditions = _condition_cautions(kb, profile)

    def judge(
        self, offer: Offer, why: str = "", *, beside: Collection[str] = ()
    ) -> GatedStep | Withheld:
        """A step that may be proposed, or why not. `beside`: ids of steps the plan holds."""
        case = Case(offer, self.profile, self.kb, self.level, tuple(beside), self._conditions)
        for check in CHECKS:
            found = check(case)
            if found is not None:
                return found
        if not grounded(offer):
            raise ValueError(f"{offer.id} rests on nothing that was checked")
        if self.release_by_clinician and case.swallowed and offer.review == "clinician":
            return case.withheld("awaiting_release")
        return _step(case, why)


def _step(case: Case, why: str) -> GatedStep:
    offer = case.offer
    return GatedStep(
        id=offer.id,
        type=offer.type,
        title=offer.title,
        how=offer.how,
        dose=offer.how_much or None,
        grade=offer.grade,
        why=why,
        pathways=tuple(dict.fromkeys(p.id for p in offer.pathways)),
        cautions=case.warnings,
        sources=offer.sources,
        stop_if=offer.stop_if,
        when=offer.when,
        weeks=offer.weeks,
        expect=offer.expect,
        price_per_day=offer.price_per_day,
        key=_GATE,
    )


def _condition_cautions(kb: Known, profile: Profile) -> Mapping[str, tuple[Caution, ...]]:
    """Cautions that the person's conditions hold about steps, by step."""
    found: dict[str, list[Caution]] = {}
    for condition in kb.conditions():
        if condition.id not in profile.ids:
            continue
        for one in condition.cautions:
            if one.level not in ("avoid", "caution"):
                continue
            caution = Caution(condition.id, one.level, one.plain, one.sources, one.checked)
            for item in one.items:
                found.setdefault(item, []).append(caution)
    return {step: tuple(cautions) for step, cautions in found.items()}
