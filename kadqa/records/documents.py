"""What a file says: pages, the tree of its provisions, and what was dropped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from kadqa.records.corpus import Source

Span = tuple[int, int, int]
"""(page number, start, end): Python string indexes into `Page.text`, end exclusive."""


@dataclass(frozen=True, slots=True)
class Page:
    """The text of one page as its reader gave it, unmended. Numbers start at 1."""

    n: int
    text: str


@dataclass(frozen=True, slots=True)
class Dropped:
    """A piece of a file that is not law: page-head, page-foot, catchword, navigation, markup, signature, chatter,
    filler, footnote.
    """

    kind: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """What a format's reader hands over: text by page, and what it knows of the file."""

    media: Literal["pdf", "html", "docx", "markdown", "text"]
    pages: tuple[Page, ...]
    title: str = ""
    address: str = ""
    """Canonical address of a web page, if it names one."""
    dropped: tuple[Dropped, ...] = ()
    """Pieces that the reader itself knows not to be content (a page's navigation, Markdown's marks)."""
    facts: tuple[str, ...] = ()
    """What a web page says of itself outside its text, ready to be shown: "Penulis: N. N.", "Terbit: 2017-08-29"."""
    scanned: tuple[int, ...] = ()
    """Pages whose text was read from their image (OCR)."""
    warnings: tuple[str, ...] = ()
    """What the reader could not read, in Indonesian."""


@dataclass(frozen=True, slots=True)
class Provision:
    """A node of a parsed file. `text` is its own, without its label and without its children's."""

    id: str
    kind: str
    """bab bagian paragraf pasal ayat huruf angka judul menimbang mengingat penutup penjelasan lampiran alinea
    identitas."""
    label: str
    """Short, as printed above or before it: "Pasal 363", "(1)", "a.", "BAB XVII KERJA SAMA DAERAH"."""
    text: str
    parent: str | None
    spans: tuple[Span, ...]
    doubts: tuple[str, ...] = ()
    changes: tuple[tuple[str, str], ...] = ()
    """What an item of an amending law does: (menyisipkan, mengubah or menghapus; id of the provision)."""

    @property
    def page_first(self) -> int:
        return min((span[0] for span in self.spans), default=1)

    @property
    def page_last(self) -> int:
        return max((span[0] for span in self.spans), default=1)


@dataclass(frozen=True, slots=True)
class Report:
    """What a parser did with a file's characters. Counts are of non-space characters."""

    pages: int
    chars_in: int
    chars_kept: int
    dropped: Mapping[str, int]
    unaccounted: int
    mended: int = 0
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Structure:
    """A file, read: its source as far as the file tells, and its provisions in reading order."""

    source: Source
    media: str
    provisions: tuple[Provision, ...]
    dropped: tuple[Dropped, ...]
    pages: tuple[Page, ...]
    report: Report
    scanned: tuple[int, ...] = ()
    """Pages whose text was read from their image (OCR)."""
    members: tuple[Source, ...] = ()
    """The sources that a collection quotes, in their order; the provisions of each begin with its id."""
