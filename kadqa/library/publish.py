"""Generations of the index: built beside the live one, checked, and published by replacing one small file.

    index/CURRENT            the name of the live generation
    index/<n>/manifest.json  what it was made of, and size and sha256 of each of its files
    index/vectors.sqlite     vectors by content, shared by all generations

A generation is never changed once it is published, so readers need no lock, and a failed
build leaves the live one as it was.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import kadqa
from kadqa.errors import IndexError_, because

SCHEMA = 7
"""Raised when the files of a generation change their form."""
MANIFEST = "manifest.json"
CURRENT = "CURRENT"
REBUILD = "Jalankan `kadqa index` untuk membangunnya kembali."


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation was made of."""

    schema: int
    kadqa: str
    fingerprint: str
    model: str
    units: int
    files: Mapping[str, tuple[int, str]]
    """Path inside the generation to (size in bytes, sha256)."""
    extra: Mapping[str, Any]


def sha256_file(path: Path) -> str:
    """Hex digest of a file's content."""
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


@contextmanager
def new_generation(index: Path) -> Iterator[Path]:
    """A scratch folder inside the index folder for one build; removed unless it was published."""
    try:
        index.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=".build-", dir=index))
    except OSError as error:
        raise IndexError_(
            f"Folder indeks {index} tidak dapat ditulisi ({because(error)}). Pilih folder lain dengan --index."
        ) from error
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def publish(
    index: Path, folder: Path, *, fingerprint: str, model: str, units: int, extra: Mapping[str, Any], keep: int
) -> str:
    """Seal a built folder with its manifest, give it the next number, and make it the live one.

    Returns:
        The name of the new generation. Older ones beyond `keep` are removed.
    """
    files = {
        path.relative_to(folder).as_posix(): (path.stat().st_size, sha256_file(path))
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    manifest = {
        "schema": SCHEMA,
        "kadqa": kadqa.__version__,
        "fingerprint": fingerprint,
        "model": model,
        "units": units,
        "files": {name: list(entry) for name, entry in files.items()},
        "extra": dict(extra),
    }
    (folder / MANIFEST).write_text(json.dumps(manifest, ensure_ascii=False, indent=1), encoding="utf-8")
    name = _move_to_next(index, folder)
    _replace_current(index, name)
    for old in sorted(_generations(index), reverse=True)[keep:]:
        if str(old) != name:
            shutil.rmtree(index / str(old), ignore_errors=True)
    return name


def _generations(index: Path) -> list[int]:
    return [int(path.name) for path in index.iterdir() if path.is_dir() and path.name.isdecimal()]


def _move_to_next(index: Path, folder: Path) -> str:
    # Two builds may end at once: whoever finds its number taken goes on to the next.
    number = max(_generations(index), default=0) + 1
    while True:
        target = index / str(number)
        if not target.exists():
            try:
                os.rename(folder, target)
                return target.name
            except OSError:
                if not target.exists():
                    raise
        number += 1


def _replace_current(index: Path, name: str) -> None:
    handle, scratch = tempfile.mkstemp(prefix=".current-", dir=index)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(name + "\n")
        file.flush()
        os.fsync(file.fileno())
    os.replace(scratch, index / CURRENT)


def current(index: Path) -> str | None:
    """Name of the live generation; None if nothing was published yet."""
    try:
        return (index / CURRENT).read_text(encoding="utf-8").strip() or None
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise IndexError_(f"{index / CURRENT} tidak dapat dibaca. {REBUILD}") from error


def read_manifest(index: Path, *, verify: bool = True) -> tuple[Path, Manifest]:
    """The live generation's folder and manifest.

    Args:
        index: the index folder.
        verify: compare the size and sha256 of every file with the manifest.

    Raises:
        IndexError_: there is no index, or it is damaged, or an older program made it.
    """
    name = current(index)
    if name is None:
        raise IndexError_(f"Belum ada indeks di {index}. Jalankan `kadqa index` untuk membangunnya.")
    folder = index / name
    try:
        raw = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        manifest = Manifest(
            raw["schema"], raw["kadqa"], raw["fingerprint"], raw["model"], raw["units"],
            {key: (int(size), str(digest)) for key, (size, digest) in raw["files"].items()}, raw.get("extra", {}),
        )  # fmt: skip
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise IndexError_(f"Indeks di {folder} rusak: manifest.json tidak dapat dibaca. {REBUILD}") from error
    if manifest.schema != SCHEMA:
        raise IndexError_(
            f"Indeks di {folder} berbentuk lama (skema {manifest.schema}, yang dipakai {SCHEMA}). {REBUILD}"
        )
    if verify:
        _check_files(folder, manifest)
    return folder, manifest


def _check_files(folder: Path, manifest: Manifest) -> None:
    for name, (size, digest) in manifest.files.items():
        path = folder / name
        if not path.is_file():
            raise IndexError_(f"Indeks di {folder} rusak: {name} tidak ada. {REBUILD}")
        if path.stat().st_size != size or sha256_file(path) != digest:
            raise IndexError_(f"Indeks di {folder} rusak: isi {name} berubah. {REBUILD}")
