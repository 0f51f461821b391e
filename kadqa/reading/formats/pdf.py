"""PDF: the text layer of each page, as pypdf gives it; where there is none, what OCR reads of its image."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterable
from pathlib import Path

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from kadqa.errors import UnreadableFile
from kadqa.reading.formats import pindai
from kadqa.records import Document, Page

_LOCKED = "berkas PDF dikunci dengan kata sandi. Simpan salinan tanpa kata sandi, lalu coba lagi."
_DAMAGED = "berkas PDF rusak atau terpotong. Unduh kembali, lalu coba lagi."


def _open(data: bytes) -> PdfReader:
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableFile(_LOCKED)
        if not len(reader.pages):
            raise UnreadableFile("berkas PDF tidak berhalaman. Unduh kembali, lalu coba lagi.")
    except UnreadableFile:
        raise
    except ImportError as error:
        # pypdf needs a cryptography package for AES; without it the file cannot be told from a locked one.
        raise UnreadableFile("berkas PDF dienkripsi. Simpan salinan tanpa enkripsi, lalu coba lagi.") from error
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OSError, RecursionError) as error:
        raise UnreadableFile(_DAMAGED) from error
    return reader


def page_count(data: bytes) -> int:
    """Number of pages, without reading their text.

    Raises:
        UnreadableFile: the file is locked or damaged.
    """
    return len(_open(data).pages)


def _named(pages: Iterable[int]) -> str:
    """Page numbers for a sentence: "2, 3, 4, …"."""
    numbers = list(pages)
    return ", ".join(map(str, numbers[:20])) + (", \u2026" if len(numbers) > 20 else "")


def quiet(done: int, total: int) -> None:
    """A progress report to nobody."""


def read(data: bytes, *, cache: Path | None = None, progress: pindai.Progress = quiet) -> Document:
    """Read a PDF page by page: its text layer, else the text that Tesseract finds in its image.

    Args:
        data: the file.
        cache: folder where the texts of images are kept.
        progress: told (images read, of how many).

    Returns:
        All pages; one that could not be read has the text "" and is named in a warning.

    Raises:
        UnreadableFile: the file is locked or damaged, or no page of it has text that can be read here.
    """
    reader = _open(data)
    texts: dict[int, str] = {}
    failed: list[int] = []
    for n, page in enumerate(reader.pages, start=1):
        try:
            texts[n] = page.extract_text()
        except MemoryError:
            raise
        except Exception:  # a single broken page (pypdf raises many kinds) must not lose the others
            texts[n] = ""
            failed.append(n)
    wanted = [n for n, text in texts.items() if pindai.may_be_scan(text)]
    warnings: list[str] = []
    scanned: tuple[int, ...] = ()
    if wanted:
        scans = pindai.read_scans(data, wanted, cache, progress)
        scanned = tuple(n for n, text in sorted(scans.read.items()) if text.strip())
        for n in scanned:
            # What is stamped on the page stays: no character of the file is lost.
            texts[n] = "\n".join(filter(None, [scans.read[n], texts[n].strip()]))
        unread = [n for n in scans.unread if not texts[n].strip() or n in failed]
        if scanned and scans.program is not None:
            warnings.append(
                f"{len(scanned)} halaman tanpa lapisan teks dibaca dengan {scans.program.version}: "
                f"{_named(scanned)}. Cocokkan dengan gambarnya."
            )
        if unread:
            remedy = pindai.INSTALL if scans.program is None else "Periksa gambarnya."
            warnings.append(f"{len(unread)} halaman tanpa lapisan teks dan tidak terbaca: {_named(unread)}. {remedy}")
        if not any(text.strip() for text in texts.values()):
            if len(failed) == len(texts):
                raise UnreadableFile(_DAMAGED)
            remedy = pindai.INSTALL if scans.program is None else "Periksa isi berkasnya."
            raise UnreadableFile(f"berkas PDF tanpa lapisan teks (hasil pindai) di {len(texts)} halaman. {remedy}")
    title = ""
    try:
        title = str((reader.metadata.title if reader.metadata else "") or "").strip()
    except Exception:  # damaged metadata is no reason to refuse the text
        title = ""
    pages = tuple(Page(n, text) for n, text in texts.items())
    return Document("pdf", pages, title=title, scanned=scanned, warnings=tuple(warnings))
