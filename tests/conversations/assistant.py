"""Starts and stops the real servers for tests, as `attune up` does, in a folder of their own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import httpx

ROOT = Path(__file__).parents[2]
_READY_SECONDS = 120


class Assistant:
    """The action server and the Rasa server over one data folder."""

    def __init__(self, data_dir: Path, rasa_port: int, actions_port: int) -> None:
        self.data_dir = data_dir
        self.base = f"http://127.0.0.1:{rasa_port}"
        self._actions = f"http://127.0.0.1:{actions_port}"
        self.environment = {
            **os.environ,
            "RASA_TELEMETRY_ENABLED": "false",
            "ATTUNE_DATA_DIR": str(data_dir),
            "ATTUNE_MODELS_DIR": str(ROOT / "var" / "models"),
            "ATTUNE_ENCODER_DIR": str(ROOT / "var" / "encoder"),
            "ATTUNE_RASA_PORT": str(rasa_port),
            "ATTUNE_ACTIONS_PORT": str(actions_port),
        }
        self._processes: dict[str, subprocess.Popen[bytes]] = {}

    def start(self) -> None:
        """Prepare what is missing, start both servers, wait until they are healthy."""
        self.attune("train")
        self.attune("knowledge", "load")
        self.start_actions()
        self.start_rasa()

    def start_actions(self) -> None:
        self._start("actions", "-m", "actions")
        self._wait("actions", f"{self._actions}/health")

    def start_rasa(self) -> None:
        self._start("rasa", "-m", "attune.assistant.server")
        self._wait("rasa", f"{self.base}/")

    def kill(self, *names: str) -> None:
        """SIGKILL, as a power cut would."""
        for name in names or tuple(self._processes):
            process = self._processes.pop(name)
            os.kill(process.pid, signal.SIGKILL)
            process.wait()

    def stop(self) -> None:
        for process in self._processes.values():
            process.terminate()
        for process in self._processes.values():
            process.wait(15)
        self._processes.clear()

    def post(self, body: Any) -> httpx.Response:
        """One message to the REST door."""
        return httpx.post(f"{self.base}/webhooks/rest/webhook", json=body, timeout=60)

    def attune(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """A command line call over the same data folder."""
        return subprocess.run(
            [str(Path(sys.executable).with_name("attune")), *arguments],
            env=self.environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
            timeout=600,
        )

    def logs(self) -> str:
        """Everything both servers wrote so far."""
        return "\n".join(path.read_text("utf-8", "replace") for path in self.data_dir.glob("*.log"))

    def _start(self, name: str, *arguments: str) -> None:
        with (self.data_dir / f"{name}.log").open("ab") as log:
            self._processes[name] = subprocess.Popen(
                [sys.executable, *arguments],
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def _wait(self, name: str, url: str) -> None:
        until = time.monotonic() + _READY_SECONDS
        while time.monotonic() < until:
            if self._processes[name].poll() is not None:
                raise RuntimeError(f"{name} ended:\n{self.logs()[-3000:]}")
            try:
                if httpx.get(url, timeout=2).status_code == 200:
                    return
            except httpx.HTTPError:
                pass
            time.sleep(0.2)
        raise RuntimeError(f"{name} did not become ready:\n{self.logs()[-3000:]}")
