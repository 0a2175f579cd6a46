"""Pause, stop, resume."""

from actions.adapter import TurnAction
from attune.turns import pause


class PauseAction(TurnAction):
    """Adapter of `turns/pause.py`."""

    action = "action_pause"
    capability = staticmethod(pause.serve)
