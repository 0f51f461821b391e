"""The weight file, written here by hand in its form and read back."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import pytest

from kadqa.embedding.weights import read_weights

PIECES = [("<s>", 0.0), ("▁kerja", -1.5), ("▁sama", -2.25)]
SCALES = np.array([0.5, -2.0], np.float16)
QUARTERS = np.random.default_rng(1).integers(0, 16, (2, 32))


def packed(quarters: np.ndarray, scales: np.ndarray) -> bytes:
    """Blocks of 32 weights: low nibbles are the first sixteen, high nibbles the others."""
    return b"".join(
        scale.tobytes() + bytes(int(row[i]) | int(row[i + 16]) << 4 for i in range(16))
        for row, scale in zip(quarters, scales, strict=True)
    )


def weight_file(path: Path, kind: int = 1, magic: bytes = b"E5S1") -> Path:
    blob = "".join(piece for piece, _ in PIECES).encode()
    ends = np.cumsum([0] + [len(piece.encode()) for piece, _ in PIECES]).astype("<u4")
    head = magic + struct.pack("<I7ifi", 1, 32, 2, 4, 64, 3, 512, 2, 1e-12, 32)
    head += struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, len(blob)) + ends.tobytes()
    head += np.array([score for _, score in PIECES], "<f4").tobytes() + blob
    head += struct.pack("<iI", 1, 9) + b"a map of."
    tensors = {"l0.q.w": (kind, 64, packed(QUARTERS, SCALES)), "emb.ln.b": (0, 3, np.arange(3, dtype="<f4").tobytes())}
    offset = len(head) + 4 + sum(2 + len(name) + 1 + 4 + 16 for name in tensors)
    directory, body = struct.pack("<i", len(tensors)), b""
    for name, (form, elements, data) in tensors.items():
        directory += struct.pack("<H", len(name)) + name.encode()
        directory += struct.pack("<BIQQ", form, elements, offset + len(body), len(data))
        body += data
    path.write_bytes(head + directory + body)
    return path


def test_a_weight_file_is_read_whole(tmp_path):
    weights = read_weights(weight_file(tmp_path / "w.bin"))
    assert (weights.hidden, weights.layers, weights.heads, weights.ffn) == (32, 2, 4, 64)
    assert (weights.vocab, weights.positions, weights.types) == (3, 512, 2)
    assert weights.eps == pytest.approx(1e-12)
    assert (weights.bos, weights.eos, weights.pad, weights.unk) == (0, 2, 1, 3)
    assert weights.pieces == tuple(PIECES)
    assert weights.tensors["emb.ln.b"].tolist() == [0, 1, 2]
    expected = (QUARTERS - 8) * SCALES.astype(np.float32)[:, None]
    assert weights.tensors["l0.q.w"].tolist() == expected.reshape(-1).tolist()


WRONG = {
    "another file": ({"magic": b"%PDF"}, None, "E5S1"),
    "a tensor of an unknown type": ({"kind": 7}, None, "type 7"),
    "cut in the head": ({}, 20, "cut short"),
    "cut in the directory": ({}, 150, "cut short"),
    "cut in a tensor": ({}, -5, "buffer is smaller"),
}


@pytest.mark.parametrize(("options", "keep", "message"), WRONG.values(), ids=WRONG)
def test_a_wrong_weight_file_is_refused(tmp_path, options, keep, message):
    path = weight_file(tmp_path / "w.bin", **options)
    path.write_bytes(path.read_bytes()[:keep])
    with pytest.raises(ValueError, match=message):
        read_weights(path)


def test_a_missing_weight_file_is_an_os_error(tmp_path):
    with pytest.raises(OSError, match="No such file"):
        read_weights(tmp_path / "w.bin")
