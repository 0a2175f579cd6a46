"""The reply in danger: who to call, at once, before anything else is said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from attune.replies.base import Reply
from attune.safety.danger.resources import Resource


@dataclass(frozen=True)
class Crisis(Reply):
    """Resources of the person's country; `resumable` says whether the intake may go on later."""

    category: str = ""
    resources: tuple[Resource, ...] = ()
    resumable: bool = False
    kind: ClassVar[str | None] = "crisis"

    def body(self) -> Mapping[str, Any]:
        return {
            "category": self.category,
            "resources": [
                {"name": r.name, "contact": r.contact, "hours": r.hours, "url": r.url}
                for r in self.resources
            ],
            "resumable": self.resumable,
        }


def crisis(words: str, category: str, lines: tuple[Resource, ...], *, resumable: bool) -> Crisis:
    """Say `words`, then every line with its hours, in text too."""
    listed = "\n".join(f"• {line.name}: {line.contact} ({line.hours})" for line in lines)
    return Crisis(
        text=f"{words}\n{listed}", category=category, resources=lines, resumable=resumable
    )
