"""Builds services from settings: the one place that chooses implementations.

Each part is made when it is first asked for, once a process; nothing is opened on import.
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from attune.errors import ContentError
from attune.records.conversations import Conversations
from attune.records.database import open_engine
from attune.records.repository import Records
from attune.replies.phrases import Phrases
from attune.replies.tokens import ButtonTokens
from attune.settings import Settings, load_settings

if TYPE_CHECKING:
    from sqlalchemy.engine import Engine

    from attune.calibration.weights import Weights
    from attune.intake.items import Intake
    from attune.knowledge.queries import KnowledgeBase
    from attune.safety.danger.resources import CrisisContent
    from attune.safety.danger.screen import DangerScreen
    from attune.safety.triage import Rule


class Services:
    """What a process works with; parts that it never asks for are never built."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    @cached_property
    def engine(self) -> Engine:
        """The database."""
        return open_engine(self.settings.database_url)

    @cached_property
    def conversations(self) -> Conversations:
        """Inbox, archive, window and outbox."""
        return Conversations(self.engine, self.settings.cipher)

    @cached_property
    def records(self) -> Records:
        """Consents, answers, state and alerts."""
        return Records(self.engine, self.settings.cipher, self.settings.secret("audit"))

    @cached_property
    def tokens(self) -> ButtonTokens:
        """Button tokens of this clinic."""
        return ButtonTokens(self.settings.secret("buttons"))

    @cached_property
    def intake(self) -> Intake:
        """The questions."""
        from attune.intake.items import load_intake

        return load_intake(self.settings.knowledge_dir)

    @cached_property
    def kb(self) -> KnowledgeBase:
        """The knowledge base, as loaded into the database."""
        from attune.knowledge.queries import KnowledgeBase

        return KnowledgeBase(self.engine)

    @cached_property
    def rules_screen(self) -> DangerScreen:
        """The danger screen, rules alone: it needs no model, no database and no knowledge base."""
        from attune.safety.danger.screen import DangerScreen

        return DangerScreen.load(self.settings.knowledge_dir, None)

    @cached_property
    def crisis_content(self) -> CrisisContent:
        """Whom to call, and the words of a crisis."""
        from attune.safety.danger.resources import load_crisis

        return load_crisis(self.settings.knowledge_dir)

    @cached_property
    def triage_rules(self) -> tuple[Rule, ...]:
        """How soon a person must respond, and to what."""
        from attune.safety.triage import load_rules

        return load_rules(self.settings.knowledge_dir)

    @cached_property
    def weights(self) -> Weights:
        """What each answer adds to the pathway map."""
        from attune.calibration.weights import load_weights

        return load_weights(self.settings.knowledge_dir)

    def phrases(self, locale: str | None) -> Phrases:
        """The wording of a locale."""
        return Phrases(locale or self.settings.locale)


@lru_cache(maxsize=1)
def services() -> Services:
    """The services of this process."""
    return Services(load_settings())


def prepare_database(settings: Settings, knowledge_dir: Path | None = None) -> str:
    """Bring tables and content up to date; says in a few words what is loaded now."""
    house = Services(settings)
    from attune.knowledge.load import load_content
    from attune.records.migrations import migrate

    migrate(house.engine)
    house.records.check_key(settings.pseudonym("key check"))

    try:
        return load_content(house.engine, knowledge_dir or settings.knowledge_dir)
    except ContentError as error:
        raise ContentError(f"The knowledge base was not loaded: {error}") from None
