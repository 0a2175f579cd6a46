"""The condition grammar: what holds, what is unknown, and what a wrong condition is told."""

from __future__ import annotations

import pytest

from attune.errors import ContentError
from attune.intake.answers import ListEntry
from attune.intake.conditions import Condition, parse_condition
from attune.intake.facts import AnswerFacts
from tests.unit.intake.people import INTAKE, SKIPPED, Said, given

ASTHMA = ListEntry("asthma-atopy", "asthma")
LISTS: Said = {
    id: () for id, item in INTAKE.items.items() if item.list_of not in (None, "allergy", "family")
}


class Charted(AnswerFacts):
    """Answers together with a lab, a symptom and a derived figure, as the profile has them."""

    def signal(self, id: str) -> bool:
        return id == "tremor"

    def lab_flag(self, id: str) -> str | None:
        return {"tsh": "high"}.get(id)

    def fact(self, id: str) -> float | str | bool | None:
        return {"phase": "luteal", "frail": False}.get(id, super().fact(id))


def facts(said: Said | None = None) -> Charted:
    return Charted(INTAKE, given(said))


def condition(raw: dict[str, object]) -> Condition:
    return parse_condition(raw, "test")


@pytest.mark.parametrize(
    ("raw", "said", "holds"),
    [
        ({"item": "about.sex", "is": "female"}, {"about.sex": "female"}, True),
        ({"item": "about.sex", "is": ["male", "female"]}, {"about.sex": "female"}, True),
        ({"item": "about.sex", "is": ["male"]}, {"about.sex": "female"}, False),
        ({"item": "asq.1", "is": True}, {"asq.1": True}, True),
        ({"item": "phq9.1", "is": 1}, {"phq9.1": 1}, True),
        ({"item": "asq.1", "is": 1}, {"asq.1": True}, False),
        ({"item": "about.age", "at_least": 40}, {"about.age": 40}, True),
        ({"item": "about.age", "at_least": 40, "at_most": 50}, {"about.age": 51}, False),
        ({"item": "diet.gut", "is": ["blood", "pain"]}, {"diet.gut": ("bloating", "pain")}, True),
        ({"item": "diet.gut", "is": ["blood"]}, {"diet.gut": ("bloating", "pain")}, False),
        ({"item": "about.conditions", "is": "asthma-atopy"}, {"about.conditions": (ASTHMA,)}, True),
        ({"item": "about.age", "answered": True}, {"about.age": 40}, True),
        ({"item": "about.age", "answered": True}, {}, False),
        ({"item": "about.age", "answered": False}, {}, True),
        ({"item": "about.sex", "refused": True}, {"about.sex": SKIPPED}, True),
        ({"item": "about.sex", "refused": True}, {}, False),
        ({"score": "phq2", "at_least": 2}, {"phq9.1": 1, "phq9.2": 1}, True),
        ({"score": "phq2", "at_most": 2}, {"phq9.1": 2, "phq9.2": 1}, False),
        ({"score": "phq2", "at_least": 2}, {"phq9.1": 2, "phq9.2": SKIPPED}, True),
        ({"score": "phq2", "at_least": 2}, {"phq9.1": 1, "phq9.2": SKIPPED}, False),
        ({"signal": "tremor"}, {}, True),
        ({"signal": "fever"}, {}, False),
        ({"lab": "tsh", "flag": ["high", "critical_high"]}, {}, True),
        ({"lab": "tsh", "flag": "low"}, {}, False),
        ({"fact": "phase", "is": "luteal"}, {}, True),
        ({"fact": "frail"}, {}, False),
        ({"fact": "bmi", "at_most": 18.5}, {"about.height": 170, "about.weight": 50}, True),
        ({"fact": "bmi", "at_most": 18.5}, {"about.height": 170, "about.weight": 60}, False),
        ({"has": "asthma-atopy"}, {"about.conditions": (ASTHMA,)}, True),
        ({"not": {"has": "asthma-atopy"}}, {**LISTS, "about.conditions": ()}, True),
    ],
)
def test_what_holds(raw: dict[str, object], said: Said, holds: bool) -> None:
    """Every kind of leaf, true and false."""
    assert condition(raw).holds(facts(said)) is holds


@pytest.mark.parametrize(
    "leaf",
    [
        {"item": "about.sex", "is": "female"},
        {"item": "about.age", "at_least": 40},
        {"score": "phq9", "at_least": 10},
        {"has": "diabetes"},
        {"lab": "ferritin", "flag": "low"},
        {"fact": "bmi", "at_most": 18.5},
    ],
)
def test_the_unknown_counts_as_written(leaf: dict[str, object]) -> None:
    """Unknown is false unless the leaf says `when_unknown: true`; `not` turns that round."""
    careful = {**leaf, "when_unknown": True}
    assert condition(leaf).holds(facts()) is False
    assert condition(careful).holds(facts()) is True
    assert condition({"not": leaf}).holds(facts()) is True
    assert condition({"not": careful}).holds(facts()) is False


def test_a_refusal_is_unknown() -> None:
    """Who skips the question on sex has neither said female nor not female."""
    said = {"about.sex": SKIPPED}
    assert not condition({"item": "about.sex", "is": "female"}).holds(facts(said))
    careful = {"item": "about.sex", "is": "female", "when_unknown": True}
    assert condition(careful).holds(facts(said))


def test_an_incomplete_total_is_certain_where_no_missing_answer_matters() -> None:
    """Eight answers that make 20 settle `at least 10`, but not `at most 25`."""
    eight: Said = {f"phq9.{n}": 3 for n in range(1, 8)}
    said: Said = {**eight, "phq9.8": SKIPPED, "phq9.9": SKIPPED}
    assert condition({"score": "phq9", "at_least": 10, "when_unknown": False}).holds(facts(said))
    assert not condition({"score": "phq9", "at_most": 20, "when_unknown": True}).holds(facts(said))
    assert condition({"score": "phq9", "at_most": 25, "when_unknown": True}).holds(facts(said))
    assert not condition({"score": "phq9", "at_most": 25}).holds(facts(said))


def test_what_is_past_or_somebody_elses_is_not_had() -> None:
    """`has` asks of now."""
    for use in ("past", "stopped", "other_person"):
        entry = ListEntry("migraine", "migraine", use=use)  # type: ignore[arg-type]
        said = {**LISTS, "about.conditions": (entry,)}
        assert facts(said).has("migraine") is False


def test_allergies_and_family_illnesses_are_not_had() -> None:
    """A mother with diabetes does not make a diabetic."""
    said = {**LISTS, "hormone.family": (ListEntry("diabetes", "diabetes"),)}
    assert facts(said).has("diabetes") is False


def test_groups_combine() -> None:
    """all, any and not nest."""
    raw: dict[str, object] = {
        "all": [
            {"any": [{"signal": "fever"}, {"signal": "tremor"}]},
            {"not": {"item": "about.sex", "is": "male"}},
        ]
    }
    assert condition(raw).holds(facts({"about.sex": "female"}))
    assert not condition(raw).holds(facts({"about.sex": "male"}))


def test_reasons_name_what_made_it_true() -> None:
    """A triage reason points at the answers that triggered it."""
    raw: dict[str, object] = {
        "any": [
            {"item": "asq.1", "is": True},
            {"item": "asq.2", "is": True},
            {"all": [{"score": "phq2", "at_least": 3}, {"not": {"signal": "fever"}}]},
        ]
    }
    said = {"asq.1": False, "asq.2": True, "phq9.1": 3, "phq9.2": 1}
    assert condition(raw).reasons(facts(said)) == ("asq.2", "phq2", "fever")
    assert condition(raw).reasons(facts({})) == ()


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        ({}, "a condition is a mapping"),
        ({"item": "x"}, "say what item 'x' is compared with"),
        ({"item": "x", "over": 3}, "'over' can't be asked of 'item'"),
        ({"item": "x", "score": "y", "is": 1}, "asks about one of"),
        ({"all": []}, "takes a list"),
        ({"all": [{"item": "x", "is": 1}], "any": []}, "nothing else may stand beside 'all'"),
        ({"has": "x", "is": "y"}, "use nothing else"),
        ({"item": "x", "at_least": "2"}, "'at_least' takes a number"),
        ({"item": "x", "is": 1, "when_unknown": "yes"}, "takes true or false"),
        ({"any": [{"not": {"item": "x"}}]}, "test.any[0].not"),
    ],
)
def test_a_wrong_condition_is_told_what_is_wrong(raw: dict[str, object], told: str) -> None:
    """An editor reads where the mistake is and what may stand there."""
    with pytest.raises(ContentError) as error:
        condition(raw)
    assert told in str(error.value)
