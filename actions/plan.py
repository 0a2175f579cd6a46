"""A wish for steps, or a step that can not be done."""

from actions.adapter import TurnAction
from attune.turns import plan


class PlanAction(TurnAction):
    """Adapter of `turns/plan.py`."""

    action = "action_plan"
    capability = staticmethod(plan.serve)
