"""A question about how something works."""

from actions.adapter import TurnAction
from attune.turns import explain


class ExplainAction(TurnAction):
    """Adapter of `turns/explain.py`."""

    action = "action_explain"
    capability = staticmethod(explain.serve)
