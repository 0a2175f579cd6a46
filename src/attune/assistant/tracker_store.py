"""Rasa's tracker, kept as an archive of every event and handed out as a short window.

A turn then costs the same at any length: the window is the slots and the wait for a message.
The record of answers is not here; see `records/`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Any

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from attune import bootstrap
from attune.errors import StorageError

RECENT = "recent"
RECENT_MESSAGES = 3
RECENT_CHARACTERS = 300
_SEEN = "attune_events_seen"


class WindowedTrackerStore(TrackerStore):
    """Keeps each turn in one transaction with the mark that its message was answered.

    Rasa's fail-safe wrapper swallows what this store raises and goes on with a blank
    conversation. A conversation that could not be read is therefore never saved over, and the
    channel tells the person to try again because their message was not marked as answered.
    """

    def __init__(
        self,
        domain: Domain | None,
        event_broker: EventBroker | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(domain, event_broker)
        self._conversations = bootstrap.services().conversations
        self._unread: set[str] = set()

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The window of a conversation: its slots, then the wait for the next message."""
        try:
            window = await asyncio.to_thread(self._conversations.window, sender_id)
        except StorageError:
            self._unread.add(sender_id)
            raise
        self._unread.discard(sender_id)
        if window is None:
            return None
        tracker = self.init_tracker(sender_id)
        for name, value in window["slots"].items():
            if name in tracker.slots:
                tracker.update(SlotSet(name, value))
        tracker.update(ActionExecuted(ACTION_LISTEN_NAME))
        setattr(tracker, _SEEN, len(tracker.events))
        return tracker

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Archive what is new, and replace the window, in one transaction."""
        if tracker.sender_id in self._unread:
            raise StorageError("A conversation that could not be read is not saved over.")
        new = list(tracker.events)[getattr(tracker, _SEEN, 0) :]
        await asyncio.to_thread(
            self._conversations.keep_turn,
            tracker.sender_id,
            [event.as_dict() for event in new],
            {"slots": _slots(tracker, new)},
            _answered(new),
        )
        setattr(tracker, _SEEN, len(tracker.events))

    async def retrieve_full_tracker(self, conversation_id: str) -> DialogueStateTracker | None:
        """The whole conversation, from the archive."""
        events = await asyncio.to_thread(self._conversations.archive, conversation_id)
        if not events:
            return None
        return DialogueStateTracker.from_dict(conversation_id, events, self.domain.slots)

    async def keys(self) -> Iterable[str]:
        """Pseudonyms of all conversations."""
        return await asyncio.to_thread(self._conversations.senders)


def _slots(tracker: DialogueStateTracker, new: list[Any]) -> dict[str, Any]:
    slots = {n: s.value for n, s in tracker.slots.items() if s.value != s.initial_value}
    said = [event.text[:RECENT_CHARACTERS] for event in new if _is_words(event)]
    slots[RECENT] = [*(slots.get(RECENT) or []), *said][-RECENT_MESSAGES:]
    return slots


def _is_words(event: Any) -> bool:
    return isinstance(event, UserUttered) and bool(event.text)


def _answered(new: list[Any]) -> list[str]:
    """Ids of messages that a reply followed; one that an action failed on stays open."""
    if not any(isinstance(event, BotUttered) for event in new):
        return []
    return [event.message_id for event in new if isinstance(event, UserUttered)]
