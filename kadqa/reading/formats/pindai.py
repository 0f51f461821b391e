"""Pages without a text layer: their images, read by Tesseract where it is installed.

pypdfium2 draws the page, Tesseract reads it; what it read is kept by the content of the image, so that
no page is read twice by the same program. Neither is imported or started for a PDF with text.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
import subprocess
import tempfile
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

LANGUAGE = "ind"
DPI = 300
MOST_PIXELS = 25_000_000
"""A larger page is drawn smaller: A3 at 300 dpi has 17 million."""
PAGE_SECONDS = 120.0
"""How long Tesseract may take for one page."""
INSTALL = (
    "Pasang Tesseract dengan data bahasa Indonesia (Debian: apt install tesseract-ocr tesseract-ocr-ind), "
    "lalu baca kembali."
)
_STAMP = re.compile(
    r"ditandatangani\s+secara\s+elektronik|sertifikat\s+elektronik|sertifikasi\s+elektronik|\bBSrE\b|\bBSSN\b"
    r"|https?://|www\.|^[\W\d_]*$|^SK\s+No",
    re.IGNORECASE,
)
"""A line that an office stamps on a scanned page: the only text such a page has."""
_FEW = 400
"""Characters up to which a page is looked at line by line for stamps."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Tesseract:
    """The program, as it is installed here."""

    path: str
    version: str

    def read(self, image: bytes) -> str | None:
        """The text of a page image (PGM); None if the program fails or takes too long."""
        try:
            done = subprocess.run(
                [self.path, "stdin", "stdout", "-l", LANGUAGE, "--dpi", str(DPI)],
                input=image,
                capture_output=True,
                timeout=PAGE_SECONDS,
                check=False,
                env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            )
        except (OSError, subprocess.TimeoutExpired):
            return None
        if done.returncode:
            return None
        return done.stdout.decode("utf-8", "replace").replace("\r\n", "\n").replace("\f", "").rstrip()


@lru_cache(maxsize=4)
def _tesseract(path: str) -> Tesseract | None:
    try:
        about = subprocess.run([path, "--version"], capture_output=True, timeout=30, check=False)
        languages = subprocess.run([path, "--list-langs"], capture_output=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    if about.returncode or LANGUAGE not in (languages.stdout + languages.stderr).decode("utf-8", "replace").split():
        return None
    # Older ones say it on standard error.
    version = (about.stdout or about.stderr).decode("utf-8", "replace").splitlines()
    return Tesseract(path, version[0].strip() if version else "tesseract")


def find_tesseract() -> Tesseract | None:
    """Tesseract with its Indonesian data; None if one of the two is not installed."""
    path = shutil.which("tesseract")
    return _tesseract(path) if path else None


def may_be_scan(text: str) -> bool:
    """Whether a page's text layer is empty, or nothing but what is stamped on a scanned page."""
    stripped = text.strip()
    return not stripped or (
        len(stripped) <= _FEW and all(_STAMP.search(line) for line in stripped.splitlines() if line.strip())
    )


class _Pages:
    """The pages of a PDF as images."""

    def __init__(self, data: bytes) -> None:
        import pypdfium2

        self._pdf: Any = pypdfium2.PdfDocument(data)

    def close(self) -> None:
        self._pdf.close()

    def is_blank(self, n: int) -> bool:
        """Whether nothing is drawn on page n."""
        page = self._pdf[n - 1]
        width, height = page.get_size()
        bitmap = page.render(scale=min(0.5, 1000 / max(1.0, width, height)), grayscale=True)
        return min(bytes(bitmap.buffer), default=255) >= 240

    def image(self, n: int) -> bytes:
        """Page n as PGM, in grey."""
        page = self._pdf[n - 1]
        width, height = page.get_size()
        scale = min(DPI / 72, (MOST_PIXELS / max(1.0, width * height)) ** 0.5)
        bitmap = page.render(scale=scale, grayscale=True)
        raw = bytes(bitmap.buffer)
        if bitmap.stride != bitmap.width:
            raw = b"".join(raw[at : at + bitmap.width] for at in range(0, bitmap.stride * bitmap.height, bitmap.stride))
        return b"P5 %d %d 255\n%s" % (bitmap.width, bitmap.height, raw)


@dataclass(frozen=True, slots=True)
class Scans:
    """What became of the pages without text."""

    read: dict[int, str]
    """Page number to the text of its image."""
    unread: tuple[int, ...]
    """Pages with an image that was not read."""
    program: Tesseract | None


class Cache:
    """Texts by the content of the image and the program; a folder that cannot be written keeps nothing."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder

    def key(self, image: bytes, program: Tesseract) -> str:
        return hashlib.sha256(f"{program.version} {LANGUAGE}\n".encode() + image).hexdigest()

    def _path(self, key: str) -> Path | None:
        return self.folder / key[:2] / f"{key}.txt" if self.folder else None

    def get(self, key: str) -> str | None:
        path = self._path(key)
        if path is not None:
            with contextlib.suppress(OSError, UnicodeDecodeError):
                return path.read_bytes().decode("utf-8")
        return None

    def put(self, key: str, text: str) -> None:
        path = self._path(key)
        if path is None:
            return
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=path.parent)
            with os.fdopen(handle, "wb") as out:
                out.write(text.encode("utf-8", "replace"))
            Path(name).replace(path)


def _each(pages: _Pages, wanted: Sequence[int], program: Tesseract, cache: Cache) -> Iterator[tuple[int, str | None]]:
    """Pages with their texts in order: as many at work as there are cores, no more images held than that."""

    def one(image: bytes) -> str | None:
        key = cache.key(image, program)
        text = cache.get(key)
        if text is None:
            text = program.read(image)
            if text is not None:
                cache.put(key, text)
        return text

    waiting: deque[tuple[int, Future[str | None]]] = deque()
    cores = os.cpu_count() or 1
    with ThreadPoolExecutor(cores) as pool:
        for n in wanted:
            if len(waiting) >= cores:
                first, result = waiting.popleft()
                yield first, result.result()
            waiting.append((n, pool.submit(one, pages.image(n))))
        for n, result in waiting:
            yield n, result.result()


def read_scans(data: bytes, wanted: Sequence[int], cache: Path | None, progress: Progress) -> Scans:
    """Read the images of pages.

    Args:
        data: a PDF.
        wanted: page numbers, from 1. Pages on which nothing is drawn are left out of the result.
        cache: folder for what was read; None keeps nothing.
        progress: told (pages done, of how many) after each page.
    """
    program = find_tesseract()
    try:
        pages = _Pages(data)
    except Exception:  # a PDF that pypdf opens and pdfium does not: its pages are unread, not the program at fault
        return Scans({}, tuple(wanted), program)
    try:
        drawn = [n for n in wanted if not pages.is_blank(n)]
        if program is None:
            return Scans({}, tuple(drawn), None)
        found: dict[int, str] = {}
        for done, (n, text) in enumerate(_each(pages, drawn, program, Cache(cache)), start=1):
            if text is not None:
                found[n] = text
            progress(done, len(drawn))
        return Scans(found, tuple(n for n in drawn if n not in found), program)
    except Exception:  # a page that pdfium cannot draw
        return Scans({}, tuple(wanted), program)
    finally:
        pages.close()
