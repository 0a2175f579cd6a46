"""The danger screen as the first component: it encodes the message and screens it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from attune import bootstrap
from attune.assistant.nlu.component import DANGER, VECTOR, Component
from attune.assistant.nlu.parts import context_of, parts
from attune.safety.danger.model import train_danger
from attune.safety.danger.screen import DangerScreen

_MODEL = "danger.npz"


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER], is_trainable=True)
class DangerComponent(Component):
    """Rules and classifier; either can raise, neither can lower."""

    def train(self, training_data: TrainingData) -> Resource:
        """Train the classifier on `data/danger`; the examples of acts play no part."""
        root = bootstrap.services().settings.root
        with self._storage.write_to(self._resource) as directory:
            train_danger(root / "data" / "danger", parts().encoder.encode, directory / _MODEL)
            self._put_in(directory / _MODEL)
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> DangerComponent:
        component = cls(model_storage, resource)
        with model_storage.read_from(resource) as directory:
            component._put_in(directory / _MODEL)
        return component

    def process(
        self, messages: list[Message], tracker: DialogueStateTracker | None = None
    ) -> list[Message]:
        """Encode, and screen all but taps on our own buttons."""
        understander = parts().understander
        for message in messages:
            text = message.get("text") or ""
            vector = understander.vector(text)
            message.set(VECTOR, vector)
            if "button" not in (message.get("metadata") or {}):
                context = context_of(message, tracker)
                message.set(DANGER, understander.danger(text, vector, context))
        return messages

    @staticmethod
    def _put_in(model_path: Path) -> None:
        parts().screen = DangerScreen.load(
            parts().knowledge_dir, model_path, parts().encoder.encode
        )
