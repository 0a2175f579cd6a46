"""Between Rasa's tracker and a turn: the one place that knows both shapes.

The outermost edge of the action server: a failure becomes an honest reply, and a log line
without the client's words.
"""

from __future__ import annotations

import logging
from abc import ABC, abstractmethod
from datetime import datetime, timezone
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from attune import bootstrap
from attune.errors import where
from attune.replies.base import Reply
from attune.replies.tokens import Tap
from attune.turns.conduct import conduct
from attune.turns.turn import Replies, Turn
from attune.turns.visit import Visit
from attune.understanding.types import Understanding
from attune.understanding.wire import from_json

_logger = logging.getLogger("attune.actions")

#: which action serves the second act of a message
ACTION_OF_ACT = {
    "why_ask": "action_why",
    "help": "action_help",
    "repeat": "action_repeat",
    "back": "action_back",
    "skip": "action_skip",
    "decline": "action_skip",
    "pause": "action_pause",
    "stop": "action_pause",
    "ask_explain": "action_explain",
    "ask_interaction": "action_interaction",
    "ask_steps": "action_plan",
    "ask_sources": "action_sources",
    "ask_labs": "action_labs",
    "ask_results": "action_results",
    "ask_human": "action_handoff",
    "ask_privacy": "action_privacy",
    "export_data": "action_record",
    "report_effect": "action_effect",
    "bot_challenge": "action_talk",
    "correct": "action_correct",
}


class TurnAction(Action, ABC):
    """An action that serves a turn with one capability. Subclasses name both."""

    action: str

    @staticmethod
    @abstractmethod
    def capability(visit: Visit) -> Replies:
        """What the action does."""

    def name(self) -> str:
        return self.action

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Serve the latest message; what could not be kept is not answered as if it had been."""
        try:
            return self._serve(dispatcher, tracker)
        except Exception as error:  # the outermost edge: Rasa would say nothing at all
            _logger.error("%s failed: %s", self.action, where(error))
            raise ActionFailed(self.action) from None

    def _serve(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        house = bootstrap.services()
        first = not _is_followup(tracker)
        outcome = conduct(turn_from(tracker), house, type(self).capability, first=first)
        for reply in outcome.replies:
            utter(dispatcher, reply)
        events: list[EventType] = [SlotSet(n, v) for n, v in outcome.slots.items()]
        if outcome.next_act in ACTION_OF_ACT:
            events.append(FollowupAction(ACTION_OF_ACT[outcome.next_act]))
        return events


class ActionFailed(RuntimeError):
    """Names the action that failed, and nothing of what was said."""


def turn_from(tracker: Tracker) -> Turn:
    """The latest message as a turn."""
    message = tracker.latest_message
    parsed = message.get("understanding")
    understanding = from_json(parsed) if parsed else Understanding("out_of_scope", 0.0)
    metadata = message.get("envelope") or {}
    return Turn(
        client=tracker.sender_id,
        message_id=str(metadata.get("message_id") or ""),
        text=message.get("text") or "",
        understanding=understanding,
        now=datetime.now(timezone.utc),
        channel=tracker.get_latest_input_channel() or "rest",
        locale=metadata.get("locale") or bootstrap.services().settings.locale,
        country=metadata.get("country") or bootstrap.services().settings.country,
        timezone=metadata.get("timezone"),
        button="button" in metadata,
        too_long=bool(metadata.get("too_long")),
    )


def utter(dispatcher: CollectingDispatcher, reply: Reply) -> None:
    """Say one reply: its text with buttons, and its `custom` object."""
    tokens = bootstrap.services().tokens
    dispatcher.utter_message(
        text=reply.text,
        buttons=[
            {"title": button.title, "payload": tokens.token(Tap(button.item, button.value))}
            for button in reply.buttons
        ],
        json_message=reply.custom(),
    )


def _is_followup(tracker: Tracker) -> bool:
    """Whether another of our actions already served this message."""
    for event in reversed(tracker.events):
        if event.get("event") == "user":
            return False
        if event.get("event") == "action" and event.get("name") != "action_listen":
            return True
    return False
