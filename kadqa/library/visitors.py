"""Documents that visitors bring for themselves: read, searched beside the library, and gone with their session.

Each visitor has a folder: the files, and an index of their own (`library.beside`). Nothing of one is ever looked at
for another, and nothing is kept when the session ends, or when the program starts anew.
"""

from __future__ import annotations

import logging
import re
import secrets
import shutil
import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from kadqa.errors import InputError, KadqaError, because
from kadqa.hukum.jenis import short_name
from kadqa.library.beside import LibraryBeside, build_beside
from kadqa.library.konfirmasi import Offer, offers
from kadqa.library.meja import UNEXPECTED, safe_name
from kadqa.library.merge import DocumentRow
from kadqa.library.snapshot import Library
from kadqa.reading import READERS
from kadqa.reading.isolate import Pool, Worker
from kadqa.records import Brought, Relation, Source, Structure
from kadqa.settings import Settings

log = logging.getLogger(__name__)

FOLDER = "sesi"
AT_ONCE = 2
"""Visitors whose documents are read at once; the others wait."""
LOOK_EVERY = 300.0
"""Seconds between two looks for sessions whose time is over."""
CHUNK = 1 << 20


@dataclass
class _Visit:
    """What one visitor has here."""

    folder: Path
    used: float
    documents: dict[str, Brought] = field(default_factory=dict)
    structures: dict[Path, Structure] = field(default_factory=dict)
    offers: dict[str, tuple[Offer, ...]] = field(default_factory=dict)
    """What each document says of standing and nobody confirmed yet."""
    confirmed: dict[str, tuple[Relation, ...]] = field(default_factory=dict)
    library: LibraryBeside | None = None
    building: threading.Lock = field(default_factory=threading.Lock)
    changed: bool = False
    """Something was confirmed that the index does not know yet."""
    over: bool = False

    def path(self, key: str) -> Path:
        return self.folder / "berkas" / self.documents[key].name


class Visitors:
    """The documents of all visitors. Safe to use from several threads.

    Args:
        config: limits, model, where the folders are.
        base: the library as it is now.
        read: reads a file to its structure; by default in a process of its own, which keeps nothing of it.
        clock: seconds that only go on.
    """

    def __init__(
        self,
        config: Settings,
        base: Callable[[], Library],
        *,
        read: Callable[[Path, Mapping[str, Source], Callable[[str, int, int], None]], Structure] | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.config = config
        self._base = base
        self._clock = clock
        self._folder = config.state_folder() / FOLDER
        self._visits: dict[str, _Visit] = {}
        self._lock = threading.Lock()
        self._jobs = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="sesi")
        self._readers = Pool(self._reader, AT_ONCE)
        self._read = read or self._readers.read
        self._watching = False
        self.on_end: list[Callable[[str], None]] = []
        """Called with every visitor whose session has ended, by a click or by time."""
        # Of an earlier run there is no session any more.
        shutil.rmtree(self._folder, ignore_errors=True)

    def _reader(self) -> Worker:
        limits = self.config
        return Worker(seconds=limits.read_seconds, megabytes=limits.read_megabytes, pages=limits.own_pages)

    # --- what is there --------------------------------------------------------------------------

    def brought(self, visitor: str) -> tuple[Brought, ...]:
        """The documents of a visitor, in the order in which they came."""
        with self._lock:
            visit = self._visits.get(visitor)
            return tuple(visit.documents.values()) if visit else ()

    def library(self, visitor: str) -> LibraryBeside | None:
        """The library with a visitor's documents beside it; None if there are none that can be asked."""
        with self._lock:
            visit = self._visits.get(visitor)
            if visit is None:
                return None
            visit.used = self._clock()
            found = visit.library
        if found is not None and found.base is not self._base():
            # The library has a new generation: until the documents lie beside that, they are asked beside the old one.
            self._later(visit)
        return found

    def path_of(self, visitor: str, key: str) -> Path | None:
        """The file of a visitor's document; None if it is not there."""
        with self._lock:
            visit = self._visits.get(visitor)
            return visit.path(key) if visit and key in visit.documents else None

    # --- bringing and sending away --------------------------------------------------------------

    def bring(self, visitor: str, name: str, data: BinaryIO) -> Brought:
        """Take a file of a visitor, to be read at once.

        Args:
            visitor: names the session; nobody else can guess it.
            name: as the visitor calls the file; anything.
            data: its content, read to its end here.

        Raises:
            InputError: a limit is reached, or it cannot be written.
        """
        self._sweep()
        safe = safe_name(name)
        if Path(safe).suffix not in READERS:
            raise InputError(f"{safe} tidak dapat dibaca. Yang dapat: {' '.join(sorted(READERS))}.")
        limits = self.config
        with self._lock:
            visit = self._visits.get(visitor)
            if visit is None:
                if len(self._visits) >= limits.own_sessions:
                    raise InputError("Terlalu banyak orang yang sedang memakai dokumen sendiri. Coba lagi nanti.")
                visit = self._visits[visitor] = _Visit(self._folder / secrets.token_hex(8), self._clock())
            if len(visit.documents) >= limits.own_files:
                raise InputError(f"Sudah ada {limits.own_files} dokumen dalam sesi ini. Buang salah satu lebih dahulu.")
            visit.used = self._clock()
            key = secrets.token_hex(8)
            one = Brought(key, _unused(safe, {held.name for held in visit.documents.values()}), 0)
            visit.documents[key] = one
            path = visit.path(key)
        try:
            size = self._write(path, data)
        except InputError:
            self._forget(visit, key)
            raise
        except OSError as error:
            self._forget(visit, key)
            raise InputError(f"{safe} tidak dapat ditulis: {because(error)}. Periksa KADQA_STATE.") from error
        self._change(visit, key, bytes=size)
        self._later(visit)
        self._watch()
        return replace(one, bytes=size)

    def _write(self, path: Path, data: BinaryIO) -> int:
        """Write a file as long as the limits allow it; its size in bytes."""
        most, size = self.config.own_megabytes * 1_000_000, 0
        room = self.config.own_total_megabytes * 1_000_000 - sum(
            file.stat().st_size for file in self._folder.rglob("*") if file.is_file()
        )
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            while piece := data.read(CHUNK):
                size += len(piece)
                if size > most:
                    raise InputError(
                        f"{path.name} lebih dari {self.config.own_megabytes} MB. Perkecil atau bagi dahulu."
                    )
                if size > room:
                    raise InputError("Tempat untuk dokumen sendiri sedang penuh. Coba lagi nanti.")
                file.write(piece)
        if not size:
            raise InputError(f"{path.name} kosong.")
        return size

    def drop(self, visitor: str, key: str) -> None:
        """Take one document out of a session; nothing happens if it is not there."""
        with self._lock:
            visit = self._visits.get(visitor)
        if visit is not None and key in visit.documents:
            if len(visit.documents) == 1:
                self.end(visitor)
                return
            self._forget(visit, key)
            self._later(visit)

    def confirm(self, visitor: str, key: str, n: int) -> None:
        """Let what a document says of standing hold for this session; nothing happens if it says no such thing.

        Args:
            visitor: whose session it is.
            key: of the document.
            n: position of the offer in `Brought.offers`.
        """
        with self._lock:
            visit = self._visits.get(visitor)
            held = visit.offers.get(key, ()) if visit else ()
            if visit is None or not 0 <= n < len(held):
                return
            taken = held[n]
            rest = held[:n] + held[n + 1 :]
            visit.offers[key] = rest
            visit.documents[key] = replace(visit.documents[key], offers=tuple((one.text, one.quote) for one in rest))
            if taken.relation is not None:
                visit.confirmed[key] = (*visit.confirmed.get(key, ()), taken.relation)
            else:
                path = visit.path(key)
                found = visit.structures[path]
                visit.structures[path] = replace(found, source=replace(found.source, berlaku=taken.berlaku))
            visit.changed = True
        self._later(visit)

    def end(self, visitor: str) -> None:
        """End a session: all of its documents, and what was made of them, are gone."""
        with self._lock:
            visit = self._visits.pop(visitor, None)
        if visit is not None:
            visit.over = True
            visit.library = None
            visit.documents.clear()
            visit.structures.clear()
            visit.offers.clear()
            visit.confirmed.clear()
            shutil.rmtree(visit.folder, ignore_errors=True)
        for told in self.on_end:
            told(visitor)

    def _forget(self, visit: _Visit, key: str) -> None:
        with self._lock:
            path = visit.path(key)
            visit.documents.pop(key)
            visit.structures.pop(path, None)
            visit.offers.pop(key, None)
            visit.confirmed.pop(key, None)
        path.unlink(missing_ok=True)

    # --- reading --------------------------------------------------------------------------------

    def _later(self, visit: _Visit) -> None:
        self._jobs.submit(self._build, visit)

    def _build(self, visit: _Visit) -> None:
        """Read what waits, and make the visitor's index anew; what cannot be used is said at its document."""
        with visit.building:
            base = self._base()
            self._read_waiting(visit, base)
            with self._lock:
                ready = {
                    visit.path(key): key for key, one in visit.documents.items() if visit.path(key) in visit.structures
                }
                done = all(one.state == "terbaca" for one in visit.documents.values() if one.state != "ditolak")
                held = visit.library
            same = held is not None and held.base is base and held.documents == frozenset(ready)
            if done and same and not visit.changed:
                return
            visit.changed = False
            try:
                library = self._made(visit, base, ready) if ready else None
            except Exception as error:
                if not isinstance(error, KadqaError):
                    log.exception("the documents of a session could not be indexed")
                said = str(error) if isinstance(error, KadqaError) else f"Tidak dapat disiapkan: {UNEXPECTED}"
                for key in ready.values():
                    if visit.documents.get(key, Brought("", "", 0)).state != "terbaca":
                        self._change(visit, key, state="ditolak", why=said)
                return
            finally:
                if visit.over:
                    shutil.rmtree(visit.folder, ignore_errors=True)
            with self._lock:
                visit.library = None if visit.over else library

    def _read_waiting(self, visit: _Visit, base: Library) -> None:
        for key, one in list(visit.documents.items()):
            if one.state != "menunggu" or visit.over:
                continue
            path = visit.path(key)
            self._change(visit, key, state="dibaca", step="membaca")

            def told(what: str, done: int, total: int, key: str = key) -> None:
                self._change(visit, key, step=what.partition(" ")[0], done=done, total=total)

            try:
                found = self._read(path, base.sources, told)
                if not found.provisions:
                    raise KadqaError("Tidak ada teks yang ditemukan di berkas ini.")
                if any(text.layer == "naskah" for text in base.of_source(found.source.id)):
                    raise KadqaError(f"{short_name(found.source)} sudah ada di pustaka; tanyakan langsung.")
            except KadqaError as error:
                self._change(visit, key, state="ditolak", why=str(error))
            except Exception:
                log.exception("a document of a session could not be read")
                self._change(visit, key, state="ditolak", why=f"Tidak dapat dibaca: {UNEXPECTED}")
            else:
                if visit.over or key not in visit.documents:
                    continue
                visit.structures[path] = found
                today = self.config.day().isoformat()
                visit.offers[key] = offers(found, base.sources, base.standing.relations, checked=today)
                self._change(
                    visit, key, offers=tuple((one.text, one.quote) for one in visit.offers[key]),
                    source=found.source.id, title=found.source.judul, label=short_name(found.source),
                    pages=found.report.pages, provisions=len(found.provisions), step="menyiapkan", done=0, total=0,
                )  # fmt: skip

    def _made(self, visit: _Visit, base: Library, ready: Mapping[Path, str]) -> LibraryBeside:
        waiting = [key for key in ready.values() if visit.documents[key].state != "terbaca"]

        def told(what: str, done: int, total: int) -> None:
            for key in waiting:
                self._change(visit, key, step=what, done=done, total=total)

        relations = [row for key in ready.values() for row in visit.confirmed.get(key, ())]
        report = build_beside(
            base, visit.folder / "indeks", list(ready), self.config,
            read=lambda path, _: visit.structures[path], relations=relations, progress=told,
        )  # fmt: skip
        for row in report.documents:
            self._say(visit, ready[Path(row.file)], row)
        return LibraryBeside(base, visit.folder / "indeks", documents=ready)

    def _say(self, visit: _Visit, key: str, row: DocumentRow) -> None:
        """What became of a document, at its place in the list."""
        if row.skipped:
            self._change(visit, key, state="ditolak", why=row.skipped)
        else:
            self._change(visit, key, state="terbaca", step="", units=row.units, warnings=tuple(row.warnings))

    def _change(self, visit: _Visit, key: str, **fields: object) -> None:
        with self._lock:
            if key in visit.documents:
                visit.documents[key] = replace(visit.documents[key], **fields)  # type: ignore[arg-type]

    # --- time -----------------------------------------------------------------------------------

    def _sweep(self) -> None:
        """End the sessions that were not used for too long."""
        since = self._clock() - self.config.own_hours * 3600
        with self._lock:
            over = [visitor for visitor, visit in self._visits.items() if visit.used < since]
        for visitor in over:
            self.end(visitor)

    def _watch(self) -> None:
        with self._lock:
            started, self._watching = self._watching, True
        if not started:
            threading.Thread(target=self._look_again, name="sesi-waktu", daemon=True).start()

    def _look_again(self) -> None:
        while True:
            time.sleep(LOOK_EVERY)
            self._sweep()


def _unused(name: str, taken: set[str]) -> str:
    """A file name whose stem no other has: "pks.pdf" -> "pks-2.pdf"."""
    stem, dot, suffix = name.rpartition(".")
    stems = {one.rpartition(".")[0] for one in taken}
    found, n = stem, 1
    while found in stems:
        n += 1
        found = f"{re.sub(r'-[0-9]+$', '', stem) if n > 2 else stem}-{n}"
    return f"{found}{dot}{suffix}"
