"""The last component: reads the answer, decides the act, and puts all of it into the parse data."""

from __future__ import annotations

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.training_data.message import Message

from attune.assistant.nlu.component import DANGER, GUESS, MENTIONS, VECTOR, Component
from attune.assistant.nlu.parts import context_of, parts
from attune.understanding.wire import to_json


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER], is_trainable=False)
class ReadingComponent(Component):
    """Here the open item decides what words mean."""

    def process(
        self, messages: list[Message], tracker: DialogueStateTracker | None = None
    ) -> list[Message]:
        """Set the intent, the understanding, and the envelope that the action needs."""
        for message in messages:
            metadata = message.get("metadata") or {}
            understanding = parts().understander.decide(
                message.get("text") or "",
                context_of(message, tracker),
                message.get(VECTOR),
                message.get(DANGER),
                message.get(MENTIONS) or (),
                message.get(GUESS),
                metadata.get("button"),
            )
            intent = {"name": understanding.act, "confidence": understanding.confidence}
            envelope = {**metadata, "message_id": message.get("message_id")}
            message.set("intent", intent, add_to_output=True)
            message.set("understanding", to_json(understanding), add_to_output=True)
            message.set("envelope", envelope, add_to_output=True)
        return messages
