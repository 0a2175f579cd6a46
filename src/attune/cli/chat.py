"""`attune chat`: the same assistant in the terminal, over the REST door of a running server.

If none runs, the servers are started for the time of the chat.
"""

from __future__ import annotations

import uuid
from typing import Annotated, Any

import typer
from rich.console import Console

from attune.errors import ServiceFailed
from attune.settings import Settings, load_settings

_QUIT = {"/quit", "/exit"}


def chat(
    sender: Annotated[str, typer.Option(help="Name of the conversation, to go on later.")] = "",
) -> None:
    """Talk to the assistant here; /quit leaves."""
    settings = load_settings()
    console = Console()
    base = f"http://127.0.0.1:{settings.rasa_port}"
    name = sender or f"terminal-{uuid.uuid4().hex[:8]}"
    if _answers(base):
        _converse(settings, console, name)
        return
    from attune.cli import up

    with up.running(settings, console):
        _converse(settings, console, name)


def _converse(settings: Settings, console: Console, name: str) -> None:
    console.print(f"Conversation: {name}   (/quit leaves)")
    _show(console, _send(settings, name, "hello"))
    while True:
        try:
            text = console.input("[bold]you>[/bold] ").strip()
        except (EOFError, KeyboardInterrupt):
            break
        if text in _QUIT:
            break
        _show(console, _send(settings, name, text))


def _answers(base: str) -> bool:
    import httpx

    try:
        return httpx.get(f"{base}/", timeout=2).status_code == 200
    except httpx.HTTPError:
        return False


def _send(settings: Settings, sender: str, text: str) -> list[dict[str, Any]]:
    import httpx

    try:
        answer = httpx.post(
            f"http://127.0.0.1:{settings.rasa_port}/webhooks/rest/webhook",
            json={"sender": sender, "message": text},
            timeout=60,
        )
        answer.raise_for_status()
    except httpx.HTTPError as error:
        raise ServiceFailed(f"The assistant did not answer ({type(error).__name__}).") from None
    messages: list[dict[str, Any]] = answer.json()
    return messages


def _show(console: Console, messages: list[dict[str, Any]]) -> None:
    for message in messages:
        if text := message.get("text"):
            console.print(text, markup=False, highlight=False)
            console.print()
