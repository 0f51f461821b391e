"""The table of `kadqa.evaluation.reading`, as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from kadqa import __version__
from kadqa.evaluation.reading import Row

HEAD = (
    "berkas", "sumber", "pasal diharapkan", "ditemukan", "ganda", "hilang", "penjelasan (tertaut)",
    "karakter tersimpan", "dibuang", "tak terhitung", "rujukan terurai", "menggantung", "simpangan pypdf",
    "ekstraksi (detik)", "sesudahnya (detik)", "rasio",
)  # fmt: skip
MOST = 25
"""Names listed of one kind in one file."""


def _cell(text: object) -> str:
    return str(text).replace("|", "\\|").replace("\n", " ")


def _line(cells: Sequence[object]) -> str:
    return "| " + " | ".join(map(_cell, cells)) + " |"


def _some(names: Sequence[str]) -> str:
    rest = f" dan {len(names) - MOST} lagi" if len(names) > MOST else ""
    return ", ".join(names[:MOST]) + rest


def _row(row: Row) -> list[object]:
    if row.skipped:
        return [row.file, "tidak dibaca", *[""] * (len(HEAD) - 2)]
    expected = row.expected
    note = " (OCR)" if expected and expected.ocr else ""
    dropped = ", ".join(f"{kind} {n}" for kind, n in sorted(row.dropped.items())) or "-"
    return [
        row.file,
        ", ".join(row.sources),
        f"{expected.pasal}{note}" if expected else "-",
        row.pasal,
        len(row.doubled),
        len(row.missing),
        f"{row.explained} ({row.linked})",
        row.kept,
        dropped,
        row.unaccounted,
        row.resolved,
        len(row.dangling),
        "-" if row.stray is None else f"{100 * row.stray:.3f} %",
        f"{row.extraction:.2f}",
        f"{row.after:.2f}",
        "-" if row.stray is None or not row.extraction else f"{row.after / row.extraction:.2f}",
    ]


def _named(row: Row) -> Iterator[str]:
    """What must be said of a file beyond its numbers."""
    if row.skipped:
        yield row.skipped
    yield from row.faults
    if row.missing:
        yield f"pasal hilang: {_some(row.missing)}"
    if row.dangling:
        yield f"rujukan menggantung: {_some(row.dangling)}"
    yield from row.warnings


def rows_markdown(rows: Sequence[Row], day: date) -> str:
    """The table of all files, then, by file, what is wrong, missing, dangling or doubtful."""
    read = [row for row in rows if not row.skipped]
    wanted = [row for row in read if row.expected]
    lines = [
        "# Bagaimana setiap berkas terbaca",
        "",
        f"KADQA {__version__}, {day.isoformat()}: {len(rows)} berkas, {len(read)} terbaca, "
        f"{len(rows) - len(read)} dinamai dan dilewati; {sum(bool(row.faults) for row in rows)} dengan cela; "
        f"{sum(not row.faults for row in wanted)} dari {len(wanted)} berkas yang jumlah pasalnya diketahui sesuai; "
        f"{sum(row.unaccounted for row in read)} karakter tak terhitung.",
        "",
        _line(HEAD),
        _line(["---"] * 2 + ["---:"] * 6 + ["---"] + ["---:"] * (len(HEAD) - 9)),
        *(_line(_row(row)) for row in rows),
    ]
    notes = [(row, list(_named(row))) for row in rows]
    if any(said for _, said in notes):
        lines += ["", "## Yang perlu diketahui"]
        for row, said in notes:
            if said:
                lines += ["", f"**{_cell(row.file)}**", "", *(f"- {_cell(text)}" for text in said)]
    return "\n".join(lines) + "\n"
