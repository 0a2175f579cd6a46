"""`attune train`: the encoder, then the dialogue model, only where something changed.

What is trained is decided by `config.yml` and `data/`; this sees to when.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from attune.cli import freshness
from attune.errors import ServiceFailed
from attune.settings import Settings, load_settings


def train(
    force: Annotated[bool, typer.Option(help="Train even if nothing changed.")] = False,
) -> None:
    """Train the dialogue model if its data changed."""
    settings = load_settings()
    console = Console()
    if prepare_model(settings, console, force=force):
        console.print(f"The model stands in {freshness.model_file(settings)}.")
    else:
        console.print("Nothing changed: the model is up to date.")


def prepare_model(settings: Settings, console: Console, *, force: bool = False) -> bool:
    """Build the encoder and train where needed; True if the model was trained anew.

    Raises ServiceFailed with the place of the log when training fails.
    """
    from attune.language.encoder import build_encoder

    with console.status("Preparing the sentence encoder"):
        build_encoder(settings.encoder_dir)
    if not force and freshness.is_fresh(settings):
        return False
    log = settings.data_dir / "log" / "train.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    with console.status("Training the dialogue model (about two minutes, once)"):
        _train_apart(log)
    freshness.mark_fresh(settings)
    return True


def _train_apart(log: Path) -> None:
    """In a process of its own: Rasa's imports stay out of this one, its progress bars in a file."""
    with log.open("w", encoding="utf-8") as out:
        done = subprocess.run(
            [sys.executable, "-m", "attune.assistant.train"],
            stdout=out,
            stderr=subprocess.STDOUT,
            check=False,
        )
    if done.returncode:
        raise ServiceFailed(f"Training failed; see {log}.")
