"""A question whether things go together."""

from actions.adapter import TurnAction
from attune.turns import interaction


class InteractionAction(TurnAction):
    """Adapter of `turns/interaction.py`."""

    action = "action_interaction"
    capability = staticmethod(interaction.serve)
