"""Scores the acts of messages: `{id, text, context: {item} or null, act}` a line.

How a message is understood stays in `understanding/`; here it is only counted.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from attune.errors import ContentError
from attune.evaluation.intervals import Share
from attune.evaluation.lines import read_lines
from attune.language.vectors import Floats
from attune.understanding.acts import ActClassifier, Example
from attune.understanding.types import ACTS, Context, Understanding


class Understands(Protocol):
    """What reads messages."""

    def understand(self, text: str, context: Context) -> Understanding: ...


@dataclass(frozen=True)
class Line:
    """A message, what was open when it came, and what it wants."""

    id: str
    text: str
    context: Context
    act: str


@dataclass(frozen=True)
class ActReport:
    """What was right, for all and for each act; `confused` counts (meant, understood)."""

    all: Share
    by_act: Mapping[str, Share]
    confused: Sequence[tuple[tuple[str, str], int]]
    out_of_scope_recall: Share
    out_of_scope_false: Share
    missed: Sequence[tuple[str, str, str]]

    def to_json(self) -> dict[str, Any]:
        """For the report file: shares as numbers, confusions as triples."""
        return {
            "accuracy": self.all.value,
            "interval": list(self.all.interval),
            "total": self.all.total,
            "by_act": {act: share.value for act, share in self.by_act.items()},
            "out_of_scope": {
                "recall": self.out_of_scope_recall.value,
                "false": self.out_of_scope_false.value,
            },
            "confused": [[*pair, count] for pair, count in self.confused],
        }

    def __str__(self) -> str:
        rows = [f"{self.all.value:.1%} of acts right", f"  all: {self.all}"]
        rows += [f"  {act:16} {share}" for act, share in sorted(self.by_act.items())]
        rows.append(f"  out of scope recognised: {self.out_of_scope_recall}")
        rows.append(f"  wrongly out of scope:    {self.out_of_scope_false}")
        rows += [f"  {meant} taken for {told}: {n}" for (meant, told), n in self.confused]
        return "\n".join(rows)


def read_acts(path: Path) -> list[Line]:
    """The lines of `path`; ContentError where one has an act that does not exist."""
    lines = []
    for raw in read_lines(path, ("id", "text", "act")):
        if raw["act"] not in ACTS:
            raise ContentError(f"{path}, {raw['id']}: {raw['act']!r} is not an act")
        told = raw.get("context") or {}
        item = told.get("item")
        mode = told.get("mode") or ("intake" if item else "done")
        lines.append(Line(str(raw["id"]), raw["text"], Context(item, mode), raw["act"]))
    return lines


def score_acts(understander: Understands, lines: Iterable[Line]) -> ActReport:
    """Understand every line in its context and count.

    A message that holds two acts counts as right when the act that is meant is one of them.
    """
    told: list[tuple[Line, str]] = []
    for line in lines:
        understood = understander.understand(line.text, line.context)
        acts = (understood.act, *understood.also)
        told.append((line, line.act if line.act in acts else understood.act))
    return _report(told)


def cross_validated(examples: Sequence[Example], vectors: Floats, folds: int = 5) -> Share:
    """The share of training examples understood by classifiers that were not shown them.

    The act classifier alone, without the reading of answers. Every example is unlike the others
    by intent, so that this is a lower bound of what to expect.
    """
    right = 0
    for fold in range(folds):
        shown = [n for n in range(len(examples)) if n % folds != fold]
        model = ActClassifier.train([examples[n] for n in shown], vectors[shown])
        for n in range(fold, len(examples), folds):
            guess = model.guess(examples[n].text, vectors[n], examples[n].context)
            right += guess.act == examples[n].act
    return Share(right, len(examples))


def _report(told: Sequence[tuple[Line, str]]) -> ActReport:
    by_act: dict[str, list[bool]] = defaultdict(list)
    for line, act in told:
        by_act[line.act].append(line.act == act)
    wrong = [(line, act) for line, act in told if line.act != act]
    strange = [act for line, act in told if line.act != "out_of_scope"]
    recalled = by_act.get("out_of_scope", [])
    return ActReport(
        Share(len(told) - len(wrong), len(told)),
        {act: Share(sum(rights), len(rights)) for act, rights in by_act.items()},
        Counter((line.act, act) for line, act in wrong).most_common(),
        Share(sum(recalled), len(recalled)),
        Share(strange.count("out_of_scope"), len(strange)),
        [(line.id, line.act, act) for line, act in wrong],
    )
