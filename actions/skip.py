"""Not now, or will not say."""

from actions.adapter import TurnAction
from attune.turns import skip


class SkipAction(TurnAction):
    """Adapter of `turns/skip.py`."""

    action = "action_skip"
    capability = staticmethod(skip.serve)
