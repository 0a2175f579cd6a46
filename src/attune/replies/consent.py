"""The reply that asks for consent; nothing is recorded before it is given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from attune.replies.base import Button, Reply
from attune.replies.phrases import Phrases

CONSENT_ITEM = "consent"
ALL, ONLY_INTAKE, NO = "all", "intake", "none"
SCOPES = ("intake", "share_with_clinic", "follow_up")
POLICY_VERSION = "2026-11"


@dataclass(frozen=True)
class Consent(Reply):
    """Scopes to agree to, with titles; the first button grants them all."""

    scopes: tuple[tuple[str, str], ...] = ()
    kind: ClassVar[str | None] = "consent"

    def body(self) -> Mapping[str, Any]:
        return {
            "policy_version": POLICY_VERSION,
            "scopes": [
                {"id": scope, "title": title, "required": scope == "intake"}
                for scope, title in self.scopes
            ],
        }


def consent(phrases: Phrases, *, lead: str) -> Consent:
    """Ask for consent; `lead` is the phrase name of what comes first (hello, again)."""
    buttons = tuple(
        Button(phrases(f"consent.button_{choice}"), CONSENT_ITEM, choice)
        for choice in (ALL, ONLY_INTAKE, NO)
    )
    listed = [f"{place}. {button.title}" for place, button in enumerate(buttons, start=1)]
    return Consent(
        text="\n".join((phrases(lead), *listed)),
        buttons=buttons,
        scopes=tuple((scope, phrases(f"consent.scope_{scope}")) for scope in SCOPES),
    )
