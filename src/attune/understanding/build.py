"""Puts an understander together from what was trained and what is reviewed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from attune.intake.items import Intake, load_intake
from attune.intake.reading import AnswerReader, load_guide
from attune.language.encoder import Encoder
from attune.language.lexicon import Lexicon, LexiconEntry
from attune.language.nearest import NearestOption
from attune.language.spacy_rulers import MentionFinder
from attune.safety.danger.screen import DangerScreen
from attune.understanding.acts import ActClassifier
from attune.understanding.examples import read_examples
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
            self.intake,
            self.acts,
            self.screen,
            self.lexicon,
            self.reader,
            self.encoder,
            self.finder,
        )

    @cached_property
    def finder(self) -> MentionFinder:
        """Names as spaCy entities, marked by ConText."""
        return MentionFinder(self.entries(), self.lexicon)


def train(knowledge_dir: Path, data_dir: Path, out_dir: Path, encoder: Encoder) -> ActClassifier:
    """Train the acts from `data_dir` (Rasa NLU files) and write them into `out_dir`."""
    examples = read_examples(data_dir, load_intake(knowledge_dir))
    acts = ActClassifier.train(examples, encoder.encode([example.text for example in examples]))
    out_dir.mkdir(parents=True, exist_ok=True)
    acts.save(out_dir)
    return acts


def build_understander(
    knowledge_dir: Path,
    model_dir: Path,
    encoder_dir: Path,
    lexicon_entries: Callable[[], Iterable[LexiconEntry]],
) -> Understander:
    """An understander without Rasa: acts as `train` wrote them, danger by its rules and,
    where `model_dir` holds one, by its classifier.
    """
    parts = Parts(knowledge_dir, encoder_dir, load_intake(knowledge_dir), lexicon_entries)
    danger = model_dir / "danger.npz"
    parts.acts = ActClassifier.load(model_dir)
    parts.screen = DangerScreen.load(
        knowledge_dir, danger if danger.exists() else None, parts.encoder.encode
    )
    return parts.understander
