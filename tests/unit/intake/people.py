"""A small vocabulary for tests of the intake: people who answer, skip, go back and correct."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timezone
from pathlib import Path
from typing import cast

from attune.intake.answers import Answer, Answers, Value
from attune.intake.items import Intake, Item, load_intake
from attune.intake.path import next_item

INTAKE: Intake = load_intake(Path(__file__).parents[3] / "knowledge")
NOON = datetime(2026, 11, 24, 12, tzinfo=timezone.utc)
SKIPPED, DECLINED = object(), object()
Said = dict[str, object]
#: what a person says who has no trouble at all, by type of item
CALM: dict[str, object] = {
    "yes_no": False, "number": 0, "quantity": 100, "clock_time": "23:00", "duration": 0,
    "date": "2026-11-10", "text": "sleep better", "list": (), "labs": (), "multi_choice": ("none",),
}  # fmt: skip


def given(said: Said | None = None) -> dict[str, Answer]:
    """Answers from plain values; SKIPPED and DECLINED refuse."""
    return {item: answer(item, value) for item, value in (said or {}).items()}


def answer(item: str, value: object) -> Answer:
    """One answer or refusal."""
    if value is SKIPPED or value is DECLINED:
        status = "skipped" if value is SKIPPED else "declined"
        return Answer(item, status, None, None, "", "words", NOON)  # type: ignore[arg-type]
    return Answer(item, "answered", cast(Value, value), None, "", "words", NOON)


def calm(item: Item) -> object:
    """The untroubled answer to an item: none, never, not at all."""
    if item.type == "choice":
        return item.options[0].value
    return CALM[item.type]


def interview(said: Said, otherwise: Callable[[Item], object] = calm) -> dict[str, Answer]:
    """Ask until nothing is left; answers come from `said`, else from `otherwise`."""
    answers: dict[str, Answer] = {}
    while (item := next_item(INTAKE, answers)) is not None:
        assert len(answers) < 200
        answers[item.id] = answer(item.id, said.get(item.id, otherwise(item)))
    return answers


def asked(answers: Answers) -> list[str]:
    """Ids in the order they were asked, as `interview` leaves them."""
    return list(answers)


def next_id(said: Said) -> str | None:
    """Id of the next question after these answers."""
    item = next_item(INTAKE, given(said))
    return item.id if item else None


def up_to(last: str, said: Said) -> Said:
    """Everything that is asked up to and with `last`, answered from `said`, else untroubled."""
    answers = interview(said)
    names = list(answers)
    return {name: _said(answers[name]) for name in names[: names.index(last) + 1]}


def _said(one: Answer) -> object:
    if one.status == "answered":
        return one.value
    return SKIPPED if one.status == "skipped" else DECLINED
