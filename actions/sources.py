"""Where a statement comes from."""

from actions.adapter import TurnAction
from attune.turns import sources


class SourcesAction(TurnAction):
    """Adapter of `turns/sources.py`."""

    action = "action_sources"
    capability = staticmethod(sources.serve)
