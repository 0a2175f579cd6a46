"""The reply on what clashes with what, and on names the knowledge base does not hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from attune.replies.base import Reply


@dataclass(frozen=True)
class Pair:
    """Two substances as they were named, and what happens between them."""

    a: str
    b: str
    severity: str
    effect: str
    advice: str
    sources: tuple[str, ...]
    a_name: str = ""
    b_name: str = ""


@dataclass(frozen=True)
class Interaction(Reply):
    """Known pairs, and terms that are not known; both empty is no proof of safety."""

    pairs: tuple[Pair, ...] = ()
    unknown: tuple[str, ...] = ()
    kind: ClassVar[str | None] = "interaction"

    def body(self) -> Mapping[str, Any]:
        return {
            "pairs": [
                {
                    "a": pair.a,
                    "b": pair.b,
                    "severity": pair.severity,
                    "effect": pair.effect,
                    "advice": pair.advice,
                    "sources": list(pair.sources),
                }
                for pair in self.pairs
            ],
            "unknown": list(self.unknown),
        }
