"""A question about test results."""

from actions.adapter import TurnAction
from attune.turns import labs


class LabsAction(TurnAction):
    """Adapter of `turns/labs.py`."""

    action = "action_labs"
    capability = staticmethod(labs.serve)
