"""What the answers add up to: every instrument's total and band, worked out anew each time.

What a total means for a person's care stays out (`safety/triage`).
"""

from __future__ import annotations

from attune.intake.answers import Answers
from attune.intake.facts import AnswerFacts
from attune.intake.scoring import Score, score_of
from attune.intake.shapes import Intake

__all__ = ["Score", "scores"]


def scores(intake: Intake, answers: Answers) -> dict[str, Score]:
    """Scores by instrument, of those that were given; see `Score` for incomplete ones."""
    facts = AnswerFacts(intake, answers)
    found = ((name, score_of(one, facts)) for name, one in intake.instruments.items())
    return {name: score for name, score in found if score is not None}
