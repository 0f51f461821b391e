"""An opened generation: everything a question needs, immutable, shared by all threads."""

from __future__ import annotations

import sqlite3
import threading
import weakref
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import lru_cache, reduce
from itertools import pairwise
from pathlib import Path

import numpy as np

from kadqa.errors import IndexError_
from kadqa.hukum import ids
from kadqa.hukum.changes import changes_of
from kadqa.hukum.jenis import rank, short_name
from kadqa.hukum.standing import StandingTable, describe
from kadqa.hukum.wording import TODAY, page_note
from kadqa.lexical import words
from kadqa.library import schema
from kadqa.library.choose import choose
from kadqa.library.days import Days
from kadqa.library.own import comparison_passage, correction_passage
from kadqa.library.publish import REBUILD, Manifest, read_manifest
from kadqa.library.signs import Signs, pair_key
from kadqa.library.stems import Stems
from kadqa.library.units import Units
from kadqa.records import (
    ASLI,
    GONE,
    IN_FORCE,
    Excerpt,
    Interval,
    Passage,
    Reference,
    Source,
    Unit,
)
from kadqa.stores import STORES, Store

STORE_FOLDER = "store"
SPOKEN = 20
"""Units that are looked at for words that stand together; those where their stems do come first."""


class Library:
    """One generation of the index, opened for reading.

    Attributes:
        fingerprint: names the content; the same corpus, model and program give the same one.
        sources: all sources by id, those without a text of their own included.
        own: ids of the sources that belong to the visitor alone; none in a library for all.
        base: the library for all, where these lie beside one; else None.
        units: what is searched; `store` row n is `units[n]`.
        standing: the standing table.
    """

    own: frozenset[str] = frozenset()
    base: Library | None = None

    def __init__(self, index: Path, *, model: str | None = None) -> None:
        """Open the live generation of `index`.

        Args:
            index: the index folder.
            model: the model that the settings ask for; None accepts any.

        Raises:
            IndexError_: it is missing, damaged, or was built with another model.
        """
        folder, manifest = read_manifest(index)
        if model is not None and manifest.model != model:
            raise IndexError_(
                f"{index} dibangun dengan model {manifest.model!r}, pengaturan meminta {model!r}. {REBUILD}"
            )
        try:
            uri = schema.generation_uri(folder)
            connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
            store = STORES["local"].open(folder / STORE_FOLDER)
            self._take(folder, manifest, connection, store, Signs.open(folder, len(store)))
        except (sqlite3.Error, OSError, ValueError, KeyError, TypeError) as error:
            raise IndexError_(f"Indeks di {folder} rusak ({error}). {REBUILD}") from error

    def _take(
        self, folder: Path, manifest: Manifest, connection: sqlite3.Connection, store: Store, signs: Signs
    ) -> None:
        """Read what is at hand always, and be ready to read the rest."""
        self.folder = folder
        self.manifest = manifest
        self.fingerprint = manifest.fingerprint
        self._lock = threading.RLock()
        self._connection = connection
        # Whoever still reads this snapshot when the next one is live ends with it; the file is closed then.
        weakref.finalize(self, connection.close)
        self.sources: dict[str, Source] = schema.read_sources(connection)
        self.units = Units(connection, self._lock)
        self.corrections = schema.read_corrections(connection)
        self.comparisons = schema.read_comparisons(connection)
        self.terms = schema.read_terms(connection)
        self.standing = StandingTable.from_rows(schema.read_standing(connection))
        self.store = store
        self.signs = signs
        if len(self.units) != len(store):
            raise ValueError("the units are not those of the store")
        self._rows: dict[str, list[int]] = {}
        self._bringing: set[str] = set()
        for n, provision in enumerate(self.units.provision):
            self._rows.setdefault(provision, []).append(n)
            if ids.put_into(provision):
                self._bringing.update(a for a in ids.ancestors(provision) if not ids.put_into(a))
        days = Days(connection, self.units, signs, self.standing)
        self.standing_texts, self.stood = days.standing_texts, days.stood
        # Bound to the instance so that the caches go when the snapshot goes.
        self.texts = lru_cache(maxsize=4096)(self._texts)
        self.says = lru_cache(maxsize=1024)(self._says)
        stems = Stems(connection, self._lock, len(self.units))
        self.knows, self.rarity, self.telling, self.common = stems.knows, stems.rarity, stems.telling, stems.common
        self.spelled, self.initials = stems.spelled, stems.initials

    # --- texts ------------------------------------------------------------------------------

    def _texts(self, provision: str) -> tuple[Passage, ...]:
        """All texts of a provision, every version and layer; () if there is none."""
        with self._lock:
            return schema.read_passages(self._connection, "provision = ?", (provision,))

    def has_text(self, source: str) -> bool:
        """Whether any provision of the source has a text here."""
        with self._lock:
            row = self._connection.execute("SELECT 1 FROM passages WHERE source = ? LIMIT 1", (source,)).fetchone()
        return row is not None

    def passage(self, provision: str, day: date, *, version: str | None = None) -> Passage | None:
        """The text to show of a provision on a day (`choose`), or None.

        A source's own text is its title; a correction's is what is right, with its reason.
        """
        found = self.texts(provision)
        if version is not None:
            found = tuple(passage for passage in found if passage.version == version)
        if found:
            interval = self.standing.at(provision, day)
            return choose(found, version or (interval.version if interval else ASLI))
        if provision in self.sources:
            return self._title(self.sources[provision])
        correction = next((c for c in self.corrections if f"catatan/{c.id}" == provision), None)
        if correction is not None:
            return correction_passage(correction)
        comparison = next((c for c in self.comparisons if f"perbandingan/{c.id}" == provision), None)
        return comparison_passage(comparison, self.label) if comparison else None

    def _title(self, source: Source) -> Passage:
        title = source.judul or short_name(source)
        with self._lock:
            row = self._connection.execute(
                "SELECT min(layer) FROM passages WHERE source = ? AND layer = 'naskah'", (source.id,)
            ).fetchone()
        layer = "naskah" if row and row[0] else "ringkasan"
        return Passage(
            source.id, source.id, "judul", short_name(source), ASLI, layer, title, title, None,  # type: ignore[arg-type]
            basis="naskah", checked=source.diperiksa,
        )  # fmt: skip

    def children(self, provision: str, *, version: str = ASLI, layer: str | None = None) -> tuple[Passage, ...]:
        """Texts one step below, in reading order; of one layer if it is given. A source's are those below nothing."""
        where, values = "parent = ? AND version = ?", [provision, version]
        if provision in self.sources:
            where, values = "source = ? AND (parent IS NULL OR parent = source) AND version = ?", [provision, version]
        if layer is not None:
            where, values = where + " AND layer = ?", [*values, layer]
        with self._lock:
            return schema.read_passages(self._connection, where, values)

    def of_source(self, source: str, *, kind: str | None = None) -> tuple[Passage, ...]:
        """All texts of a source, in reading order; of one kind if it is given."""
        where, values = "source = ?", [source]
        if kind is not None:
            where, values = where + " AND kind = ?", [*values, kind]
        with self._lock:
            return schema.read_passages(self._connection, where, values)

    def in_reading_order(self, provisions: Iterable[str]) -> list[str]:
        """Ids in the order in which their texts stand; those without a text last, as they were given."""
        given = list(provisions)
        with self._lock:
            found = {
                provision: self._connection.execute(
                    "SELECT min(n) FROM passages WHERE provision = ?", (provision,)
                ).fetchone()[0]
                for provision in given
            }
        last = max((n for n in found.values() if n is not None), default=0) + 1
        return sorted(given, key=lambda provision: found[provision] if found[provision] is not None else last)

    def provisions(self) -> tuple[str, ...]:
        """Every id that can be shown: the sources, what has a text in the order of the corpus, and KADQA's own."""
        with self._lock:
            rows = self._connection.execute(
                "SELECT provision FROM passages GROUP BY provision ORDER BY min(n)"
            ).fetchall()
        own = [f"catatan/{c.id}" for c in self.corrections] + [f"perbandingan/{c.id}" for c in self.comparisons]
        return (*self.sources, *(str(row[0]) for row in rows), *own)

    def with_suffix(self, suffix: str) -> tuple[str, ...]:
        """Ids of provisions "<source>/<suffix>" that have a text, in the order of the corpus."""
        with self._lock:
            rows = self._connection.execute(
                "SELECT DISTINCT provision FROM passages WHERE provision = source || '/' || ? ORDER BY n", (suffix,)
            ).fetchall()
        return tuple(row[0] for row in rows)

    def with_ayat(self, provision: str) -> tuple[str, ...]:
        """Ids "<pasal>/ayat-…/<huruf or angka>" that have a text, for one that is named without its ayat."""
        pasal, _, step = provision.rpartition("/")
        if not pasal.rpartition("/")[2].startswith("pasal-") or not step.startswith(("huruf-", "angka-")):
            return ()
        with self._lock:
            rows = self._connection.execute(
                "SELECT DISTINCT provision FROM passages WHERE provision GLOB ? ORDER BY n", (f"{pasal}/ayat-*/{step}",)
            ).fetchall()
        return tuple(row[0] for row in rows if row[0].count("/") == provision.count("/") + 1)

    def referred_by(self, provision: str) -> tuple[str, ...]:
        """Ids whose text refers to a provision, or to something below it."""
        with self._lock:
            rows = self._connection.execute(
                "SELECT DISTINCT origin FROM refs WHERE target = ? OR target GLOB ? ORDER BY origin",
                (provision, _below(provision)),
            ).fetchall()
        return tuple(row[0] for row in rows)

    def references(self) -> tuple[tuple[str, str], ...]:
        """(id, what its text refers to) for every rujukan in every text."""
        with self._lock:
            rows = self._connection.execute("SELECT origin, target FROM refs ORDER BY origin, target").fetchall()
        return tuple((origin, target) for origin, target in rows)

    def brought_by(self, passage: Passage) -> str | None:
        """Where in the amending act the text of a changed version stands; None for any other text.

        "uu-23-2014/pasal-101" in the version "uu-9-2015" -> "uu-9-2015/pasal-i/angka-5/uu-23-2014/pasal-101".
        """
        if passage.layer != "naskah" or passage.version not in self.sources:
            return None
        inside = passage.provision.replace("/penjelasan/", "/", 1)
        branch = (
            f"{passage.version}/penjelasan/" if ids.is_penjelasan(passage.provision) else f"{passage.version}/pasal-"
        )
        with self._lock:
            row = self._connection.execute(
                "SELECT provision FROM passages WHERE source = ? AND provision GLOB ? ORDER BY n LIMIT 1",
                (passage.version, f"{branch}*/{inside}"),
            ).fetchone()
        return str(row[0]) if row else None

    def chapter_of(self, provision: str) -> tuple[str, str] | None:
        """(its source, the outermost heading over a provision or its pasal); None where no text here has one."""
        texts = self.texts(provision) or self.texts(ids.pasal_of(provision))
        return (ids.source_of(provision), texts[0].trail[0]) if texts and texts[0].trail else None

    def amends(self, provision: str) -> bool:
        """Whether what stands in a provision is put into another law: that stands, and is quoted, by itself."""
        return provision in self._bringing

    # --- words ------------------------------------------------------------------------------

    def _says(self, phrase: str) -> bool:
        """Whether words stand one after the other in a unit, of the `SPOKEN` that hold them; case does not count."""
        stems = words(phrase)
        rows = reduce(np.intersect1d, self.store.holding(stems)) if stems else np.arange(len(self.units))
        together = [self.signs.adjacent(rows, pair_key(*pair)) for pair in pairwise(stems)]
        first = rows[np.argsort(~np.all(together, axis=0), kind="stable")] if together else rows
        return any(phrase.lower() in self.units[row].text.lower() for row in first[:SPOKEN].tolist())

    def units_of(self, provisions: Collection[str]) -> list[Unit]:
        """The units of some provisions."""
        return [self.units[n] for provision in provisions for n in self._rows.get(provision, ())]

    def rows_at(self, provision: str) -> tuple[int, ...]:
        """The rows of a provision's units; () if it has none."""
        return tuple(self._rows.get(provision, ()))

    def rows_of(self, sources: Collection[str]) -> list[int]:
        """The rows of all units of some sources."""
        wanted = set(sources)
        return [row for row, source in enumerate(self.units.source) if source in wanted]

    # --- names and standing -----------------------------------------------------------------

    def label(self, provision: str) -> str:
        """The full label of an id; of an unknown source as far as the id tells."""
        outside, _, name = provision.partition("/")
        if outside == "catatan":
            return f"Catatan KADQA {name.upper()}"
        if outside == "perbandingan":
            return f"Perbandingan: {next((c.aspek for c in self.comparisons if c.id == name), name)}"
        source = self.sources.get(ids.source_of(provision))
        if source is None:
            return ids.label_of(provision)
        inner = next((part for part in provision.split("/")[1:] if part in self.sources), None)
        return ids.label(provision, source, self.sources.get(inner) if inner else None)

    def reference(self, provision: str) -> Reference:
        return Reference(provision, self.label(provision))

    def interval(self, provision: str, day: date) -> Interval | None:
        """Standing on a day; None for what has none (pages, corrections)."""
        return self.standing.at(provision, day)

    def in_force(self, provision: str, day: date) -> bool:
        """Whether a provision is known to be in force on a day."""
        interval = self.interval(provision, day)
        return interval is not None and interval.status in IN_FORCE

    def is_law(self, provision: str) -> bool:
        """Whether a provision, or a source, is of a regulation known here, and not of a page or an office document."""
        source = self.sources.get(ids.source_of(provision))
        return source is not None and source.is_law

    def successors(self, provision: str, day: date) -> tuple[str, ...]:
        """What stands in the place of an id on a day; for a law the laws of its own rank if there are any.

        In the place of a Perppu that was made law stands that law.
        """
        living = self.standing.living_successors(provision, day)
        found = tuple(dict.fromkeys(one for step in living for one in self.standing.established_by(step) or (step,)))
        source = self.sources.get(provision)
        if source is None:
            return found
        # What replaces a law is a law; its pasal are answered one by one by their own padanan.
        laws = [law for law in dict.fromkeys(map(ids.source_of, found)) if law in self.sources and law != provision]
        peers = [law for law in laws if rank(self.sources[law]) == rank(source)]
        return tuple(peers or laws)

    def describe(self, interval: Interval | None) -> str:
        """The standing in one Indonesian sentence; "" for None."""
        if interval is None:
            return ""
        after = self.standing.at(interval.provision, interval.end) if interval.end else None
        unknown = after is not None and after.status == "tidak diketahui"
        changes = changes_of(interval, self.standing, self.label, whole=interval.provision in self.sources)
        return describe(interval, self.label, changes, then_unknown=unknown)

    def excerpt(
        self, provision: str, day: date, today: date, *, version: str | None = None, quote: str = ""
    ) -> Excerpt | None:
        """A provision made ready to be cited, or None if nothing here has that id."""
        passage = self.passage(provision, day, version=version)
        if passage is None:
            return None
        source = self.sources.get(passage.source) or Source(passage.source, "berkas", judul=passage.source)
        outside = provision.partition("/")[0]
        origin = self.brought_by(passage)
        bearer = self.sources[passage.version] if origin else source
        kind = outside if outside in {"catatan", "perbandingan"} else source.cited_as
        on_day = self.interval(provision, day) if kind == "peraturan" else None
        now = self.interval(provision, today) if kind == "peraturan" else None
        successors: Sequence[str] = ()
        if now is not None and now.status in GONE:
            successors = self.successors(provision, today)
        return Excerpt(
            passage=passage,
            source=source,
            label=self.label(provision),
            kind=kind,  # type: ignore[arg-type]
            url=next((a for a in bearer.alamat if a.startswith(("https://", "http://"))), None),
            on_day=on_day,
            today=now,
            successors=tuple(self.reference(successor) for successor in successors),
            note=page_note(source) if kind == "halaman" else self._note(passage, on_day, now, origin),
            quote=quote,
        )

    def _note(self, passage: Passage, on_day: Interval | None, now: Interval | None, origin: str | None) -> str:
        if on_day is None:
            return ""
        note = self.describe(on_day)
        if origin is not None:
            item = origin.removesuffix("/" + passage.provision.replace("/penjelasan/", "/", 1))
            note = f"{note} Teks menurut perubahan oleh {self.label(item)}."
        outdated = on_day.version != passage.version and passage.version == ASLI and on_day.status == "diubah"
        if outdated and passage.provision != passage.source:
            note = f"{note} Yang ditampilkan adalah teks asli."
        elif on_day.version != passage.version != ASLI and on_day.status in IN_FORCE:
            note = f"{note} Yang ditampilkan adalah teks menurut {self.label(passage.version)}."
        if passage.basis == "sekunder":
            note = f"{note} Isi ringkasan ini menurut sumber sekunder."
        if now is not None and (now.status, now.by) != (on_day.status, on_day.by):
            note = f"{note} {TODAY}{self.describe(now)}"
        return note


def _below(provision: str) -> str:
    """GLOB pattern for ids below one; the characters GLOB treats specially do not occur in ids."""
    return provision + "/*"
