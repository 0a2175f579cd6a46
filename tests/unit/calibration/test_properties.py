"""For any profile at all: no forbidden step, no order, and danger never lowers the level."""

from __future__ import annotations

import random
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from attune.safety.interactions import clashes, habits
from attune.safety.profile import Profile, build_profile
from attune.safety.triage_types import LEVELS
from tests.spec.people import PLAIN, TODAY, Outcome, answers_of, assess, house, profile_of

INTAKE = house().intake
SUBSTANCES = sorted(t.id for t in house().kb.topics("medicine"))
SUPPLEMENTS = ["st-johns-wort", "5-htp", "magnesium", "vitamin-d", "melatonin", "multivitamin"]
CONDITIONS = sorted(c.id for c in house().kb.conditions())
SIGNALS = ["tremor", "sweating", "elated", "sleepless", "vomiting", "confused", "fever",
           "chest_pain", "danger:urgent", "safety.plan:yes", "postpartum", "benzo_stopped"]  # fmt: skip
RELAXED = settings(
    max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)


def _value(item: str) -> st.SearchStrategy[Any]:
    asked = INTAKE.items[item]
    refused = st.sampled_from(["declined", "skipped"])
    if asked.type == "list":
        ids = {"condition": CONDITIONS, "medicine": SUBSTANCES, "supplement": SUPPLEMENTS}
        known: st.SearchStrategy[Any] = st.sampled_from(ids.get(str(asked.list_of), ["diabetes"]))
        unknown = st.just({"id": None, "name": "zorblax"})
        return st.lists(known | unknown, max_size=3, unique_by=str) | refused
    if asked.type == "multi_choice":
        return st.lists(st.sampled_from([o.value for o in asked.options]), max_size=3) | refused
    if asked.options:
        return st.sampled_from([o.value for o in asked.options]) | refused
    if asked.type == "yes_no":
        return st.booleans() | refused
    return st.just(PLAIN.get(item, 3)) | st.integers(0, 12).map(float) | refused


ITEMS = [
    i for i, item in INTAKE.items.items()
    if item.type not in ("clock_time", "date", "text", "labs") and i != "about.age"
]  # fmt: skip
PEOPLE = st.lists(st.sampled_from(ITEMS), unique=True, max_size=14).flatmap(
    lambda chosen: st.fixed_dictionaries({item: _value(item) for item in chosen})
)


def allowed(found: Outcome) -> None:
    """Every step of the plan against an own, plain reading of what forbids one."""
    person = found.profile
    offers = {o.id: o for o in house().kb.offers()}
    assert len(found.plan.steps) <= 5
    if found.triage.level in ("emergency", "urgent"):
        assert not found.plan.steps
    for step in found.plan.steps:
        offer = offers[step.id]
        assert not [c for c in offer.cautions if c.level == "avoid" and c.id in person.ids]
        found_clashes = clashes(step.id, person, house().kb, [s.id for s in found.plan.steps])
        grave = ("contraindicated", "major")
        assert not [c for c in found_clashes if c.severity in grave]
        if step.type == "nutrient":
            _supplement_allowed(step.id, person)


def _supplement_allowed(step: str, person: Profile) -> None:
    assert person.status("about.medications") == "answered"
    assert not person.unknown_medicines
    assert step not in person.taken
    assert not person.ids & {"pregnancy", "breastfeeding", "eating-disorder"}
    moderate = [c for c in clashes(step, person, house().kb) if c.severity == "moderate"]
    assert all({c.a, c.b} & habits(person) for c in moderate)


@RELAXED
@given(PEOPLE, st.sets(st.sampled_from(SIGNALS), max_size=2))
def test_no_plan_holds_a_forbidden_step(said: dict[str, Any], signals: set[str]) -> None:
    """Whatever is said, no plan holds a step that a rule forbids."""
    allowed(assess(profile_of(said, signals), release=False))


@RELAXED
@given(PEOPLE, st.integers(0, 1000))
def test_order_of_answers_does_not_matter(said: dict[str, Any], seed: int) -> None:
    """The same answers in another order give the same triage, map and plan."""
    answers = list(answers_of({**PLAIN, **said}).items())
    one = build_profile(INTAKE, dict(answers), house().kb, (), today=TODAY)
    random.Random(seed).shuffle(answers)
    other = build_profile(INTAKE, dict(answers), house().kb, (), today=TODAY)
    first, second = assess(one), assess(other)
    assert first.triage == second.triage
    assert tuple(first.pathways) == tuple(second.pathways)
    assert first.plan == second.plan


@RELAXED
@given(PEOPLE, st.sampled_from(SUBSTANCES))
def test_adding_a_medicine_never_adds_a_forbidden_step(said: dict[str, Any], medicine: str) -> None:
    """With one more medicine the plan is still free of what it forbids."""
    taken = said.get("about.medications")
    more = [*(taken if isinstance(taken, list) else []), medicine]
    allowed(assess(profile_of({**said, "about.medications": more}), release=False))


@RELAXED
@given(PEOPLE, st.sampled_from(SIGNALS), st.sets(st.sampled_from(SIGNALS), max_size=2))
def test_more_danger_never_lowers_the_level(
    said: dict[str, Any], signal: str, before: set[str]
) -> None:
    """One more sign of danger leaves the level or raises it."""
    less = assess(profile_of(said, before)).triage.level
    more = assess(profile_of(said, before | {signal})).triage.level
    assert LEVELS.index(more) >= LEVELS.index(less)


@RELAXED
@given(PEOPLE, st.sampled_from(["asq.1", "asq.2", "asq.3", "asq.4"]))
def test_a_yes_to_a_safety_question_never_lowers_the_level(said: dict[str, Any], item: str) -> None:
    """Saying yes to a safety question is never taken more lightly than saying no."""
    no = assess(profile_of({**said, item: False})).triage.level
    yes = assess(profile_of({**said, item: True})).triage.level
    assert LEVELS.index(yes) >= LEVELS.index(no)
