"""A wish to have the data, or to have it deleted."""

from actions.adapter import TurnAction
from attune.turns import record


class RecordAction(TurnAction):
    """Adapter of `turns/record.py`."""

    action = "action_record"
    capability = staticmethod(record.serve)
