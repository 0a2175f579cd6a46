"""The training examples of `data/nlu` as acts in context, read without Rasa.

Rasa reads the same files itself when it trains; what is learnt from them stays in `acts.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from attune.errors import ContentError
from attune.intake.items import Intake
from attune.understanding.acts import Example, context_for
from attune.understanding.types import ACTS


def read_examples(data_dir: Path, intake: Intake) -> list[Example]:
    """Every example below `data_dir` (Rasa NLU files), in a stable order."""
    paths = sorted(data_dir.rglob("*.yml"))
    examples = [example for path in paths for example in _of_file(path, intake)]
    if not examples:
        raise ContentError(f"no training examples in {data_dir}")
    return examples


def _of_file(path: Path, intake: Intake) -> Iterator[Example]:
    raw = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    for group in raw.get("nlu", []):
        act = group.get("intent")
        if act not in ACTS:
            raise ContentError(f"{path}: {act!r} is not an act")
        for text, metadata in _texts(group["examples"]):
            item = metadata.get("item")
            if item is not None and item not in intake.items and not item.startswith("safety."):
                raise ContentError(f"{path}: {item!r} is not an item of the intake")
            yield Example(text, act, context_for(intake, item, metadata.get("mode")))


def _texts(examples: Any) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Rasa knows a block of lines, and a list of mappings with metadata."""
    if isinstance(examples, str):
        for line in examples.splitlines():
            if line.startswith("- "):
                yield line[2:].strip(), {}
        return
    for example in examples:
        yield str(example["text"]).strip(), example.get("metadata") or {}
