"""The vocabulary of conversation tests: a person says or taps something and looks at the reply."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from tests.conversations.assistant import Assistant

#: an unremarkable adult's answers, for tests that only want to get somewhere
CALM: Mapping[str, str] = {
    "about.age": "34",
    "about.sex": "male",
    "about.height": "178 cm",
    "about.weight": "74 kg",
    "about.smoking": "never",
    "about.goal": "I want to sleep better",
    "sleep.bedtime": "11 pm",
    "sleep.wake_time": "7 am",
    "sleep.latency": "15 minutes",
    "sleep.hours": "7.5 hours",
    "sleep.awakenings": "1",
    "sleep.bad_nights": "1",
    "sleep.duration": "2 months",
    "diet.pattern": "omnivore",
    "diet.protein_meals": "3",
    "diet.fish": "2",
    "diet.vegetables": "4",
    "diet.skipped_meals": "0",
    "diet.caffeine": "2",
    "diet.caffeine_last": "2 pm",
    "diet.alcohol": "0",
    "diet.gut": "none",
    "hormone.thyroid_diagnosis": "none",
    "hormone.thyroid_symptoms": "none",
    "hormone.cycle": "not applicable",
    "hormone.menopause": "not applicable",
    "hormone.low_testosterone": "none",
    "mood.stress": "3",
    "mood.calm": "3",
    "labs.values": "skip",
}


class Reply(list[dict[str, Any]]):
    """The messages that answered one message."""

    @property
    def text(self) -> str:
        return "\n".join(message["text"] for message in self if "text" in message)

    @property
    def kinds(self) -> list[str]:
        return [message["custom"]["kind"] for message in self if "custom" in message]

    def custom(self, kind: str) -> dict[str, Any]:
        """The last `custom` object of that kind."""
        found = [m["custom"] for m in self if m.get("custom", {}).get("kind") == kind]
        assert found, f"no {kind} in {self.kinds}: {self.text!r}"
        return found[-1]

    @property
    def asks(self) -> str | None:
        """The item of the question that ends this reply, if one does."""
        last = self[-1].get("custom") if self else None
        return last["item"] if last and last["kind"] == "question" else None

    def buttons(self) -> dict[str, str]:
        """Titles and payloads of the buttons shown last."""
        shown = [message["buttons"] for message in self if message.get("buttons")]
        return {b["title"]: b["payload"] for b in shown[-1]} if shown else {}


class Person:
    """Somebody with a conversation of their own."""

    def __init__(self, assistant: Assistant, sender: str, metadata: Mapping[str, str]) -> None:
        self.assistant = assistant
        self.sender = sender
        self.metadata = dict(metadata)
        self.reply = Reply()

    def says(self, text: str, **metadata: str) -> Reply:
        """Send words."""
        response = self.assistant.post(
            {"sender": self.sender, "message": text, "metadata": {**self.metadata, **metadata}}
        )
        assert response.status_code == 200, response.text
        self.reply = Reply(response.json())
        return self.reply

    def taps(self, title: str) -> Reply:
        """Tap a button of the last reply."""
        return self.says(self.reply.buttons()[title])

    def answers_until(self, item: str | None, **answers: str) -> Reply:
        """Answer calmly until `item` is asked (None: until nothing is); at most 120 questions."""
        for _ in range(120):
            asked = self.reply.asks
            if asked == item or asked is None:
                return self.reply
            self.says(answers.get(asked.replace(".", "_"), calm_answer(asked, self.reply)))
        raise AssertionError(f"{item} was never asked")

    def answers_one(self) -> Reply:
        """Answer the open question calmly."""
        assert self.reply.asks is not None
        return self.says(calm_answer(self.reply.asks, self.reply))

    def pseudonym(self) -> str:
        """The name under which the record keeps this person."""
        return str(self._export()["client"])

    def consents(self) -> dict[str, bool]:
        """Which scopes are granted, as the clinic has them."""
        return {c["scope"]: c["granted"] for c in self._export()["consents"]}

    def record(self) -> dict[str, Any]:
        """The answers as the clinic has them, by item."""
        return {answer["item"]: answer for answer in self._export()["answers"]}

    def _export(self) -> dict[str, Any]:
        exported = self.assistant.attune("export", "--sender", self.sender, "--format", "json")
        told: dict[str, Any] = json.loads(exported.stdout)
        return told


def calm_answer(item: str, reply: Reply) -> str:
    """What an unremarkable adult says to `item`."""
    if item in CALM:
        return CALM[item]
    question = reply.custom("question")
    return {"yes_no": "no", "list": "none", "multi_choice": "none"}.get(question["type"], "0")
