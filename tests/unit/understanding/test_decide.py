"""The open item decides what words mean; two acts of one message are both heard."""

from __future__ import annotations

from datetime import date

import pytest

from attune.understanding.corrections import new_values
from attune.understanding.types import Context, Understanding
from attune.understanding.understand import Understander


def _understood(
    understander: Understander, text: str, item: str | None = None, mode: str | None = None
) -> Understanding:
    context = Context(item, mode or ("intake" if item else "done"), today=date(2026, 11, 24))
    return understander.understand(text, context)


def _values(understood: Understanding) -> dict[str, object]:
    return {reading.item: reading.value for reading in understood.readings}


@pytest.mark.parametrize(
    ("item", "text", "value"),
    [
        ("phq9.1", "no", 0),
        ("sleep.snoring", "not really", False),
        ("diet.gut", "none", ("none",)),
        ("sleep.awakenings", "5", 5),
        ("sleep.hours", "actually 6", 6),
        ("sleep.hours", "i dunno maybe 6", 6),
        ("hormone.menopause", "not sure", "unsure"),
        ("about.goal", "I want to stop waking up at 3am", "I want to stop waking up at 3am"),
    ],
)
def test_the_open_item_decides(
    understander: Understander, item: str, text: str, value: object
) -> None:
    """Words that mean little alone are the answer to the question that is open."""
    understood = _understood(understander, text, item)
    assert understood.act == "answer"
    assert _values(understood) == {item: value}


@pytest.mark.parametrize("item", ["about.goal", "about.medications", "sleep.hours", "phq9.2"])
@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("stop", "stop"),
        ("skip this one", "skip"),
        ("prefer not to say", "decline"),
        ("I don't know", "skip"),
        ("why do you need to know?", "why_ask"),
        ("go back", "back"),
        ("can I talk to a person?", "ask_human"),
        ("delete all my data", "delete_data"),
        ("what is serotonin?", "ask_explain"),
        ("what's the weather tomorrow?", "out_of_scope"),
    ],
)
def test_a_clear_wish_or_question_is_no_answer(
    understander: Understander, item: str, text: str, act: str
) -> None:
    """Whatever is open, also free text and lists, a clear wish is not recorded as an answer."""
    understood = _understood(understander, text, item)
    assert understood.act == act
    assert understood.readings == ()


@pytest.mark.parametrize(
    ("item", "text", "also", "value"),
    [
        ("sleep.hours", "6. why do you ask?", "why_ask", 6),
        ("sleep.hours", "why do you ask? anyway about 6 hours", "why_ask", 6),
        ("phq9.3", "2, and how many questions are left?", "help", 2),
        ("asq.1", "no, why do you ask that", "why_ask", False),
    ],
)
def test_two_acts_of_one_message(
    understander: Understander, item: str, text: str, also: str, value: object
) -> None:
    """The value is taken and the question beside it is heard."""
    understood = _understood(understander, text, item)
    assert (understood.act, understood.also) == ("answer", (also,))
    assert _values(understood)[item] == value


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("actually I'm 43", {"about.age": 43}),
        ("I said 34 but I'm 43", {"about.age": 43}),
        ("change my height to 170", {"about.height": 170}),
        ("my weight should be 80 kg", {"about.weight": 80}),
    ],
)
def test_an_earlier_answer_is_corrected(
    understander: Understander, text: str, values: dict[str, object]
) -> None:
    """The new value goes to the item that is meant, not to the one that is open."""
    understood = _understood(understander, text, "sleep.snoring")
    assert understood.act == "correct"
    assert _values(understood) == values


def test_a_correction_without_a_value_names_its_item(understander: Understander) -> None:
    """ "I want to change my answer about alcohol" reopens that question."""
    understood = _understood(understander, "I want to change my answer about alcohol", "phq9.2")
    assert (understood.act, understood.correct_item) == ("correct", "diet.alcohol")


def test_what_was_told_of_other_things_is_not_read_twice(understander: Understander) -> None:
    """A bedtime of 11 in passing is not eleven hours of sleep."""
    text = "I go to bed at 11, lie awake an hour and wake three times"
    values = _values(_understood(understander, text, "sleep.hours"))
    assert values["sleep.bedtime"] == "23:00"
    assert values["sleep.awakenings"] == 3
    assert "sleep.hours" not in values


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("yes that's fine", "answer"),
        ("go ahead", "answer"),
        ("only the intake please", "answer"),
        ("no", "answer"),
        ("hello", "greet"),
        ("who can see my data?", "ask_privacy"),
    ],
)
def test_before_consent_yes_and_no_are_answers(
    understander: Understander, text: str, act: str
) -> None:
    """Agreement in any words is an answer then, and questions are still questions."""
    assert _understood(understander, text, mode="consent").act == act


def test_an_unknown_medicine_of_an_interaction_question_is_kept(understander: Understander) -> None:
    """Names that the knowledge base does not hold are mentioned as unknown."""
    understood = _understood(understander, "can I take zorblaxin with sertraline?")
    assert understood.act == "ask_interaction"
    assert {mention.id for mention in understood.mentions} == {None, "sertraline"}


def test_a_button_is_what_it_says(understander: Understander) -> None:
    """A tap is not weighed; its value is recorded as it stands."""
    understood = understander.understand(
        "Yes", Context(), {"item": "sleep.snoring", "value": "yes"}
    )
    assert _values(understood) == {"sleep.snoring": True}


@pytest.mark.parametrize(
    "text",
    ["", "   ", "👍", "\x00", "x" * 5000, "<script>alert(1)</script>"],
    ids=["empty", "blank", "emoji", "control", "long", "markup"],
)
def test_anything_at_all_is_understood_somehow(understander: Understander, text: str) -> None:
    """Empty, endless or hostile text yields an understanding and no error."""
    assert _understood(understander, text, "sleep.hours").act


def test_the_new_value_of_a_correction() -> None:
    """ "I said 34 but I'm 43" holds 43, "11pm not 11am" holds 11pm."""
    assert new_values("i said 34 but i'm 43")[0] == "i'm 43"
    assert new_values("change my height to 170")[0] == "170"
    assert new_values("11pm not 11am")[0] == "11pm"
