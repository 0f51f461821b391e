"""A few documents of someone's own beside a library: a small generation, asked together with the large one.

The large one is neither copied nor changed. Its file is attached to the small one's, and views of the tables of both
take the place of the tables; arrays are put behind one another. So all that is asked of a library is asked of both.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kadqa.errors import IndexError_
from kadqa.hukum.istilah import defined_terms
from kadqa.hukum.standing import StandingTable, compile_standing
from kadqa.library import schema
from kadqa.library.build import BuildReport, Made, counted, generation, numbered, quiet
from kadqa.library.corpus import Corpus
from kadqa.library.merge import Progress, merge
from kadqa.library.publish import REBUILD, read_manifest, sha256_file
from kadqa.library.signs import Signs
from kadqa.library.snapshot import STORE_FOLDER, Library
from kadqa.records import Relation, Source, Structure
from kadqa.settings import Settings
from kadqa.stores import STORES, JoinedStore

VIEWS = """
CREATE TEMP VIEW passages AS
    SELECT n - {passages} AS n, {columns} FROM main.passages UNION ALL SELECT n, {columns} FROM base.passages;
CREATE TEMP VIEW units AS
    SELECT n + {units} AS n, provision, grp, source, version, layer, kind, text, questions FROM main.units
    UNION ALL SELECT * FROM base.units;
CREATE TEMP VIEW sources AS
    SELECT n, id, json FROM base.sources UNION ALL SELECT n + {sources}, id, json FROM main.sources;
CREATE TEMP VIEW refs AS SELECT * FROM main.refs UNION ALL SELECT * FROM base.refs;
CREATE TEMP VIEW words AS SELECT * FROM main.words UNION ALL SELECT * FROM base.words;
CREATE TEMP VIEW spelling AS SELECT * FROM main.spelling UNION ALL SELECT * FROM base.spelling;
CREATE TEMP VIEW initials AS
    SELECT letters, n - 1000 AS n, phrase FROM main.initials UNION ALL SELECT * FROM base.initials;
CREATE TEMP VIEW lists AS
    SELECT kind, n, json FROM base.lists UNION ALL SELECT kind, n + 1000000, json FROM main.lists;
"""
"""The tables of both; the standing is the small one's alone, which was compiled over both.

Texts of the small one come first: of a law that is here as a digest the document is read, in its own order.
"""
COLUMNS = "provision, version, layer, source, kind, label, text, full_text, parent, trail, page, basis, checked, doubts"


class LibraryBeside(Library):
    """A library with a few documents beside it.

    Attributes:
        base: the library alone.
        documents: the files that lie beside it.
    """

    def __init__(self, base: Library, index: Path, *, documents: Collection[Path] = ()) -> None:
        """Open what `build_beside` made.

        Args:
            base: the library that it was made beside.
            index: its folder.
            documents: the files that it was made of.

        Raises:
            IndexError_: it is missing or damaged.
        """
        folder, manifest = read_manifest(index, verify=False)
        self.base: Library = base
        self.documents = frozenset(documents)
        try:
            connection = sqlite3.connect(schema.generation_uri(folder), uri=True, check_same_thread=False)
            connection.execute("ATTACH ? AS base", (schema.generation_uri(base.folder),))
            (last,) = connection.execute("SELECT coalesce(max(n), 0) + 1 FROM main.passages").fetchone()
            (listed,) = connection.execute("SELECT coalesce(max(n), 0) + 1 FROM base.sources").fetchone()
            connection.executescript(
                VIEWS.format(passages=last, units=len(base.units), sources=listed, columns=COLUMNS)
            )
            own = [row for (row,) in connection.execute("SELECT grp FROM main.units ORDER BY n")]
            of = [row for (row,) in connection.execute("SELECT source FROM main.units ORDER BY n")]
            few = STORES["local"].open(folder / STORE_FOLDER)
            signs = Signs.joined(
                base.signs, Signs.open(folder, len(few)),
                _numbers(base.units.group, base.signs.group, own), _numbers(base.units.source, base.signs.source, of),
            )  # fmt: skip
            if manifest.extra["changes"]:
                provisions = [row for (row,) in connection.execute("SELECT provision FROM units ORDER BY n")]
                signs = signs.on_days_of(provisions, StandingTable.from_rows(schema.read_standing(connection)))
            both = replace(
                manifest,
                fingerprint=hashlib.sha256(f"{base.fingerprint} {manifest.fingerprint}".encode()).hexdigest()[:16],
                units=len(base.units) + len(few),
                extra={
                    **base.manifest.extra,
                    "files": [*base.manifest.extra.get("files", ()), *manifest.extra["files"]],
                },
            )
            self._take(folder, both, connection, JoinedStore(base.store, few), signs)
        except (sqlite3.Error, OSError, ValueError, KeyError, TypeError) as error:
            raise IndexError_(f"Indeks di {folder} rusak ({error}). {REBUILD}") from error
        self.own = frozenset(of)


def _numbers(names: Sequence[str], numbers: NDArray[np.int32], wanted: Sequence[str]) -> NDArray[np.int32]:
    """The number of each wanted name as the library has it; of one that it does not have a new number."""
    known = dict(zip(names, np.asarray(numbers).tolist(), strict=True))
    new: dict[str, int] = {}
    last = int(np.max(numbers)) + 1 if len(numbers) else 0
    found = [known[name] if name in known else new.setdefault(name, last + len(new)) for name in wanted]
    return np.array(found, np.int32)


def build_beside(
    base: Library,
    index: Path,
    documents: Sequence[Path],
    settings: Settings,
    *,
    read: Callable[[Path, Mapping[str, Source]], Structure],
    relations: Sequence[Relation] = (),
    progress: Progress = quiet,
) -> BuildReport:
    """Read documents and publish them as a small generation of their own.

    Args:
        base: the library that they are put beside; its sources, terms and relations hold for them, too.
        index: an index folder of their own.
        documents: files; one that cannot be read is named in its row, and the others are taken.
        settings: the model, limits.
        read: reads a file to its structure.
        relations: what the documents do to laws, beside the relations of the library.
        progress: told what is being done.

    Raises:
        IndexError_: nothing in them can be searched, or the folder cannot be written.
    """
    taught = base.terms[: int(base.manifest.extra.get("taught", 0))]
    known = (*base.standing.relations, *relations)
    corpus = Corpus(sources=dict(base.sources), relations=known, documents=tuple(documents))
    merged = merge(corpus, read, progress)
    defined = defined_terms(merged.passages, taught)
    units = numbered(merged, taught, defined)
    if not units:
        why = next((row.skipped for row in merged.rows if row.skipped), None)
        raise IndexError_(why or "Tidak ada teks yang dapat dicari di berkas ini.")
    members = {**base.standing.members, **merged.members}
    standing = compile_standing(merged.sources, known, [text.provision for text in merged.passages], members=members)
    sources = {name: one for name, one in merged.sources.items() if base.sources.get(name) != one}
    made = Made(corpus, merged, sources, units, defined, standing)
    told = [*map(sha256_file, documents), *(f"{row.dari} {row.jenis} {row.ke}" for row in relations)]
    fingerprint = hashlib.sha256("\n".join(told).encode()).hexdigest()[:16]
    extra = {"changes": len(relations)}
    name, embedded = generation(index, made, fingerprint, extra, settings, progress)
    counts = Counter(unit.source for unit in units)
    rows = tuple(counted(row, counts) for row in merged.rows)
    return BuildReport(
        fingerprint, name, rows, len(sources), len(merged.passages), len(units), embedded, True, merged.warnings
    )
