"""Danger when nothing can be kept: the rules still screen, and the lines are still shown.

Needs no database, no model and no action server.
"""

from __future__ import annotations

from typing import Any

from attune.bootstrap import Services
from attune.replies.crisis import crisis


def is_danger(house: Services, text: str) -> bool:
    """Whether the rules alone raise an alert."""
    found = house.rules_screen.screen(text)
    return found is not None and found.concern == "alert"


def crisis_lines(house: Services, text: str, country: str | None) -> list[dict[str, Any]]:
    """The crisis reply as messages, or nothing where the rules see no danger."""
    found = house.rules_screen.screen(text)
    if found is None or found.concern != "alert":
        return []
    content = house.crisis_content
    reply = crisis(
        content.words(f"first.{found.category}"),
        found.category,
        content.lines(country or house.settings.country, found.category),
        resumable=False,
    )
    return [{"text": reply.text}, {"custom": reply.custom()}]
