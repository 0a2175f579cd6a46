"""Triage: the highest level wins, nothing lowers it, and every rule can be read and traced."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
import yaml

from attune.safety.triage_types import LEVELS, WITHIN
from tests.spec.people import KNOWLEDGE, house, outcome_of, profile_of

PLACES = {
    "gp", "psychiatrist", "mental-health", "endocrinologist", "gynaecologist", "perinatal",
    "sleep-clinic", "dietitian", "pharmacist", "prescriber", "eating-disorder", "alcohol",
    "haematologist", "nephrologist", "neurologist", "gastroenterologist", "crisis", "emergency",
}  # fmt: skip
RANK = {level: number for number, level in enumerate(LEVELS)}


def test_places_are_those_of_the_protocol() -> None:
    """Referrals name only places that widgets and exports know."""
    assert {r.to for rule in house().rules for r in rule.referrals} <= PLACES


def test_no_rule_is_signed_off_yet() -> None:
    """A rule counts as signed off only when the clinic has signed it."""
    assert not [rule.id for rule in house().rules if rule.signed_off]


def test_every_source_of_a_rule_can_be_cited() -> None:
    """Each rule rests on a source that the knowledge base holds."""
    known = {source.id for source in house().kb.sources()}
    assert {rule.source for rule in house().rules} <= known


def test_rules_ask_of_items_and_options_that_exist() -> None:
    """A rule about an option that no item has would never fire."""
    intake = house().intake
    for rule in house().rules:
        for leaf in rule.when.leaves():
            if leaf.kind == "score":
                assert leaf.id in intake.instruments, rule.id
            if leaf.kind != "item":
                continue
            assert leaf.id in intake.items, rule.id
            options = {option.value for option in intake.items[leaf.id].options}
            assert not options or set(leaf.is_one_of) <= options, rule.id


def test_nothing_lowers_a_level() -> None:
    """An emergency beside self-care answers stays one, and mild reasons are still told."""
    found = outcome_of({"phq9.1": 2, "phq9.2": 1}, {"chest_pain"}).triage
    assert found.level == "emergency"
    assert found.reasons[0].rule == "C1"


@pytest.mark.parametrize("item", ["asq.1", "asq.2", "asq.3", "asq.4"])
def test_a_refused_safety_question_counts_as_a_concern(item: str) -> None:
    """Refusing a question on suicide asks for a person within days, not for self-care."""
    assert outcome_of({item: "declined"}).triage.level == "soon"


def test_a_refused_safety_question_lifts_by_one() -> None:
    """Refusal lifts what the other rules say by one level."""
    worst = {f"phq9.{n}": 3 for n in range(1, 9)}
    before = outcome_of(worst).triage.level
    after = outcome_of({**worst, "phq9.9": "declined"}).triage.level
    assert (before, after) == ("soon", "urgent")


def test_referrals_stand_once_with_the_soonest_time() -> None:
    """A place named by several rules stands once, at the soonest time, with all tests."""
    found = outcome_of({"sleep.restless_legs": True, "about.weight_loss": True}).triage
    gps = [r for r in found.referrals if r.to == "gp"]
    assert len(gps) == 1
    assert gps[0].within == "2 weeks"
    assert {"ferritin", "HbA1c"} <= set(gps[0].tests)
    times = [WITHIN.index(r.within) for r in found.referrals]
    assert times == sorted(times)


def test_crisis_answers_count_by_signal() -> None:
    """What is said in a crisis counts in triage, a refusal there too."""
    assert outcome_of({}, {"danger:urgent"}).triage.level == "urgent"
    assert outcome_of({}, {"danger:emergency"}).triage.level == "emergency"
    assert outcome_of({}, {"safety.past:yes"}).triage.level == "urgent"
    assert outcome_of({}, {"refused:safety.now"}).triage.level == "routine"


def test_unknown_is_not_none() -> None:
    """A declined list of medicines does not say that none is taken."""
    profile = profile_of({"about.medications": "declined"})
    assert profile.has("ssri") is None
    assert not profile.medicines_known


def test_classes_count() -> None:
    """A medicine counts as each class that it belongs to."""
    profile = profile_of({"about.medications": ["sertraline"]})
    assert profile.has("ssri")
    assert profile.has("sertraline")


def test_what_was_stopped_does_not_count() -> None:
    """A medicine that was stopped, or somebody else's, is not taken now."""
    stopped = {"id": "lithium", "name": "lithium", "use": "stopped"}
    assert not profile_of({"about.medications": [stopped]}).has("lithium")


@pytest.mark.parametrize("kind", ["triage", "map"])
def test_files_keep_to_their_schema(kind: str) -> None:
    """An editor's slip in a rule or a weight is found before it is used."""
    schema = json.loads((KNOWLEDGE / "schemas" / f"{kind}.schema.json").read_text("utf-8"))
    checker = jsonschema.Draft202012Validator(schema)
    for path in (KNOWLEDGE / kind).glob("*.yml"):
        content = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
        assert not [f"{path.name}: {e.message}" for e in checker.iter_errors(content)]


@pytest.mark.parametrize(
    ("signals", "said", "level"),
    [
        ({"serotonergic_changed", "tremor", "sweating"}, {}, "urgent"),
        ({"postpartum", "sleepless", "elated"}, {}, "emergency"),
        ({"steroid_stopped", "vomiting"}, {}, "emergency"),
        ({"sleepless", "elated"}, {}, "urgent"),
        ({"confused"}, {}, "self_care"),
        ({"drowsy"}, {"about.medications": ["sertraline"]}, "self_care"),
        ({"confused", "vomiting"}, {"about.medications": ["sertraline"]}, "emergency"),
        ({"severe_headache"}, {"about.conditions": ["migraine"]}, "self_care"),
        ({"severe_headache"}, {}, "emergency"),
    ],
)
def test_signs_that_mean_danger_together(
    signals: set[str], said: dict[str, Any], level: str
) -> None:
    """Signs are weighed together, with medicines and history; one vague word raises no alarm."""
    assert outcome_of(said, signals).triage.level == level


def test_critical_laboratory_value_is_urgent() -> None:
    """A critical value brings a doctor the same day."""
    potassium = {"analyte": "potassium", "value": 6.6, "unit": "mmol/L"}
    if house().kb.lab("potassium") is None:
        pytest.fail("the knowledge base holds no potassium")
    assert outcome_of({"labs.values": [potassium]}).triage.level == "urgent"
