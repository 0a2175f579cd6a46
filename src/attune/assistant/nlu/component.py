"""What all our NLU components have in common: how Rasa makes them and hands them messages."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.training_data.training_data import TrainingData

VECTOR, DANGER, MENTIONS, GUESS = (
    "attune_vector",
    "attune_danger",
    "attune_mentions",
    "attune_guess",
)


class Component(GraphComponent):
    """A component without settings of its own."""

    def __init__(self, storage: ModelStorage, resource: Resource) -> None:
        self._storage = storage
        self._resource = resource

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Component:
        return cls(model_storage, resource)

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Nothing: the dialogue is learnt from acts alone."""
        return training_data
