"""Writes the encoder and the reader as ONNX with weights of one signed byte.

encoder.onnx: ids, mask [n, t] (int64) -> whole [n, 384] (length 1), tokens [n, t, 64] (length 1 each)
reader.onnx:  ids, mask, types [n, t] (int64) -> relevance [n], answers [n] (logit), start [n, t], end [n, t] (place 0 = nowhere; pieces of the question -10000)

--how integer: matrices multiplied in whole numbers (DynamicQuantizeLinear + MatMulInteger): the least processor time.
--how weights: bytes unpacked to floats when the model is loaded: float arithmetic, more memory.

  python3 export.py --base base/minilm.onnx --encoder encoder.pt --reader reader.pt --out . --how integer
"""
import argparse
import os

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from bert import EPSILON, HEADS, SMALL, WIDTH, Body, Reader
from train_encoder import Encoder


class Graph:
    def __init__(self, how, fused):
        self.nodes, self.constants, self.how, self.fused, self.float_layers = [], [], how, fused, ()

    def constant(self, value):
        name = f"c{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.array(value, order="C", copy=True), name))
        return name

    def ints(self, *values):
        return self.constant(np.array(values, np.int64))

    def number(self, value):
        return self.constant(np.float32(value))

    def add(self, kind, *inputs, output=None, outputs=1, **attributes):
        names = [output] if output else [f"n{len(self.nodes)}_{k}" for k in range(outputs)]
        self.nodes.append(helper.make_node(kind, list(inputs), names, **attributes))
        return names[0] if outputs == 1 else names

    def contrib(self, kind, *inputs, **attributes):
        return self.add(kind, *inputs, domain="com.microsoft", **attributes)

    def packed(self, values, axis):
        """The bytes and their scales, one for each place along `axis`."""
        scale = np.abs(values).max(axis=tuple(at for at in range(values.ndim) if at != axis), keepdims=True) / 127
        scale[scale == 0] = 1
        return np.round(values / scale).astype(np.int8), scale.astype(np.float32)

    def rows(self, values, numbers):
        """Looked up before it is unpacked: the table stays small in memory."""
        packed, scale = self.packed(values, 0)
        return self.add("Mul", self.add("Cast", self.add("Gather", self.constant(packed), numbers), to=TensorProto.FLOAT), self.add("Gather", self.constant(scale), numbers))

    def quantised(self, x):
        return self.add("DynamicQuantizeLinear", x, outputs=3) if self.how == "integer" else x

    def linear(self, x, weights, bias=None, ready=None):
        """x @ weights + bias; ready: what quantised(x) gave, where x is used more than once."""
        packed, scale = self.packed(weights, 1)
        if self.how == "integer":
            bytes_, x_scale, x_zero = ready or self.quantised(x)
            whole = self.add("MatMulInteger", bytes_, self.constant(packed), x_zero, self.constant(np.zeros((), np.int8)))
            y = self.add("Mul", self.add("Cast", whole, to=TensorProto.FLOAT), self.add("Mul", x_scale, self.constant(scale[0])))
        else:
            y = self.add("MatMul", x, self.add("Mul", self.add("Cast", self.constant(packed), to=TensorProto.FLOAT), self.constant(scale)))
        return y if bias is None else self.add("Add", y, self.constant(bias))

    def plain(self, x, weights, bias=None):
        y = self.add("MatMul", x, self.constant(weights))
        return y if bias is None else self.add("Add", y, self.constant(bias))

    def normal(self, x, weights, bias):
        return self.add("LayerNormalization", x, self.constant(weights), self.constant(bias), axis=-1, epsilon=EPSILON)

    def added_normal(self, x, y, weights, bias):
        if self.fused:
            return self.contrib("SkipLayerNormalization", x, y, self.constant(weights), self.constant(bias), epsilon=EPSILON)
        return self.normal(self.add("Add", x, y), weights, bias)

    def unit(self, x, output=None):
        return self.add("Div", x, self.add("ReduceL2", x, axes=[-1], keepdims=1), output=output)

    def slice(self, x, begin, end, axis):
        return self.add("Slice", x, self.ints(begin), self.ints(end), self.ints(axis))

    def layer(self, x, w, mask, mask_int):
        size = WIDTH // HEADS
        ready = self.quantised(x)
        if self.fused:
            q, k, v = (self.linear(x, w[n], w[n + "b"], ready) for n in "qkv")
            together = self.contrib("MultiHeadAttention", q, k, v, "", mask_int, num_heads=HEADS)
        else:
            joined = self.linear(x, np.hstack([w["q"] / np.sqrt(np.float32(size)), w["k"], w["v"]]), np.concatenate([w["qb"] / np.sqrt(np.float32(size)), w["kb"], w["vb"]]), ready)
            parted = self.add("Reshape", joined, self.ints(0, 0, 3, HEADS, size))
            turned = self.add("Transpose", parted, perm=[2, 0, 3, 1, 4])
            q, k, v = (self.add("Gather", turned, self.constant(np.array(at, np.int64)), axis=0) for at in range(3))
            attention = self.add("Softmax", self.add("Add", self.add("MatMul", q, self.add("Transpose", k, perm=[0, 1, 3, 2])), mask), axis=-1)
            together = self.add("Reshape", self.add("Transpose", self.add("MatMul", attention, v), perm=[0, 2, 1, 3]), self.ints(0, 0, WIDTH))
        x = self.added_normal(x, self.linear(together, w["o"], w["ob"]), w["l1"], w["l1b"])
        if self.fused:
            gelu = self.contrib("BiasGelu", self.linear(x, w["i"]), self.constant(w["ib"]))
        else:
            inner = self.linear(x, w["i"], w["ib"])
            bent = self.add("Add", self.add("Erf", self.add("Mul", inner, self.number(1 / np.sqrt(2)))), self.number(1))
            gelu = self.add("Mul", self.add("Mul", inner, self.number(0.5)), bent)
        return self.added_normal(x, self.linear(gelu, w["f"], w["fb"]), w["l2"], w["l2b"])

    def body(self, state, emb, types):
        tokens = self.add("Gather", self.add("Shape", "ids"), self.ints(1), axis=0)
        places = self.add("Slice", self.constant(np.arange(len(state["pos"]), dtype=np.int64)), self.ints(0), tokens, self.ints(0))
        x = self.add("Add", self.rows(emb, "ids"), self.rows(state["pos"], places))
        x = self.add("Add", x, self.add("Gather", self.constant(state["types"]), "types") if types else self.constant(state["types"][0]))
        x = self.normal(x, state["ln"], state["lnb"])
        self.present = self.add("Cast", "mask", to=TensorProto.FLOAT)
        mask_int = self.add("Cast", "mask", to=TensorProto.INT32)
        mask = self.add("Unsqueeze", self.add("Mul", self.add("Sub", self.number(1), self.present), self.number(-1e4)), self.ints(1, 2))
        for number in range(1 + max(int(n.split(".")[1]) for n in state if n.startswith("layers."))):
            prefix = f"layers.{number}."
            x = self.layer(x, {n.removeprefix(prefix): v for n, v in state.items() if n.startswith(prefix)}, mask, mask_int)
        return x

    def mean(self, x, mask):
        """Over the places that the mask [n, t] has."""
        wide = self.add("Unsqueeze", mask, self.ints(2))
        return self.add("Div", self.add("ReduceSum", self.add("Mul", x, wide), self.ints(1), keepdims=0), self.add("ReduceSum", mask, self.ints(1), keepdims=1))

    def save(self, path, inputs, outputs):
        sizes = ["n", "t"]
        made = helper.make_graph(self.nodes, os.path.basename(path).split(".")[0], [helper.make_tensor_value_info(n, TensorProto.INT64, sizes) for n in inputs],
                                 [helper.make_tensor_value_info(n, TensorProto.FLOAT, s) for n, s in outputs], self.constants)
        model = helper.make_model(made, opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)], producer_name="RussiaTaliban.ModelBuilder")
        model.ir_version = 8
        onnx.checker.check_model(model)
        onnx.save(model, path)
        print(path, round(os.path.getsize(path) / 1e6, 1), "MB")


def state_of(module):
    return {n: v.detach().numpy() for n, v in module.state_dict().items()}


def write_encoder(model, path, how, fused):
    g, body = Graph(how, fused), model.towers.body
    x = g.body(state_of(body), body.emb.numpy(), False)
    g.unit(g.mean(x, g.present), output="whole")
    g.unit(g.plain(x, model.small.detach().numpy()), output="tokens")
    g.save(path, ["ids", "mask"], [("whole", ["n", WIDTH]), ("tokens", ["n", "t", SMALL])])


def write_reader(model, path, how, fused):
    g, w = Graph(how, fused), state_of(model)
    x = g.body(state_of(model.body), model.body.emb.numpy(), True)
    types = g.add("Cast", "types", to=TensorProto.FLOAT)
    passage = g.add("Mul", g.present, types)
    question = g.add("Mul", g.present, g.add("Sub", g.number(1), types))
    tokens = g.add("Gather", g.add("Shape", "ids"), g.ints(1), axis=0)
    places = g.add("Slice", g.constant(np.r_[0.0, np.ones(511)].astype(np.float32)), g.ints(0), tokens, g.ints(0))  # 0 for [CLS], else 1
    question = g.add("Mul", question, places)
    q, p = g.mean(x, question), g.mean(x, passage)
    n = g.unit(x)
    close = g.add("MatMul", n, g.add("Transpose", n, perm=[0, 2, 1]))
    outside = g.add("Mul", g.add("Sub", g.number(1), g.add("Unsqueeze", passage, g.ints(1))), g.number(-4))
    most = g.add("ReduceMax", g.add("Add", close, outside), axes=[2], keepdims=0)
    most = g.add("Div", g.add("ReduceSum", g.add("Mul", most, question), g.ints(1), keepdims=0), g.add("ReduceSum", question, g.ints(1), keepdims=0))
    cosine = g.add("ReduceSum", g.add("Mul", g.unit(q), g.unit(p)), g.ints(1), keepdims=0)
    allowed = g.add("Max", passage, g.add("Sub", g.number(1), places))
    shut = g.add("Mul", g.add("Sub", g.number(1), allowed), g.number(-1e4))
    where = g.add("Add", g.add("Mul", g.plain(x, w["places.weight"].T, w["places.bias"]), g.add("Unsqueeze", allowed, g.ints(2))), g.add("Unsqueeze", shut, g.ints(2)))
    g.add("Squeeze", g.slice(where, 0, 1, 2), g.ints(2), output="start")
    g.add("Squeeze", g.slice(where, 1, 2, 2), g.ints(2), output="end")
    nowhere = g.add("ReduceSum", g.slice(where, 0, 1, 1), g.ints(1, 2), keepdims=0)
    somewhere = g.add("ReduceSum", g.add("ReduceMax", g.slice(where, 1, 1 << 30, 1), axes=[1], keepdims=0), g.ints(1), keepdims=0)
    margin = g.add("Sub", somewhere, nowhere)
    first = g.add("Squeeze", g.slice(x, 0, 1, 1), g.ints(1))
    features = g.add("Concat", first, q, p, g.add("Abs", g.add("Sub", q, p)), g.add("Mul", q, p), axis=1)
    hidden = g.add("Tanh", g.plain(features, w["mix.weight"].T, w["mix.bias"]))
    out = g.plain(hidden, w["out.weight"].T, w["out.bias"])
    warm = [float(v) for v in w["warm"]]

    def weighted(start, parts):
        for value, weight in parts:
            start = g.add("Add", start, g.add("Mul", value, g.number(weight)))
        return start

    relevance = weighted(g.add("Squeeze", g.slice(out, 0, 1, 1), g.ints(1)), [(cosine, warm[0]), (most, warm[1])])
    g.add("Identity", relevance, output="relevance")
    answers = weighted(g.add("Squeeze", g.slice(out, 1, 2, 1), g.ints(1)), [(cosine, warm[2]), (most, warm[3]), (margin, warm[4])])
    g.add("Add", answers, g.number(-2), output="answers")
    g.save(path, ["ids", "mask", "types"], [("relevance", ["n"]), ("answers", ["n"]), ("start", ["n", "t"]), ("end", ["n", "t"])])


def main():
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("--base", required=True, help="minilm.onnx, or the .npz that bert.pack made of it"); a.add_argument("--encoder"); a.add_argument("--reader"); a.add_argument("--out", required=True)
    a.add_argument("--how", choices=["integer", "weights"], default="integer"); a.add_argument("--fused", action="store_true", help="ONNX Runtime's own attention and norms (measured: a third slower than --how integer alone)")
    o = a.parse_args()
    for name, made, write, path in (("encoder", Encoder, write_encoder, o.encoder), ("reader", Reader, write_reader, o.reader)):
        if path:
            model = made(Body(o.base))
            model.load_state_dict(torch.load(path, map_location="cpu"))
            write(model.eval(), os.path.join(o.out, name + ".onnx"), o.how, o.fused)


if __name__ == "__main__":
    main()
