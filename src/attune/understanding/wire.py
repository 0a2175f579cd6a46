"""An understanding as plain JSON and back, for its trip through Rasa's parse data.

What the fields mean stands in `types.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any, TypeVar

from attune.intake.readings import Reading, Unclear
from attune.records.answer_json import value_from_json, value_to_json
from attune.safety.danger_types import Danger
from attune.understanding.types import Mention, Understanding

T = TypeVar("T")


def to_json(understanding: Understanding) -> dict[str, Any]:
    """`understanding` as JSON types only; every part under its name."""
    unclear, danger = understanding.unclear, understanding.danger
    return {
        "act": understanding.act,
        "confidence": understanding.confidence,
        "also": list(understanding.also),
        "readings": [_reading_out(reading) for reading in understanding.readings],
        "unclear": _plain(asdict(unclear)) if unclear else None,
        "mentions": [_plain(asdict(mention)) for mention in understanding.mentions],
        "danger": asdict(danger) if danger else None,
        "correct_item": understanding.correct_item,
    }


def from_json(raw: Mapping[str, Any]) -> Understanding:
    """What `to_json` was given; keys of other versions are left out."""
    unclear, danger = raw.get("unclear"), raw.get("danger")
    return Understanding(
        act=str(raw["act"]),
        confidence=float(raw["confidence"]),
        also=tuple(raw.get("also") or ()),
        readings=tuple(_reading_in(one) for one in raw.get("readings") or ()),
        unclear=_made(Unclear, unclear) if unclear else None,
        mentions=tuple(_made(Mention, one) for one in raw.get("mentions") or ()),
        danger=_made(Danger, danger) if danger else None,
        correct_item=raw.get("correct_item"),
    )


def _reading_out(reading: Reading) -> dict[str, Any]:
    flat = {field.name: getattr(reading, field.name) for field in fields(reading)}
    return _plain({**flat, "value": value_to_json(reading.value)})


def _reading_in(raw: Mapping[str, Any]) -> Reading:
    known = {**raw, "span": tuple(raw["span"]) if raw.get("span") else None}
    return _made(Reading, {**known, "value": value_from_json(raw["value"])})


def _made(kind: type[T], raw: Mapping[str, Any]) -> T:
    """A dataclass from its JSON; lists come back as the tuples they were."""
    known = {field.name for field in fields(kind)}  # type: ignore[arg-type]
    return kind(**{name: _tupled(part) for name, part in raw.items() if name in known})


def _tupled(part: Any) -> Any:
    return tuple(part) if isinstance(part, list) else part


def _plain(part: dict[str, Any]) -> dict[str, Any]:
    return {name: list(one) if isinstance(one, tuple) else one for name, one in part.items()}
