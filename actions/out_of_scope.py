"""What is outside, or was not understood."""

from actions.adapter import TurnAction
from attune.turns import out_of_scope


class OutOfScopeAction(TurnAction):
    """Adapter of `turns/out_of_scope.py`."""

    action = "action_out_of_scope"
    capability = staticmethod(out_of_scope.serve)
