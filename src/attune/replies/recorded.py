"""The reply that shows back what was just written down, so that it can be put right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from attune.intake.answers import LabResult, ListEntry, Value
from attune.replies.base import Reply
from attune.replies.phrases import Phrases


@dataclass(frozen=True)
class RecordedItem:
    """One item as it was recorded; `display` is the value in words."""

    item: str
    label: str
    value: Value
    unit: str | None
    display: str


@dataclass(frozen=True)
class Recorded(Reply):
    """What the last message was understood to answer."""

    items: tuple[RecordedItem, ...] = ()
    kind: ClassVar[str | None] = "recorded"

    def body(self) -> Mapping[str, Any]:
        return {"items": [_entry(item) for item in self.items]}


def _entry(recorded: RecordedItem) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "item": recorded.item,
        "value": spoken_value(recorded.value),
        "unit": recorded.unit,
        "display": recorded.display,
    }
    if isinstance(recorded.value, tuple) and _is_list(recorded.value):
        entry["not_current"] = [
            {**_list_entry(e), "use": e.use}
            for e in recorded.value
            if isinstance(e, ListEntry) and e.use != "current"
        ]
    return entry


def _is_list(value: tuple[object, ...]) -> bool:
    return not value or isinstance(value[0], ListEntry)


def _list_entry(entry: ListEntry) -> dict[str, Any]:
    return {"id": entry.id, "name": entry.name, "dose": entry.dose, "since": entry.since}


def spoken_value(value: Value) -> Any:
    """A value in JSON types as the protocol has it; lists hold what is current."""
    if not isinstance(value, tuple):
        return value
    spoken: list[Any] = []
    for entry in value:
        if isinstance(entry, ListEntry):
            if entry.use == "current":
                spoken.append(_list_entry(entry))
        elif isinstance(entry, LabResult):
            spoken.append(
                {
                    "analyte": entry.analyte,
                    "value": entry.value,
                    "unit": entry.unit,
                    "comparator": entry.comparator,
                    "date": entry.date,
                }
            )
        else:
            spoken.append(entry)
    return spoken


def recorded(
    items: tuple[RecordedItem, ...], phrases: Phrases, *, corrected: bool = False
) -> Recorded:
    """Show `items` back in one line."""
    listed = "; ".join(f"{item.label}: {item.display}" for item in items)
    name = "recorded.corrected" if corrected else "recorded.noted"
    return Recorded(text=phrases(name, items=listed), items=items)
