"""Plain text: one page, as it stands."""

from __future__ import annotations

from kadqa.errors import UnreadableFile
from kadqa.records import Document, Page


def decode(data: bytes) -> str:
    """Bytes to text with line feeds as line ends: UTF-8, UTF-16 with a mark, else Windows-1252.

    What cannot be read becomes U+FFFD, which the report of the file tells.

    Raises:
        UnreadableFile: the bytes are no text (they hold a NUL or many control characters).
    """
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = data.decode("utf-16", errors="replace")
    else:
        if b"\0" in data:
            raise UnreadableFile("isinya bukan teks. Simpan sebagai teks UTF-8, lalu coba lagi.")
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = _damaged(data)
    controls = sum(1 for char in text if ord(char) < 32 and char not in "\t\n\r\f")
    if controls > max(8, len(text) // 100):
        raise UnreadableFile("isinya bukan teks. Simpan sebagai teks UTF-8, lalu coba lagi.")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _damaged(data: bytes) -> str:
    """Bytes that are not all UTF-8: UTF-8 with some broken if most letters beyond ASCII are it, else Windows-1252."""
    text = data.decode("utf-8-sig", errors="replace")
    broken = text.count("\ufffd")
    whole = sum(char > "\x7f" for char in text) - broken
    return text if whole > broken else data.decode("cp1252", errors="replace")


def first_line(text: str) -> str:
    """The first line that is not blank, at most 200 characters; "" if there is none."""
    return next((line.strip()[:200] for line in text.splitlines() if line.strip()), "")


def read(data: bytes) -> Document:
    """Read plain text as one page.

    Raises:
        UnreadableFile: the bytes are no text.
    """
    text = decode(data)
    return Document("text", (Page(1, text),), title=first_line(text))
