"""The act of a message, learnt from `data/nlu`."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from attune.assistant.nlu.component import GUESS, VECTOR, Component
from attune.assistant.nlu.parts import context_of, parts
from attune.understanding.acts import ActClassifier, Example, context_for


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER], is_trainable=True)
class ActsComponent(Component):
    """Guesses the act; `reading.py` decides with the open item in view."""

    def train(self, training_data: TrainingData) -> Resource:
        """Train on every example with an intent, in the context its metadata names."""
        examples = [
            Example(m.get("text"), m.get("intent"), _context(m))
            for m in training_data.intent_examples
            if m.get("text")
        ]
        vectors = parts().encoder.encode([example.text for example in examples])
        acts = ActClassifier.train(examples, vectors)
        with self._storage.write_to(self._resource) as directory:
            acts.save(directory)
        parts().acts = acts
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> ActsComponent:
        with model_storage.read_from(resource) as directory:
            parts().acts = ActClassifier.load(directory)
        return cls(model_storage, resource)

    def process(
        self, messages: list[Message], tracker: DialogueStateTracker | None = None
    ) -> list[Message]:
        """Note the likeliest acts."""
        understander = parts().understander
        for message in messages:
            text, vector = message.get("text") or "", message.get(VECTOR)
            message.set(GUESS, understander.guess(text, vector, context_of(message, tracker)))
        return messages


def _context(message: Message) -> str | None:
    metadata = (message.get("metadata") or {}).get("example") or {}
    return context_for(parts().intake, metadata.get("item"), metadata.get("mode"))
