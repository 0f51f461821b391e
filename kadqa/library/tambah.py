"""Documents into the `lokal` folder of a corpus: files, folders, addresses, and the official pages of sumber.toml.

Beside them lies `.asal.json`: for each file its sha256, and for what was fetched its address and day.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from kadqa.errors import FetchError, InputError, KadqaError, UnreadableFile, because
from kadqa.library.fetch import Fetched, Fetcher, pdf_links
from kadqa.reading import READERS
from kadqa.records import Source, Structure
from kadqa.text import slug

LOCAL = "lokal"
ORIGINS = ".asal.json"
"""Hidden, so that it is no part of the corpus itself."""
Read = Callable[[Path], Structure]


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one file or address."""

    given: str
    """As it was given: a path, an address, an id."""
    file: str = ""
    """Its name in the folder; "" if it is not there."""
    source: str = ""
    sha256: str = ""
    bytes: int = 0
    state: str = "ditambahkan"
    """"ditambahkan", "sudah ada", "dilewati"."""
    why: str = ""


def is_address(given: str) -> bool:
    return bool(re.match(r"[a-z][a-z0-9+.-]*://", given, re.IGNORECASE))


class Local:
    """The folder for documents that were fetched or brought.

    Args:
        corpus: a corpus folder; `lokal` in it is made when something is put there.
        read: reads a file to its structure, so that it gets the name of its source and rubbish stays out.
        today: the day written beside what is fetched.

    Raises:
        InputError: (by every method that writes) the folder cannot be written.
    """

    def __init__(self, corpus: Path, read: Read, *, today: date) -> None:
        self.folder = corpus / LOCAL
        self._read = read
        self._today = today

    # --- what is there ------------------------------------------------------------------------

    def origins(self) -> dict[str, dict[str, object]]:
        """File name to what is known of its origin; {} if nothing was recorded or the record is damaged."""
        try:
            found = json.loads((self.folder / ORIGINS).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def files(self) -> list[Path]:
        """The documents of the folder, without hidden files, in the order of their names."""
        return _files(self.folder) if self.folder.is_dir() else []

    def holding(self, sha256: str) -> str:
        """The name of the file with this content, "" if there is none."""
        for path in sorted(self.folder.rglob("*")) if self.folder.is_dir() else ():
            if path.is_file() and not path.name.startswith(".") and _sha256(path.read_bytes()) == sha256:
                return path.relative_to(self.folder).as_posix()
        return ""

    # --- taking away ---------------------------------------------------------------------------

    def take(self, name: str, to: Path) -> None:
        """Move a document of the folder to a path elsewhere, and forget its origin.

        Args:
            name: one of `files`, as a path inside the folder.
            to: where it goes; its folder exists.

        Raises:
            InputError: there is no such document, or it cannot be moved.
        """
        path = next((p for p in self.files() if p.relative_to(self.folder).as_posix() == name), None)
        if path is None:
            raise InputError(f"{name} tidak ada di {self.folder}. Muat ulang daftarnya.")
        try:
            shutil.move(path, to)
            self._write_origins({key: row for key, row in self.origins().items() if key != name})
        except OSError as error:
            raise InputError(f"{name} tidak dapat dihapus: {because(error)}. Periksa hak aksesnya.") from error

    def give_back(self, name: str, path: Path, origin: Mapping[str, object] | None) -> None:
        """Undo `take`: move the file to its place again, with its origin.

        Raises:
            OSError: it cannot be moved.
        """
        (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.move(path, self.folder / name)
        if origin is not None:
            self._write_origins({**self.origins(), name: dict(origin)})

    # --- adding -------------------------------------------------------------------------------

    def add_path(self, path: Path) -> list[Added]:
        """Copy a file, or every readable file of a folder at any depth.

        Raises:
            InputError: there is no such file; a single file cannot be read.
        """
        if path.is_dir():
            return [self._add_or_skip(one) for one in _files(path)]
        if not path.is_file():
            raise InputError(f"{path} tidak ada. Periksa nama berkas atau foldernya.")
        return [self._add_file(path)]

    def _add_or_skip(self, path: Path) -> Added:
        try:
            return self._add_file(path)
        except UnreadableFile as error:
            return Added(str(path), state="dilewati", why=str(error))

    def _add_file(self, path: Path) -> Added:
        if path.suffix.lower() not in READERS:
            can = " ".join(sorted(READERS))
            raise UnreadableFile(
                f"{path.name} tidak dapat dibaca: tidak ada pembaca untuk '{path.suffix}'. Yang dapat: {can}."
            )
        try:
            data = path.read_bytes()
        except OSError as error:
            raise UnreadableFile(f"{path.name} tidak dapat dibaca: {because(error)}. Periksa hak aksesnya.") from error
        return self.put(data, path.suffix.lower(), path.stem, str(path), {})

    def add_address(self, fetcher: Fetcher, url: str) -> Added:
        """Fetch a document and put it into the folder.

        Raises:
            FetchError: the address gives no document.
            UnreadableFile: it gives one that cannot be read.
        """
        return self._put_fetched(fetcher.fetch(url), url)

    def _put_fetched(self, got: Fetched, given: str, wanted: Source | None = None) -> Added:
        origin = {"alamat": got.final_url, "diunduh": self._today.isoformat()}
        name = (
            got.name if slug(got.name) not in {"", "index", "download", "unduh"} else urlsplit(got.final_url).hostname
        )
        return self.put(got.data, got.suffix, name or "dokumen", given, origin, wanted)

    def fetch_source(self, fetcher: Fetcher, source: Source) -> Added:
        """Fetch a source from the first of its addresses that gives its document.

        The page of a regulation is mostly about the file and not the file: its links to PDF files are tried then.
        What turns out to be another regulation is not taken.
        """
        whys: list[str] = []
        for url in source.alamat:
            try:
                got = fetcher.fetch(url)
                offered = [got]
                if got.suffix == ".html" and not source.is_page:
                    offered = self._linked(fetcher, got, url, whys)
                for one in offered:
                    try:
                        return self._put_fetched(one, source.id, source)
                    except KadqaError as error:
                        whys.append(str(error))
            except FetchError as error:
                whys.append(str(error))
        return Added(source.id, state="dilewati", why=" ".join(whys) or "sumber.toml tidak memberi alamat.")

    def _linked(self, fetcher: Fetcher, page: Fetched, url: str, whys: list[str]) -> list[Fetched]:
        found = []
        for link in pdf_links(page.data, page.final_url):
            try:
                found.append(fetcher.fetch(link, typed=url))
            except FetchError as error:
                whys.append(str(error))
        # The text of the law may stand on the page itself.
        return [*found, page]

    def put(
        self,
        data: bytes,
        suffix: str,
        name: str,
        given: str,
        origin: Mapping[str, str],
        wanted: Source | None = None,
    ) -> Added:
        """Write a document under the name of its source, unless its content is there already.

        Args:
            data: the document.
            suffix: one of `READERS`.
            name: what it is called, for documents that are no regulation.
            given: as it was given, for the answer.
            origin: what is recorded beside its sha256.
            wanted: the source it must be; None: any.

        Raises:
            UnreadableFile: it cannot be read, or is not what was wanted.
        """
        digest = _sha256(data)
        if held := self.holding(digest):
            return Added(
                given, held, str(self.origins().get(held, {}).get("sumber", "")), digest, len(data), "sudah ada"
            )
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(prefix=".", dir=self.folder) as aside:
                # A listed page is recognised by its file's name, so it is read under the name it will have.
                stem = wanted.id.rpartition("/")[2] if wanted and wanted.is_page else slug(name) or "dokumen"
                path = Path(aside) / f"{stem}{suffix}"
                path.write_bytes(data)
                source = self._read(path).source
                if wanted is not None and source.id != wanted.id:
                    raise UnreadableFile(f"{origin.get('alamat', given)} berisi '{source.id}', bukan '{wanted.id}'.")
                if source.jenis not in {"halaman", "berkas"}:
                    stem = source.id
                target = self._free(stem, suffix)
                os.replace(path, target)
            self._record(target.name, {**origin, "sha256": digest, "sumber": source.id})
        except OSError as error:
            raise InputError(
                f"{self.folder} tidak dapat ditulisi: {because(error)}. Beri folder lain dengan --corpus."
            ) from error
        return Added(given, target.name, source.id, digest, len(data))

    def _free(self, stem: str, suffix: str) -> Path:
        """A name that no other file has: "uu-1-2030.pdf", then "uu-1-2030-berkas-2.pdf"."""
        names = [f"{stem}{suffix}", *(f"{stem}-berkas-{n}{suffix}" for n in range(2, 1000))]
        return next(self.folder / name for name in names if not (self.folder / name).exists())

    def _record(self, name: str, origin: Mapping[str, str]) -> None:
        self._write_origins({**self.origins(), name: dict(origin)})

    def _write_origins(self, rows: Mapping[str, object]) -> None:
        aside = self.folder / f"{ORIGINS}.baru"
        aside.write_text(json.dumps(rows, ensure_ascii=False, indent=1, sort_keys=True), encoding="utf-8")
        os.replace(aside, self.folder / ORIGINS)


def _files(folder: Path) -> list[Path]:
    """Files of a folder at any depth, without hidden ones and those that explain the folder."""
    return sorted(
        path
        for path in folder.rglob("*")
        if path.is_file()
        and not any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
        and not path.name.upper().startswith(("README", "LICENSE"))
    )


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def as_rows(added: Sequence[Added]) -> list[dict[str, object]]:
    """For JSON."""
    return [asdict(one) for one in added]
