"""Reads the danger files of `knowledge/` and turns a fault in one into one clear line.

What the files mean stays in the modules that use them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from attune.errors import ContentError


def read_mapping(path: Path) -> dict[str, Any]:
    """The mapping written in the YAML file at `path`; ContentError if there is none."""
    try:
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except OSError as error:
        raise ContentError(f"{path.name}: can't be read ({error.strerror})") from error
    except yaml.YAMLError as error:
        raise ContentError(f"{path.name}: is not valid YAML ({error})") from error
    if not isinstance(raw, dict):
        raise ContentError(f"{path.name}: holds no mapping")
    return raw
