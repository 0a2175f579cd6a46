"""The reply that tells how far the wish for a person at the clinic has come."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from attune.replies.base import Reply


@dataclass(frozen=True)
class Handoff(Reply):
    """requested: the clinic was told. joined: a person writes. ended: the assistant is back."""

    state: Literal["requested", "joined", "ended"] = "requested"
    kind: ClassVar[str | None] = "handoff"

    def body(self) -> Mapping[str, Any]:
        return {"state": self.state}
