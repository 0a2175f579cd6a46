"""A correction of an earlier answer."""

from actions.adapter import TurnAction
from attune.turns import correct


class CorrectAction(TurnAction):
    """Adapter of `turns/correct.py`."""

    action = "action_correct"
    capability = staticmethod(correct.serve)
