"""A conversation closed to somebody under 18."""

from actions.adapter import TurnAction
from attune.turns import closed


class ClosedAction(TurnAction):
    """Adapter of `turns/closed.py`."""

    action = "action_closed"
    capability = staticmethod(closed.serve)
