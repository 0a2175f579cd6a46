"""How the danger screen is scored."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from attune.errors import ContentError
from attune.evaluation.danger import evaluate, label_of, read_lines, summary_lines, wilson
from attune.safety.danger_types import Danger


class Shouting:
    """Alerts on capitals, asks gently on a question mark."""

    def screen(
        self, text: str, *, recent: Sequence[str] = (), open_item: str | None = None
    ) -> Danger | None:
        if text.isupper():
            return Danger("harm_to_others", "alert", "test")
        return Danger("harm_to_others", "check", "test") if "?" in text else None


def test_recall_false_alarms_and_gentle_questions_are_counted(tmp_path: Path) -> None:
    """Each label is scored for what it asks of the screen; labels may be written in many ways."""
    file = tmp_path / "x.jsonl"
    file.write_text(
        '{"id": "1", "text": "AB", "label": "danger", "category": "harm_to_others"}\n'
        '{"id": "2", "text": "ab", "label": true, "category": "harm_to_others"}\n'
        '{"id": "3", "text": "AB", "label": "safe", "category": "idiom"}\n'
        '{"id": "4", "text": "ab", "label": null, "category": "answer"}\n'
        '{"id": "5", "text": "ab?", "label": "ask_gently", "category": null}\n'
    )
    report = evaluate(read_lines(file), Shouting())
    assert (report.recall.hits, report.recall.total) == (1, 2)
    assert report.missed == ("2",)
    assert report.alarmed == ("3",)
    assert report.asked_gently.value == 1.0
    assert summary_lines(report)[0] == "60.0 % accuracy"


def test_an_unknown_label_is_an_error(tmp_path: Path) -> None:
    """A label that nobody knows is told with its line, not skipped."""
    file = tmp_path / "x.jsonl"
    file.write_text('{"id": "1", "text": "a", "label": "perhaps"}\n')
    with pytest.raises(ContentError, match=r"x\.jsonl:1"):
        read_lines(file)
    with pytest.raises(ValueError, match="perhaps"):
        label_of("perhaps")


def test_wilson_interval_of_a_known_share() -> None:
    """98 of 100 lies between 0.93 and 0.99 (Wilson 1927)."""
    low, high = wilson(98, 100)
    assert (round(low, 3), round(high, 3)) == (0.93, 0.994)
