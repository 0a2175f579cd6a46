"""A whole understander from the real data, trained once and kept as long as nothing changed."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
import yaml

from attune.language.encoder import build_encoder
from attune.language.lexicon import LexiconEntry
from attune.understanding.build import build_understander, train
from attune.understanding.understand import Understander

ROOT = Path(__file__).parents[3]
KNOWLEDGE, DATA = ROOT / "knowledge", ROOT / "data" / "nlu"


def _digest() -> str:
    digest = hashlib.sha256()
    code = [ROOT / "src/attune/understanding/acts.py", ROOT / "src/attune/language/encoder.py"]
    for path in [*sorted(DATA.rglob("*.yml")), *code]:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def medicines() -> list[LexiconEntry]:
    """Medicine classes as they stand in the knowledge base, and a few more things."""
    entries = [
        LexiconEntry("serotonin", "pathway", ("serotonin",)),
        LexiconEntry("dopamine", "pathway", ("dopamine",)),
        LexiconEntry("5-htp", "supplement", ("5-HTP",)),
        LexiconEntry("magnesium", "nutrient", ("magnesium",)),
        LexiconEntry("diabetes", "condition", ("diabetes",)),
    ]
    for path in sorted((KNOWLEDGE / "medicines").glob("*.yml")):
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        for member in raw.get("members", []):
            names = (member["name"], *member.get("brands", []), *member.get("aliases", []))
            entries.append(LexiconEntry(member["id"], "medicine", names))
    return entries


@pytest.fixture(scope="session")
def understander() -> Understander:
    encoder_dir = ROOT / "var" / "encoder"
    encoder = build_encoder(encoder_dir)
    model_dir = ROOT / "var" / "tests" / f"acts-{_digest()}"
    if not (model_dir / "acts.npz").exists():
        train(KNOWLEDGE, DATA, model_dir, encoder)
    return build_understander(KNOWLEDGE, model_dir, encoder_dir, medicines)
