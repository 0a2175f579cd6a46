"""Whether the trained model still fits the data, configuration and code it was made from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from attune.settings import Settings

_FILES = ("config.yml", "domain.yml", "uv.lock")
_FOLDERS = (
    "data",
    "src/attune/assistant/nlu",
    "src/attune/understanding",
    "src/attune/language",
    "src/attune/safety/danger",
)
_SUFFIXES = {".yml", ".py", ".jsonl", ".json"}


def model_file(settings: Settings) -> Path:
    """Where the trained model lies."""
    return settings.models_dir / "attune.tar.gz"


def is_fresh(settings: Settings) -> bool:
    """Whether the model exists and was made from what is there now."""
    mark = _mark(settings)
    return model_file(settings).exists() and mark.exists() and mark.read_text() == _digest(settings)


def mark_fresh(settings: Settings) -> None:
    """Note what the model was made from."""
    _mark(settings).write_text(_digest(settings))


def _mark(settings: Settings) -> Path:
    return settings.models_dir / "made-from.sha256"


def _digest(settings: Settings) -> str:
    digest = hashlib.sha256()
    for path in _inputs(settings.root):
        digest.update(str(path.relative_to(settings.root)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _inputs(root: Path) -> Iterator[Path]:
    yield from (root / name for name in _FILES if (root / name).exists())
    for folder in _FOLDERS:
        yield from sorted(p for p in (root / folder).rglob("*") if p.suffix in _SUFFIXES)
