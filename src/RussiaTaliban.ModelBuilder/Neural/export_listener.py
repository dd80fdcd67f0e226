"""Writes listener.onnx with weights of one signed byte, and gives encoder.onnx the output that it reads.

listener.onnx: lower [n, t, 384] (float), mask [n, t] (int64) -> tags [n, t, labels], seconds [n, t], kinds [n, kinds] (logits; tags and kinds as log probabilities)
encoder.onnx, one output more: lower [n, t, 384], what its two lowest layers make of each piece

  python3 export_listener.py --encoder ../../RussiaTaliban.Onnx/Models/encoder.onnx --listener listener.pt --folds folds*.jsonl --out ../../RussiaTaliban.Onnx/Models
"""
import argparse
import json
import os

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper

from bert import WIDTH
from export import Graph, state_of
from listener import KINDS, LABELS, LOWER, TAGS, Listener


def with_lower(path, to):
    """The encoder's graph with what comes out of its lower layers as an output of its own."""
    model = onnx.load(path)
    graph = model.graph
    last = 14 + 28 * (LOWER - 1) + 26  # the weights of the last norm of the lower layers, see listener.shipped
    name = next(node.output[0] for node in graph.node if node.op_type == "LayerNormalization" and node.input[1] == f"c{last}")
    if not any(o.name == "lower" for o in graph.output):
        for node in graph.node:
            for at, given in enumerate(node.input):
                if given == name:
                    node.input[at] = "lower"
            for at, made in enumerate(node.output):
                if made == name:
                    node.output[at] = "lower"
        graph.output.append(helper.make_tensor_value_info("lower", TensorProto.FLOAT, ["n", "t", WIDTH]))
    onnx.checker.check_model(model)
    onnx.save(model, to)


ORDINARY = ("questions.jsonl", "off.txt", "about.txt")  # not written to resemble wishes


def thresholds(names):
    """(sure, likely, sure check, least check) from what five folds said of messages that were not learned from."""
    heard = []
    for name in names:
        with open(name, encoding="utf-8") as file:
            heard += [json.loads(line) for line in file]
    none = [h for h in heard if h["kind"] == "check" or h["source"] in ORDINARY]
    wish = np.sort([1 - np.exp(h["odds"]["none"]) - np.exp(h["odds"]["check"]) for h in none])[::-1]
    plain = np.sort([np.exp(h["odds"]["check"]) for h in heard if h["kind"] != "check"])[::-1]
    checks = np.sort([np.exp(h["odds"]["check"]) for h in heard if h["kind"] == "check"])
    found = (wish[int(0.0025 * len(wish))], wish[int(0.0075 * len(wish))], plain[int(0.002 * len(plain))], checks[int(0.02 * len(checks))])
    wishes = np.array([1 - np.exp(h["odds"]["none"]) - np.exp(h["odds"]["check"]) for h in heard if h["kind"] not in ("none", "check")])
    print(len(none), "ordinary messages,", len(wishes), "wishes; sure", (wishes >= found[0]).mean().round(3), "likely", (wishes >= found[1]).mean().round(3), "thresholds", np.round(found, 4))
    return found


def main():
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("--encoder", required=True); a.add_argument("--listener", required=True); a.add_argument("--folds", nargs="+", required=True); a.add_argument("--out", required=True)
    o = a.parse_args()
    model = Listener(o.encoder)
    model.load_state_dict({n: v.float() for n, v in torch.load(o.listener, map_location="cpu").items()}, strict=False)
    w = state_of(model.eval())
    g = Graph("integer", False)
    present = g.add("Cast", "mask", to=TensorProto.FLOAT)
    shut = g.add("Unsqueeze", g.add("Mul", g.add("Sub", g.number(1), present), g.number(-1e4)), g.ints(1, 2))
    x = "lower"
    for number in range(len(model.layers)):
        prefix = f"layers.{number}."
        x = g.layer(x, {n.removeprefix(prefix): v for n, v in w.items() if n.startswith(prefix)}, shut, None)
    g.add("LogSoftmax", g.plain(x, w["tags.weight"].T, w["tags.bias"]), output="tags", axis=-1)
    g.add("Squeeze", g.plain(x, w["split.weight"].T, w["split.bias"]), g.ints(2), output="seconds")
    first = g.add("Squeeze", g.slice(x, 0, 1, 1), g.ints(1))
    pooled = g.add("Tanh", g.plain(g.add("Concat", first, g.mean(x, present), axis=1), w["mix.weight"].T, w["mix.bias"]))
    g.add("LogSoftmax", g.plain(pooled, w["kinds.weight"].T, w["kinds.bias"]), output="kinds", axis=-1)
    path = os.path.join(o.out, "listener.onnx")
    made = helper.make_graph(g.nodes, "listener", [helper.make_tensor_value_info("lower", TensorProto.FLOAT, ["n", "t", WIDTH]), helper.make_tensor_value_info("mask", TensorProto.INT64, ["n", "t"])],
                             [helper.make_tensor_value_info("tags", TensorProto.FLOAT, ["n", "t", LABELS]), helper.make_tensor_value_info("seconds", TensorProto.FLOAT, ["n", "t"]), helper.make_tensor_value_info("kinds", TensorProto.FLOAT, ["n", len(KINDS)])], g.constants)
    built = helper.make_model(made, opset_imports=[helper.make_opsetid("", 17)], producer_name="RussiaTaliban.ModelBuilder")
    built.ir_version = 8
    helper.set_model_props(built, {"tags": " ".join(TAGS), "kinds": " ".join(KINDS), "thresholds": " ".join(f"{value:.5f}" for value in thresholds(o.folds))})
    onnx.checker.check_model(built)
    onnx.save(built, path)
    print(path, round(os.path.getsize(path) / 1e6, 1), "MB")
    with_lower(o.encoder, os.path.join(o.out, "encoder.onnx"))


if __name__ == "__main__":
    main()
