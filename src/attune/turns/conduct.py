"""Around every capability: screen the words once more, open the record, ask what is open.

What a capability does stays in its own module.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from attune.replies import consent as consent_reply
from attune.turns import answer, closed, crisis
from attune.turns.turn import Outcome, Replies, Turn
from attune.turns.visit import Visit

if TYPE_CHECKING:
    from attune.bootstrap import Services

Capability = Callable[[Visit], Replies]


def conduct(turn: Turn, house: Services, capability: Capability, *, first: bool = True) -> Outcome:
    """Serve `turn` with `capability`, and close with the question that is open.

    `first` is False for the second act of one message. Raises StorageError when nothing could
    be kept; then nothing was.
    """
    turn = _screened(turn, house)
    with house.records.turn(turn.client) as record:
        visit = Visit(turn, house, record)
        if first and record.done(turn.message_id):
            return Outcome(closing(visit), _slots(visit))
        record.meet(turn.channel, turn.locale, turn.country, turn.timezone, turn.now)
        visit.note_signals(house.rules_screen.signals(turn.text))
        if turn.understanding.act != "delete_data":
            visit.set_state(erase_asked=False)
        replies = _serve(visit, capability)
        next_act = _second_act(visit, first)
        if next_act is None:
            replies += closing(visit)
        record.set_state(visit.state.to_json())
        if next_act is None:
            record.mark_done(turn.message_id, turn.now)
        return Outcome(replies, _slots(visit), next_act)


def closing(visit: Visit) -> Replies:
    """The question that ends every reply while one is open and nothing holds it back."""
    mode = visit.state.mode
    if mode == "consent":
        return (consent_reply.consent(visit.phrases, lead="consent.again"),)
    if mode == "intake" and (item := visit.open_item) is not None:
        return (visit.question(item),)
    return ()


def _serve(visit: Visit, capability: Capability) -> Replies:
    danger = visit.turn.understanding.danger
    if danger or visit.state.mode == "crisis":
        return _kept_beside(visit) + crisis.serve(visit)
    if capability is not crisis.serve and closed.is_minor(visit):
        return closed.close(visit)
    return capability(visit)


def _kept_beside(visit: Visit) -> Replies:
    """Answers in a message that only asks for a gentle question are not lost for it."""
    danger = visit.turn.understanding.danger
    if danger is None or danger.concern != "check" or visit.state.mode != "intake":
        return ()
    return answer.record_readings(visit) if visit.consented else ()


def _screened(turn: Turn, house: Services) -> Turn:
    """The rules of the danger screen once more, whatever understanding was sent."""
    if turn.understanding.danger is not None or turn.button:
        return turn
    found = house.rules_screen.screen(turn.text)
    if found is None or found.concern != "alert":
        return turn
    return replace(turn, understanding=replace(turn.understanding, danger=found))


def _second_act(visit: Visit, first: bool) -> str | None:
    also = visit.turn.understanding.also
    if not first or not also or visit.state.mode in ("crisis", "closed"):
        return None
    return also[0]


def _slots(visit: Visit) -> dict[str, Any]:
    item = visit.open_item if visit.state.mode in ("intake", "paused") else None
    open_id = item.id if item else None
    if visit.state.crisis is not None:
        open_id = visit.state.crisis.open
    slots: dict[str, Any] = {"mode": visit.state.mode, "open_item": open_id}
    return {**slots, "recent": []} if visit.forgotten else slots
