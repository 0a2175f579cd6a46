"""Hello, thanks, goodbye and the like."""

from actions.adapter import TurnAction
from attune.turns import talk


class TalkAction(TurnAction):
    """Adapter of `turns/talk.py`."""

    action = "action_talk"
    capability = staticmethod(talk.serve)
