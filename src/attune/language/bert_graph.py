"""Write a BERT sentence encoder as an ONNX graph, straight from its published weights.

Mean pooling and L2 normalisation are part of the graph; tokenising and quantising stay out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper

OPSET = 17
Weights = Mapping[str, npt.NDArray[Any]]


@dataclass(frozen=True)
class BertShape:
    """Sizes that the weights alone do not tell."""

    layers: int
    heads: int
    hidden: int
    epsilon: float


class _Graph:
    """Collects nodes and constants; every method returns the name of its output."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, name: str, values: npt.NDArray[Any]) -> str:
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def op(self, kind: str, name: str, inputs: Sequence[str], **attributes: Any) -> str:
        self.nodes.append(helper.make_node(kind, list(inputs), [name], name=name, **attributes))
        return name

    def linear(self, name: str, of: str, weight: npt.NDArray[Any], bias: npt.NDArray[Any]) -> str:
        """`of @ weight + bias`, with `weight` shaped [in, out]."""
        weight_name = self.constant(f"{name}.weight", weight)
        product = self.op("MatMul", f"{name}.matmul", [of, weight_name])
        return self.op("Add", name, [product, self.constant(f"{name}.bias", bias)])

    def layer_norm(self, name: str, of: str, weights: Weights, key: str, epsilon: float) -> str:
        scale = self.constant(f"{name}.scale", weights[f"{key}.weight"])
        shift = self.constant(f"{name}.shift", weights[f"{key}.bias"])
        return self.op("LayerNormalization", name, [of, scale, shift], axis=-1, epsilon=epsilon)

    def gelu(self, name: str, of: str) -> str:
        root = self.op("Div", f"{name}.scaled", [of, "sqrt_two"])
        erf = self.op("Erf", f"{name}.erf", [root])
        shifted = self.op("Add", f"{name}.shifted", [erf, "one"])
        product = self.op("Mul", f"{name}.product", [of, shifted])
        return self.op("Mul", name, [product, "half"])


def bert_sentence_graph(weights: Weights, shape: BertShape) -> onnx.ModelProto:
    """An ONNX model: `input_ids`, `attention_mask` (int64 [n, t]) → `embedding` (float32 [n, h]).

    `weights` are named as in a BERT checkpoint ("encoder.layer.0.attention.self.query.weight").
    """
    graph = _Graph()
    _constants(graph, shape)
    hidden = _embeddings(graph, weights, shape)
    bias = _attention_bias(graph)
    for layer in range(shape.layers):
        hidden = _layer(graph, weights, shape, layer, hidden, bias)
    _pool(graph, hidden)
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT64, ["n", "t"])
        for name in ("input_ids", "attention_mask")
    ]
    output = helper.make_tensor_value_info("embedding", TensorProto.FLOAT, ["n", shape.hidden])
    body = helper.make_graph(graph.nodes, "sentence", inputs, [output], graph.constants)
    model = helper.make_model(body, opset_imports=[helper.make_opsetid("", OPSET)])
    model.ir_version = 8
    onnx.checker.check_model(model)
    return model


def _constants(graph: _Graph, shape: BertShape) -> None:
    size = shape.hidden // shape.heads
    floats = {
        "sqrt_two": np.sqrt(2.0),
        "one": 1.0,
        "half": 0.5,
        "far": -1e4,
        "root_size": np.sqrt(size),
        "tiny": 1e-9,
    }
    for name, value in floats.items():
        graph.constant(name, np.array(value, dtype=np.float32))
    graph.constant("to_heads", np.array([0, 0, shape.heads, size], dtype=np.int64))
    graph.constant("from_heads", np.array([0, 0, shape.hidden], dtype=np.int64))
    graph.constant("axis_tokens", np.array([1], dtype=np.int64))
    graph.constant("axis_last", np.array([2], dtype=np.int64))
    graph.constant("axes_heads", np.array([1, 2], dtype=np.int64))
    graph.constant("zero_at", np.array([0], dtype=np.int64))


def _embeddings(graph: _Graph, weights: Weights, shape: BertShape) -> str:
    words = graph.constant("words", weights["embeddings.word_embeddings.weight"])
    # Every text is one segment: the embedding of token type 0 is folded into the positions.
    places = (
        weights["embeddings.position_embeddings.weight"]
        + weights["embeddings.token_type_embeddings.weight"][0]
    )
    position_table = graph.constant("places", places.astype(np.float32))
    word = graph.op("Gather", "word", [words, "input_ids"], axis=0)
    dims = graph.op("Shape", "dims", ["input_ids"])
    one_at = graph.constant("one_at", np.array([1], dtype=np.int64))
    two_at = graph.constant("two_at", np.array([2], dtype=np.int64))
    length = graph.op("Slice", "length", [dims, one_at, two_at, "zero_at"])
    place = graph.op("Slice", "place", [position_table, "zero_at", length, "zero_at"])
    total = graph.op("Add", "embedded", [word, place])
    return graph.layer_norm("embed_norm", total, weights, "embeddings.LayerNorm", shape.epsilon)


def _attention_bias(graph: _Graph) -> str:
    """0 where a token stands, a large negative number where there is padding: [n, 1, 1, t]."""
    mask = graph.op("Cast", "mask", ["attention_mask"], to=TensorProto.FLOAT)
    wide = graph.op("Unsqueeze", "mask_wide", [mask, "axes_heads"])
    absent = graph.op("Sub", "absent", ["one", wide])
    return graph.op("Mul", "attention_bias", [absent, "far"])


def _layer(
    graph: _Graph, weights: Weights, shape: BertShape, layer: int, hidden: str, bias: str
) -> str:
    key = f"encoder.layer.{layer}"
    name = f"layer{layer}"
    attended = _attention(graph, weights, key, name, hidden, bias)
    summed = graph.op("Add", f"{name}.attended", [hidden, attended])
    norm_key = f"{key}.attention.output.LayerNorm"
    middle = graph.layer_norm(f"{name}.norm1", summed, weights, norm_key, shape.epsilon)
    wide = _dense(graph, f"{name}.up", middle, weights, f"{key}.intermediate.dense")
    narrow = _dense(
        graph,
        f"{name}.down",
        graph.gelu(f"{name}.gelu", wide),
        weights,
        f"{key}.output.dense",
    )
    total = graph.op("Add", f"{name}.sum", [middle, narrow])
    return graph.layer_norm(
        f"{name}.norm2", total, weights, f"{key}.output.LayerNorm", shape.epsilon
    )


def _attention(graph: _Graph, weights: Weights, key: str, name: str, hidden: str, bias: str) -> str:
    # One product for the three: the input is quantised once instead of three times.
    parts = ("query", "key", "value")
    weight = np.concatenate(
        [weights[f"{key}.attention.self.{part}.weight"].T for part in parts], axis=1
    )
    shift = np.concatenate([weights[f"{key}.attention.self.{part}.bias"] for part in parts])
    both = graph.linear(f"{name}.qkv", hidden, weight, shift)
    flats = [f"{name}.{part}" for part in parts]
    graph.nodes.append(helper.make_node("Split", [both], flats, name=f"{name}.split", axis=2))
    heads = {}
    for part, order in zip(parts, ([0, 2, 1, 3], [0, 2, 3, 1], [0, 2, 1, 3]), strict=True):
        split = graph.op("Reshape", f"{name}.{part}.split", [f"{name}.{part}", "to_heads"])
        heads[part] = graph.op("Transpose", f"{name}.{part}.heads", [split], perm=order)
    scores = graph.op("MatMul", f"{name}.scores", [heads["query"], heads["key"]])
    scaled = graph.op("Div", f"{name}.scaled", [scores, "root_size"])
    masked = graph.op("Add", f"{name}.masked", [scaled, bias])
    shares = graph.op("Softmax", f"{name}.shares", [masked], axis=-1)
    mixed = graph.op("MatMul", f"{name}.mixed", [shares, heads["value"]])
    joined = graph.op("Transpose", f"{name}.joined", [mixed], perm=[0, 2, 1, 3])
    flat = graph.op("Reshape", f"{name}.flat", [joined, "from_heads"])
    return _dense(graph, f"{name}.out", flat, weights, f"{key}.attention.output.dense")


def _dense(graph: _Graph, name: str, of: str, weights: Weights, key: str) -> str:
    return graph.linear(name, of, weights[f"{key}.weight"].T, weights[f"{key}.bias"])


def _pool(graph: _Graph, hidden: str) -> None:
    """Mean over the tokens that stand, then length one."""
    present = graph.op("Unsqueeze", "present", ["mask", "axis_last"])
    kept = graph.op("Mul", "kept", [hidden, present])
    total = graph.op("ReduceSum", "total", [kept, "axis_tokens"], keepdims=0)
    count = graph.op("ReduceSum", "count", ["mask", "axis_tokens"], keepdims=1)
    mean = graph.op("Div", "mean", [total, count])
    norm = graph.op("ReduceL2", "norm", [mean], axes=[1], keepdims=1)
    safe = graph.op("Max", "norm_safe", [norm, "tiny"])
    graph.op("Div", "embedding", [mean, safe])
