"""library.sqlite: the texts and tables of one generation, written once and read only after that."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from kadqa.library.stems import Counts
from kadqa.records import Comparison, Correction, KnownFile, Passage, Source, Term, Unit

LIBRARY_FILE = "library.sqlite"
TABLES = """
CREATE TABLE sources (n INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, json TEXT NOT NULL);
CREATE TABLE passages (
    n INTEGER PRIMARY KEY, provision TEXT NOT NULL, version TEXT NOT NULL, layer TEXT NOT NULL, source TEXT NOT NULL,
    kind TEXT NOT NULL, label TEXT NOT NULL, text TEXT NOT NULL, full_text TEXT NOT NULL, parent TEXT,
    trail TEXT NOT NULL, page INTEGER, basis TEXT NOT NULL, checked TEXT NOT NULL, doubts TEXT NOT NULL,
    UNIQUE (provision, version, layer));
CREATE INDEX passages_parent ON passages (parent);
CREATE INDEX passages_source ON passages (source, n);
CREATE TABLE units (
    n INTEGER PRIMARY KEY, provision TEXT NOT NULL, grp TEXT NOT NULL, source TEXT NOT NULL, version TEXT NOT NULL,
    layer TEXT NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL, questions TEXT NOT NULL);
CREATE TABLE standing (n INTEGER PRIMARY KEY, json TEXT NOT NULL);
CREATE TABLE refs (origin TEXT NOT NULL, target TEXT NOT NULL, PRIMARY KEY (origin, target)) WITHOUT ROWID;
CREATE INDEX refs_target ON refs (target);
CREATE TABLE words (
    word TEXT PRIMARY KEY, held INTEGER NOT NULL, asked INTEGER NOT NULL, met INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE spelling (word TEXT PRIMARY KEY, n INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE initials (letters TEXT NOT NULL, n INTEGER NOT NULL, phrase TEXT NOT NULL, PRIMARY KEY (letters, n))
    WITHOUT ROWID;
CREATE TABLE lists (kind TEXT NOT NULL, n INTEGER NOT NULL, json TEXT NOT NULL, PRIMARY KEY (kind, n)) WITHOUT ROWID;
"""

_PASSAGE = (
    "provision, version, layer, source, kind, label, text, full_text, parent, trail, page, basis, checked, doubts"
)


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def write(
    path: Path,
    *,
    sources: Iterable[Source],
    passages: Iterable[Passage],
    units: Iterable[Unit],
    standing: Iterable[Sequence[object]],
    refs: Iterable[tuple[str, str]],
    word_counts: Mapping[str, Counts],
    spelled: Mapping[str, int],
    initials: Mapping[str, Sequence[str]],
    corrections: Iterable[Correction],
    comparisons: Iterable[Comparison],
    terms: Iterable[Term],
) -> None:
    """Write a new library file; `path` must not exist yet."""
    connection = sqlite3.connect(path)
    try:
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + TABLES)
        connection.executemany(
            "INSERT INTO sources (id, json) VALUES (?, ?)", ((s.id, _dump(asdict(s))) for s in sources)
        )
        connection.executemany(
            f"INSERT INTO passages ({_PASSAGE}) VALUES ({', '.join('?' * 14)})", map(_passage_row, passages)
        )
        connection.executemany(
            "INSERT INTO units VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (u.n, u.provision, u.group, u.source, u.version, u.layer, u.kind, u.text, _dump(u.questions))
                for u in units
            ),
        )
        connection.executemany("INSERT INTO standing (json) VALUES (?)", ((_dump(list(row)),) for row in standing))
        connection.executemany("INSERT OR IGNORE INTO refs VALUES (?, ?)", refs)
        connection.executemany("INSERT INTO spelling VALUES (?, ?)", spelled.items())
        connection.executemany(
            "INSERT INTO initials VALUES (?, ?, ?)",
            ((letters, n, one) for letters, phrases in initials.items() for n, one in enumerate(phrases)),
        )
        connection.executemany("INSERT INTO words VALUES (?, ?, ?, ?)", ((w, *n) for w, n in word_counts.items()))
        for kind, rows in (
            ("correction", corrections), ("comparison", comparisons), ("term", terms),
        ):  # fmt: skip
            connection.executemany(
                "INSERT INTO lists VALUES (?, ?, ?)",
                ((kind, n, _dump(asdict(row))) for n, row in enumerate(rows)),  # type: ignore[call-overload]
            )
        connection.commit()
    finally:
        connection.close()


def _passage_row(p: Passage) -> tuple[object, ...]:
    return (
        p.provision, p.version, p.layer, p.source, p.kind, p.label, p.text, p.full_text, p.parent, _dump(p.trail),
        p.page, p.basis, p.checked, _dump(p.doubts),
    )  # fmt: skip


def read_passages(connection: sqlite3.Connection, where: str, values: Sequence[object]) -> tuple[Passage, ...]:
    """Passages that a condition on the table selects, in reading order."""
    rows = connection.execute(f"SELECT {_PASSAGE} FROM passages WHERE {where} ORDER BY n", values)
    return tuple(
        Passage(
            provision=row[0], version=row[1], layer=row[2], source=row[3], kind=row[4], label=row[5], text=row[6],
            full_text=row[7], parent=row[8], trail=tuple(json.loads(row[9])), page=row[10], basis=row[11],
            checked=row[12], doubts=tuple(json.loads(row[13])),
        )
        for row in rows
    )  # fmt: skip


def read_sources(connection: sqlite3.Connection) -> dict[str, Source]:
    """All sources by id, in the order of the corpus."""
    found = {}
    for (raw,) in connection.execute("SELECT json FROM sources ORDER BY n"):
        row = json.loads(raw)
        row |= {name: tuple(row[name]) for name in ("alamat", "pihak", "penanda_tangan")}
        row["berkas"] = tuple(KnownFile(**entry) for entry in row["berkas"])
        found[row["id"]] = Source(**row)
    return found


def read_standing(connection: sqlite3.Connection) -> list[list[object]]:
    """The rows of the standing table as they were written."""
    return [json.loads(raw) for (raw,) in connection.execute("SELECT json FROM standing ORDER BY n")]


def _list(connection: sqlite3.Connection, kind: str) -> list[dict[str, object]]:
    return [
        json.loads(raw) for (raw,) in connection.execute("SELECT json FROM lists WHERE kind = ? ORDER BY n", (kind,))
    ]


def _tuples(row: dict[str, object]) -> dict[str, object]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}


def read_corrections(connection: sqlite3.Connection) -> tuple[Correction, ...]:
    """The rows of catatan.toml."""
    return tuple(Correction(**_tuples(row)) for row in _list(connection, "correction"))  # type: ignore[arg-type]


def read_terms(connection: sqlite3.Connection) -> tuple[Term, ...]:
    """The rows of istilah.toml."""
    return tuple(Term(**_tuples(row)) for row in _list(connection, "term"))  # type: ignore[arg-type]


def read_comparisons(connection: sqlite3.Connection) -> tuple[Comparison, ...]:
    """The rows of perbandingan.toml."""
    found = []
    for row in _list(connection, "comparison"):
        kiri, kanan, antara = row["kiri"], row["kanan"], row["antara"]
        assert isinstance(kiri, list)
        assert isinstance(kanan, list)
        assert isinstance(antara, list)
        found.append(
            Comparison(
                str(row["id"]), str(row["aspek"]), (antara[0], antara[1]),
                (tuple(kiri[0]), kiri[1]), (tuple(kanan[0]), kanan[1]),
            )
        )  # fmt: skip
    return tuple(found)


def generation_uri(folder: Path) -> str:
    """How SQLite is told to open the library file of a generation, which never changes."""
    return (folder / LIBRARY_FILE).resolve().as_uri() + "?immutable=1"
