"""Vectors that a corpus brings with it, so that a first index need not wait for the model to read all of it.

A vector takes a byte a number and one scale (absolute maximum over 127): its cosine with the exact one is above .9999,
less than what two engines with the same weights differ by. A file holds the vectors of one model in one state of its
weights; with any other it is passed over, and everything is embedded as if it were not there.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from zipfile import ZipFile

import numpy as np
from numpy.typing import NDArray

from kadqa.embedding.base import Vectors

LOG = logging.getLogger(__name__)
SHIPPED = "vektor.npz"
"""The file's name in a corpus folder."""
LEVELS = 127
PARTS = {"identity.npy", "keys.npy", "scale.npy", "codes.npy"}
"""What the archive holds, and nothing else."""
LARGEST = 2**30
"""Bytes that its parts may take together when unpacked; a million texts have less than half."""


def _short(keys: Iterable[bytes]) -> NDArray[np.uint64]:
    """The first 8 bytes of each key: among some ten thousand texts two alike are not to be expected (1 in 10^11)."""
    return np.array([int.from_bytes(key[:8], "big") for key in keys], np.uint64)


def write_shipped(path: Path, identity: str, vectors: Mapping[bytes, Vectors]) -> None:
    """Write vectors of shape (dim,), none of them zero, by their cache keys; what was there is replaced in one step.

    Raises:
        OSError: the file cannot be written; what was there is still there.
        ValueError: there are no vectors.
    """
    keys = sorted(vectors)
    exact = np.stack([vectors[key] for key in keys])
    scale = np.abs(exact).max(axis=1) / LEVELS
    codes = np.rint(exact / scale[:, None]).astype(np.int8)
    # A hidden file is no document, should it be left behind.
    new = path.with_name(f".{path.name}.baru")
    try:
        with new.open("wb") as file:
            # Laid down by number, not by text, they take a tenth less.
            np.savez_compressed(
                file, identity=np.array(identity), keys=_short(keys), scale=scale.astype(np.float32),
                codes=np.ascontiguousarray(codes.T),
            )  # fmt: skip
        os.replace(new, path)
    finally:
        if new.is_file():
            new.unlink()


def shipped_vectors(files: Sequence[Path], identity: str, keys: Sequence[bytes]) -> dict[bytes, Vectors]:
    """Those of the vectors asked for that the files have, each of shape (dim,), float32, L2 norm 1.

    A file that is damaged, or not what it should be, is passed over with a warning: its vectors can be made.
    """
    found: dict[bytes, Vectors] = {}
    for path in files:
        missing = [key for key in dict.fromkeys(keys) if key not in found]
        if not missing:
            break
        try:
            found |= _of_file(path, identity, missing)
        # An archive can be wrong in more ways than zipfile, zlib and NumPy have names for; none may stop a build.
        except Exception as error:
            LOG.warning("%s cannot be read (%s): its vectors are computed instead", path, error)
    return found


def _of_file(path: Path, identity: str, keys: Sequence[bytes]) -> dict[bytes, Vectors]:
    with path.open("rb") as raw:
        with ZipFile(raw) as archive:
            parts = archive.infolist()
            if {part.filename for part in parts} != PARTS or sum(part.file_size for part in parts) > LARGEST:
                raise ValueError("not the parts of such a file")
        raw.seek(0)
        with np.load(raw, allow_pickle=False) as file:
            if str(file["identity"]) != identity:
                return {}
            there, scale, codes = file["keys"], file["scale"], file["codes"]
    _check(there, scale, codes)
    wanted = _short(keys)
    at = np.searchsorted(there, wanted)
    hit = np.flatnonzero((at < len(there)) & (there[np.minimum(at, len(there) - 1)] == wanted))
    vectors = codes.T[at[hit]].astype(np.float32) * scale[at[hit], None]
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return {keys[int(i)]: vector for i, vector in zip(hit, vectors, strict=True)}


def _check(keys: NDArray[np.uint64], scale: NDArray[np.float32], codes: NDArray[np.int8]) -> None:
    """Raise ValueError unless the three are what `write_shipped` writes."""
    right = (
        (keys.dtype.str, scale.dtype.str, codes.dtype.str) == ("<u8", "<f4", "|i1")
        and (keys.ndim, scale.ndim, codes.ndim) == (1, 1, 2)
        and 0 < len(keys) == len(scale) == codes.shape[1]
        and bool((keys[1:] > keys[:-1]).all())
        and bool(np.isfinite(scale).all())
        and bool((scale > 0).all())
        # The largest number of each vector takes the whole span.
        and bool((np.abs(codes.astype(np.int16)).max(axis=0) == LEVELS).all())
    )
    if not right:
        raise ValueError("wrong shapes or values")
