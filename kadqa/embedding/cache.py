"""Vectors kept from one build to the next, by what was embedded: only new text meets the model."""

from __future__ import annotations

import hashlib
import logging
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from kadqa.embedding.base import Vectors
from kadqa.embedding.embedders import embed_chunks, model_id
from kadqa.embedding.shipped import shipped_vectors
from kadqa.errors import KadqaError
from kadqa.text import for_engine

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LOG = logging.getLogger(__name__)
TABLE = "CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB NOT NULL)"
"""With row ids: without them a row of 1.5 KB spills out of its page and takes three times its size."""
ASKED_AT_ONCE = 500
"""Keys of one query; SQLite takes at least 999 parameters."""
WAIT = 60.0
"""Seconds to wait for another process that is writing."""


def cache_key(identity: str, text: str) -> bytes:
    """SHA-256 of the model's identity and the text as the engine sees it, 32 bytes."""
    clean = for_engine(text).encode("utf-8")
    return hashlib.sha256(identity.encode("utf-8") + b"\0" + clean).digest()


class VectorCache:
    """A SQLite file of vectors, used by several processes at once; every call opens it for itself.

    Vectors can always be made again, so a damaged file is put aside with a warning and begun anew.

    Raises:
        KadqaError: the file is locked for a minute, or cannot be written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def get_many(self, keys: Iterable[bytes]) -> dict[bytes, Vectors]:
        """The vectors that are there, each of shape (dim,), float32; missing keys are left out."""
        wanted = list(dict.fromkeys(keys))
        found: dict[bytes, Vectors] = {}
        if not wanted or not self.path.is_file():
            return found
        try:
            with self._opened() as db:
                for start in range(0, len(wanted), ASKED_AT_ONCE):
                    part = wanted[start : start + ASKED_AT_ONCE]
                    marks = ",".join("?" * len(part))
                    rows = db.execute(f"SELECT key, vector FROM vectors WHERE key IN ({marks})", part)
                    found.update((key, np.frombuffer(blob, "<f4").astype(np.float32)) for key, blob in rows)
        except (sqlite3.DatabaseError, ValueError) as error:
            self._begin_anew(error)
            return {}
        return found

    def put_many(self, vectors: Mapping[bytes, Vectors]) -> None:
        """Keep vectors, in one step: all of them or, if the process is stopped, none."""
        if not vectors:
            return
        self.path.parent.mkdir(parents=True, exist_ok=True)
        rows = [(key, vector.astype("<f4").tobytes()) for key, vector in vectors.items()]
        try:
            self._write(rows)
        except sqlite3.DatabaseError as error:
            self._begin_anew(error)
            self._write(rows)

    def _write(self, rows: Sequence[tuple[bytes, bytes]]) -> None:
        with self._opened() as db, db:
            db.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", rows)

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self.path, timeout=WAIT)) as db:
            db.execute(TABLE)
            yield db

    def _begin_anew(self, error: Exception) -> None:
        # "Locked", "read-only" and "disk full" are OperationalErrors: they say nothing against the content.
        if isinstance(error, sqlite3.OperationalError):
            raise KadqaError(
                f"Simpanan vektor {self.path} tidak dapat dipakai ({error}). "
                "Periksa izin dan ruang kosong foldernya, atau tunggu proses lain yang sedang menulis."
            ) from error
        aside = self.path.with_name(self.path.name + ".rusak")
        LOG.warning("vector cache %s is damaged (%s): moved to %s and begun anew", self.path, error, aside.name)
        self.path.replace(aside)
        for ending in ("-journal", "-wal", "-shm"):
            self.path.with_name(self.path.name + ending).unlink(missing_ok=True)


def embed_cached(
    model: str,
    texts: Sequence[str],
    cache: VectorCache,
    progress: Callable[[int], None] | None = None,
    shipped: Sequence[Path] = (),
) -> tuple[Vectors, int]:
    """Embed passages, taking from the cache and from shipped files what they have, and keeping the rest in the cache.

    A build that is stopped has kept what it did: the next one goes on from there.

    Args:
        model: a name as in the settings.
        texts: passages; equal ones are embedded once.
        cache: where vectors are kept.
        progress: called with the number of texts done since the last call; in all `len(texts)`.
        shipped: files of vectors that corpora bring (`kadqa.embedding.shipped`).

    Returns:
        Vectors, shape (len(texts), dim), float32, rows of L2 norm 1 ((0, 0) for no texts), and the
        number of different texts that were embedded anew.

    Raises:
        InputError: the model cannot be loaded.
        KadqaError: the engine failed; what was done is kept.
    """
    identity = model_id(model)
    keys = [cache_key(identity, text) for text in texts]
    found = cache.get_many(keys)
    found |= shipped_vectors(shipped, identity, [key for key in keys if key not in found])
    count: dict[bytes, int] = {}
    missing: dict[bytes, str] = {}
    for key, text in zip(keys, texts, strict=True):
        count[key] = count.get(key, 0) + 1
        if key not in found:
            missing.setdefault(key, text)
    if progress and found:
        progress(sum(count[key] for key in found))
    order = list(missing)
    if missing:
        with closing(embed_chunks(model, list(missing.values()))) as chunks:
            for at, part in chunks:
                made = {order[i]: vector for i, vector in zip(at, part, strict=True)}
                cache.put_many(made)
                found |= made
                if progress:
                    progress(sum(count[key] for key in made))
    vectors = np.stack([found[key] for key in keys]) if keys else np.zeros((0, 0), np.float32)
    return vectors, len(missing)
