"""What the tests of reading share: how a structure stands in a golden file, and documents made by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kadqa.evaluation.reading_bench import pdf_of
from kadqa.records import Document, Page, Structure


def form(structure: Structure) -> dict[str, Any]:
    """A structure as a golden file holds it."""
    pages = {page.n: page.text for page in structure.pages}
    source = structure.source
    dropped: dict[str, list[str]] = {}
    for piece in structure.dropped:
        dropped.setdefault(piece.kind, []).extend(" ".join(pages[n][a:b].split()) for n, a, b in piece.spans)
    return {
        "source": [source.id, source.judul, source.ditetapkan, source.diundangkan],
        "warnings": list(structure.report.warnings),
        "dropped": dropped,
        "provisions": [[p.id, p.kind, p.label, p.text, *(["ragu"] if p.doubts else [])] for p in structure.provisions],
    }


def printed(*pages: str) -> Document:
    """A PDF's pages as its reader would hand them over."""
    return Document("pdf", tuple(Page(n, text) for n, text in enumerate(pages, start=1)))


def markdown(text: str) -> Document:
    return Document("markdown", (Page(1, text),))


def pdf_bytes(pages: Sequence[Sequence[str]]) -> bytes:
    """A small PDF whose pages show these lines of ASCII text."""
    shown = (
        " T* ".join("({}) Tj".format(line.replace("(", r"\(").replace(")", r"\)")) for line in lines) for lines in pages
    )
    return pdf_of([f"BT /F1 11 Tf 14 TL 60 780 Td {page} ET".encode("ascii") for page in shown], "Helvetica")
