"""One step back."""

from actions.adapter import TurnAction
from attune.turns import back


class BackAction(TurnAction):
    """Adapter of `turns/back.py`."""

    action = "action_back"
    capability = staticmethod(back.serve)
