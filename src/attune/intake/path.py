"""Which question comes next: a pure function of the intake and the answers.

Nothing remembers a position; recording, reopening and replacing answers stays out.
"""

from __future__ import annotations

from dataclasses import dataclass

from attune.intake.answers import Answers
from attune.intake.facts import AnswerFacts
from attune.intake.shapes import AskedFirst, Intake, Item


@dataclass(frozen=True)
class Progress:
    """How far the intake is. `answered` counts skipped and declined items too.

    `expected`: answered plus what is still to be asked as things stand. `section` is that of the
    next question, None when nothing is left.
    """

    answered: int
    expected: int
    section: str | None = None
    section_title: str | None = None


def is_enabled(intake: Intake, item: Item, answers: Answers) -> bool:
    """Whether the item applies to this person as far as is known."""
    return AnswerFacts(intake, answers).enabled(item.id)


def asking_order(intake: Intake, answers: Answers) -> tuple[Item, ...]:
    """All items that apply, in the order in which they are asked."""
    return _order(AnswerFacts(intake, answers))


def open_items(intake: Intake, answers: Answers) -> tuple[Item, ...]:
    """What is still to be asked, next question first."""
    return _open(AnswerFacts(intake, answers))


def next_item(intake: Intake, answers: Answers) -> Item | None:
    """The question to ask now, or None when the intake is done."""
    return next(iter(open_items(intake, answers)), None)


def previous_item(intake: Intake, answers: Answers) -> Item | None:
    """The item that `back` reopens: the last settled one before the next question, if any."""
    facts = AnswerFacts(intake, answers)
    opened = _open(facts)
    order = _order(facts)
    before = order[: order.index(opened[0])] if opened else order
    return next((item for item in reversed(before) if _settled(item, answers)), None)


def progress(intake: Intake, answers: Answers) -> Progress:
    """How many questions are settled and how many there are in all, as things stand."""
    facts = AnswerFacts(intake, answers)
    opened = _open(facts)
    expected = sum(1 for id in intake.items if facts.enabled(id))
    section = opened[0].section if opened else None
    titles = {one.id: one.title for one in intake.sections}
    return Progress(expected - len(opened), expected, section, titles.get(section or ""))


def _order(facts: AnswerFacts) -> tuple[Item, ...]:
    items = [item for item in facts.intake.items.values() if facts.enabled(item.id)]
    for rule in _urgent(items, facts):
        run = [item for item in items if item.asked_first == rule]
        items = [item for item in items if item.asked_first != rule]
        place = next((n for n, item in enumerate(items, 1) if item.id == rule.after), 0)
        items[place:place] = run
    return tuple(items)


def _open(facts: AnswerFacts) -> tuple[Item, ...]:
    waiting = [item for item in _order(facts) if not _settled(item, facts.answers)]
    urgent = _urgent(waiting, facts)
    return tuple(sorted(waiting, key=lambda item: item.asked_first not in urgent))


def _urgent(items: list[Item], facts: AnswerFacts) -> tuple[AskedFirst, ...]:
    """Rules that let a run jump the queue now, each once, in file order."""
    rules = dict.fromkeys(item.asked_first for item in items if item.asked_first is not None)
    return tuple(rule for rule in rules if rule.when.holds(facts))


def _settled(item: Item, answers: Answers) -> bool:
    answer = answers.get(item.id)
    return answer is not None and (answer.status == "answered" or not item.required)
