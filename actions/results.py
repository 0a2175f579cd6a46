"""What came out."""

from actions.adapter import TurnAction
from attune.turns import results


class ResultsAction(TurnAction):
    """Adapter of `turns/results.py`."""

    action = "action_results"
    capability = staticmethod(results.serve)
