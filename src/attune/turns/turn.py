"""One message with all that is known of it, and what comes out of serving it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from attune.replies.base import Reply
from attune.understanding.types import Understanding

Replies = tuple[Reply, ...]


@dataclass(frozen=True)
class Turn:
    """A message to serve. `client` is a pseudonym; `now` is aware, in UTC."""

    client: str
    message_id: str
    text: str
    understanding: Understanding
    now: datetime
    channel: str = "rest"
    locale: str = "en"
    country: str | None = None
    timezone: str | None = None
    button: bool = False
    too_long: bool = False


@dataclass(frozen=True)
class Outcome:
    """What to say, the slots to set, and a second act of the same message still to be served."""

    replies: Replies
    slots: Mapping[str, Any] = field(default_factory=dict)
    next_act: str | None = None
