"""What rules and cautions ask for must be something that can be known of a client."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from attune.safety.danger_types import Category
from attune.turns import crisis
from tests.spec.people import KNOWLEDGE, house

RULES = tuple(
    file for folder in ("triage", "map", "intake", "instruments")
    for file in sorted((KNOWLEDGE / folder).glob("*.yml"))
)  # fmt: skip
OFFERS = tuple(
    file for folder in ("nutrients", "lifestyle")
    for file in sorted((KNOWLEDGE / folder).glob("*.yml"))
)  # fmt: skip


def read(file: Path) -> Any:
    return yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)


def asked(raw: Any, leaf: str) -> Iterator[str]:
    """Every value of `leaf` in the conditions of a file."""
    if isinstance(raw, dict):
        if isinstance(raw.get(leaf), str):
            yield raw[leaf]
        for part in raw.values():
            yield from asked(part, leaf)
    elif isinstance(raw, list):
        for part in raw:
            yield from asked(part, leaf)


def raised_by_a_crisis() -> set[str]:
    """Signals that the turns of a crisis set."""
    questions = {q for of in crisis._RISK_QUESTIONS.values() for q in of} | {crisis.CHECK}
    dangers = {*get_args(Category), "emergency", "urgent"}
    return (
        {f"danger:{danger}" for danger in dangers}
        | {f"{question}:yes" for question in questions}
        | {f"refused:{question}" for question in questions}
    )


@pytest.mark.parametrize("file", RULES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_what_a_rule_asks_to_be_had_or_taken_exists(file: Path) -> None:
    """A rule over an id that nothing is called by could never hold."""
    known = {topic.id for topic in house().kb.topics()}
    assert set(asked(read(file), "has")) <= known


@pytest.mark.parametrize("file", RULES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_every_signal_of_a_rule_can_be_raised(file: Path) -> None:
    """A rule waits for no flag that neither free text nor a crisis can set."""
    found = set(read(KNOWLEDGE / "danger" / "signals.yml")["signals"])
    assert set(asked(read(file), "signal")) <= found | raised_by_a_crisis()


@pytest.mark.parametrize("file", OFFERS, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_every_caution_is_about_something_that_exists(file: Path) -> None:
    """A caution whose id nothing bears would protect nobody."""
    known = {topic.id for topic in house().kb.topics()}
    assert {caution["id"] for caution in read(file).get("cautions") or ()} <= known


@pytest.mark.parametrize(
    ("named", "wider"),
    [("addisons", "adrenal-insufficiency"), ("coeliac", "gi"), ("dialysis", "ckd"),
     ("bariatric-surgery", "gi"), ("migraine-aura", "migraine"), ("schizophrenia", "psychosis")],
)  # fmt: skip
def test_a_narrow_condition_counts_as_the_wider_one(named: str, wider: str) -> None:
    """What holds for the wider condition also holds for who names the narrower one."""
    assert wider in house().kb.classes_of(named)
