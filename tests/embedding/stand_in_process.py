"""The torch subprocess with a stand-in for the model: started by tests in place of the real one."""

from __future__ import annotations

import os
import sys

import numpy as np

from kadqa.embedding import torch_process
from tests.fakes import FakeEmbedder


class StandIn:
    """What a SentenceTransformer does for us. The question's prompt shows in the vector."""

    def __init__(self, model: str) -> None:
        self.model = model
        self.prompts = {"query": "tanya", "document": "", "passage": "isi"}
        self.calls = 0

    def _encode(self, texts, prompt):
        print("a library that prints")  # noqa: T201
        self.calls += 1
        if self.model == "dies" and self.calls > 2:
            print("kehabisan memori", file=sys.stderr, flush=True)  # noqa: T201
            os._exit(9)
        if self.model == "fails" and self.calls > 1:
            raise RuntimeError("bad\nweather")
        return FakeEmbedder().embed_passages([f"{prompt} {text}" for text in texts]).astype(np.float64)

    def encode_query(self, texts, *, prompt, **_):
        return self._encode(texts, prompt)

    def encode_document(self, texts, *, prompt, **_):
        return self._encode(texts, prompt)


def load(model: str, weights: str | None) -> StandIn:
    if model == "missing":
        raise OSError("no such\nmodel")
    return StandIn(model)


if __name__ == "__main__":
    torch_process.load = load
    torch_process.main()
