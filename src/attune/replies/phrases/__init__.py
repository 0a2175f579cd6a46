"""The wording of replies, one file a locale; no wording stands in Python."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from attune.errors import ContentError

DEFAULT_LOCALE = "en"


@lru_cache(maxsize=8)
def _load(locale: str) -> dict[str, Any]:
    path = Path(__file__).parent / f"{locale}.yml"
    if not path.exists():
        return _load(DEFAULT_LOCALE)
    loaded: dict[str, Any] = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
    return loaded


class Phrases:
    """The sentences of one locale, by dotted name: `phrases("why.because", why=...)`."""

    def __init__(self, locale: str = DEFAULT_LOCALE) -> None:
        self._phrases = _load(locale.split("-")[0].lower())

    def __call__(self, name: str, /, **values: object) -> str:
        """The sentence called `name`, filled in. Raises ContentError for an unknown name."""
        found: Any = self._phrases
        for part in name.split("."):
            if not isinstance(found, dict) or part not in found:
                raise ContentError(f"phrases: no sentence is called '{name}'")
            found = found[part]
        return str(found).strip().format(**values) if values else str(found).strip()

    def has(self, name: str) -> bool:
        """Whether a sentence of that name exists."""
        try:
            self(name)
        except (ContentError, KeyError):
            return False
        return True
