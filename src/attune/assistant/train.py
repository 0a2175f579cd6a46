"""Trains the Rasa model from `config.yml`, `domain.yml` and `data/` into one fixed file.

Run as a module in a process of its own; when to train is decided in `cli/train.py`.
"""

from __future__ import annotations

import os
import sys

from attune.settings import load_settings

MODEL_NAME = "attune"


def main() -> int:
    """Train; the exit status is Rasa's own code."""
    settings = load_settings()
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    os.environ["RASA_MAX_CACHE_SIZE"] = "0"  # its fingerprint does not see code we delegate to
    os.environ["RASA_CACHE_DIRECTORY"] = str(settings.data_dir / "rasa-cache")
    os.chdir(settings.root)
    from rasa.model_training import train

    result = train(
        domain=str(settings.root / "domain.yml"),
        config=str(settings.root / "config.yml"),
        training_files=[str(settings.root / "data" / name) for name in ("nlu", "rules")],
        output=str(settings.models_dir),
        fixed_model_name=MODEL_NAME,
        force_training=True,
    )
    return int(result.code)


if __name__ == "__main__":
    sys.exit(main())
