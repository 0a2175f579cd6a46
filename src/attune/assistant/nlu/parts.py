"""The parts of understanding that the components of this process share, and their context.

What the parts do is `attune.understanding`.
"""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.training_data.message import Message

from attune import bootstrap
from attune.understanding.build import Parts
from attune.understanding.types import Context


@lru_cache(maxsize=1)
def parts() -> Parts:
    """The parts of this process; the classifiers are put in by their components."""
    house = bootstrap.services()
    return Parts(
        knowledge_dir=house.settings.knowledge_dir,
        encoder_dir=house.settings.encoder_dir,
        intake=house.intake,
        entries=lambda: house.kb.lexicon_entries(),
    )


def context_of(message: Message, tracker: DialogueStateTracker | None) -> Context:
    """What is open, how the talk stands, what was said last, and what day it is for the client."""
    metadata = message.get("metadata") or {}
    if tracker is None:
        return Context(today=_today(metadata), locale=metadata.get("locale") or "en")
    return Context(
        open_item=tracker.get_slot("open_item"),
        mode=tracker.get_slot("mode") or "consent",
        recent=tuple(tracker.get_slot("recent") or ()),
        today=_today(metadata),
        locale=metadata.get("locale") or bootstrap.services().settings.locale,
    )


def _today(metadata: dict[str, Any]) -> date:
    zone = metadata.get("timezone")
    try:
        return datetime.now(ZoneInfo(zone) if zone else None).date()
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return datetime.now().date()
