"""Wording: every sentence the code names exists, and is plain enough."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from attune.errors import ContentError
from attune.replies.phrases import Phrases

SRC = Path(__file__).parents[3] / "src" / "attune"
FILE = SRC / "replies" / "phrases" / "en.yml"


def named() -> set[str]:
    """Names that the code asks for as they stand, without computed parts."""
    found: set[str] = set()
    for folder in ("turns", "replies"):
        for path in (SRC / folder).rglob("*.py"):
            code = path.read_text("utf-8")
            found |= set(re.findall(r'(?:say|phrases)\(\s*"([a-z_]+\.[a-z_.]+)"', code))
    return found


def sentences(node: Any) -> list[str]:
    if isinstance(node, dict):
        return [s for child in node.values() for s in sentences(child)]
    return [str(node)]


@pytest.mark.parametrize("name", sorted(named()))
def test_every_sentence_the_code_names_exists(name: str) -> None:
    """A missing sentence would be silence in front of a client."""
    assert Phrases("en").has(name)


def test_an_unknown_name_is_an_error() -> None:
    """Not an empty reply."""
    with pytest.raises(ContentError):
        Phrases("en")("no.such")


def test_a_locale_without_a_file_speaks_english() -> None:
    """Rather than not at all."""
    assert Phrases("xx-YY")("question.yes") == "Yes"


def test_the_wording_is_plain() -> None:
    """Reading grade 8 or lower over all the sentences that make one."""
    from attune.knowledge.checks.reading_grade import grade

    text = [s for s in sentences(yaml.safe_load(FILE.read_text("utf-8"))) if s.count(" ") > 5]
    words = re.sub(r"\{[a-z_]+\}", "sleep", " ".join(text))
    assert grade(words) <= 8
