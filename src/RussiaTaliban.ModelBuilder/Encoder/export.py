"""Writes an encoder as ONNX, its matrices one signed byte a number with one scale a column (a row, for tables)."""
import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from model import EPSILON, HEADS, WIDTH


class Graph:
    def __init__(self):
        self.nodes, self.constants = [], []

    def constant(self, value):
        name = f"c{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.array(value, order="C", copy=True), name))
        return name

    def add(self, kind, *inputs, output=None, **attributes):
        output = output or f"n{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [output], **attributes))
        return output

    def packed(self, values, axis):
        """The bytes and their scales, one for each place along `axis`."""
        scale = np.abs(values).max(axis=tuple(at for at in range(values.ndim) if at != axis), keepdims=True) / 127
        scale[scale == 0] = 1
        return self.constant(np.round(values / scale).astype(np.int8)), self.constant(scale.astype(np.float32))

    def matrix(self, values):
        packed, scale = self.packed(values, 1)
        return self.add("Mul", self.add("Cast", packed, to=TensorProto.FLOAT), scale)

    def rows(self, values, numbers):
        """Looked up before it is unpacked: the table stays small in memory."""
        packed, scale = self.packed(values, 0)
        return self.add("Mul", self.add("Cast", self.add("Gather", packed, numbers), to=TensorProto.FLOAT), self.add("Gather", scale, numbers))

    def linear(self, x, weights, bias):
        return self.add("Add", self.add("MatMul", x, self.matrix(weights)), self.constant(bias))

    def normal(self, x, weights, bias, output=None):
        return self.add("LayerNormalization", x, self.constant(weights), self.constant(bias), output=output, axis=-1, epsilon=EPSILON)


def layer(graph, x, weights, output):
    shrink = np.sqrt(np.float32(WIDTH // HEADS))
    joined = graph.linear(
        x,
        np.hstack([weights["q"] / shrink, weights["k"], weights["v"]]),
        np.concatenate([weights["qb"] / shrink, weights["kb"], weights["vb"]]))
    parted = graph.add("Reshape", joined, graph.constant(np.array([0, 0, 3, HEADS, WIDTH // HEADS], np.int64)))
    turned = graph.add("Transpose", parted, perm=[2, 0, 3, 1, 4])
    q, k, v = (graph.add("Gather", turned, graph.constant(np.array(at, np.int64)), axis=0) for at in range(3))
    attention = graph.add("Softmax", graph.add("MatMul", q, graph.add("Transpose", k, perm=[0, 1, 3, 2])), axis=-1)
    together = graph.add("Reshape", graph.add("Transpose", graph.add("MatMul", attention, v), perm=[0, 2, 1, 3]), graph.constant(np.array([0, 0, WIDTH], np.int64)))
    x = graph.normal(graph.add("Add", x, graph.linear(together, weights["o"], weights["ob"])), weights["l1"], weights["l1b"])
    inner = graph.linear(x, weights["i"], weights["ib"])
    bent = graph.add("Add", graph.add("Erf", graph.add("Mul", inner, graph.constant(np.float32(1 / np.sqrt(2))))), graph.constant(np.float32(1)))
    gelu = graph.add("Mul", graph.add("Mul", inner, graph.constant(np.float32(0.5))), bent)
    return graph.normal(graph.add("Add", x, graph.linear(gelu, weights["f"], weights["fb"])), weights["l2"], weights["l2b"], output)


def write(encoder, path):
    state = {name: value.detach().numpy() for name, value in encoder.state_dict().items()}
    graph = Graph()
    zero = graph.constant(np.array([0], np.int64))
    tokens = graph.add("Gather", graph.add("Shape", "input_ids"), graph.constant(np.array([1], np.int64)), axis=0)
    places = graph.add("Slice", graph.constant(np.arange(len(state["pos"]), dtype=np.int64)), zero, tokens, zero)
    x = graph.add("MatMul", graph.rows(state["emb"], "input_ids"), graph.matrix(state["proj"]))
    x = graph.normal(graph.add("Add", x, graph.rows(state["pos"], places)), state["ln"], state["lnb"])
    count = len(encoder.layers)
    for number in range(count):
        prefix = f"layers.{number}."
        weights = {name.removeprefix(prefix): value for name, value in state.items() if name.startswith(prefix)}
        x = layer(graph, x, weights, "token_vectors" if number == count - 1 else None)
    made = helper.make_graph(
        graph.nodes,
        "encoder",
        [helper.make_tensor_value_info("input_ids", TensorProto.INT64, [1, "tokens"])],
        [helper.make_tensor_value_info("token_vectors", TensorProto.FLOAT, [1, "tokens", WIDTH])],
        graph.constants)
    model = helper.make_model(made, opset_imports=[helper.make_opsetid("", 17)], producer_name="RussiaTaliban.ModelBuilder")
    model.ir_version = 8
    onnx.checker.check_model(model)
    onnx.save(model, path)
