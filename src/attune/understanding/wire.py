"""An understanding as JSON and back: it travels in Rasa's parse data to the action server."""

from __future__ import annotations

from typing import Any

from attune.intake.readings import Reading, Unclear
from attune.records.answer_json import value_from_json, value_to_json
from attune.safety.danger_types import Danger
from attune.understanding.types import Mention, Understanding


def to_json(understanding: Understanding) -> dict[str, Any]:
    """JSON types only; empty parts are left out."""
    told: dict[str, Any] = {"act": understanding.act, "confidence": understanding.confidence}
    if understanding.also:
        told["also"] = list(understanding.also)
    if understanding.readings:
        told["readings"] = [_reading_out(reading) for reading in understanding.readings]
    if unclear := understanding.unclear:
        told["unclear"] = [
            unclear.item, unclear.reason, unclear.understood, list(unclear.candidates)
        ]  # fmt: skip
    if understanding.mentions:
        told["mentions"] = [[m.id, m.kind, m.text, *m.span] for m in understanding.mentions]
    if danger := understanding.danger:
        told["danger"] = [danger.category, danger.concern, danger.raised_by, danger.now]
    if understanding.correct_item:
        told["correct_item"] = understanding.correct_item
    return told


def from_json(told: dict[str, Any]) -> Understanding:
    """The understanding that `to_json` told."""
    unclear, danger = told.get("unclear"), told.get("danger")
    return Understanding(
        act=told["act"],
        confidence=told["confidence"],
        also=tuple(told.get("also", ())),
        readings=tuple(_reading_in(raw) for raw in told.get("readings", ())),
        unclear=Unclear(*unclear[:3], tuple(unclear[3])) if unclear else None,
        mentions=tuple(
            Mention(id_, kind, text, (start, end))
            for id_, kind, text, start, end in told.get("mentions", ())
        ),
        danger=Danger(*danger) if danger else None,
        correct_item=told.get("correct_item"),
    )


def _reading_out(reading: Reading) -> list[Any]:
    span = list(reading.span) if reading.span else None
    value = value_to_json(reading.value)
    return [reading.item, value, reading.unit, reading.display, reading.how, span]


def _reading_in(raw: list[Any]) -> Reading:
    item, value, unit, display, how, span = raw
    read = value_from_json(value)
    assert read is not None
    return Reading(item, read, unit, display, how, (span[0], span[1]) if span else None)
