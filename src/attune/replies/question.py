"""The reply that asks one item, and the one that asks back about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from attune.intake.items import Item, Option
from attune.intake.path import Progress
from attune.intake.readings import Unclear
from attune.replies.base import Button, Reply
from attune.replies.phrases import Phrases


@dataclass(frozen=True)
class Question(Reply):
    """One question with its options, why it is asked, and how far along the person is."""

    item: str = ""
    section: str = ""
    type: str = "text"
    options: tuple[Option, ...] = ()
    unit: str | None = None
    required: bool = False
    answered: int = 0
    expected: int = 0
    why: str = ""
    kind: ClassVar[str | None] = "question"

    def body(self) -> Mapping[str, Any]:
        return {
            "item": self.item,
            "section": self.section,
            "type": self.type,
            "options": option_list(self.options),
            "unit": self.unit,
            "required": self.required,
            "progress": {"answered": self.answered, "expected": self.expected},
            "why": self.why,
        }


@dataclass(frozen=True)
class Clarify(Reply):
    """What was understood of an answer that can't be taken as it is, and what may be meant."""

    item: str = ""
    understood: str | None = None
    options: tuple[Option, ...] = ()
    kind: ClassVar[str | None] = "clarify"

    def body(self) -> Mapping[str, Any]:
        return {
            "item": self.item,
            "understood": self.understood,
            "options": option_list(self.options),
        }


def option_list(options: Sequence[Option]) -> list[dict[str, Any]]:
    """Options as the protocol spells them."""
    return [{"value": option.value, "title": option.title} for option in options]


def options_of(item: Item, phrases: Phrases) -> tuple[Option, ...]:
    """The options a person may choose from; yes and no for a yes/no item."""
    return options_of_yes_no(phrases) if item.type == "yes_no" else item.options


def options_of_yes_no(phrases: Phrases) -> tuple[Option, ...]:
    """Yes and no."""
    return (Option("yes", phrases("question.yes")), Option("no", phrases("question.no")))


def numbered(options: Sequence[Option]) -> str:
    """Options as lines of text: by value where values are numbers, else by position."""
    lines = [
        f"{option.value if isinstance(option.value, int) else place}. {option.title}"
        for place, option in enumerate(options, start=1)
    ]
    return "\n".join(lines)


def buttons_for(item: Item, options: Sequence[Option]) -> tuple[Button, ...]:
    """A button an option, for items where one tap answers."""
    if item.type == "multi_choice" and len(options) > 8:
        options = options[:8]
    return tuple(Button(option.title, item.id, option.value) for option in options)


def question(item: Item, progress: Progress, phrases: Phrases) -> Question:
    """Ask `item`; the text carries the options, so that a plain channel loses nothing."""
    options = options_of(item, phrases)
    lines = [item.text]
    if item.type in ("choice", "multi_choice"):
        lines.append(numbered(options))
    elif item.hint:
        lines.append(phrases("question.hint", hint=item.hint))
    if item.type == "multi_choice":
        lines.append(phrases("question.several"))
    return Question(
        text="\n".join(lines),
        buttons=buttons_for(item, options),
        item=item.id,
        section=item.section,
        type=item.type,
        options=options,
        unit=item.unit,
        required=item.required,
        answered=progress.answered,
        expected=progress.expected,
        why=item.why,
    )


def clarify(item: Item, unclear: Unclear, phrases: Phrases) -> Clarify:
    """Ask back about `item` in one sentence that names what was understood."""
    options = options_of(item, phrases)
    if unclear.candidates and options:
        chosen = tuple(o for o in options if str(o.value) in set(unclear.candidates))
        options = chosen or options
    name = f"clarify.{unclear.reason}"
    if unclear.understood:
        text = phrases(name, understood=unclear.understood)
    else:
        specific = f"clarify.type_{item.type}"
        text = phrases(specific if phrases.has(specific) else "clarify.plain")
    return Clarify(
        text=text,
        item=item.id,
        understood=unclear.understood,
        options=options,
    )
