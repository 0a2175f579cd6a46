"""Puts an understander together from what was trained and what is reviewed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from attune.intake.items import Intake
from attune.intake.reading import AnswerReader, load_guide
from attune.language.encoder import Encoder
from attune.language.lexicon import Lexicon, LexiconEntry
from attune.language.nearest import NearestOption
from attune.safety.danger.screen import DangerScreen
from attune.understanding.acts import ActClassifier
from attune.understanding.understand import Understander


@dataclass
class Parts:
    """The parts of understanding in one process; what was trained is put in when it is loaded."""

    knowledge_dir: Path
    encoder_dir: Path
    intake: Intake
    entries: Callable[[], Iterable[LexiconEntry]]
    acts: ActClassifier | None = None
    screen: DangerScreen | None = None

    @cached_property
    def encoder(self) -> Encoder:
        """The sentence encoder, loaded once."""
        return Encoder.load(self.encoder_dir)

    @cached_property
    def nearest(self) -> NearestOption:
        """Nearest options, with the phrases of the intake in memory."""
        nearest = NearestOption(self.encoder)
        kept = self.encoder_dir / "options.npz"
        nearest.recall(kept)
        return nearest

    @cached_property
    def lexicon(self) -> Lexicon:
        """Names of the knowledge base."""
        return Lexicon(self.entries())

    @cached_property
    def reader(self) -> AnswerReader:
        """Reads answers for the items of the intake."""
        guide = load_guide(self.knowledge_dir)
        return AnswerReader(self.intake, self.lexicon, self.nearest, guide)

    @cached_property
    def understander(self) -> Understander:
        """All of it together; `acts` and `screen` must have been put in."""
        assert self.acts is not None
        assert self.screen is not None
        return Understander(
            self.intake, self.acts, self.screen, self.lexicon, self.reader, self.encoder
        )
