"""What one message was understood to say: its act, the answers in it, what it names, danger.

Everything here survives a trip through JSON, for it travels in Rasa's parse data.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from attune.intake.readings import Reading, Unclear
from attune.safety.danger_types import Danger


@dataclass(frozen=True)
class Context:
    """What decides the meaning of words besides the words.

    `open_item`: id of the question that waits, or None. `mode`: consent, intake, done, paused,
    crisis, handoff or closed. `recent`: the client's last messages, oldest first, at most three.
    """

    open_item: str | None = None
    mode: str = "intake"
    recent: tuple[str, ...] = ()
    today: date = field(default_factory=date.today)
    locale: str = "en"


@dataclass(frozen=True)
class Mention:
    """A thing of the knowledge base that the message names. `id` is None for unknown names.

    `exact` is False for a misspelling. `negated` ("no", "never had"), `past` ("used to take") and
    `other_person` ("my mother's") are how the words around it put it.
    """

    id: str | None
    kind: str
    text: str
    span: tuple[int, int]
    exact: bool = True
    negated: bool = False
    past: bool = False
    other_person: bool = False


@dataclass(frozen=True)
class Understanding:
    """The whole reading of one message.

    `act` is one of `ACTS`; `also` holds a second act of the same message ("6. why do you ask?").
    `correct_item`: which earlier item a correction or `back` is about, where that is known.
    """

    act: str
    confidence: float
    also: tuple[str, ...] = ()
    readings: tuple[Reading, ...] = ()
    unclear: Unclear | None = None
    mentions: tuple[Mention, ...] = ()
    danger: Danger | None = None
    correct_item: str | None = None


ACTS = (
    "answer", "skip", "decline", "back", "why_ask", "pause", "stop", "resume", "correct", "help",
    "repeat", "ask_explain", "ask_interaction", "ask_steps", "ask_sources", "ask_labs",
    "ask_results", "ask_human", "ask_privacy", "delete_data", "export_data", "share_results",
    "greet", "thanks", "goodbye", "bot_challenge", "out_of_scope", "insult", "reject_step",
    "report_effect",
)  # fmt: skip
