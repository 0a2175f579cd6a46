"""The policy that comes before all others: danger, and the states that decide who answers.

What is said is decided in `turns/`; the rules in `data/rules/` map acts to actions elsewhere.
"""

from __future__ import annotations

from typing import Any

from rasa.core.featurizers.tracker_featurizers import TrackerFeaturizer
from rasa.core.policies.policy import Policy, PolicyPrediction
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.generator import TrackerWithCachedStates
from rasa.shared.core.trackers import DialogueStateTracker

SAFETY_PRIORITY = 100
CRISIS, CLOSED, CONSENT = "action_crisis", "action_closed", "action_consent"
#: acts that mean nothing before consent but a step towards it, or away from it
CONSENT_ACTS = frozenset({"answer", "skip", "decline", "repeat", "greet", "resume", "correct"})


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=True
)
class SafetyPolicy(Policy):
    """Sends danger, a crisis, a closed talk and an open consent to the action that owns them.

    Rules can't do this: they may not contradict each other by the state alone. The prediction is flagged as one that needs no user featurization, since the ensemble drops
    unflagged ones beside a flagged one before it looks at priority.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"priority": SAFETY_PRIORITY}

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        featurizer: TrackerFeaturizer | None = None,
    ) -> None:
        super().__init__(config, model_storage, resource, execution_context, featurizer)

    def train(
        self,
        training_trackers: list[TrackerWithCachedStates],
        domain: Domain,
        **kwargs: Any,
    ) -> Resource:
        """Nothing to learn: danger is not a matter of examples of dialogue."""
        return self._resource

    def predict_action_probabilities(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        rule_only_data: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> PolicyPrediction:
        """One for the action that owns the state, then one for listening; else no opinion."""
        action = self._action(tracker)
        probabilities = self._default_predictions(domain)
        if action is None:
            return self._prediction(probabilities)
        probabilities[domain.index_for_action(action)] = 1.0
        return self._prediction(probabilities, is_no_user_prediction=True)

    @staticmethod
    def _action(tracker: DialogueStateTracker) -> str | None:
        if str(tracker.latest_action_name) in (CRISIS, CLOSED, CONSENT):
            return str(ACTION_LISTEN_NAME)
        if tracker.latest_action_name != ACTION_LISTEN_NAME or tracker.latest_message is None:
            return None
        understanding = tracker.latest_message.parse_data.get("understanding") or {}
        mode = str(tracker.get_slot("mode"))
        if mode == "crisis" or understanding.get("danger"):
            return CRISIS
        if mode == "closed":
            return CLOSED
        act = str(tracker.latest_message.intent.get("name"))
        return CONSENT if mode == "consent" and act in CONSENT_ACTS else None

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> SafetyPolicy:
        return cls(config, model_storage, resource, execution_context)
