"""Makes the reading graph of a trained encoder lighter, without training it anew: `python -m training.lighten GRAPH…`.

A window is read by itself, so that no piece is padding: attention needs no mask, and onnxruntime then has a kernel that
never writes its table of weights down. Its other slow part is the sum over a row in layer normalisation, one number
after the other; in plain arithmetic it runs on many at once. The weights stay as they are, and so does what the graph
finds but for rounding. Prints, for windows of random pieces, how far the outputs moved and how much time is left.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
from onnx import helper, numpy_helper

__all__ = ["lighten"]

_HEADS = "num_heads"
_LENGTH = 300


def lighten(graph: Path, to: Path) -> None:
    """Write the graph at `graph` to `to` with lighter attention and normalisation, and without its input `mask`."""
    model = onnx.load(graph)
    nodes: list[Any] = []
    constants = {item.name: item for item in model.graph.initializer}
    for node in model.graph.node:
        if node.op_type == "QAttention":
            nodes.extend(_attention(node, constants))
        elif node.op_type == "SkipLayerNormalization":
            nodes.extend(_normalisation(node, constants))
        else:
            nodes.append(node)
    _keep(model.graph.node, _needed(nodes, {output.name for output in model.graph.output}))
    used = {name for node in model.graph.node for name in node.input}
    _keep(model.graph.initializer, [item for item in constants.values() if item.name in used])
    _keep(model.graph.input, [item for item in model.graph.input if item.name in used])
    onnx.save(model, to)


def _attention(node: Any, constants: dict[str, Any]) -> list[Any]:
    """One product for queries, keys and values, then attention over every piece."""
    pieces, weights, bias, scale, weights_scale, _, zero, weights_zero = list(node.input)[:8]
    (out,) = node.output
    width = constants[weights].dims[1] // 3
    parts = _constant(constants, f"parts_{width}", np.full(3, width, dtype=np.int64))
    heads = next(item.i for item in node.attribute if item.name == _HEADS)
    made = [
        _node("Mul", [scale, weights_scale], out, "scale"),
        _node("MatMulInteger", [pieces, weights, zero, weights_zero], out, "product"),
        _node("Cast", [f"{out}/product"], out, "cast", to=onnx.TensorProto.FLOAT),
        _node("Mul", [f"{out}/cast", f"{out}/scale"], out, "scaled"),
        _node("Add", [f"{out}/scaled", bias], out, "whole"),
    ]
    asked = [f"{out}/{name}" for name in ("query", "key", "value")]
    made.append(helper.make_node("Split", [f"{out}/whole", parts], asked, name=f"{out}/split", axis=2))
    made.append(
        helper.make_node(
            "MultiHeadAttention", asked, [out], name=f"{out}/attention", domain="com.microsoft", num_heads=heads
        )
    )
    return made


def _normalisation(node: Any, constants: dict[str, Any]) -> list[Any]:
    """Mean and variance by sums over rows, which run on many numbers at once."""
    values, skipped, gain, shift, bias = node.input
    (out,) = node.output
    least = next(item.f for item in node.attribute if item.name == "epsilon")
    epsilon = _constant(constants, "epsilon", np.array(least, dtype=np.float32))
    return [
        _node("Add", [values, bias], out, "biased"),
        _node("Add", [f"{out}/biased", skipped], out, "sum"),
        _node("ReduceMean", [f"{out}/sum"], out, "mean", axes=[-1], keepdims=1),
        _node("Sub", [f"{out}/sum", f"{out}/mean"], out, "centred"),
        _node("Mul", [f"{out}/centred", f"{out}/centred"], out, "squares"),
        _node("ReduceMean", [f"{out}/squares"], out, "variance", axes=[-1], keepdims=1),
        _node("Add", [f"{out}/variance", epsilon], out, "above_zero"),
        _node("Sqrt", [f"{out}/above_zero"], out, "deviation"),
        # Not Div: onnxruntime would know layer normalisation again, and put its slow kernel back.
        _node("Reciprocal", [f"{out}/deviation"], out, "inverse"),
        _node("Mul", [f"{out}/centred", f"{out}/inverse"], out, "normal"),
        _node("Mul", [f"{out}/normal", gain], out, "gained"),
        helper.make_node("Add", [f"{out}/gained", shift], [out], name=f"{out}/shifted"),
    ]


def _node(kind: str, inputs: list[str], out: str, name: str, **attributes: Any) -> Any:
    return helper.make_node(kind, inputs, [f"{out}/{name}"], name=f"{out}/{name}", **attributes)


def _constant(constants: dict[str, Any], name: str, value: np.ndarray) -> str:
    constants.setdefault(name, numpy_helper.from_array(value, name))
    return name


def _needed(nodes: list[Any], wanted: set[str]) -> list[Any]:
    """The nodes on which the outputs hang, in their order."""
    kept: list[Any] = []
    for node in reversed(nodes):
        if wanted.intersection(node.output):
            wanted |= set(node.input)
            kept.append(node)
    return kept[::-1]


def _keep(field: Any, items: list[Any]) -> None:
    del field[:]
    field.extend(items)


def _compare(before: Path, after: Path) -> None:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    sessions = [
        onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"]) for path in (before, after)
    ]
    random = np.random.default_rng(0)
    fed = {
        "ids": random.integers(1_000, 20_000, (1, _LENGTH)),
        "mask": np.ones((1, _LENGTH), dtype=np.int64),
        "shapes": random.integers(0, 16, (1, _LENGTH)),
        "first": np.arange(1, _LENGTH - 1)[None],
    }
    found: list[list[np.ndarray]] = []
    seconds: list[float] = []
    for session in sessions:
        inputs = {item.name: fed[item.name] for item in session.get_inputs()}
        found.append(session.run(None, inputs))
        took = []
        for _ in range(20):
            began = time.process_time()
            session.run(None, inputs)
            took.append(time.process_time() - began)
        seconds.append(min(took))
    for left, right in zip(*found, strict=True):
        a, b = left.ravel().astype(np.float64), right.ravel().astype(np.float64)
        print(f"cosine {a @ b / (np.linalg.norm(a) * np.linalg.norm(b)):.6f}")
    print(f"{seconds[0] * 1000:.1f} ms before, {seconds[1] * 1000:.1f} ms after, for {_LENGTH} pieces")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("graphs", type=Path, nargs="+", help="graphs of readings, each rewritten in its place")
    for graph in parser.parse_args().graphs:
        lighter = graph.with_suffix(".lighter.onnx")
        lighten(graph, lighter)
        _compare(graph, lighter)
        lighter.replace(graph)


if __name__ == "__main__":
    main()
