"""Reads files of JSON Lines to be scored. What a line must hold is told by who reads it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from attune.errors import ContentError


def read_lines(path: Path, needed: tuple[str, ...]) -> Iterator[Mapping[str, Any]]:
    """The objects of `path`; ContentError names the first line that lacks one of `needed`."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise ContentError(f"{path} can't be read") from error
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            raw = json.loads(line)
        except ValueError as error:
            raise ContentError(f"{path}, line {number}: not JSON") from error
        if not isinstance(raw, dict) or (missing := [key for key in needed if key not in raw]):
            lacks = ", ".join(missing) if isinstance(raw, dict) else "an object"
            raise ContentError(f"{path}, line {number}: lacks {lacks}")
        yield raw
