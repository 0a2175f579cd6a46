"""What can be done here."""

from actions.adapter import TurnAction
from attune.turns import help


class HelpAction(TurnAction):
    """Adapter of `turns/help.py`."""

    action = "action_help"
    capability = staticmethod(help.serve)
