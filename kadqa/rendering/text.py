"""Answers, finds and provisions as plain text for a terminal or a nota dinas."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence

from kadqa.records import Answer, Citation, Found, Shown

WIDTH = 100
STATUS_WORDS = {
    "berlaku": "berlaku",
    "berlaku bersyarat": "berlaku bersyarat",
    "diubah": "berlaku, dengan perubahan",
    "dihapus": "dihapus",
    "dicabut": "dicabut",
    "belum berlaku": "belum berlaku",
    "tidak diketahui": "status tidak diketahui",
}
LAYER_WORDS = {"naskah": "naskah", "ringkasan": "ringkasan KADQA"}


def _wrapped(text: str, indent: str = "") -> str:
    return "\n".join(
        textwrap.fill(line, WIDTH, initial_indent=indent, subsequent_indent=indent) for line in text.splitlines()
    )


def status_words(c: Citation) -> str:
    """The standing of a citation in words, both standings where they differ; "halaman web" for a page."""
    if c.status is None:
        return {"halaman": "halaman web", "catatan": "catatan KADQA"}.get(c.kind, c.kind)
    words = STATUS_WORDS.get(c.status, c.status)
    if c.status_today and c.status_today != c.status:
        words = f"{words} pada tanggal itu; kini {STATUS_WORDS.get(c.status_today, c.status_today)}"
    return words


def answer_text(answer: Answer) -> str:
    """The answer, its warnings, and its sources with their standing."""
    parts = [_wrapped(answer.answer)]
    if answer.warnings:
        parts.append("Perhatikan:\n" + "\n".join(_wrapped(f"! {w.text}", "  ") for w in answer.warnings))
    if answer.citations:
        parts.append("Sumber:\n" + "\n".join(_source(c) for c in answer.citations))
    return "\n\n".join(parts)


def _source(c: Citation) -> str:
    where = LAYER_WORDS.get(c.layer, c.layer) + (f", hlm. {c.page}" if c.page else "")
    lines = [f"  [{c.n}] {c.label} ({status_words(c)}; {where})"]
    if c.title and c.title != c.label:
        lines.append(_wrapped(c.title, "      "))
    if c.status_note:
        lines.append(_wrapped(c.status_note, "      "))
    if c.url:
        lines.append(f"      {c.url}")
    return "\n".join(lines)


def search_text(found: Sequence[Found]) -> str:
    """One line per hit, with the start of its text."""
    if not found:
        return "Tidak ada yang ditemukan."
    lines = []
    for n, f in enumerate(found, 1):
        status = f" ({STATUS_WORDS.get(f.status, f.status)})" if f.status else ""
        lines.append(f"{n:2}. {f.score:.3f} {f.label}{status}  {f.provision}")
        lines.append(textwrap.shorten(f.text, 160, placeholder=" …").join(["      ", ""]))
    return "\n".join(lines)


def show_text(shown: Shown) -> str:
    """A provision with its standing and surroundings."""
    head = f"{shown.label}" + (f" — {shown.title}" if shown.title and shown.title != shown.label else "")
    parts = [head]
    if shown.note:
        parts.append(_wrapped(shown.note))
    layer = LAYER_WORDS.get(shown.layer or "", shown.layer or "")
    parts.append(_wrapped(shown.full_text))
    about = [f"Lapisan: {layer}" + (f", hlm. {shown.page}" if shown.page else "")]
    if shown.version and shown.version != "asli":
        about.append(f"Versi: {shown.version}")
    if shown.doubts:
        about.append(f"Keraguan: {'; '.join(shown.doubts)}")
    for name, references in (
        ("Penjelasan", shown.penjelasan), ("Pengganti", shown.successor), ("Dirujuk oleh", shown.referred_by),
    ):  # fmt: skip
        if references:
            about.append(f"{name}: {'; '.join(reference.label for reference in references[:10])}")
    about += [
        f"{name}: {value}" for name, value in (("Sebelumnya", shown.previous), ("Berikutnya", shown.next)) if value
    ]
    parts.append("\n".join(_wrapped(line) for line in about))
    return "\n\n".join(parts)


def table_text(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table with columns as wide as their widest cell; numbers to the right."""
    cells = [[str(cell) for cell in row] for row in rows]
    widths = [max(len(line[n]) for line in [list(header), *cells]) for n in range(len(header))]
    lines = []
    for row in [list(header), ["-" * width for width in widths], *cells]:
        lines.append(
            "  ".join(
                cell.rjust(width) if cell.isdecimal() else cell.ljust(width)
                for cell, width in zip(row, widths, strict=True)
            ).rstrip()
        )
    return "\n".join(lines)
