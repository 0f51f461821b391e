"""Bytes to pages. A new format is one module with `read` and one row in `READERS`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kadqa.errors import UnreadableFile
from kadqa.reading.formats import html, markdown, pdf, plain
from kadqa.records import Document

READERS: dict[str, Callable[[bytes], Document]] = {
    ".htm": html.read,
    ".html": html.read,
    ".md": markdown.read,
    ".pdf": pdf.read,
    ".txt": plain.read,
}

_SIGNATURES: tuple[tuple[bytes, str, tuple[str, ...]], ...] = (
    (b"%PDF", "PDF", (".pdf",)),
    (b"PK\x03\x04", "berkas Office atau ZIP", ()),
    (b"\xd0\xcf\x11\xe0", "berkas Office lama", ()),
    (b"\x89PNG", "gambar PNG", ()),
    (b"\xff\xd8\xff", "gambar JPEG", ()),
)
"""(first bytes, what it is, suffixes that say so)."""
_HTML_STARTS = (b"<!doctype html", b"<html")


def _content(data: bytes) -> tuple[str, tuple[str, ...]] | None:
    """What the first bytes say the file is, with its right suffixes; None: they don't tell."""
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    for signature, name, suffixes in _SIGNATURES:
        if head.startswith(signature):
            return name, suffixes
    if head.lower().startswith(_HTML_STARTS):
        return "halaman HTML", (".html", ".htm")
    return None


def read_document(path: Path, *, max_pages: int | None = None) -> Document:
    """Read a file with the reader of its suffix, after checking that its content is what the suffix says.

    Args:
        path: the file.
        max_pages: refuse a PDF with more pages; None: any number.

    Raises:
        UnreadableFile: "{file} tidak dapat dibaca: {why}. {what to do}".
    """
    path = Path(path)
    suffix = path.suffix.lower()

    def refuse(why: str) -> UnreadableFile:
        return UnreadableFile(f"{path.name} tidak dapat dibaca: {why}")

    reader = READERS.get(suffix)
    if reader is None:
        raise refuse(f"tidak ada pembaca untuk '{suffix}'. Yang dapat: {' '.join(sorted(READERS))}.")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise refuse(f"{error.strerror or error}. Periksa letak dan hak aksesnya.") from error
    if not data.strip():
        raise refuse("berkas kosong. Unduh atau salin kembali.")
    content = _content(data)
    if content is not None and suffix not in content[1]:
        name, right = content
        advice = f"Ganti akhirannya menjadi {right[0]}." if right else f"Yang dapat: {' '.join(sorted(READERS))}."
        raise refuse(f"isinya {name}, bukan '{suffix}'. {advice}")
    if suffix == ".pdf" and (content is None or content[0] != "PDF"):
        raise refuse("isinya bukan PDF. Unduh kembali, lalu coba lagi.")
    try:
        if suffix == ".pdf" and max_pages is not None:
            pages = pdf.page_count(data)
            if pages > max_pages:
                raise refuse(f"{pages} halaman, batasnya {max_pages}. Naikkan KADQA_READ_PAGES atau bagi berkasnya.")
        document = reader(data)
    except UnreadableFile as error:
        raise error if str(error).startswith(path.name) else refuse(str(error)) from error
    if not any(page.text.strip() for page in document.pages):
        raise refuse("tidak ada teks yang terbaca. Periksa isi berkasnya.")
    return document
