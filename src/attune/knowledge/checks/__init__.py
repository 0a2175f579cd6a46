"""What is wrong with the content: each fault with file, line and remedy."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def check(knowledge_dir: Path) -> tuple[Any, ...]:
    """Not looked at yet."""
    return ()
