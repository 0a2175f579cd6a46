from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from attune.intake.answers import ListEntry
from attune.intake.items import Intake
from attune.intake.reading import AnswerReader, load_guide

Found = Callable[[str], dict[str, object]]


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("I go to bed at 11, lie awake an hour and wake three times", {"sleep.bedtime": "23:00", "sleep.latency": 60, "sleep.awakenings": 3}),
        ("I'm 34, female, 5'6 and 11 stone", {"about.age": 34, "about.sex": "female", "about.height": 167.6, "about.weight": 69.9}),
        ("no periods since my coil", {"hormone.cycle": "absent"}),
        ("i have 3 coffees a day, last one about 4pm", {"diet.caffeine": 3, "diet.caffeine_last": "16:00"}),
        ("I don't smoke, I drink about 10 units a week and sleep 5 hours a night", {"about.smoking": "never", "diet.alcohol": 10, "sleep.hours": 5}),
        ("35F, vegan, no meds, no allergies", {"about.age": 35, "about.sex": "female", "diet.pattern": "vegan", "about.medications": (), "about.allergies": ()}),
        ("I feel down most days", {"phq9.2": 2}),
        ("actually I sleep 6 hours", {"sleep.hours": 6}),
        ("I take sertraline 50mg", {"about.medications": (ListEntry("sertraline", "sertraline", "50mg"),)}),
    ],
)  # fmt: skip
def test_one_message_may_answer_many_questions(
    volunteered: Found, text: str, answers: dict[str, object]
) -> None:
    """What somebody tells unasked is taken, each thing for its own question."""
    assert volunteered(text) == answers


@pytest.mark.parametrize(
    "text",
    [
        "I want to sleep 8 hours a night", "my husband goes to bed at 10", "When I was 20 I smoked",
        "can i take magnesium with sertraline?", "I'm 5 minutes away", "i feel like 5 people hate me",
        "he takes 3 coffees a day", "what does magnesium do at 10?", "i'm 40 next month", "no",
    ],
)  # fmt: skip
def test_wishes_questions_and_other_people_volunteer_nothing(volunteered: Found, text: str) -> None:
    """Only what is clearly so, and about the writer, is taken unasked."""
    assert volunteered(text) == {}


def test_the_open_question_is_left_to_reading(reader: AnswerReader, intake: Intake) -> None:
    """The item that is being asked is not volunteered as well."""
    found = reader.volunteered(
        "I go to bed at 11 and get up at 7", skip="sleep.bedtime", today=date(2026, 11, 24)
    )
    assert [reading.item for reading in found] == ["sleep.wake_time"]
    assert all(reading.how == "volunteered" and reading.display for reading in found)


def test_every_pattern_is_for_an_item_of_the_intake(reader: AnswerReader, intake: Intake) -> None:
    """The reading guide names no item that does not exist."""

    guide = load_guide(Path(__file__).parents[4] / "knowledge")
    named = {
        *guide.by_item,
        *guide.usual_times,
        *guide.scales,
        *guide.yes,
        *guide.no,
        *guide.nouns,
        *guide.says,
    }
    assert named - {"phq-scale"} <= set(intake.items)
