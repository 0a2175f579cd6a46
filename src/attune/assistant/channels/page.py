"""The chat page, served whole from memory beside the socket: a few files, strict headers.

No file path ever comes from a request, so there is nothing to climb out of.
"""

from __future__ import annotations

from pathlib import Path

from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, raw

_FILES = {
    "/chat": ("page/index.html", "text/html; charset=utf-8"),
    "/chat/page.css": ("page/page.css", "text/css; charset=utf-8"),
    "/chat/attune-chat.js": ("dist/attune-chat.js", "text/javascript; charset=utf-8"),
}
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
        "connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}


def serve_page(app: Sanic, widget: Path) -> None:
    """Add the page's routes to `app`; files that were not built yet are left out."""
    for route, (name, kind) in _FILES.items():
        place = widget / name
        if place.exists():
            _add(app, route, place.read_bytes(), kind)


def _add(app: Sanic, route: str, body: bytes, kind: str) -> None:
    async def page(_: Request) -> HTTPResponse:
        return raw(body, content_type=kind, headers=_HEADERS)

    app.add_route(page, route, methods=["GET"], name=f"page{route.replace('/', '_')}")
