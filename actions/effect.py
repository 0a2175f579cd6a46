"""A side effect, or how a step went."""

from actions.adapter import TurnAction
from attune.turns import effect


class EffectAction(TurnAction):
    """Adapter of `turns/effect.py`."""

    action = "action_effect"
    capability = staticmethod(effect.serve)
