"""The parts every reply is made of: text that stands alone, buttons, a `custom` object.

Only this room spells the keys of the payloads; how they travel belongs to the channels.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

VERSION = 1


@dataclass(frozen=True)
class Button:
    """A choice to tap: it answers `item` with `value` (an option value, or a boolean)."""

    title: str
    item: str
    value: str | int | bool


@dataclass(frozen=True)
class Reply:
    """What the assistant says once. `text` is complete without the rest."""

    text: str
    buttons: tuple[Button, ...] = ()
    kind: ClassVar[str | None] = None

    def body(self) -> Mapping[str, Any]:
        """The keys of the `custom` object besides `kind` and `version`; JSON types only."""
        return {}

    def custom(self) -> dict[str, Any] | None:
        """The `custom` object of this reply, or None where text says it all."""
        if self.kind is None:
            return None
        return {"kind": self.kind, "version": VERSION, **self.body()}


@dataclass(frozen=True)
class Say(Reply):
    """Plain words, with nothing for a screen to draw."""
