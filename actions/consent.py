"""Hello, and consent before anything is kept."""

from actions.adapter import TurnAction
from attune.turns import consent


class ConsentAction(TurnAction):
    """Adapter of `turns/consent.py`."""

    action = "action_consent"
    capability = staticmethod(consent.serve)
