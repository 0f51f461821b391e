"""DOCX: paragraphs and the rows of tables on lines of their own, with the numbers that Word only draws.

python-docx opens the package; what Word shows is read from its XML: inserted text but not deleted,
text boxes, and the numbering of automatic lists ("Pasal 3", "(2)", "a." often stand in no text).
Heads and feet of pages, the table of contents and footnotes follow at the end and are dropped.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from docx import Document as open_package
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import etree

from kadqa.errors import UnreadableFile
from kadqa.reading.formats.daftar_docx import Numbering
from kadqa.records import Document, Dropped, Page, Span

MOST_BYTES = 256 * 1024 * 1024
"""What a file may unpack to: ten times a thick regulation with pictures."""
MOST_PARTS = 20_000
_DAMAGED = "berkas Word rusak atau terpotong. Simpan ulang dari Word, lalu coba lagi."
_TEXT, _TAB, _HYPHEN, _SOFT = qn("w:t"), qn("w:tab"), qn("w:noBreakHyphen"), qn("w:softHyphen")
_BREAKS = frozenset((qn("w:br"), qn("w:cr")))
_PARAGRAPH, _TABLE, _ROW, _CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
MOST_LAYOUT = 2
"""Columns of a table that may be there for the layout alone; the cells of a wider one are data."""
_LISTED = re.compile(r"\n\(?(?:\d{1,2}|[a-z])[.)]\s")
"""A list within a cell: then its lines stay apart."""
_RUN = qn("w:r")
_BOX = qn("w:txbxContent")
_AWAY = frozenset(
    (qn("w:del"), qn("w:moveFrom"), qn("w:pPr"), qn("w:rPr"), qn("w:tblPr"), qn("w:tcPr"), qn("w:sectPr"), qn("w:rt"))
)
"""Deleted text, properties, and the small letters above a word."""
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def _check(data: bytes) -> None:
    """Refuse what is no Word file, and what would fill the memory when unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, EOFError) as error:
        raise UnreadableFile(_DAMAGED) from error
    whole = sum(part.file_size for part in parts)
    if whole > MOST_BYTES or len(parts) > MOST_PARTS:
        raise UnreadableFile(
            f"isinya mengembang menjadi {whole // 1024 // 1024} MB dalam {len(parts)} bagian, "
            f"batasnya {MOST_BYTES // 1024 // 1024} MB dan {MOST_PARTS} bagian. Periksa asal berkasnya."
        )
    names = {part.filename for part in parts}
    if "[Content_Types].xml" not in names:
        raise UnreadableFile("isinya arsip ZIP, bukan dokumen Word. Keluarkan berkas di dalamnya, lalu coba lagi.")


def _hidden(run: Any) -> bool:
    """Whether an element is a run that Word hides."""
    if run.tag != _RUN:
        return False
    vanish = run.find(f"{qn('w:rPr')}/{qn('w:vanish')}")
    return vanish is not None and vanish.get(qn("w:val")) not in ("0", "false")


class _Reader:
    """One walk over a document's body."""

    def __init__(self, numbering: Numbering) -> None:
        self.numbering = numbering
        self.contents: list[str] = []
        """Lines of the table of contents."""

    def lines(self, container: Any) -> Iterator[str]:
        """The lines of a body, a cell, a text box: (one per paragraph or row, each may hold line feeds)."""
        for child in container:
            if child.tag == _PARAGRAPH:
                yield from self._paragraph(child)
            elif child.tag == _TABLE:
                yield from self._table(child)
            elif isinstance(child.tag, str) and child.tag not in _AWAY and child.tag != _FALLBACK:
                yield from self.lines(child)  # content controls, inserted blocks, the choice of several forms

    def _paragraph(self, paragraph: Any) -> Iterator[str]:
        boxes: list[Any] = []
        text = "".join(self._inline(paragraph, boxes)).strip()
        # An empty paragraph counts too: "Pasal 3" may be nothing but a number.
        marker = self.numbering.marker(paragraph)
        line = f"{marker} {text}".strip()
        if line:
            if self.numbering.style_of(paragraph).lower().startswith(("toc", "daftarisi")):
                self.contents.append(line)
            else:
                yield line
        for box in boxes:
            yield from self.lines(box)

    def _inline(self, element: Any, boxes: list[Any]) -> Iterator[str]:
        for child in element:
            tag = child.tag
            if tag == _TEXT:
                yield child.text or ""
            elif tag == _TAB:
                yield "\t"
            elif tag in _BREAKS:
                yield "\n"
            elif tag == _HYPHEN:
                yield "-"
            elif tag == _BOX:
                boxes.append(child)
            elif isinstance(tag, str) and tag not in _AWAY and tag not in (_FALLBACK, _SOFT) and not _hidden(child):
                yield from self._inline(child, boxes)

    def _table(self, table: Any) -> Iterator[str]:
        for row in self._below(table, _ROW):
            cells = ["\n".join(self.lines(cell)) for cell in self._below(row, _CELL)]
            if len(cells) > MOST_LAYOUT and not any(_LISTED.search(cell) for cell in cells):
                cells = [cell.replace("\n", " ") for cell in cells]
            if any(cells):
                # Cells stand apart by tabs, so that the columns of a table can be told.
                yield "\t".join(cells).strip()

    def _below(self, element: Any, tag: str) -> Iterator[Any]:
        """The rows of a table, the cells of a row, also those in content controls or inserted."""
        for child in element:
            if child.tag == tag:
                yield child
            elif isinstance(child.tag, str) and child.tag not in _AWAY and child.tag not in (_FALLBACK, _TABLE):
                yield from self._below(child, tag)


def _related(part: Any, kind: str) -> Iterator[Any]:
    """The roots of the parts that a part refers to as being of a kind."""
    for relation in part.rels.values():
        if relation.reltype == kind and not relation.is_external:
            target = relation.target_part
            root = getattr(target, "element", None)
            yield parse_xml(target.blob) if root is None else root


def _first(part: Any, kind: str) -> Any | None:
    return next(_related(part, kind), None)


def read(data: bytes) -> Document:
    """Read a Word document as one page of lines.

    Raises:
        UnreadableFile: it is damaged, no Word document, or unpacks to too much.
    """
    _check(data)
    try:
        package = open_package(io.BytesIO(data))
        part = package.part
        numbering = Numbering(_first(part, RT.NUMBERING), _first(part, RT.STYLES))
        reader = _Reader(numbering)
        body = list(reader.lines(package.element.body))
        away: dict[str, list[str]] = {"navigation": reader.contents}
        for kind, relation in (("page-head", RT.HEADER), ("page-foot", RT.FOOTER), ("footnote", RT.FOOTNOTES)):
            found = [line for root in _related(part, relation) for line in _Reader(numbering).lines(root)]
            away[kind] = list(dict.fromkeys(found))
        title = (package.core_properties.title or "").strip()
    except (KeyError, ValueError, AttributeError, TypeError, IndexError, etree.LxmlError, zipfile.BadZipFile, OSError,
            EOFError, NotImplementedError, RecursionError) as error:  # fmt: skip
        raise UnreadableFile(_DAMAGED) from error
    text = "\n".join(body)
    dropped: list[Dropped] = []
    for kind, lines in away.items():
        if lines:
            start = len(text) + 1 if text else 0
            text = "\n".join(filter(None, [text, *lines]))
            span: Span = (1, start, len(text))
            dropped.append(Dropped(kind, (span,)))
    warnings = list(numbering.warnings)
    if away["footnote"]:
        warnings.append(f"{len(away['footnote'])} catatan kaki tidak dibaca sebagai ketentuan.")
    first = next((line.strip() for line in body if line.strip()), "")
    return Document(
        "docx", (Page(1, text),), title=title or first[:200], dropped=tuple(dropped), warnings=tuple(warnings)
    )
