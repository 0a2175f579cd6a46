"""The gate: nothing passes that any rule forbids, and only the gate makes steps."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from attune.intake.answers import ListEntry
from attune.knowledge.records import Benefit, Caution, Checked, Dose, Offer, UpperLimit
from attune.safety.doses import said_mg, taken_mg
from attune.safety.gate import Gate, GatedStep, Withheld, grounded
from attune.safety.triage_types import Level
from tests.spec.people import house, profile_of

CHECKED = Checked("trial", "2026-11-24")
MAGNESIUM = Offer(
    id="magnesium", name="Magnesium", type="nutrient", title="Magnesium", how="With food.",
    how_much="100 to 250 mg", dose=Dose(100, 250, "mg", "day"), when="evening", weeks=6,
    expect="", stop_if=(), burden=2, price_per_day=None, review="clinician", outcomes=("sleep",),
    checked_dose=True,
    benefits=(Benefit("sleep", "B", "small", "", "", ("trial",), CHECKED),),
    cautions=(Caution("kidney", "avoid", "Not with weak kidneys.", ("trial",)),),
    upper_limit=UpperLimit(250, "mg", "day", "supplement", ("trial",), CHECKED), grade="B",
)  # fmt: skip
LIGHT = next(o for o in house().kb.offers() if o.id == "bright-light-box")


def judge(offer: Offer, said: dict[str, Any], *, level: Level = "self_care", signals: set[str] | None = None,
          release: bool = False) -> str:  # fmt: skip
    gate = Gate(house().kb, profile_of(said, signals or ()), level, release_by_clinician=release)
    found = gate.judge(offer, "You said so.")
    return found.reason if isinstance(found, Withheld) else "passed"


def test_only_the_gate_makes_steps() -> None:
    """A step can't be made by hand, nor altered once made."""
    with pytest.raises(TypeError):
        GatedStep("x", "food", "", "", None, "A", "", (), (), (), (), "", 1, "", None, object())
    gate = Gate(house().kb, profile_of({}), "self_care", release_by_clinician=False)
    step = gate.judge(MAGNESIUM)
    assert isinstance(step, GatedStep)
    with pytest.raises((TypeError, ValueError)):
        replace(step, title="Something else")


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({}, "passed"),
        ({"about.age": 17}, "age"),
        ({"about.pregnancy": "pregnant"}, "pregnancy"),
        ({"about.pregnancy": "breastfeeding"}, "pregnancy"),
        ({"about.pregnancy": "declined"}, "pregnancy"),
        ({"about.conditions": ["ckd"]}, "condition"),
        ({"about.conditions": "declined"}, "condition"),
        ({"about.medications": "declined"}, "unknown_medicine"),
        ({"about.medications": [{"id": None, "name": "zorblax"}]}, "unknown_medicine"),
        ({"about.supplements": "skipped"}, "unknown_medicine"),
        ({"about.medications": ["levothyroxine"]}, "interaction"),
        ({"about.supplements": ["magnesium"]}, "duplicate_effect"),
        ({"about.supplements": [{"id": "magnesium", "dose": "200 mg"}]}, "upper_limit"),
        ({"about.supplements": [{"id": "multivitamin", "name": "multi"}]}, "duplicate_effect"),
        ({"about.allergies": "declined"}, "allergy"),
        ({"about.allergies": ["magnesium"]}, "allergy"),
        ({"diet.eating_concern": True}, "eating_concern"),
        ({"diet.eating_concern": "declined"}, "eating_concern"),
        ({"about.weight": 48}, "eating_concern"),
        ({"about.weight_loss": True}, "eating_concern"),
        ({"about.supplements": [{"id": "magnesium", "use": "stopped"}]}, "tried_before"),
    ],
)
def test_a_supplement_waits_when_anything_speaks_against_it(
    said: dict[str, Any], reason: str
) -> None:
    """Each thing that speaks against a supplement keeps it back with its own reason."""
    assert judge(MAGNESIUM, said) == reason


@pytest.mark.parametrize("level", ["urgent", "emergency"])
def test_nothing_passes_while_someone_must_be_seen(level: Level) -> None:
    """At urgent and emergency no step passes."""
    assert judge(MAGNESIUM, {}, level=level) == "triage"
    assert judge(LIGHT, {}, level=level) == "triage"


def test_the_clinic_may_look_first() -> None:
    """A supplement that needs a clinician waits for release, when the clinic wants it so."""
    assert judge(MAGNESIUM, {}, release=True) == "awaiting_release"
    assert judge(LIGHT, {}, release=True) == "passed"


@pytest.mark.parametrize(
    "said",
    [
        {"mood.past_elevated": True},
        {"about.conditions": ["bipolar"]},
        {"about.supplements": ["st-johns-wort"]},
        {"about.medications": ["isotretinoin"]},
        {"about.medications": [{"id": None, "name": "zorblax"}]},
        {"sleep.shift_work": True},
    ],
)
def test_no_light_box_where_light_can_harm(said: dict[str, Any]) -> None:
    """A light box waits with a history of mania, medicines that make skin sensitive, shifts."""
    assert judge(LIGHT, said) != "passed"


def test_what_was_not_checked_grounds_nothing() -> None:
    """An unchecked benefit or dose can't ground a step."""
    unchecked = Benefit("sleep", "A", "large", "", "", ())
    assert grounded(MAGNESIUM)
    assert not grounded(replace(MAGNESIUM, benefits=(unchecked,)))
    assert not grounded(replace(MAGNESIUM, checked_dose=False))


def test_doses_as_people_say_them() -> None:
    """Amounts are summed over the day, whatever their unit."""
    assert said_mg("400 mg twice a day", "magnesium") == 800
    assert said_mg("0.5 g", "magnesium") == 500
    assert said_mg("1000 IU", "vitamin-d") == pytest.approx(0.025)
    assert said_mg("one a day", "magnesium") is None
    entries = [ListEntry("magnesium", "m", "100 mg"), ListEntry("zinc", "z", "10 mg")]
    assert taken_mg(entries, "magnesium") == 100
