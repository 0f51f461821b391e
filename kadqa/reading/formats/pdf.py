"""PDF: the text layer of each page, as pypdf gives it."""

from __future__ import annotations

import io
import logging

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from kadqa.errors import UnreadableFile
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


def read(data: bytes) -> Document:
    """Read a PDF's text layer, page by page; a page without one has the text "".

    Raises:
        UnreadableFile: the file is locked, damaged, or none of its pages has a text layer.
    """
    reader = _open(data)
    pages: list[Page] = []
    failed = 0
    for n, page in enumerate(reader.pages, start=1):
        try:
            text = page.extract_text()
        except Exception:  # a single broken page (pypdf raises many kinds) must not lose the others
            text, failed = "", failed + 1
        pages.append(Page(n, text))
    if failed == len(pages):
        raise UnreadableFile(_DAMAGED)
    if not any(page.text.strip() for page in pages):
        raise UnreadableFile("berkas PDF tanpa lapisan teks (hasil pindai). Jalankan OCR atasnya, lalu coba lagi.")
    title = ""
    try:
        title = str((reader.metadata.title if reader.metadata else "") or "").strip()
    except Exception:  # damaged metadata is no reason to refuse the text
        title = ""
    return Document("pdf", tuple(pages), title=title)
