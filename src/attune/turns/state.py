"""Where a conversation stands besides its answers: small, JSON, kept with the record.

No position in the intake is stored: the open item follows from items and answers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Literal

Mode = Literal["consent", "intake", "done", "paused", "crisis", "handoff", "closed"]


@dataclass(frozen=True)
class CrisisState:
    """A concern that is being talked about. `answers`: safety question id → true, false, None.

    `level`: alert (stop everything) or check (asked gently). `safe`: times the person said
    they are safe. `open`: the safety question that waits. `back_to`: mode to return to.
    """

    category: str
    level: str
    back_to: Mode
    answers: Mapping[str, bool | None] = field(default_factory=dict)
    open: str | None = None
    safe: int = 0


@dataclass(frozen=True)
class State:
    """The state of one conversation."""

    mode: Mode = "consent"
    crisis: CrisisState | None = None
    rejected: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    asked_about: tuple[str, ...] = ()
    pending: Mapping[str, Any] | None = None
    erase_asked: bool = False

    def changed(self, **changes: Any) -> State:
        """This state with some fields replaced."""
        return replace(self, **changes)

    def to_json(self) -> dict[str, Any]:
        """As stored."""
        return asdict(self)

    @classmethod
    def from_json(cls, raw: Mapping[str, Any] | None) -> State:
        """From what was stored; keys that this version does not know are left out."""
        if not raw:
            return cls()
        known = {k: v for k, v in raw.items() if k in cls.__dataclass_fields__}
        crisis = known.pop("crisis", None)
        for name in ("rejected", "topics", "asked_about"):
            known[name] = tuple(known.get(name) or ())
        return cls(crisis=CrisisState(**crisis) if crisis else None, **known)
