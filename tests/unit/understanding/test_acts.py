"""The act of a message is guessed from its words and from what is open."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from attune.errors import ContentError, ModelError
from attune.intake.items import load_intake
from attune.language.encoder import Encoder, build_encoder
from attune.understanding.acts import ActClassifier, Example
from attune.understanding.examples import read_examples
from attune.understanding.types import ACTS

ROOT = Path(__file__).parents[3]
SMALL = [
    Example("why do you ask", "why_ask"),
    Example("why is that relevant", "why_ask"),
    Example("what do you need that for", "why_ask"),
    Example("skip this one", "skip"),
    Example("next question please", "skip"),
    Example("can we leave that out", "skip"),
    Example("no", "answer", "yes_no"),
    Example("about six hours", "answer", "quantity"),
    Example("yes most days", "answer", "choice"),
]


@pytest.fixture(scope="module")
def encoder(tmp_path_factory: pytest.TempPathFactory) -> Encoder:
    return build_encoder(tmp_path_factory.mktemp("encoder"))


@pytest.fixture(scope="module")
def acts(encoder: Encoder) -> ActClassifier:
    return ActClassifier.train(SMALL, encoder.encode([example.text for example in SMALL]))


@pytest.mark.parametrize(
    ("text", "context", "act"),
    [
        ("Why do you ask?", "number", "why_ask"),
        ("why would you want to know this", "choice", "why_ask"),
        ("please skip that question", "yes_no", "skip"),
        ("around seven hours", "quantity", "answer"),
    ],
)
def test_new_wordings_find_their_act(
    acts: ActClassifier, encoder: Encoder, text: str, context: str, act: str
) -> None:
    """A wording that was never trained is understood by its meaning, at any open item."""
    assert acts.guess(text, encoder.encode([text])[0], context).act == act


def test_saved_and_loaded_is_the_same(
    acts: ActClassifier, encoder: Encoder, tmp_path: Path
) -> None:
    """The trained model answers alike after it was written and read."""
    acts.save(tmp_path)
    again = ActClassifier.load(tmp_path)
    vector = encoder.encode(["hm, what for?"])[0]
    first, second = (one.guess("hm, what for?", vector, None) for one in (acts, again))
    assert [name for name, _ in first.ranked] == [name for name, _ in second.ranked]
    np.testing.assert_allclose(
        [share for _, share in first.ranked], [share for _, share in second.ranked], atol=1e-6
    )


def test_a_missing_model_is_one_clear_error(tmp_path: Path) -> None:
    """Without a trained model there is an error that says so."""
    with pytest.raises(ModelError):
        ActClassifier.load(tmp_path)


def test_the_training_data_holds_every_act_and_only_acts() -> None:
    """Each of the thirty acts has at least sixty examples, and none is listed twice."""
    examples = read_examples(ROOT / "data" / "nlu", load_intake(ROOT / "knowledge"))
    counts = {act: sum(example.act == act for example in examples) for act in ACTS}
    assert min(counts.values()) >= 60
    seen = [(example.text, example.act) for example in examples if example.act != "answer"]
    assert len(seen) == len(set(seen))


def test_a_wrong_act_or_item_in_the_data_is_named(tmp_path: Path) -> None:
    """An editor who mistypes an act or an item is told where."""
    intake = load_intake(ROOT / "knowledge")
    (tmp_path / "a.yml").write_text("nlu:\n- intent: answr\n  examples: |\n    - yes\n")
    with pytest.raises(ContentError, match="answr"):
        read_examples(tmp_path, intake)
    (tmp_path / "a.yml").write_text(
        "nlu:\n- intent: answer\n  examples:\n    - {text: x, metadata: {item: sleep.howrs}}\n"
    )
    with pytest.raises(ContentError, match="howrs"):
        read_examples(tmp_path, intake)
