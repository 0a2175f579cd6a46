"""Scores questions about content: were the topics that a question is about the ones served."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from attune.evaluation.intervals import Share
from attune.evaluation.lines import read_lines
from attune.knowledge.records import Statement
from attune.understanding.types import Mention

_SERVED = 4


class Finds(Protocol):
    """The search of the knowledge base."""

    def search(self, text: str, *, limit: int) -> tuple[Statement, ...]: ...


class Names(Protocol):
    """What finds names in a message."""

    def mentions(self, text: str) -> tuple[Mention, ...]: ...


@dataclass(frozen=True)
class Question:
    """A question and the knowledge ids that it is about."""

    id: str
    text: str
    topics: tuple[str, ...]


@dataclass(frozen=True)
class QuestionReport:
    """How many questions were served with all their topics; `missed` holds ids."""

    right: Share
    missed: Sequence[str]

    def __str__(self) -> str:
        return f"{self.right.value:.1%} of questions served with the right topics\n  {self.right}"


def read_questions(path: Path) -> list[Question]:
    """The lines of `path`."""
    return [
        Question(str(raw["id"]), raw["text"], tuple(raw["topics"]))
        for raw in read_lines(path, ("id", "text", "topics"))
    ]


def score_questions(kb: Finds, names: Names, questions: Iterable[Question]) -> QuestionReport:
    """Count questions of which every topic was named or is among the first statements."""
    right, missed = 0, []
    for question in questions:
        served = {mention.id for mention in names.mentions(question.text)}
        for found in kb.search(question.text, limit=_SERVED):
            served |= {found.topic, *found.touches}
        if set(question.topics) <= served:
            right += 1
        else:
            missed.append(question.id)
    return QuestionReport(Share(right, right + len(missed)), missed)
