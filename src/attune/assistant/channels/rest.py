"""The standard REST door, `POST /webhooks/rest/webhook`: JSON in, a list of messages out.

For loopback alone; it is never put behind a proxy.
"""

from __future__ import annotations

from typing import Any

from rasa.core.channels.channel import InputChannel
from sanic import Blueprint
from sanic.request import Request as HttpRequest
from sanic.response import HTTPResponse, json

from attune.assistant.channels import replay
from attune.assistant.channels.edge import Edge, Handler, Refused, read_request

_MAX_BODY_BYTES = 200_000


class RestChannel(InputChannel):
    """Rasa's REST channel behind our edge."""

    @classmethod
    def name(cls) -> str:
        return "rest"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> InputChannel:
        return cls()

    def blueprint(self, on_new_message: Handler) -> Blueprint:
        """`GET /` for health, `POST /webhook` for a message."""
        door = Blueprint("attune_rest", "attune_rest")
        edge = Edge(self.name(), on_new_message)
        replay.at_start(door, edge)

        @door.get("/")
        async def health(_: HttpRequest) -> HTTPResponse:
            return json({"status": "ok"})

        @door.post("/webhook")
        async def receive(request: HttpRequest) -> HTTPResponse:
            if len(request.body) > _MAX_BODY_BYTES:
                return json({"error": "The body is too large."}, status=413)
            try:
                wanted = read_request(_body(request))
            except Refused as refusal:
                return json({"error": str(refusal)}, status=400)
            messages = await edge.serve(wanted)
            return json([{"recipient_id": wanted.sender, **m} for m in messages])

        return door


def _body(request: HttpRequest) -> Any:
    try:
        return request.json
    except Exception:  # Sanic raises its own error with the body in it
        raise Refused("The body must be JSON.") from None
