"""The question again."""

from actions.adapter import TurnAction
from attune.turns import repeat


class RepeatAction(TurnAction):
    """Adapter of `turns/repeat.py`."""

    action = "action_repeat"
    capability = staticmethod(repeat.serve)
