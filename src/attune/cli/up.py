"""`attune up`: prepares what is missing, starts every process, prints one URL, stops cleanly.

What the processes do stays with them; this starts, watches and ends them.
"""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from rich.console import Console

from attune.cli.train import prepare_model
from attune.errors import PortTaken, ServiceFailed
from attune.settings import Settings, load_settings

_READY_SECONDS = 180.0
_STOP_SECONDS = 10.0


def up() -> None:
    """Start everything on this machine; Ctrl-C stops it."""
    settings = load_settings()
    console = Console()
    signal.signal(signal.SIGTERM, _as_interrupt)
    try:
        with running(settings, console) as processes:
            url = f"http://127.0.0.1:{settings.rasa_port}/chat"
            console.print(f"Attune is ready: [bold]{url}[/bold]   (Ctrl-C stops it)")
            processes.watch()
    except KeyboardInterrupt:
        console.print("Stopped.")


@contextmanager
def running(settings: Settings, console: Console) -> Iterator[Processes]:
    """Prepare what is missing, start the processes, wait until healthy; stop them at the end."""
    for name, port in (("chat", settings.rasa_port), ("action", settings.actions_port)):
        ensure_free(name, port)
    prepare(settings, console)
    processes = Processes(settings.data_dir / "log", settings.root)
    try:
        processes.start("actions", "-m", "actions")
        processes.start("rasa", "-m", "attune.assistant.server")
        with console.status("Starting (about 20 seconds)"):
            processes.wait_for(f"http://127.0.0.1:{settings.actions_port}/health")
            processes.wait_for(f"http://127.0.0.1:{settings.rasa_port}/")
        yield processes
    finally:
        processes.stop()


def prepare(settings: Settings, console: Console) -> None:
    """Encoder, model, database, content and page: each only where it is missing or changed."""
    from attune import bootstrap
    from attune.cli.page import build_page

    prepare_model(settings, console)
    with console.status("Preparing the database and loading the knowledge base"):
        loaded = bootstrap.prepare_database(settings)
    console.print(f"Content: {loaded}")
    with console.status("Building the chat page"):
        build_page(settings)


def ensure_free(name: str, port: int) -> None:
    """Raise PortTaken if something listens on `port` of loopback."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise PortTaken(
                f"Port {port} (for the {name} server) is taken by another program. Stop it, or "
                f"set ATTUNE_{'RASA' if name == 'chat' else 'ACTIONS'}_PORT to a free port."
            ) from None


class Processes:
    """Children of this process, each with a log file; one that ends takes the others along."""

    def __init__(self, logs: Path, cwd: Path) -> None:
        logs.mkdir(parents=True, exist_ok=True)
        self._logs, self._cwd = logs, cwd
        self._running: dict[str, subprocess.Popen[bytes]] = {}

    def start(self, name: str, *arguments: str) -> None:
        """Start `python ARGUMENTS`, in a session of its own so that Ctrl-C reaches us alone."""
        with (self._logs / f"{name}.log").open("ab") as log:
            self._running[name] = subprocess.Popen(
                [sys.executable, *arguments],
                cwd=self._cwd,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def wait_for(self, url: str) -> None:
        """Until `url` answers 200. Raises ServiceFailed when a process ends or time runs out."""
        import httpx

        until = time.monotonic() + _READY_SECONDS
        while time.monotonic() < until:
            self._ensure_alive()
            try:
                if httpx.get(url, timeout=2).status_code == 200:
                    return
            except httpx.HTTPError:
                pass
            time.sleep(0.2)
        raise ServiceFailed(f"{url} did not become ready; see {self._logs}.")

    def watch(self) -> None:
        """Stay until a process ends; raises ServiceFailed then."""
        while True:
            self._ensure_alive()
            time.sleep(0.5)

    def stop(self) -> None:
        """Ask every process to end, then make it."""
        for process in self._running.values():
            if process.poll() is None:
                process.terminate()
        until = time.monotonic() + _STOP_SECONDS
        for process in self._running.values():
            try:
                process.wait(max(0.1, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def _ensure_alive(self) -> None:
        for name, process in self._running.items():
            if process.poll() is not None:
                raise ServiceFailed(
                    f"The {name} server ended by itself; see {self._logs / name}.log."
                )


def _as_interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
