"""The page's socket: a key from the server, messages whole, and nobody in another's talk."""

from __future__ import annotations

import queue
from collections.abc import Iterator
from typing import Any

import pytest
import socketio

from tests.conversations.assistant import Assistant


class Browser:
    """What the page does, without drawing."""

    def __init__(self, base: str) -> None:
        self.heard: queue.Queue[tuple[str, Any]] = queue.Queue()
        self.line = socketio.Client()
        for event in ("session_confirm", "bot_uttered", "refused"):
            self.line.on(event, lambda data, event=event: self.heard.put((event, data)))
        self.line.connect(base, transports=["polling"])

    def wait_for(self, event: str, having: str | None = None) -> Any:
        while True:
            name, data = self.heard.get(timeout=20)
            if name == event and (having is None or having in data):
                return data


@pytest.fixture
def browser(assistant: Assistant) -> Iterator[Browser]:
    opened = Browser(assistant.base)
    yield opened
    opened.line.disconnect()


def test_custom_objects_arrive_whole(browser: Browser) -> None:
    """The stock channel would lose them."""
    browser.line.emit("session_request", {})
    key = browser.wait_for("session_confirm")
    browser.line.emit("user_uttered", {"session_id": key, "message": "hello"})
    custom = browser.wait_for("bot_uttered", having="custom")["custom"]
    assert custom["kind"] == "consent"


def test_a_made_up_session_is_refused(browser: Browser) -> None:
    """A key that the server did not sign opens nothing."""
    browser.line.emit("user_uttered", {"session_id": "web-guess.0000", "message": "hello"})
    assert browser.wait_for("refused")["error"]


def test_a_made_up_key_is_not_continued(browser: Browser) -> None:
    """Asking for another's key gets a new one."""
    browser.line.emit("session_request", {"session_id": "web-somebody.123"})
    assert browser.wait_for("session_confirm") != "web-somebody.123"
