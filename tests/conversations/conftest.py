"""A real assistant for the conversation tests: trained model, action server, SQLite, on loopback.

One server serves the whole run; every test talks as somebody new.
"""

from __future__ import annotations

import os
import socket
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conversations.assistant import Assistant
from tests.conversations.person import Person


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in Path(str(item.fspath)).parents:
            item.add_marker("model")


@pytest.fixture(scope="session")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """The servers, started once; the trained model and encoder of `var/` are used."""
    running = Assistant(tmp_path_factory.mktemp("var"), _free_port(), _free_port())
    running.start()
    yield running
    running.stop()


@pytest.fixture
def someone(assistant: Assistant) -> Callable[..., Person]:
    """Somebody new who talks to the assistant; keyword arguments are the message metadata."""

    def meet(**metadata: str) -> Person:
        return Person(assistant, f"test-{uuid.uuid4().hex}", metadata)

    return meet


@pytest.fixture
def client(someone: Callable[..., Person]) -> Person:
    """Somebody who has said hello and agreed to everything; the first question is open."""
    person = someone(country="GB", locale="en-GB")
    person.says("hello")
    person.taps("Yes, to all")
    return person


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


os.environ["RASA_TELEMETRY_ENABLED"] = "false"
