"""Bytes to pages. A new format is one module with `read` and one row in `READERS`."""

from __future__ import annotations

import stat
from collections.abc import Callable
from pathlib import Path

from kadqa.errors import UnreadableFile, because
from kadqa.reading.formats import html, markdown, pdf, plain
from kadqa.records import Document


def _docx(data: bytes) -> Document:
    """DOCX, whose library is loaded when the first such file is met."""
    from kadqa.reading.formats import docx

    return docx.read(data)


READERS: dict[str, Callable[[bytes], Document]] = {
    ".docx": _docx,
    ".htm": html.read,
    ".html": html.read,
    ".md": markdown.read,
    ".pdf": pdf.read,
    ".txt": plain.read,
}

_SIGNATURES: tuple[tuple[bytes, str, tuple[str, ...]], ...] = (
    (b"%PDF", "PDF", (".pdf",)),
    (b"PK\x03\x04", "berkas Office atau ZIP", ()),
    (b"\xd0\xcf\x11\xe0", "berkas Office lama atau yang dikunci dengan kata sandi", ()),
    (b"\x89PNG", "gambar PNG", ()),
    (b"\xff\xd8\xff", "gambar JPEG", ()),
)
"""(first bytes, what it is, suffixes that say so)."""
_WORD = b"word/document"
"""Stands in every Word package, in the clear."""
_HTML_STARTS = (b"<!doctype html", b"<html")


def _content(data: bytes) -> tuple[str, tuple[str, ...]] | None:
    """What the first bytes say the file is, with its right suffixes; None: they don't tell."""
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    for signature, name, suffixes in _SIGNATURES:
        if head.startswith(signature):
            return ("dokumen Word", (".docx",)) if signature[:2] == b"PK" and _WORD in data else (name, suffixes)
    if head.lower().startswith(_HTML_STARTS):
        return "halaman HTML", (".html", ".htm")
    return None


def _why(path: Path) -> str:
    """Why a path is no file that ends, and what to do; "" if it is one.

    Raises:
        OSError: it cannot be looked at.
    """
    try:
        mode = path.stat().st_mode
    except OSError:
        if path.is_symlink() and not path.exists():
            return "tautan ke berkas yang tidak ada. Perbaiki atau hapus tautannya."
        raise
    # Reading a pipe would wait for ever.
    return "" if stat.S_ISREG(mode) else "bukan berkas biasa (folder, pipa, atau perangkat). Beri berkas."


def unreadable(path: Path) -> str:
    """The line that names a path which is no file: a pipe, a broken link, a folder, nothing at all."""
    try:
        why = _why(path)
    except OSError as error:
        why = f"{because(error)}. Periksa letak dan hak aksesnya."
    return f"{path.name} tidak dapat dibaca: {why or 'berubah selagi dibaca. Coba lagi.'}"


def _bytes(path: Path, max_bytes: int | None) -> bytes:
    """A file's content, after checking that it is a file that ends.

    Raises:
        UnreadableFile: why it cannot be read, without its name.
    """
    try:
        why = _why(path)
        if why:
            raise UnreadableFile(why)
        size = path.stat().st_size
        if max_bytes is not None and size > max_bytes:
            raise UnreadableFile(
                f"{size // 1_000_000} MB, batasnya {max_bytes // 1_000_000} MB. "
                "Naikkan KADQA_READ_MEGABYTES atau bagi berkasnya."
            )
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFile(f"{because(error)}. Periksa letak dan hak aksesnya.") from error


def _checked(suffix: str, data: bytes) -> None:
    """Whether the content is what the suffix says.

    Raises:
        UnreadableFile: it is not; without the file's name.
    """
    if not data.strip():
        raise UnreadableFile("berkas kosong. Unduh atau salin kembali.")
    content = _content(data)
    if content is not None and suffix not in content[1]:
        name, right = content
        advice = f"Ganti akhirannya menjadi {right[0]}." if right else f"Yang dapat: {' '.join(sorted(READERS))}."
        raise UnreadableFile(f"isinya {name}, bukan '{suffix}'. {advice}")
    if suffix in (".pdf", ".docx") and content is None:
        kind = "PDF" if suffix == ".pdf" else "dokumen Word"
        raise UnreadableFile(f"isinya bukan {kind}. Unduh kembali, lalu coba lagi.")


def read_document(
    path: Path,
    *,
    max_pages: int | None = None,
    max_bytes: int | None = None,
    cache: Path | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Document:
    """Read a file with the reader of its suffix, after checking that its content is what the suffix says.

    Args:
        path: the file.
        max_pages: refuse a PDF with more pages; None: any number.
        max_bytes: refuse a larger file; None: any size.
        cache: folder where what OCR reads is kept; None keeps nothing.
        progress: told (page images read, of how many).

    Raises:
        UnreadableFile: "{file} tidak dapat dibaca: {why}. {what to do}".
    """
    path = Path(path)
    suffix = path.suffix.lower()
    try:
        reader = READERS.get(suffix)
        if reader is None:
            raise UnreadableFile(f"tidak ada pembaca untuk '{suffix}'. Yang dapat: {' '.join(sorted(READERS))}.")
        data = _bytes(path, max_bytes)
        _checked(suffix, data)
        if suffix != ".pdf":
            document = reader(data)
        else:
            if max_pages is not None and (pages := pdf.page_count(data)) > max_pages:
                raise UnreadableFile(
                    f"{pages} halaman, batasnya {max_pages}. Naikkan KADQA_READ_PAGES atau bagi berkasnya."
                )
            document = pdf.read(data, cache=cache, progress=progress or pdf.quiet)
        if not any(page.text.strip() for page in document.pages):
            raise UnreadableFile("tidak ada teks yang terbaca. Periksa isi berkasnya.")
    except UnreadableFile as error:
        raise UnreadableFile(f"{path.name} tidak dapat dibaca: {error}") from error
    return document
