"""Reads the weight file of the bundled model: configuration, tokenizer pieces, tensors.

Little-endian: magic "E5S1", u32 version; i32 hidden, layers, heads, ffn, vocab, positions, types; f32 eps;
i32 block size. Tokenizer: i32 pieces, bos, eos, pad, unk; u64 blob bytes; u32 offsets[n + 1]; f32 scores[n]; UTF-8
blob; i32 n, u32 bytes of a normalisation map. Directory: i32 count; each u16 name length, name, u8 type (0 float32,
1 four bits), u32 elements, u64 offset from the file's start, u64 bytes.
"""

from __future__ import annotations

import mmap
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

MAGIC = b"E5S1"
FLOAT32, Q4_0 = 0, 1
BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])
"""32 weights: low nibbles are weights 0-15, high nibbles 16-31, each (q - 8) * scale."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The file's content. `tensors` are flat float32 arrays by name; shapes follow from the sizes."""

    hidden: int
    layers: int
    heads: int
    ffn: int
    vocab: int
    positions: int
    types: int
    eps: float
    pieces: tuple[tuple[str, float], ...]
    """The Unigram tokenizer's pieces with their scores, in the order of their ids."""
    bos: int
    eos: int
    pad: int
    unk: int
    tensors: Mapping[str, NDArray[np.float32]]


class _Reader:
    def __init__(self, data: mmap.mmap) -> None:
        self.data, self.at = data, 0

    def take(self, form: str) -> tuple[Any, ...]:
        values = struct.unpack_from("<" + form, self.data, self.at)
        self.at += struct.calcsize("<" + form)
        return values

    def array(self, dtype: str, n: int) -> NDArray[Any]:
        values = np.frombuffer(self.data, dtype, n, self.at).copy()
        self.at += values.nbytes
        return values

    def bytes(self, n: int) -> bytes:
        self.at += n
        return self.data[self.at - n : self.at]


def read_weights(path: Path) -> Weights:
    """Read and unpack a weight file.

    Raises:
        OSError: the file is missing.
        ValueError: it is not of this form, or cut short.
    """
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        try:
            return _read(_Reader(data))
        except (struct.error, UnicodeDecodeError) as error:
            raise ValueError(f"{path.name} is cut short: {error}") from error


def _read(reader: _Reader) -> Weights:
    if reader.bytes(4) != MAGIC:
        raise ValueError("the weight file does not start with E5S1")
    reader.take("I")
    hidden, layers, heads, ffn, vocab, positions, types, eps, _block = reader.take("7ifi")
    count, bos, eos, pad, unk, blob_bytes = reader.take("5iQ")
    offsets, scores = reader.array("<u4", count + 1), reader.array("<f4", count)
    blob = reader.bytes(blob_bytes)
    pieces = tuple(
        (blob[a:b].decode("utf-8"), float(score))
        for a, b, score in zip(offsets[:-1].tolist(), offsets[1:].tolist(), scores, strict=True)
    )
    _entries, map_bytes = reader.take("iI")
    reader.bytes(map_bytes)  # texts come in as NFKC, which is what the map does
    tensors: dict[str, NDArray[np.float32]] = {}
    for _ in range(reader.take("i")[0]):
        name = reader.bytes(reader.take("H")[0]).decode("utf-8")
        kind, elements, offset, size = reader.take("BIQQ")
        tensors[name] = _tensor(reader.data, kind, elements, offset, size)
    return Weights(hidden, layers, heads, ffn, vocab, positions, types, eps, pieces, bos, eos, pad, unk, tensors)


def _tensor(data: mmap.mmap, kind: int, elements: int, offset: int, size: int) -> NDArray[np.float32]:
    if kind == FLOAT32:
        return np.frombuffer(data, "<f4", elements, offset).astype(np.float32)
    if kind != Q4_0:
        raise ValueError(f"a tensor has type {kind}, known are 0 and 1")
    blocks = np.frombuffer(data, BLOCK, size // BLOCK.itemsize, offset)
    # In place: the largest tensor has 96 million weights, and each copy of it costs half a second.
    values = np.empty((len(blocks), 32), np.float32)
    values[:, :16] = blocks["nibbles"] & 15
    values[:, 16:] = blocks["nibbles"] >> 4
    values -= 8
    values *= blocks["scale"].astype(np.float32)[:, None]
    return values.reshape(-1)[:elements]
