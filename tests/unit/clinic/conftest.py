"""One client whose record has every kind of thing in it, in the intake as it is served."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path

import pytest

from attune.clinic.assemble import Assessed, Kept, assemble
from attune.clinic.shapes import (
    Summary,
    SummaryConsent,
    SummaryContribution,
    SummaryInteraction,
    SummaryLab,
    SummaryPathway,
    SummaryReason,
    SummaryReferral,
    SummaryStep,
    SummaryTriage,
    SummaryWithheld,
)
from attune.intake.answers import Answer, LabResult, ListEntry, Value
from attune.intake.items import Intake, load_intake
from attune.intake.shapes import Item

ROOT = Path(__file__).parents[3]
NOW = datetime(2026, 11, 24, 9, 30, tzinfo=timezone.utc)
SKIPPED, DECLINED = "diet.fish", "about.smoking"
TSH = LabResult("tsh", "3016-3", 6.2, "m[IU]/L", None, "2026-10-02")
CRP = LabResult("crp", None, 5, "mg/L", "<", "last autumn")
ENTRIES = {
    "medicine": (
        ListEntry("sertraline", "Sertraline", "50 mg a day", "2023"),
        ListEntry(None, "the blue <tablet> & co"),
        ListEntry("warfarin", "Warfarin", use="other_person"),
        ListEntry("fluoxetine", "Prozac", since="last spring", use="stopped"),
    ),
    "supplement": (ListEntry("magnesium", "Magnesium", "200 mg"),),
    "condition": (ListEntry("hypothyroid", "Underactive thyroid"),),
    "allergy": (ListEntry(None, "penicillin"),),
    "hormone": (ListEntry("levothyroxine", "Levothyroxine", "75 micrograms"),),
    "family": (),
}
BY_TYPE: dict[str, tuple[Value, str | None]] = {
    "yes_no": (False, None),
    "clock_time": ("23:30", None),
    "date": ("2026-11-10", None),
    "text": ("sleep through the night – “without” waking", None),
    "labs": ((TSH, CRP), None),
}


@pytest.fixture(scope="session")
def intake() -> Intake:
    return load_intake(ROOT / "knowledge")


def answer_to(item: Item) -> Answer:
    """A valid answer of the item's type."""
    if item.id == SKIPPED:
        return Answer(item.id, "skipped", None, None, "skip", "words", NOW)
    if item.id == DECLINED:
        return Answer(item.id, "declined", None, None, "rather not say", "words", NOW)
    value, unit = _value(item)
    return Answer(item.id, "answered", value, unit, "as I said", "words", NOW)


def _value(item: Item) -> tuple[Value, str | None]:
    if item.type == "choice":
        return item.options[1].value, None
    if item.type == "multi_choice":
        return tuple(str(option.value) for option in item.options[1:3]), None
    if item.type == "list":
        return ENTRIES[str(item.list_of)], None
    if item.type in ("number", "quantity", "duration"):
        low = item.low if item.low is not None else 0
        return (low + 7.5 if item.type == "quantity" else int(low) + 3), item.unit
    return BY_TYPE[item.type]


@pytest.fixture
def summary(intake: Intake) -> Summary:
    answers = {item.id: answer_to(item) for item in intake.items.values()}
    answers["safety.now"] = Answer(
        "safety.now", "answered", False, None, "no, not now", "words", NOW
    )
    earlier = replace(answers["sleep.bedtime"], value="22:00")
    return assemble(
        intake,
        answers,
        client="c_1234",
        made_at=NOW,
        clinic="Elm Clinic",
        assessed=_assessed(),
        kept=Kept(
            consents=[
                SummaryConsent("intake", "", True, "2026-11", NOW),
                SummaryConsent("share_with_clinic", "", False, "2026-11", NOW),
            ],
            earlier=[earlier],
        ),
        names={"serotonin": "Serotonin", "sertraline": "Sertraline"},
        scopes={"intake": "Keep my answers"},
        citation={"nice-cg100": "NICE CG100"}.get,
        knowledge_version="k1",
    )


def _assessed() -> Assessed:
    step = SummaryStep(
        "morning-light", "lifestyle", "Morning light", "Go out for 30 minutes.", None, "B",
        "It sets the body clock.", ("melatonin",), ("Not with a bad eye.",), ("nice-cg100",),
        ("headache",),
    )  # fmt: skip
    referral = SummaryReferral("gp", "2 weeks", "Ask about the thyroid.", ("TSH",), ("Is it me?",))
    return Assessed(
        triage=SummaryTriage(
            "soon", (SummaryReason("tsh", "A high TSH <6.2>", "nice-cg100"),), (referral,)
        ),
        pathways=(
            SummaryPathway(
                "serotonin", "", "some", "low", (SummaryContribution("phq9.1", 1.0, None),)
            ),
        ),
        steps=(step,),
        withheld=(SummaryWithheld("5-htp", "", "interaction", "It clashes with sertraline."),),
        interactions=(
            SummaryInteraction(
                "sertraline", "5-htp", "", "", "major", "Too much serotonin.", "Do not combine.",
            ),
        ),
        labs=(
            SummaryLab(TSH, "TSH", 0.4, 4.0, "high"),
            SummaryLab(CRP, "CRP", None, None, "not_comparable"),
        ),
    )  # fmt: skip
