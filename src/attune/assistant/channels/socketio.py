"""Rasa's `socketio` channel behind our edge: `custom` objects arrive whole, text unsplit.

The stock channel loses flat `custom` objects and never answers with session persistence.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from typing import Any

from rasa.core.channels.channel import InputChannel
from rasa.core.channels.socketio import SocketBlueprint
from sanic import Blueprint, Sanic
from sanic.request import Request as HttpRequest
from sanic.response import HTTPResponse, json
from socketio import AsyncServer

from attune import bootstrap
from attune.assistant.channels.edge import Edge, Handler, Refused, read_request
from attune.assistant.channels.page import serve_page

_PREFIX = "web-"


class SocketAndPage(SocketBlueprint):
    """The socket, and beside it the page that uses it."""

    def register(self, app: Sanic, options: dict[str, Any]) -> None:
        super().register(app, options)
        serve_page(app, bootstrap.services().settings.root / "widget")


class SocketChannel(InputChannel):
    """Events as in Rasa: `session_request` → `session_confirm`, `user_uttered` → `bot_uttered`.

    A session key is issued here and signed, so that nobody can name another's conversation.
    """

    @classmethod
    def name(cls) -> str:
        return "socketio"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> InputChannel:
        return cls()

    def blueprint(self, on_new_message: Handler) -> Blueprint:
        """The socket server and its events."""
        sio = AsyncServer(async_mode="sanic", cors_allowed_origins=_origins())
        door = SocketAndPage(sio, "/socket.io", "attune_socketio", "attune_socketio")
        edge = Edge(self.name(), on_new_message)

        @door.get("/")
        async def health(_: HttpRequest) -> HTTPResponse:
            return json({"status": "ok"})

        @sio.on("session_request")
        async def session_request(sid: str, data: Any) -> None:
            wanted = (data or {}).get("session_id") if isinstance(data, dict) else None
            key = wanted if _is_ours(wanted) else _new_key()
            await sio.enter_room(sid, key)
            await sio.emit("session_confirm", key, room=sid)

        @sio.on("user_uttered")
        async def user_uttered(sid: str, data: Any) -> None:
            body = data if isinstance(data, dict) else {}
            key = body.get("session_id")
            if not _is_ours(key):
                await sio.emit("refused", {"error": "No session."}, room=sid)
                return
            try:
                wanted = read_request({**body, "sender": key})
            except Refused as refusal:
                await sio.emit("refused", {"error": str(refusal)}, room=sid)
                return
            for message in await edge.serve(wanted):
                await sio.emit("bot_uttered", _event(message), room=key)

        return door


def _origins() -> list[str]:
    settings = bootstrap.services().settings
    own = f"http://127.0.0.1:{settings.rasa_port}", f"http://localhost:{settings.rasa_port}"
    return [*own, *settings.allowed_origins]


def _event(message: dict[str, Any]) -> dict[str, Any]:
    event = dict(message)
    if buttons := event.pop("buttons", None):
        event["quick_replies"] = [{"content_type": "text", **button} for button in buttons]
    return event


def _new_key() -> str:
    body = _PREFIX + secrets.token_urlsafe(18)
    return f"{body}.{_signature(body)}"


def _is_ours(key: Any) -> bool:
    if not isinstance(key, str) or not key.startswith(_PREFIX) or "." not in key:
        return False
    body, signature = key.rsplit(".", 1)
    return hmac.compare_digest(signature, _signature(body))


def _signature(body: str) -> str:
    return hmac.new(
        bootstrap.services().settings.secret("session"), body.encode(), hashlib.sha256
    ).hexdigest()[:24]
