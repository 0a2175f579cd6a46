"""The words of `wording.yml`, by dotted name."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml


@lru_cache(maxsize=1)
def _wording() -> dict[str, Any]:
    text = (Path(__file__).parent / "wording.yml").read_text(encoding="utf-8")
    return dict(yaml.load(text, Loader=yaml.CSafeLoader))


def words(name: str, **values: object) -> str:
    """The words under a dotted name with values filled in; KeyError where there are none."""
    found: Any = _wording()
    for part in name.split("."):
        found = found[part]
    return str(found).strip().format(**values) if values else str(found).strip()


def word_or_id(group: str, id: str) -> str:
    """The word for an id in a group, or the id itself."""
    try:
        return words(f"{group}.{id}")
    except KeyError:
        return id
