"""Answers as JSON and back, for the encrypted column of the record."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from typing import Any

from attune.intake.answers import Answer, LabResult, ListEntry, Value


def answer_to_json(answer: Answer) -> bytes:
    """An answer without its item and time, which are columns of their own."""
    body = {
        "status": answer.status,
        "value": value_to_json(answer.value),
        "unit": answer.unit,
        "text": answer.text,
        "how": answer.how,
    }
    return json.dumps(body, separators=(",", ":")).encode()


def answer_from_json(item: str, at: datetime, raw: bytes) -> Answer:
    """The answer that `answer_to_json` wrote."""
    body = json.loads(raw)
    value = value_from_json(body["value"])
    return Answer(item, body["status"], value, body["unit"], body["text"], body["how"], at)


def value_to_json(value: Value | None) -> Any:
    """A value in JSON types; entries and results carry their kind."""
    if not isinstance(value, tuple):
        return value
    return {
        "several": [
            {"entry": asdict(part)}
            if isinstance(part, ListEntry)
            else {"lab": asdict(part)}
            if isinstance(part, LabResult)
            else part
            for part in value
        ]
    }


def value_from_json(raw: Any) -> Value | None:
    """The value that `value_to_json` wrote."""
    if not isinstance(raw, dict):
        value: Value | None = raw
        return value
    return tuple(_part(part) for part in raw["several"])


def _part(part: Any) -> Any:
    if not isinstance(part, dict):
        return part
    return ListEntry(**part["entry"]) if "entry" in part else LabResult(**part["lab"])
