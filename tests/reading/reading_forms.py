"""What the tests of reading share: how a structure stands in a golden file, and documents made by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

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
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        shown = " T* ".join("({}) Tj".format(line.replace("(", r"\(").replace(")", r"\)")) for line in lines)
        stream = f"BT /F1 11 Tf 14 TL 60 780 Td {shown} ET".encode("ascii")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for n, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (n, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)
