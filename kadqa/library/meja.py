"""The desk: files that were brought are read, shown, and kept or sent away; what is kept is published.

One thread does one thing at a time: reading a file, or making a generation. What is asked for meanwhile waits.
"""

from __future__ import annotations

import hashlib
import logging
import os
import queue
import re
import secrets
import shutil
import threading
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from kadqa.errors import InputError, KadqaError, because
from kadqa.library.corpus import read_corpus
from kadqa.library.merge import Progress
from kadqa.library.tambah import Local
from kadqa.library.terbit import Built, build_apart
from kadqa.reading import READERS, read_file, tree_text
from kadqa.reading.isolate import pool
from kadqa.records import Brought, LocalFile, Publishing, Structure
from kadqa.settings import Settings

log = logging.getLogger(__name__)

MOST = 40
"""Files that may lie on the desk at once."""
NAME_LONG = 80
TREE_LONG = 200_000
"""Characters of a preview; a whole code of law has some two million."""
UNEXPECTED = "terjadi kesalahan di dalam KADQA. Coba sekali lagi; bila terulang, beri tahu pengelola."


def safe_name(given: str) -> str:
    """A file name that is one everywhere: no folder, no sign that means something, no hidden file.

    "../../etc/passwd" -> "passwd"; "Perda No. 5 (final).PDF" -> "Perda-No.-5-final.pdf".
    """
    name = unicodedata.normalize("NFKC", given).replace("\\", "/").rpartition("/")[2]
    stem, suffix = os.path.splitext(name)
    stem = re.sub(r"[^\w.-]+", "-", stem, flags=re.ASCII).strip("-._")[:NAME_LONG]
    suffix = re.sub(r"[^a-z0-9.]", "", suffix.lower())[:10]
    return f"{stem or 'dokumen'}{suffix}"


class Desk:
    """What the admin page works with. Safe to use from several threads.

    Args:
        config: corpus folders, index, limits.
        published: called after a new generation is live, before it is said to be.
        build: makes and publishes a generation; by default in a process of its own.
        read: reads a file to its structure; by default in a process of its own.
    """

    def __init__(
        self,
        config: Settings,
        *,
        published: Callable[[], None],
        build: Callable[[Settings, Progress], Built] = build_apart,
        read: Callable[[Path], Structure] | None = None,
    ) -> None:
        self._config = config
        self._published = published
        self._build = build
        self._read = read or self._read_apart
        self._staging = config.state_folder() / "unggahan"
        self._brought: dict[str, Brought] = {}
        self._publishing = Publishing()
        self._lock = threading.Lock()
        self._jobs: queue.Queue[Callable[[], None]] = queue.Queue()
        self._thread: threading.Thread | None = None
        # What an earlier run left was seen by nobody who could still decide on it.
        shutil.rmtree(self._staging, ignore_errors=True)

    # --- what is there --------------------------------------------------------------------------

    def brought(self) -> tuple[Brought, ...]:
        """The files on the desk, the oldest first."""
        with self._lock:
            return tuple(self._brought.values())

    def publishing(self) -> Publishing:
        with self._lock:
            return self._publishing

    def busy(self) -> bool:
        """Whether something is being read or published."""
        with self._lock:
            waiting = any(one.state in {"menunggu", "dibaca"} for one in self._brought.values())
            return waiting or self._publishing.state == "berjalan"

    def kept(self) -> tuple[LocalFile, ...]:
        """The documents that were fetched or brought, by name."""
        local = self._local()
        origins = local.origins()
        found = []
        for path in local.files():
            name = path.relative_to(local.folder).as_posix()
            found.append(LocalFile(name, str(origins.get(name, {}).get("sumber", "")), path.stat().st_size))
        return tuple(found)

    # --- bringing -------------------------------------------------------------------------------

    def bring(self, name: str, data: BinaryIO) -> Brought:
        """Put a file on the desk, to be read in its turn.

        Args:
            name: as the sender calls it; anything.
            data: its content, read to its end here.

        Raises:
            InputError: too many files lie there, or it cannot be written.
        """
        with self._lock:
            if len(self._brought) >= MOST:
                raise InputError(f"Sudah ada {MOST} berkas yang menunggu. Simpan atau buang sebagian lebih dahulu.")
        key = secrets.token_hex(8)
        safe = safe_name(name)
        folder = self._staging / key
        try:
            folder.mkdir(parents=True)
            with (folder / safe).open("wb") as file:
                shutil.copyfileobj(data, file)
            size = (folder / safe).stat().st_size
        except OSError as error:
            raise InputError(f"{safe} tidak dapat ditulis: {because(error)}. Periksa KADQA_STATE.") from error
        one = Brought(key, safe, size)
        if Path(safe).suffix not in READERS:
            can = " ".join(sorted(READERS))
            one = replace(one, state="ditolak", why=f"Jenis berkas ini tidak dapat dibaca. Yang dapat: {can}.")
        elif size == 0:
            one = replace(one, state="ditolak", why="Berkas ini kosong.")
        with self._lock:
            self._brought[key] = one
        if one.state == "menunggu":
            self._do(lambda: self._look(key))
        return one

    def _look(self, key: str) -> None:
        """Read a file on the desk and say what was made of it."""
        one = self._change(key, state="dibaca")
        if one is None:
            return
        path = self._staging / key / one.name
        try:
            with path.open("rb") as file:
                held = self._local().holding(hashlib.file_digest(file, "sha256").hexdigest())
            if held:
                self._change(key, state="ditolak", why=f"Berkas yang sama sudah tersimpan dengan nama {held}.")
                return
            found = self._read(path)
        except KadqaError as error:
            self._change(key, state="ditolak", why=str(error))
            return
        except Exception:
            log.exception("a file that was brought could not be read")
            self._change(key, state="ditolak", why=f"Tidak dapat dibaca: {UNEXPECTED}")
            return
        if not found.provisions:
            self._change(key, state="ditolak", why="Tidak ada teks yang ditemukan di berkas ini.")
            return
        tree = tree_text(found)
        if len(tree) > TREE_LONG:
            tree = tree[:TREE_LONG].rpartition("\n")[0] + "\n… (dipotong)"
        self._change(
            key, state="terbaca", source=found.source.id, title=found.source.judul, pages=found.report.pages,
            provisions=len(found.provisions), tree=tree, warnings=tuple(found.report.warnings),
        )  # fmt: skip

    def drop(self, key: str) -> None:
        """Send a file away; nothing happens if it is not there."""
        with self._lock:
            known = self._brought.pop(key, None)
        if known is not None:
            shutil.rmtree(self._staging / key, ignore_errors=True)

    # --- keeping and removing -------------------------------------------------------------------

    def keep(self, keys: Sequence[str]) -> None:
        """Put files into the corpus and publish; those that were not read, or turned down, are left where they are."""
        with self._lock:
            chosen = [key for key in keys if key in self._brought and self._brought[key].state == "terbaca"]
            if not chosen:
                return
            self._publishing = Publishing("berjalan", "menunggu giliran")
        self._do(lambda: self._keep(chosen))

    def _keep(self, keys: Sequence[str]) -> None:
        local = self._local()
        added: dict[str, str] = {}
        try:
            for key in keys:
                one = next((b for b in self.brought() if b.key == key), None)
                if one is not None:
                    got = local.add_path(self._staging / key / one.name)[0]
                    if got.state == "ditambahkan":
                        added[key] = got.file
            built = self._publish()
        except Exception as error:
            # What could not be published is no part of the corpus: the next start would stumble over it too.
            for key, name in added.items():
                self._back(local, name, self._staging / key)
            self._failed(error, "Berkas tetap di daftar ini")
            return
        for key in keys:
            self.drop(key)
        notes = tuple(f"{n}: {why}" for n, why in built.skipped.items() if n in added.values())
        names = ", ".join(added.values()) or "tidak ada yang baru"
        self._say(Publishing("selesai", f"Tersimpan dan dapat ditanyakan: {names}.", notes=notes))

    def remove(self, name: str) -> None:
        """Take a document out of the corpus and publish without it."""
        with self._lock:
            self._publishing = Publishing("berjalan", "menunggu giliran")
        self._do(lambda: self._remove(name))

    def _remove(self, name: str) -> None:
        local = self._local()
        aside = self._staging / secrets.token_hex(8)
        taken = aside / Path(name).name
        origin = local.origins().get(name)
        try:
            aside.mkdir(parents=True)
            local.take(name, taken)
            self._publish()
        except Exception as error:
            if taken.is_file():
                local.give_back(name, taken, origin)
            self._failed(error, "Dokumen itu tetap ada")
        else:
            self._say(Publishing("selesai", f"{name} dihapus."))
        finally:
            shutil.rmtree(aside, ignore_errors=True)

    def _back(self, local: Local, name: str, folder: Path) -> None:
        """Take a copy out of the corpus again; the file on the desk is still there."""
        try:
            local.take(name, folder / ".diambil")
            (folder / ".diambil").unlink(missing_ok=True)
        except (KadqaError, OSError):
            log.exception("a document that was not published stays in the corpus folder")

    def _publish(self) -> Built:
        built = self._build(self._config, self._progress)
        self._published()
        return built

    def _failed(self, error: Exception, rest: str) -> None:
        if not isinstance(error, KadqaError):
            log.error("publishing failed", exc_info=error)
        why = str(error) if isinstance(error, KadqaError) else f"Gagal: {UNEXPECTED}"
        self._say(Publishing("gagal", f"{why} {rest}; jawaban tetap dari indeks yang lama."))

    # --- inside ---------------------------------------------------------------------------------

    def _local(self) -> Local:
        return Local(self._folder(), self._read, today=self._config.day())

    def _folder(self) -> Path:
        """The corpus folder that documents go to: the last that can be written (`kadqa corpus add` takes the last)."""
        folders = self._config.corpora()
        return next((f for f in reversed(folders) if os.access(f, os.W_OK)), folders[-1])

    def _read_apart(self, path: Path) -> Structure:
        return read_file(path, read_corpus(self._config.corpora()).sources, self._config)

    def _change(self, key: str, **fields: object) -> Brought | None:
        with self._lock:
            if key not in self._brought:
                return None
            self._brought[key] = replace(self._brought[key], **fields)  # type: ignore[arg-type]
            return self._brought[key]

    def _say(self, publishing: Publishing) -> None:
        with self._lock:
            self._publishing = publishing

    def _progress(self, what: str, done: int, total: int) -> None:
        self._say(Publishing("berjalan", what, done, total))

    def _do(self, job: Callable[[], None]) -> None:
        self._jobs.put(job)
        with self._lock:
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="meja", daemon=True)
                self._thread.start()

    def _work(self) -> None:
        while True:
            job = self._jobs.get()
            try:
                job()
            except Exception:
                log.exception("a job of the desk failed")
            if self._jobs.empty():
                # A reader that waits for the next file would hold its memory for nothing.
                pool(self._config).rest()
