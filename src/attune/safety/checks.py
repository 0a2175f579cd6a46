"""The checks of the gate, one a function: each says why a step must wait, or nothing.

In which order they run, and how a step is made, stays out (`gate.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import yaml

from attune.knowledge.records import Caution, Interaction, Offer
from attune.safety.doses import in_mg, taken_mg
from attune.safety.interactions import clashes, counterpart, habits
from attune.safety.known import Known
from attune.safety.profile import Profile
from attune.safety.steps import Withheld, WithheldReason
from attune.safety.triage_types import Level

ADULT = 18
#: severities that keep a nutrient back, and those that keep anything back
_NUTRIENT_STOPS = ("contraindicated", "major", "moderate")
_STOPS = ("contraindicated", "major")
_PERINATAL = ("pregnancy", "breastfeeding")
_SHIFT = ("shift-work", "sleepy-driving")


@lru_cache(maxsize=1)
def gate_data() -> Mapping[str, Any]:
    """Words and groups of the gate."""
    path = Path(__file__).with_name("gate.yml")
    data: Mapping[str, Any] = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
    return data


@dataclass(frozen=True)
class Case:
    """One step before the gate: the offer, the person, what the plan holds already."""

    offer: Offer
    profile: Profile
    kb: Known
    level: Level
    beside: tuple[str, ...] = ()
    conditions: Mapping[str, tuple[Caution, ...]] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """Id of the step."""
        return self.offer.id

    @property
    def swallowed(self) -> bool:
        """Whether it is a supplement."""
        return self.offer.type == "nutrient"

    @property
    def eaten(self) -> bool:
        """Whether it is advice on food."""
        return self.offer.type == "food" or self.among("food_steps")

    def among(self, group: str) -> bool:
        """Whether the step stands in a group of `gate.yml`."""
        return self.id in gate_data()[group]

    def withheld(
        self, reason: WithheldReason, because: str | None = None, sources: tuple[str, ...] = ()
    ) -> Withheld:
        """Kept back, in the words given or those of `gate.yml` for the reason."""
        return Withheld(self.id, reason, because or gate_data()["words"][reason], sources)

    @cached_property
    def cautions(self) -> tuple[Caution, ...]:
        """Cautions of the step, or of a condition about it, that hold of this person."""
        own = (c for c in self.offer.cautions if c.id in self.profile.ids)
        return (*own, *self.conditions.get(self.id, ()))

    @cached_property
    def clashes(self) -> tuple[Interaction, ...]:
        """Known clashes with what the person takes or has, and with the plan so far."""
        return clashes(self.id, self.profile, self.kb, self.beside)

    @cached_property
    def warnings(self) -> tuple[str, ...]:
        """What to mind where the step passes, in plain words."""
        told = [c.plain for c in self.cautions] + [c.advice for c in self.clashes]
        return tuple(dict.fromkeys(told))


Check = Callable[[Case], "Withheld | None"]


def triage_level(case: Case) -> Withheld | None:
    """Nothing at all while a person must be seen today."""
    return case.withheld("triage") if case.level in ("emergency", "urgent") else None


def age(case: Case) -> Withheld | None:
    """Adults only; an unknown age counts as a child's."""
    years = case.profile.fact("age")
    grown = isinstance(years, float) and years >= ADULT
    return None if grown else case.withheld("age")


def pregnancy(case: Case) -> Withheld | None:
    """Supplements wait in pregnancy, while trying and feeding, and where that is not known."""
    if not case.swallowed:
        return _by_caution(case, _PERINATAL, "pregnancy")
    if not case.profile.ids.isdisjoint(_PERINATAL):
        return case.withheld("pregnancy")
    if case.profile.enabled("about.pregnancy") and case.profile.fact("pregnancy") is None:
        return case.withheld("pregnancy", gate_data()["words"]["pregnancy_unknown"])
    return None


def eating(case: Case) -> Withheld | None:
    """No advice on food or supplements where eating or weight is a worry."""
    profile = case.profile
    if (case.swallowed or case.eaten) and profile.fact("diet_advice_unsafe"):
        return case.withheld("eating_concern")
    gate = ("eating-disorder", "underweight") if case.eaten else ("eating-disorder",)
    found = [c for c in case.cautions if c.id in gate]
    if found:
        return case.withheld("eating_concern", found[0].plain, found[0].sources)
    unsure = profile.status("diet.eating_concern") in ("skipped", "declined")
    harmful = any(c.id == "eating-disorder" and c.level == "avoid" for c in case.offer.cautions)
    return case.withheld("eating_concern") if unsure and harmful else None


def allergy(case: Case) -> Withheld | None:
    """Nothing that a person is allergic to; unknown allergies hold back what often causes one."""
    about = [c for c in case.offer.cautions if c.id.startswith("allergy")]
    allergic = [c for c in about if c.id in case.profile.ids]
    if allergic:
        return case.withheld("allergy", allergic[0].plain, allergic[0].sources)
    named = {e.id for e in case.profile.listed("about.allergies")}
    fishy = case.among("fish_steps") or case.id in ("omega-3", "cod-liver-oil")
    if case.id in named or (fishy and "allergy-fish" in case.profile.ids):
        return case.withheld("allergy")
    unknown = case.profile.status("about.allergies") != "answered"
    unclear = any(e.id is None for e in case.profile.listed("about.allergies"))
    if unknown and (about or fishy or case.swallowed):
        return case.withheld("allergy", gate_data()["words"]["allergy_unknown"])
    return (
        case.withheld("allergy", gate_data()["words"]["allergy_unknown"])
        if (unclear and case.swallowed)
        else None
    )


def diet_pattern(case: Case) -> Withheld | None:
    """No fish or animal products for those who leave them out."""
    pattern = case.profile.value("diet.pattern")
    fish = case.among("fish_steps") and pattern in gate_data()["without_fish"]
    animal = case.among("animal_steps") and pattern in ("vegan", "vegetarian")
    return case.withheld("diet_pattern") if fish or animal else None


def shift_or_driving(case: Case) -> Withheld | None:
    """Nothing that makes sleepy where sleepiness is dangerous; no fixed clock against a rota."""
    ids = case.profile.ids
    rota = "shift-work" in ids and case.among("clock_steps")
    sleepy = case.among("sleepy_steps") and not ids.isdisjoint(_SHIFT)
    return case.withheld("shift_or_driving") if rota or sleepy else None


def condition(case: Case) -> Withheld | None:
    """What speaks against it: any caution for a supplement or a step that needs a clinician."""
    if case.swallowed and case.profile.status("about.conditions") != "answered":
        return case.withheld("condition", gate_data()["words"]["condition_unknown"])
    strict = case.swallowed or case.offer.review == "clinician"
    for caution in case.cautions:
        if caution.level == "avoid" or strict:
            return case.withheld(_kind(case, caution), caution.plain, caution.sources)
    return None


def _by_caution(case: Case, ids: tuple[str, ...], reason: WithheldReason) -> Withheld | None:
    strict = case.offer.review == "clinician"
    for caution in case.cautions:
        if caution.id in ids and (caution.level == "avoid" or strict):
            return case.withheld(reason, caution.plain, caution.sources)
    return None


def _kind(case: Case, caution: Caution) -> WithheldReason:
    """A caution about a medicine is an interaction; about shifts, that."""
    if caution.id in case.profile.taken or (
        caution.id in case.profile.classed and caution.id not in case.profile.named
        and _is_medicine(case, caution.id)
    ):  # fmt: skip
        return "interaction"
    return "shift_or_driving" if caution.id in _SHIFT else "condition"


def _is_medicine(case: Case, id: str) -> bool:
    topic = case.kb.topic(id)
    return topic is not None and topic.kind.startswith("medicine")


def interaction(case: Case) -> Withheld | None:
    """Clashes with what is taken; what is not confirmed counts in full."""
    stops = _NUTRIENT_STOPS if case.swallowed else _STOPS
    usual = habits(case.profile)
    for found in case.clashes:
        mild = counterpart(found, case.id) in usual
        if found.severity in (_STOPS if mild else stops):
            taken = counterpart(found, case.id) not in case.profile.had
            reason: WithheldReason = "interaction" if taken else "condition"
            return case.withheld(reason, f"{found.effect} {found.advice}", found.sources)
    return None


def unknown_medicine(case: Case) -> Withheld | None:
    """Supplements, and steps that clash with medicines, wait while medicines are not known."""
    if (
        case.profile.medicines_known
        and not any(e.id is None for e in case.profile.listed("about.supplements"))
        and case.profile.status("about.supplements") == "answered"
    ):
        return None
    clashing = case.offer.review == "clinician" and any(
        c.level == "avoid" and _is_medicine(case, c.id) for c in case.offer.cautions
    )
    return case.withheld("unknown_medicine") if case.swallowed or clashing else None


def amount(case: Case) -> Withheld | None:
    """Not beyond an upper limit with what is taken, and nothing that is taken already."""
    holds = gate_data()["contains"]
    containing = {id for id in case.profile.taken if case.id in holds.get(id, ())}
    if case.id not in case.profile.taken and not containing:
        return None
    limit, dose = case.offer.upper_limit, case.offer.dose
    if limit is not None and dose is not None:
        taken = taken_mg(case.profile.taken_entries(), case.id)
        more, most = in_mg(dose.low, dose.unit, case.id), in_mg(limit.value, limit.unit, case.id)
        if None not in (taken, more, most) and taken + more > most:  # type: ignore[operator]
            return case.withheld("upper_limit", sources=limit.sources)
    return case.withheld("duplicate_effect")


def dose_itself(case: Case) -> Withheld | None:
    """A dose whose upper end is beyond the limit is never offered."""
    limit, dose = case.offer.upper_limit, case.offer.dose
    if limit is None or dose is None:
        return None
    high, most = in_mg(dose.high, dose.unit, case.id), in_mg(limit.value, limit.unit, case.id)
    return case.withheld("upper_limit") if high and most and high > most else None


def lab(case: Case) -> Withheld | None:
    """Not against a test result."""
    for test, flags in gate_data()["labs"].get(case.id, {}).items():
        if case.profile.lab_flag(test) in flags:
            return case.withheld("lab")
    return None


def tried_before(case: Case) -> Withheld | None:
    """Not what the person stopped before."""
    value = case.profile.value("about.supplements")
    entries = value if isinstance(value, tuple) else ()
    stopped = {
        getattr(e, "id", None) for e in entries if getattr(e, "use", "") in ("stopped", "past")
    }
    return case.withheld("tried_before") if case.id in stopped else None


#: the gravest reasons first; the first that speaks is the one that is told
CHECKS: tuple[Check, ...] = (
    triage_level, age, pregnancy, eating, allergy, diet_pattern, interaction, condition,
    shift_or_driving, lab, amount, dose_itself, unknown_medicine, tried_before,
)  # fmt: skip
