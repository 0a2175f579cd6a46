"""Why a question is asked."""

from actions.adapter import TurnAction
from attune.turns import why


class WhyAction(TurnAction):
    """Adapter of `turns/why.py`."""

    action = "action_why"
    capability = staticmethod(why.serve)
