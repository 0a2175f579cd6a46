"""Scores the reading of answers: `{id, item, text, value, unit}` a line; value null: record nothing.

A doubt that is asked back about counts apart from a wrong value that is recorded in silence.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import isclose
from pathlib import Path
from typing import Any, Literal

from attune.errors import ContentError
from attune.evaluation.acts import Understands
from attune.evaluation.intervals import Share
from attune.evaluation.lines import read_lines
from attune.intake.answers import LabResult, ListEntry, Value
from attune.intake.items import Intake
from attune.language.normalise import normalise
from attune.understanding.types import Context

Outcome = Literal["right", "clarified", "missed", "wrong", "refused"]
#: a line's value may have been rounded
_TOLERANCE = 0.02


@dataclass(frozen=True)
class AnswerLine:
    """What was written with an item open, and what a careful person would record (or None)."""

    id: str
    item: str
    text: str
    value: Any


@dataclass(frozen=True)
class AnswerReport:
    """Outcomes of lines to be read and of lines to be refused, for all and by item type.

    right; clarified: asked back about; missed: taken for no answer; wrong: recorded in silence.
    """

    read: Share
    wrong_in_silence: Share
    clarified: Share
    missed: Share
    refused: Share
    by_type: Mapping[str, Mapping[Outcome, int]]
    faults: Sequence[tuple[str, Outcome, str]]

    def to_json(self) -> dict[str, Any]:
        """For the report file."""
        shares = ("read", "wrong_in_silence", "clarified", "missed", "refused")
        return {
            **{name: getattr(self, name).value for name in shares},
            "interval": list(self.read.interval),
            "total": self.read.total,
            "by_type": {kind: dict(counts) for kind, counts in self.by_type.items()},
        }

    def __str__(self) -> str:
        rows = [
            f"{self.read.value:.1%} of answers read right",
            f"  read right:         {self.read}",
            f"  asked back:         {self.clarified}",
            f"  taken for no answer: {self.missed}",
            f"  wrong in silence:   {self.wrong_in_silence}",
            f"  nonsense refused:   {self.refused}",
        ]
        for kind, counts in sorted(self.by_type.items()):
            told = ", ".join(f"{name} {count}" for name, count in sorted(counts.items()))
            rows.append(f"  {kind:13} {told}")
        return "\n".join(rows)


def read_answers(path: Path, intake: Intake) -> list[AnswerLine]:
    """The lines of `path`; ContentError where one names an item that does not exist."""
    lines = []
    for raw in read_lines(path, ("id", "item", "text", "value")):
        if raw["item"] not in intake.items:
            raise ContentError(f"{path}, {raw['id']}: {raw['item']!r} is not an item")
        lines.append(AnswerLine(str(raw["id"]), raw["item"], raw["text"], raw["value"]))
    return lines


def score_answers(
    understander: Understands,
    intake: Intake,
    lines: Iterable[AnswerLine],
    *,
    today: date,
    locale: str = "en-GB",
) -> AnswerReport:
    """Understand every line with its item open and count what would be recorded for it."""
    outcomes: list[tuple[AnswerLine, Outcome, str]] = []
    for line in lines:
        context = Context(line.item, "intake", (), today, locale)
        understood = understander.understand(line.text, context)
        found = [reading.value for reading in understood.readings if reading.item == line.item]
        outcome = _outcome(line, found[0] if found else None, understood.unclear is not None)
        outcomes.append((line, outcome, str(found[0]) if found else understood.act))
    return _report(outcomes, intake)


def same_value(expected: Any, got: Value) -> bool:
    """Whether a value is the expected one, lists and results in any order."""
    if isinstance(got, tuple):
        return _same_several(expected, got)
    if isinstance(expected, bool) or isinstance(got, bool):
        return expected is got
    if isinstance(expected, int | float) and isinstance(got, int | float):
        return isclose(expected, got, rel_tol=_TOLERANCE, abs_tol=0.005)
    if isinstance(expected, str) and isinstance(got, str):
        return normalise(expected).strip(" .!") == normalise(got).strip(" .!")
    return bool(expected == got)


def _same_several(expected: Any, got: tuple[Any, ...]) -> bool:
    if not isinstance(expected, list):
        return False
    if any(isinstance(part, LabResult) for part in got):
        left = sorted((e["analyte"], float(e["value"])) for e in expected)
        right = sorted((part.analyte, part.value) for part in got)
        return len(left) == len(right) and all(
            a == b and isclose(x, y, rel_tol=_TOLERANCE)
            for (a, x), (b, y) in zip(left, right, strict=True)
        )
    if any(isinstance(part, ListEntry) for part in got) or (
        expected and isinstance(expected[0], dict)
    ):
        current = [part for part in got if part.use == "current"]
        own = current or ([part for part in got if part.use == "other_person"] if expected else [])
        return {_slug(e["id"] or e["name"]) for e in expected} == {
            _slug(part.id or part.name) for part in own
        }
    return set(expected) == set(got)


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def _outcome(line: AnswerLine, got: Value | None, asked_back: bool) -> Outcome:
    if line.value is None:
        return "refused" if got is None else "wrong"
    if got is not None:
        return "right" if same_value(line.value, got) else "wrong"
    return "clarified" if asked_back else "missed"


def _report(outcomes: Sequence[tuple[AnswerLine, Outcome, str]], intake: Intake) -> AnswerReport:
    by_type: dict[str, Counter[Outcome]] = defaultdict(Counter)
    for line, outcome, _ in outcomes:
        by_type[intake.items[line.item].type][outcome] += 1
    readable = Counter(outcome for line, outcome, _ in outcomes if line.value is not None)
    nonsense = Counter(outcome for line, outcome, _ in outcomes if line.value is None)
    total, other = sum(readable.values()), sum(nonsense.values())
    return AnswerReport(
        Share(readable["right"], total),
        Share(readable["wrong"] + nonsense["wrong"], total + other),
        Share(readable["clarified"], total),
        Share(readable["missed"], total),
        Share(nonsense["refused"], other),
        by_type,
        [(line.id, o, told) for line, o, told in outcomes if o not in ("right", "refused")],
    )
