"""What every channel does with a message before and after Rasa: the one edge.

Order matters: limits, pseudonym, inbox (committed), Rasa, then what was said. What a channel's
own protocol looks like stays in the channel.
"""

from __future__ import annotations

import asyncio
import logging
import re
import unicodedata
import uuid
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any

from rasa.core.channels.channel import CollectingOutputChannel, UserMessage

from attune import bootstrap
from attune.assistant.channels import unrecorded
from attune.bootstrap import Services
from attune.errors import StorageError, where
from attune.records.conversations import Incoming
from attune.replies.tokens import Tap

MAX_CHARACTERS = 2000
MAX_SCREENED = 20_000
MAX_SENDER_CHARACTERS = 200
MAX_MESSAGE_ID_CHARACTERS = 64
_METADATA_KEYS = ("locale", "country", "timezone")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_logger = logging.getLogger(__name__)

Handler = Callable[[UserMessage], Awaitable[Any]]
Message = dict[str, Any]


class Refused(ValueError):
    """A request that is no message; `str` is one clear line without the client's words."""


@dataclass(frozen=True)
class Request:
    """A message as a channel received it. `metadata` keeps only what the protocol names."""

    sender: str
    text: str
    message_id: str
    metadata: dict[str, Any]


class WholeOutput(CollectingOutputChannel):
    """Collects what the assistant says, unsplit: stock channels cut text at blank lines."""

    async def send_text_message(self, recipient_id: str, text: str, **kwargs: Any) -> None:
        await self._persist_message(self._message(recipient_id, text=text.strip()))


def read_request(body: Any) -> Request:
    """A JSON body as a request. Raises Refused where it isn't one."""
    if not isinstance(body, dict):
        raise Refused("The body must be a JSON object with 'sender' and 'message'.")
    sender, text = body.get("sender"), body.get("message")
    if not isinstance(sender, str) or not sender.strip():
        raise Refused("'sender' must be a text that names the conversation.")
    if len(sender) > MAX_SENDER_CHARACTERS:
        raise Refused(f"'sender' must be at most {MAX_SENDER_CHARACTERS} characters.")
    if not isinstance(text, str):
        raise Refused("'message' must be a text.")
    metadata = body.get("metadata") or {}
    if not isinstance(metadata, dict):
        raise Refused("'metadata' must be a JSON object.")
    message_id = metadata.get("message_id") or uuid.uuid4().hex
    return Request(
        sender,
        text,
        str(message_id)[:MAX_MESSAGE_ID_CHARACTERS],
        {k: v for k in _METADATA_KEYS if isinstance(v := metadata.get(k), str) and len(v) <= 64},
    )


def clean(text: str) -> str:
    """Words without control characters, lone surrogates or a typed command's slash."""
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "ignore")
    text = unicodedata.normalize("NFC", _CONTROL.sub(" ", text)).strip()
    return text.lstrip("/").strip()


class Edge:
    """Takes a message through inbox and Rasa, and answers with what was said, or honestly not."""

    def __init__(self, channel: str, on_new_message: Handler) -> None:
        self._channel = channel
        self._handle = on_new_message
        self._house = bootstrap.services()

    async def serve(self, request: Request) -> list[Message]:
        """The messages that answer `request`, in order, as `{text, buttons?}` and `{custom}`."""
        client = self._house.settings.pseudonym(request.sender)
        incoming = self._incoming(client, request)
        try:
            if not await asyncio.to_thread(self._house.conversations.accept, incoming):
                kept = await asyncio.to_thread(
                    self._house.conversations.reply, client, request.message_id
                )
                return kept or self._apology("edge.still_working")
        except StorageError:
            return self._failed(incoming)
        return await self.answer(incoming)

    async def answer(self, incoming: Incoming) -> list[Message]:
        """Hand an accepted message to Rasa; what was not kept is not answered as if it was."""
        output = WholeOutput()
        message = UserMessage(
            incoming.text,
            output,
            incoming.sender_id,
            input_channel=self._channel,
            message_id=incoming.message_id,
            metadata=incoming.metadata,
        )
        try:
            await self._handle(message)
            kept = await asyncio.to_thread(
                self._house.conversations.answered, incoming.sender_id, incoming.message_id
            )
            messages = [_without_recipient(m) for m in output.messages]
            if kept and messages:
                await asyncio.to_thread(
                    self._house.conversations.keep_reply,
                    incoming.sender_id,
                    incoming.message_id,
                    messages,
                )
                return messages
        except Exception as error:  # the outermost edge: an honest reply instead of silence
            _logger.error("A turn failed: %s", where(error))
        return self._failed(incoming)

    def _incoming(self, client: str, request: Request) -> Incoming:
        text, metadata = clean(request.text), dict(request.metadata)
        tap = self._house.tokens.tap(text)
        if tap is not None:
            metadata["button"] = {"item": tap.item, "value": tap.value}
            text = _title(self._house, tap)
        if len(text) > MAX_CHARACTERS:
            metadata["too_long"] = True
            text = _excerpt(self._house, text)
        return Incoming(
            client,
            request.message_id,
            self._channel,
            datetime.now(timezone.utc),
            text,
            metadata,
        )

    def _failed(self, incoming: Incoming) -> list[Message]:
        """What is said when nothing could be kept; danger is served all the same."""
        metadata = incoming.metadata
        lines = unrecorded.crisis_lines(self._house, incoming.text, metadata.get("country"))
        return [*lines, *self._apology("edge.try_again")]

    def _apology(self, phrase: str) -> list[Message]:
        return [{"text": self._house.phrases(None)(phrase)}]


def _title(house: Services, tap: Tap) -> str:
    """What a tapped button said, for the transcript."""
    item = house.intake.items.get(tap.item)
    option = item.option(tap.value) if item else None
    return option.title if option else str(tap.value)


def _excerpt(house: Services, text: str) -> str:
    """What is read of a message that is too long: its start, or the part with danger in it."""
    for start in range(0, min(len(text), MAX_SCREENED), MAX_CHARACTERS // 2):
        part = text[start : start + MAX_CHARACTERS]
        if unrecorded.is_danger(house, part):
            return part
    return text[:MAX_CHARACTERS]


def _without_recipient(message: Message) -> Message:
    return {key: value for key, value in message.items() if key != "recipient_id"}
