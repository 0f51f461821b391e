"""A small cross-encoder: it sees a question and a provision together, and says how likely the one answers the other.

Cosines and shared words say that two texts are on one topic; whether a provision answers is seen only by reading both.
The network is the bottom of the bundled multilingual-e5-small with its vocabulary cut to the pieces that Indonesian and
English law and questions use; `python eval/train_reader.py` makes it from the question files. onnxruntime runs it, in
8-bit weights, without torch.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from kadqa.text import for_engine

log = logging.getLogger(__name__)

NETWORK = "reader.onnx"
PIECES = "pieces.json"
QUESTION, PASSAGE = 36, 60
"""Tokens that are read of a question and of a provision."""
BOS, PAD, EOS, UNK = 0, 1, 2, 3

Logits = NDArray[np.float32]


class Reader(Protocol):
    """Reads questions and provisions together."""

    def read(self, question: str, passages: Sequence[str]) -> Logits:
        """How surely each passage answers the question, shape (n,): logits, 0 is even."""


class OnnxReader:
    """The reader that ships. Thread-safe."""

    def __init__(self) -> None:
        import onnxruntime
        from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

        folder = files("kadqa.reader")
        pieces = json.loads((folder / PIECES).read_text(encoding="utf-8"))
        self._tokenizer: Any = Tokenizer(models.Unigram([(piece, score) for piece, score in pieces], unk_id=UNK))
        self._tokenizer.normalizer = normalizers.Sequence(
            [normalizers.NFKC(), normalizers.Replace(Regex(r"\s+"), " "), normalizers.Strip()]
        )
        self._tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = int(os.environ.get("OMP_NUM_THREADS", "1"))
        options.inter_op_num_threads = 1
        # Threads that wait by spinning would slow the embedding engine and faiss down.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        options.log_severity_level = 3
        self._session: Any = onnxruntime.InferenceSession(
            (folder / NETWORK).read_bytes(), options, providers=["CPUExecutionProvider"]
        )

    def _tokens(self, text: str, most: int) -> list[int]:
        found: list[int] = self._tokenizer.encode(for_engine(text), add_special_tokens=False).ids
        return found[:most]

    def read(self, question: str, passages: Sequence[str]) -> Logits:
        """See `Reader.read`."""
        if not passages:
            return np.zeros(0, np.float32)
        front = [BOS, *self._tokens(question, QUESTION), EOS]
        rows = [[*self._tokens(passage, PASSAGE), EOS] for passage in passages]
        width = len(front) + max(map(len, rows))
        ids = np.full((len(rows), width), PAD, np.int64)
        part = np.zeros((len(rows), width), np.int64)
        mask = np.zeros((len(rows), width), np.int64)
        for n, row in enumerate(rows):
            length = len(front) + len(row)
            ids[n, :length] = front + row
            part[n, len(front) : length] = 1
            mask[n, :length] = 1
        (logits,) = self._session.run(None, {"ids": ids, "mask": mask, "part": part})
        return np.asarray(logits, np.float32).reshape(-1)


@cache
def open_reader() -> Reader | None:
    """The reader that ships, loaded once per process; None where onnxruntime cannot be loaded here."""
    try:
        return OnnxReader()
    except (ImportError, OSError, RuntimeError) as error:
        log.warning("the reader is not used: %s", error)
        return None
