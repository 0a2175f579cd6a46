"""What is kept and who sees it."""

from actions.adapter import TurnAction
from attune.turns import privacy


class PrivacyAction(TurnAction):
    """Adapter of `turns/privacy.py`."""

    action = "action_privacy"
    capability = staticmethod(privacy.serve)
