"""An answer, to the open question or to others: recorded, shown back, or asked back about."""

from __future__ import annotations

from attune.intake.readings import Reading
from attune.replies import question as question_reply
from attune.replies import recorded as recorded_reply
from attune.replies.base import Reply
from attune.replies.recorded import RecordedItem
from attune.turns import closed, crisis, lab_results, results
from attune.turns.turn import Replies
from attune.turns.visit import Visit


def serve(visit: Visit) -> Replies:
    """Record what was read; ask back about what was not."""
    if not visit.consented:
        return ()
    said = record_readings(visit)
    if visit.state.mode in ("closed", "crisis"):
        return said
    if visit.state.mode in ("paused", "handoff"):
        visit.set_state(mode="intake")
    unclear = visit.turn.understanding.unclear
    if unclear is not None and (item := visit.item(unclear.item)) is not None:
        return (*said, question_reply.clarify(item, unclear, visit.phrases))
    if not visit.turn.understanding.readings and visit.state.mode == "intake":
        return (*said, *_not_understood(visit))
    return said + when_complete(visit)


def record_readings(visit: Visit) -> Replies:
    """Record every reading of the message; show back those that need it.

    A minor is redirected before anything is kept. Safety items lead on to `crisis`.
    """
    readings = visit.turn.understanding.readings
    if closed.is_minor(visit):
        return closed.close(visit)
    contradiction = _contradiction(visit, readings)
    kept = [r for r in readings if contradiction is None or r.item != contradiction.item]
    saved: list[RecordedItem] = []
    for reading in kept:
        if reading.item not in visit.house.intake.items:
            continue
        shown = visit.save(reading)
        if reading.how not in ("button", "number"):
            saved.append(shown)
    said: tuple[Reply, ...] = ()
    if saved:
        corrected = visit.turn.understanding.act == "correct"
        said = (recorded_reply.recorded(tuple(saved), visit.phrases, corrected=corrected),)
    if any(r.item == lab_results.LABS_ITEM for r in kept):
        said += lab_results.shown(visit)
    if contradiction is not None:
        said = (*said, *_ask_about(visit, contradiction))
    return said + crisis.after_answers(visit, tuple(r.item for r in kept))


def when_complete(visit: Visit) -> Replies:
    """When the last question is answered: the results; else nothing."""
    if visit.state.mode != "intake" or visit.open_item is not None:
        return ()
    visit.set_state(mode="done")
    return results.complete(visit)


def _not_understood(visit: Visit) -> Replies:
    item = visit.open_item
    if item is None:
        return (visit.say("clarify.plain"),)
    specific = f"clarify.type_{item.type}"
    name = specific if visit.phrases.has(specific) else "clarify.plain"
    return (
        question_reply.Clarify(
            text=visit.phrases(name),
            item=item.id,
            options=question_reply.options_of(item, visit.phrases),
        ),
    )


def _contradiction(visit: Visit, readings: tuple[Reading, ...]) -> Reading | None:
    """A fact told in passing that differs from an earlier answer, not asked about before."""
    for reading in readings:
        earlier = visit.answers.get(reading.item)
        if (
            reading.how == "volunteered"
            and visit.turn.understanding.act != "correct"
            and earlier is not None
            and earlier.status == "answered"
            and not isinstance(earlier.value, tuple)
            and earlier.value != reading.value
            and reading.item not in visit.state.asked_about
        ):
            return reading
    return None


def _ask_about(visit: Visit, reading: Reading) -> Replies:
    """Ask once which of two values holds; the earlier one stays until the person says."""
    item = visit.house.intake.items[reading.item]
    earlier = visit.answers[reading.item].value
    visit.set_state(asked_about=(*visit.state.asked_about, reading.item))
    text = visit.phrases(
        "clarify.contradiction",
        label=item.short,
        earlier=visit.display(item, earlier) if earlier is not None else "",
        now=visit.display(item, reading.value),
    )
    return (
        question_reply.Clarify(
            text=text, item=item.id, understood=visit.display(item, reading.value)
        ),
    )
