"""Danger: everything else stops."""

from actions.adapter import TurnAction
from attune.turns import crisis


class CrisisAction(TurnAction):
    """Adapter of `turns/crisis.py`."""

    action = "action_crisis"
    capability = staticmethod(crisis.serve)
