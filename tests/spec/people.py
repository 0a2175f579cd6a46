"""People for tests: from readable answers to a profile, triage, map and plan with the real parts."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timezone
from functools import lru_cache
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.pool import StaticPool

from attune.calibration.map import PathwayMap, Weights, load_weights, pathway_map
from attune.calibration.plan import Plan, make_plan
from attune.intake.answers import Answer, LabResult, ListEntry
from attune.intake.items import Intake, load_intake
from attune.intake.path import is_enabled
from attune.knowledge import tables
from attune.knowledge.load import replace
from attune.knowledge.queries import KnowledgeBase
from attune.knowledge.reading import read_content
from attune.safety.gate import Gate
from attune.safety.profile import Profile, build_profile
from attune.safety.triage import Rule, Triage, load_rules, triage

ROOT = Path(__file__).parents[2]
KNOWLEDGE = ROOT / "knowledge"
TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=timezone.utc)
REFUSED = ("declined", "skipped")


@dataclass(frozen=True)
class House:
    """The real content, loaded once."""

    intake: Intake
    kb: KnowledgeBase
    rules: tuple[Rule, ...]
    weights: Weights


@lru_cache(maxsize=1)
def house() -> House:
    engine = sa.create_engine("sqlite://", poolclass=StaticPool)
    tables.create_tables(engine)
    replace(engine, read_content(KNOWLEDGE))
    return House(
        load_intake(KNOWLEDGE), KnowledgeBase(engine), load_rules(KNOWLEDGE),
        load_weights(KNOWLEDGE),
    )  # fmt: skip


@dataclass(frozen=True)
class Outcome:
    """Everything that follows for one person."""

    profile: Profile
    triage: Triage
    pathways: PathwayMap
    plan: Plan


#: an adult with nothing the matter, who takes nothing
PLAIN: Mapping[str, Any] = {
    "about.age": 35, "about.sex": "female", "about.pregnancy": "no", "about.height": 168,
    "about.weight": 65, "about.conditions": [], "about.medications": [], "about.supplements": [],
    "about.allergies": [], "about.smoking": "never", "about.weight_loss": False,
    "phq9.1": 0, "phq9.2": 0, "phq9.9": 0, "gad7.1": 0, "gad7.2": 0,
    "asq.1": False, "asq.2": False, "asq.3": False, "asq.4": False,
    "mood.past_elevated": False, "mood.focus": 0, "mood.motivation": 0, "mood.irritability": 0,
    "mood.calm": 3, "mood.stress": 2, "sleep.bedtime": "22:45", "sleep.wake_time": "07:00",
    "sleep.latency": 15, "sleep.hours": 7.5, "sleep.awakenings": 1, "sleep.bad_nights": 0,
    "sleep.daytime": 0, "sleep.snoring": False, "sleep.restless_legs": False,
    "sleep.shift_work": False, "diet.pattern": "omnivore", "diet.protein_meals": 3,
    "diet.fish": 2, "diet.vegetables": 5, "diet.ultraprocessed": 0, "diet.skipped_meals": 0,
    "diet.caffeine": 1, "diet.caffeine_last": "09:00", "diet.alcohol": 0, "diet.gut": ["none"],
    "diet.eating_concern": False, "hormone.thyroid_diagnosis": "none",
    "hormone.thyroid_symptoms": ["none"], "hormone.cycle": "regular",
    "hormone.last_period": "2026-11-10", "hormone.premenstrual_mood": 0, "hormone.menopause": "pre",
    "hormone.contraception": [], "hormone.therapy": [], "hormone.low_testosterone": ["none"],
    "hormone.steroid_use": False, "hormone.family": [],
}  # fmt: skip


def answers_of(said: Mapping[str, Any]) -> dict[str, Answer]:
    """Answers from plain values; "declined" and "skipped" are refusals."""
    return {item: _answer(item, value) for item, value in said.items()}


def _answer(item: str, raw: Any) -> Answer:
    status = raw if raw in REFUSED else "answered" if not isinstance(raw, (list, tuple)) else None
    status = status or "answered"
    value = None if status != "answered" else _value(item, raw)
    return Answer(item, status, value, None, "", "words", NOW)  # type: ignore[arg-type]


def _value(item: str, raw: Any) -> Any:
    if not isinstance(raw, (list, tuple)):
        return raw
    if item == "labs.values":
        return tuple(LabResult(**{"loinc": None, "unit": None, **one}) for one in raw)
    if item in house().intake.items and house().intake.items[item].type == "list":
        return tuple(_entry(one) for one in raw)
    return tuple(raw)


def _entry(one: Any) -> ListEntry:
    if isinstance(one, str):
        return ListEntry(one, one.replace("-", " "))
    return ListEntry(**{"name": one.get("id") or "", **one})


def profile_of(said: Mapping[str, Any], signals: Collection[str] = ()) -> Profile:
    """The profile of the plain adult, but for what is said."""
    answers = answers_of({**PLAIN, **said})
    kept = {i: a for i, a in answers.items() if _applies(i, answers)}
    return build_profile(house().intake, kept, house().kb, signals, today=TODAY)


def _applies(item: str, answers: Mapping[str, Answer]) -> bool:
    asked = house().intake.items.get(item)
    return asked is None or is_enabled(house().intake, asked, answers)


def outcome_of(
    said: Mapping[str, Any],
    signals: Collection[str] = (),
    *,
    release: bool = True,
    rejected: Collection[str] = (),
) -> Outcome:
    """Triage, map and plan of the plain adult, but for what is said."""
    return assess(profile_of(said, signals), release=release, rejected=rejected)


def assess(profile: Profile, *, release: bool = True, rejected: Collection[str] = ()) -> Outcome:
    here = house()
    found = triage(here.rules, profile)
    pathways = pathway_map(here.weights, profile)
    gate = Gate(here.kb, profile, found.level, release_by_clinician=release)
    plan = make_plan(pathways, here.kb.offers(), gate, profile, rejected=tuple(rejected))
    return Outcome(profile, found, pathways, plan)
