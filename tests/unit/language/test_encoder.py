"""The encoder is the published model, survives quantisation, and is the same for every call."""

from __future__ import annotations

import shutil
import statistics
import time
from pathlib import Path

import numpy as np
import pytest

from attune.errors import ModelError
from attune.language import encoder as encoder_module
from attune.language.encoder import Encoder, build_encoder, published_model

TEXTS = [
    "I sleep badly",
    "should I stop sertraline?",
    "what does serotonin do in the brain",
    "I go to bed at 11, lie awake an hour and wake three times",
    "no",
]
# First four components, and cosines to the first text, computed once with PyTorch 2.13 and
# transformers from the same weights (mean pooling, length one).
COMPONENTS = [
    [0.077298, -0.006761, 0.019399, 0.093914],
    [0.076563, 0.031414, -0.034177, -0.012287],
    [0.034432, 0.004424, -0.011847, 0.003192],
    [0.002482, -0.009574, -0.033895, -0.009699],
    [-0.059094, -0.005356, 0.039585, 0.025883],
]
COSINES = [1.0, 0.28870, 0.17832, 0.54275, 0.14369]


@pytest.fixture(scope="module")
def encoder(tmp_path_factory: pytest.TempPathFactory) -> Encoder:
    return build_encoder(tmp_path_factory.mktemp("encoder"))


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Encoder:
    path = tmp_path_factory.mktemp("full") / "full.onnx"
    origin = published_model()
    encoder_module.write_full_graph(origin, path)
    return Encoder(
        encoder_module._session(path), encoder_module._tokenizer(origin / "tokenizer.json")
    )


def test_the_graph_computes_what_pytorch_computes(full: Encoder) -> None:
    """The float32 graph we write ourselves is the published model, to the fifth decimal."""
    vectors = full.encode(TEXTS)
    np.testing.assert_allclose(vectors[:, :4], COMPONENTS, atol=2e-6)
    np.testing.assert_allclose(vectors @ vectors[0], COSINES, atol=2e-5)


def test_quantising_keeps_the_meaning(encoder: Encoder, full: Encoder) -> None:
    """Vectors of the int8 graph point where those of the full graph point."""
    agreement = (encoder.encode(TEXTS) * full.encode(TEXTS)).sum(axis=1)
    assert agreement.mean() > 0.97
    assert agreement.min() > 0.93


def test_a_vector_does_not_depend_on_its_neighbours(encoder: Encoder) -> None:
    """A text encoded alone and in a list yields the same vector, of length one."""
    together = encoder.encode(TEXTS)
    alone = encoder.encode([TEXTS[1]])[0]
    np.testing.assert_array_equal(together[1], alone)
    np.testing.assert_allclose(np.linalg.norm(together, axis=1), 1.0, atol=1e-5)
    assert together.dtype == np.float32


@pytest.mark.parametrize(
    "text", ["", "   ", "🙂🙂", "你好", "<b>x</b>\x00", "word " * 5000, "\ud83d half"]
)
def test_any_text_has_a_vector(encoder: Encoder, text: str) -> None:
    """Empty, foreign, broken or endless text is encoded without an error."""
    assert np.isfinite(encoder.encode([text])).all()


def test_no_texts_no_vectors(encoder: Encoder) -> None:
    """An empty list is an empty matrix of the right width."""
    assert encoder.encode([]).shape == (0, 384)


def test_other_weights_are_refused(tmp_path: Path) -> None:
    """A weights file that is not the published one is never turned into an encoder."""
    origin = tmp_path / "model"
    shutil.copytree(published_model(), origin)
    with (origin / "model.safetensors").open("r+b") as file:
        file.seek(-1, 2)
        file.write(b"\x01")
    with pytest.raises(ModelError, match="not the published"):
        build_encoder(tmp_path / "out", origin)
    with pytest.raises(ModelError, match="missing"):
        build_encoder(tmp_path / "out", tmp_path / "nowhere")
    with pytest.raises(ModelError, match="no encoder"):
        Encoder.load(tmp_path / "out")


def test_built_once(encoder: Encoder, tmp_path: Path) -> None:
    """A second build finds the first and does not repeat it."""
    build_encoder(tmp_path)
    begin = time.perf_counter()
    build_encoder(tmp_path)
    assert time.perf_counter() - begin < 2.0


def test_fast_enough_for_every_message(encoder: Encoder) -> None:
    """Twenty words take a few milliseconds on one thread (`attune bench` is exact)."""
    text = "I usually go to bed at eleven and then lie awake for about an hour before I sleep again"
    times = []
    for _ in range(40):
        begin = time.perf_counter()
        encoder.encode([text])
        times.append(time.perf_counter() - begin)
    assert statistics.median(times) < 0.02
