"""The understanding of the trained model, without Rasa: its parts are read out of the archive."""

from __future__ import annotations

import shutil
import tarfile
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from attune.errors import ModelError
from attune.language.lexicon import LexiconEntry
from attune.safety.danger_types import Danger
from attune.understanding.build import build_understander
from attune.understanding.types import Context
from attune.understanding.understand import Understander

_WANTED = ("acts.", "known.json", "danger.")


def trained_understander(
    model: Path,
    knowledge_dir: Path,
    encoder_dir: Path,
    lexicon_entries: Callable[[], Iterable[LexiconEntry]],
) -> Understander:
    """What the model in `model` (.tar.gz) understands. Raises ModelError if there is none."""
    if not model.exists():
        raise ModelError(f"There is no trained model at {model}; run `attune train`.")
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch)
        with tarfile.open(model) as archive:
            for member in archive.getmembers():
                name = Path(member.name).name
                source = archive.extractfile(member) if name.startswith(_WANTED) else None
                if source is not None:
                    with (place / name).open("wb") as target:
                        shutil.copyfileobj(source, target)
        return build_understander(knowledge_dir, place, encoder_dir, lexicon_entries)


class TrainedScreen:
    """The danger screen as messages meet it: with the vector of each message."""

    def __init__(self, understander: Understander) -> None:
        self._understander = understander

    def screen(
        self, text: str, *, recent: Sequence[str] = (), open_item: str | None = None
    ) -> Danger | None:
        """The gravest concern in `text`."""
        context = Context(open_item=open_item, recent=tuple(recent))
        return self._understander.danger(text, self._understander.vector(text), context)
