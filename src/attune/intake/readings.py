"""What reading a message for an item yields: a value, or a doubt to ask back about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from attune.intake.answers import How, Value


@dataclass(frozen=True)
class Reading:
    """One item's answer as read from a message. `display` is how it is shown back."""

    item: str
    value: Value
    unit: str | None
    display: str
    how: How
    span: tuple[int, int] | None = None


@dataclass(frozen=True)
class Unclear:
    """An answer that was meant for `item` but can't be taken as it is.

    `understood`: what was understood so far, in words for the client, or None. `candidates`:
    option values (choice) or displays among which the client may choose.
    """

    item: str
    reason: Literal["not_understood", "ambiguous", "out_of_bounds"]
    understood: str | None = None
    candidates: tuple[str, ...] = ()
