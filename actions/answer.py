"""An answer to the open question, or to others."""

from actions.adapter import TurnAction
from attune.turns import answer


class AnswerAction(TurnAction):
    """Adapter of `turns/answer.py`."""

    action = "action_answer"
    capability = staticmethod(answer.serve)
