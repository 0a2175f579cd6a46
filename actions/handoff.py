"""A wish to talk to a person."""

from actions.adapter import TurnAction
from attune.turns import handoff


class HandoffAction(TurnAction):
    """Adapter of `turns/handoff.py`."""

    action = "action_handoff"
    capability = staticmethod(handoff.serve)
