"""At start, messages that were accepted and never answered are handled after all.

A message that the same person has since answered over is only set aside: playing it now would
answer the wrong question.
"""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from sanic import Blueprint

from attune import bootstrap
from attune.assistant.channels import unrecorded
from attune.assistant.channels.edge import Edge
from attune.errors import StorageError

_logger = logging.getLogger(__name__)


def at_start(door: Blueprint, edge: Edge) -> None:
    """Replay once the server runs; the door serves meanwhile, a conversation's lock orders both."""

    @door.listener("after_server_start")
    async def replay_inbox(app: Any, loop: asyncio.AbstractEventLoop) -> None:
        app.add_task(_replay(edge))


async def _replay(edge: Edge) -> None:
    house = bootstrap.services()
    conversations = house.conversations
    try:
        waiting = await asyncio.to_thread(conversations.unanswered)
        for message in waiting:
            if await asyncio.to_thread(
                conversations.answered_after, message.sender_id, message.at
            ) and not unrecorded.is_danger(house, message.text):
                await asyncio.to_thread(
                    conversations.set_aside, message.sender_id, message.message_id
                )
                continue
            await edge.answer(message)
    except StorageError as error:
        _logger.error("Unanswered messages could not be replayed: %s", error)
        return
    if waiting:
        _logger.info("Replayed %d unanswered messages.", len(waiting))
