"""The units of an opened library: their names at hand, their texts read when one is looked at."""

from __future__ import annotations

import json
import sqlite3
import sys
import threading
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import overload

from kadqa.records import Unit

KEPT = 4096
"""Units remembered with their texts."""


class Units(Sequence[Unit]):
    """All units by their row in the store.

    Attributes:
        provision, group, source, version, layer: of each unit, in the order of the store.
        touched: texts read from the file so far; what a question costs grows with these.
    """

    def __init__(self, connection: sqlite3.Connection, lock: threading.RLock) -> None:
        self._connection = connection
        self._lock = lock
        self.provision: list[str] = []
        self.group: list[str] = []
        self.source: list[str] = []
        self.version: list[str] = []
        self.layer: list[str] = []
        self.touched = 0
        columns = (self.provision, self.group, self.source, self.version, self.layer)
        for row in connection.execute("SELECT provision, grp, source, version, layer FROM units ORDER BY n"):
            for column, value in zip(columns, row, strict=True):
                column.append(sys.intern(value))
        self._read = lru_cache(maxsize=KEPT)(self._from_file)

    def __len__(self) -> int:
        return len(self.provision)

    @overload
    def __getitem__(self, at: int) -> Unit: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Unit, ...]: ...
    def __getitem__(self, at: int | slice) -> Unit | tuple[Unit, ...]:
        if isinstance(at, slice):
            return tuple(self._read(n) for n in range(*at.indices(len(self))))
        if not -len(self) <= at < len(self):
            raise IndexError(at)
        return self._read(int(at) % len(self))

    def __iter__(self) -> Iterator[Unit]:
        with self._lock:
            rows = self._connection.execute("SELECT * FROM units ORDER BY n").fetchall()
        self.touched += len(rows)
        return (_unit(row) for row in rows)

    def _from_file(self, n: int) -> Unit:
        with self._lock:
            row = self._connection.execute("SELECT * FROM units WHERE n = ?", (n,)).fetchone()
            self.touched += 1
        return _unit(row)


def _unit(row: tuple[object, ...]) -> Unit:
    return Unit(*(*row[:-1], tuple(json.loads(str(row[-1])))))  # type: ignore[arg-type]
