"""Clinical rules as worked examples: every persona of personas/*.yml gets what stands beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.spec.people import Outcome, outcome_of

PERSONAS = [
    persona
    for path in sorted((Path(__file__).parent / "personas").glob("*.yml"))
    for persona in yaml.safe_load(path.read_text("utf-8"))
]


@pytest.mark.parametrize("persona", PERSONAS, ids=lambda p: p["id"])
def test_persona(persona: dict[str, Any]) -> None:
    """Level, referrals, steps and pathways are those that stand beside the persona."""
    found = outcome_of(persona["said"], persona.get("signals", ()), release=False)
    _triage(found, persona["expect"])
    _plan(found, persona["expect"])
    levels = {p.id: p.level for p in found.pathways}
    for pathway, allowed in persona["expect"].get("pathways", {}).items():
        assert levels[pathway] in allowed, pathway


def _triage(found: Outcome, expect: dict[str, Any]) -> None:
    told = [reason.rule for reason in found.triage.reasons]
    if "level" in expect:
        assert found.triage.level == expect["level"], told
    if "within" in expect:
        assert found.triage.within == expect["within"], told
    to = {referral.to for referral in found.triage.referrals}
    assert set(expect.get("referrals", ())) <= to, to
    if expect.get("referrals") == []:
        assert not to
    tests = {test for referral in found.triage.referrals for test in referral.tests}
    assert set(expect.get("tests", ())) <= tests


def _plan(found: Outcome, expect: dict[str, Any]) -> None:
    steps = {step.id: step for step in found.plan.steps}
    withheld = {one.id: one.reason for one in found.plan.withheld}
    if expect.get("steps_none"):
        assert not steps
    if expect.get("no_supplements"):
        assert not [id for id, step in steps.items() if step.type == "nutrient"]
    assert set(expect.get("steps_include", ())) <= set(steps), (steps.keys(), withheld)
    assert not set(expect.get("steps_exclude", ())) & set(steps)
    for id, reason in expect.get("withheld", {}).items():
        assert withheld.get(id) == reason, withheld
