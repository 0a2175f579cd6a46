"""Names of the knowledge base in a message: medicines, nutrients, conditions, pathways, tests."""

from __future__ import annotations

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.training_data.message import Message

from attune.assistant.nlu.component import MENTIONS, Component
from attune.assistant.nlu.parts import parts


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR], is_trainable=False)
class MentionsComponent(Component):
    """Finds names, misspelt or not."""

    def process(self, messages: list[Message]) -> list[Message]:
        """Note what each message names."""
        for message in messages:
            message.set(MENTIONS, parts().understander.mentions(message.get("text") or ""))
        return messages
