"""Files are read as YAML 1.2 means them, and lines are found for faults."""

from __future__ import annotations

from pathlib import Path

import pytest

from attune.errors import ContentError
from attune.knowledge.yaml_files import line_of, read


def test_words_and_dates_stay_text(tmp_path: Path) -> None:
    """`on`, `no` and dates are words; numbers, true and null are what they look like."""
    path = tmp_path / "a.yml"
    path.write_text("on: 2026-11-24\nb: no\nc: true\nd: 1.5\ne: -2\nf: null\ng: '3'\nh: 4.1.1.28\n")
    assert read(path, "a.yml") == {
        "on": "2026-11-24", "b": "no", "c": True, "d": 1.5, "e": -2, "f": None, "g": "3",
        "h": "4.1.1.28",
    }  # fmt: skip


def test_anchors_are_followed(tmp_path: Path) -> None:
    """A list written once can be referred to."""
    path = tmp_path / "a.yml"
    path.write_text("a: &x [1, 2]\nb: *x\n")
    assert read(path, "a.yml")["b"] == [1, 2]


def test_broken_yaml_tells_its_line(tmp_path: Path) -> None:
    """A slip of the editor is one line with file and line."""
    path = tmp_path / "a.yml"
    path.write_text("a: 1\nb: [1, 2\n")
    with pytest.raises(ContentError, match=r"^a.yml:\d+: .*mend the YAML$"):
        read(path, "a.yml")


def test_the_line_of_a_place_is_found(tmp_path: Path) -> None:
    """A key and an index lead to their line; what is not written leads to its parent."""
    path = tmp_path / "a.yml"
    path.write_text("a: 1\nrows:\n  - x: 1\n  - x: 2\n    y: 3\n")
    assert line_of(path, ("rows", 1, "y")) == 5
    assert line_of(path, ("rows", 1, "z")) == 4
    assert line_of(path, ()) == 1
