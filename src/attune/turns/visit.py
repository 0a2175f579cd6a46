"""What a capability works with: the person's record, open for one turn, and what follows from it.

Nothing is decided here; views (path, triage, plan) are computed from the answers on demand.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from attune.intake.answers import Answer, How, Status, Value
from attune.intake.display import answer_display
from attune.intake.items import Item
from attune.intake.path import next_item, progress
from attune.intake.readings import Reading
from attune.replies import question as question_reply
from attune.replies.base import Reply, Say
from attune.replies.phrases import Phrases
from attune.replies.recorded import RecordedItem
from attune.turns.assessment import Assessment, assess
from attune.turns.state import State
from attune.turns.turn import Turn

if TYPE_CHECKING:
    from attune.bootstrap import Services
    from attune.records.repository import TurnRecord


class Visit:
    """One turn of one person; changes land in the record when the turn closes."""

    def __init__(self, turn: Turn, house: Services, record: TurnRecord) -> None:
        self.turn = turn
        self.house = house
        self.record = record
        self.phrases = Phrases(turn.locale)
        self.state = State.from_json(record.state())
        self._answers: dict[str, Answer] = dict(record.answers())
        self._assessment: Assessment | None = None
        self.forgotten = False

    @property
    def answers(self) -> Mapping[str, Answer]:
        """The current answers by item."""
        return self._answers

    @property
    def open_item(self) -> Item | None:
        """The item that waits for an answer, or None when all is asked."""
        return next_item(self.house.intake, self._answers)

    @property
    def consented(self) -> bool:
        """Whether the person agreed to have answers kept."""
        return "intake" in self.record.granted_scopes()

    def item(self, item_id: str) -> Item | None:
        """The item of that id."""
        return self.house.intake.items.get(item_id)

    def say(self, name: str, **values: object) -> Say:
        """A plain sentence."""
        return Say(self.phrases(name, **values))

    def save(self, reading: Reading) -> RecordedItem:
        """Record what was read, and give it back as it is shown."""
        item = self.house.intake.items[reading.item]
        self._store(item.id, "answered", reading.value, reading.unit, reading.how)
        return RecordedItem(
            item.id, item.short, reading.value, reading.unit, self.display(item, reading.value)
        )

    def refuse(self, item: Item, status: Status) -> None:
        """Record that `item` was skipped or declined."""
        self._store(item.id, status, None, None, "words")

    def reopen(self, item_id: str) -> None:
        """Take an answer back, so that its question is open again."""
        self._answers.pop(item_id, None)
        self.record.retract(item_id)
        self._assessment = None

    def display(self, item: Item, value: Value) -> str:
        """A value in short words for the client."""
        return answer_display(item, value, locale=self.turn.locale)

    def assessment(self) -> Assessment:
        """Scores, triage, map and plan of what is known now; recomputed after each change."""
        if self._assessment is None:
            self._assessment = assess(
                self.house,
                self._answers,
                self.record.signals(),
                today=self.turn.now.date(),
                rejected=self.state.rejected,
            )
        return self._assessment

    def question(self, item: Item) -> Reply:
        """The question of `item`, with how far along the person is."""
        return question_reply.question(
            item, progress(self.house.intake, self._answers), self.phrases
        )

    def set_state(self, **changes: object) -> None:
        """Change the state; it is stored when the turn closes."""
        self.state = self.state.changed(**changes)

    def reject(self, steps: list[str]) -> None:
        """Leave `steps` out of the plan from now on."""
        self.set_state(rejected=tuple(dict.fromkeys((*self.state.rejected, *steps))))
        self._assessment = None

    def note_signals(self, signals: frozenset[str]) -> None:
        """Keep symptom flags that the words of this message raised."""
        if signals:
            self.record.add_signals(signals, self.turn.message_id)
            self._assessment = None

    def alert(self, category: str, level: str, raised_by: str) -> None:
        """Write an alert for the clinic, in the transaction of this turn."""
        self.record.alert(category, level, raised_by, self.turn.text, self.turn.message_id)

    def note_safety(self, question: str, answered: bool | None) -> None:
        """Keep the answer to a safety question (None: it was refused)."""
        status: Status = "declined" if answered is None else "answered"
        self._store(question, status, answered, None, "words")

    def forget(self) -> None:
        """Start afresh within this turn, after everything was deleted."""
        self._answers.clear()
        self.forgotten = True
        self._assessment = None

    def _store(
        self, item_id: str, status: Status, value: Value | None, unit: str | None, how: How
    ) -> None:
        answer = Answer(item_id, status, value, unit, self.turn.text, how, self.turn.now)
        self._answers[item_id] = answer
        self.record.save_answer(answer, self.turn.message_id)
        self._assessment = None
