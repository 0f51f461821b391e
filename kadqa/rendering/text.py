"""Answers, finds and provisions as plain text for a terminal or a nota dinas."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from kadqa.hukum.hubungan import write_date
from kadqa.hukum.ids import without_penjelasan
from kadqa.hukum.wording import STANDING
from kadqa.layout import as_text
from kadqa.records import Answer, Citation, Found, Part, Shown
from kadqa.rendering.words import (
    as_shown,
    is_title,
    legal_state,
    on_topic,
    read_as,
    shown_rows,
    title_of,
)
from kadqa.text import squash

WIDTH = 100
"""Columns of a line, at most, unless told otherwise; an address is never broken."""
LEAST = 24
"""Columns that the last column of a table keeps, however narrow the terminal is."""
MOST = 10
"""References that a line of `kadqa show` names, at most; how many more there are is told."""
LAYER_WORDS = {"naskah": "naskah", "ringkasan": "ringkasan KADQA"}


def _wrapped(text: str, width: int, indent: str = "", hang: str | None = None) -> str:
    """Each line of the text filled to `width`; the lines that follow in it begin with `hang`."""
    return "\n".join(
        textwrap.fill(
            line,
            width,
            initial_indent=indent,
            subsequent_indent=indent if hang is None else hang,
            break_long_words=False,
            break_on_hyphens=False,
        )
        for line in text.splitlines()
    )


def status_words(c: Citation) -> str:
    """The standing of a citation in words, both standings where they differ; "halaman web" for a page."""
    if c.status is None:
        return {"dokumen": "dokumen", "halaman": "halaman web", "catatan": "catatan KADQA"}.get(c.kind, c.kind)
    words = STANDING.get(c.status, c.status)
    if c.status_today and c.status_today != c.status:
        words = f"{words} pada tanggal itu; kini {STANDING.get(c.status_today, c.status_today)}"
    return words


def answer_text(answer: Answer, width: int = WIDTH) -> str:
    """How the question was read, the answer, its warnings, and its sources with their standing."""
    answer = as_shown(answer)
    told = as_text(answer.sentences, answer.citations, answer.lead)
    read = read_as(answer)
    parts = [_wrapped(read, width)] if read else []
    parts.append(_wrapped("\n\n".join(told) or answer.answer, width))
    if answer.terms:
        parts.append(_wrapped("; ".join(f"{short}: {full}" for short, full in answer.terms), width))
    if answer.table is not None:
        shown, others = shown_rows(answer.table)
        parts.append(comparison_text({**answer.table, "rows": shown}, width))
        if others:
            asked = on_topic(answer.table, others[0])
            parts.append(_wrapped(f"Pokok lain: {'; '.join(others)}. Tanyakan misalnya: {asked}", width))
    if answer.timeline:
        parts.append("Riwayat:\n" + "\n".join(_event(event, width) for event in answer.timeline))
    if answer.warnings:
        warned = (_wrapped(f"! {warning.text}", width, "  ", "    ") for warning in answer.warnings)
        parts.append("Perhatikan:\n" + "\n".join(warned))
    state = legal_state(answer)[0]
    if state:
        parts.append(_wrapped(state, width))
    if answer.citations:
        said = " ".join([*told, *(warning.text for warning in answer.warnings)]).casefold()
        parts.append("Sumber:\n" + "\n".join(_source(c, said, width) for c in answer.citations))
    if answer.next:
        parts.append("Tanyakan juga:\n" + "\n".join(_wrapped(f"- {q}", width, "  ", "    ") for q in answer.next))
    return "\n\n".join(parts)


def _marks(numbers: Iterable[int]) -> str:
    return " ".join(f"[{n}]" for n in numbers)


def _event(event: Mapping[str, Any], width: int) -> str:
    when = write_date(str(event["date"])) or "tanggal tidak diketahui"
    return _wrapped(f"- {when}: {event['event']} {_marks(event['citations'])}".rstrip(), width, "  ", "    ")


def comparison_text(table: Mapping[str, Any], width: int = WIDTH) -> str:
    """A table whose cells hold sentences: columns side by side, or one under the other where lines are too short.

    Args:
        table: "columns", and "rows" of cells {"text", "citations"}, as `Answer.table` has them.
        width: columns of a line, 1 or more.
    """
    columns = [str(column) for column in table["columns"]]
    rows = [[f"{cell['text']} {_marks(cell['citations'])}".rstrip() for cell in row] for row in table["rows"]]
    first = min(max(len(row[0]) for row in [columns, *rows]), width // 5) if columns else 0
    room = (width - first - 3 * (len(columns) - 1)) // max(1, len(columns) - 1)
    if room < LEAST:
        return "\n\n".join(
            "\n".join(
                [
                    row[0],
                    *(
                        _wrapped(f"{c}: {cell}", width, "  ", "    ")
                        for c, cell in zip(columns[1:], row[1:], strict=True)
                    ),
                ]
            )
            for row in rows
        )
    widths = [first, *[room] * (len(columns) - 1)]
    lines = _across(columns, widths)
    for row in rows:
        lines += ["-+-".join("-" * width for width in widths), *_across(row, widths)]
    return "\n".join(lines)


def _across(cells: Sequence[str], widths: Sequence[int]) -> list[str]:
    """The lines of one row: every cell filled to its column."""
    filled = [
        [piece for line in cell.splitlines() for piece in textwrap.wrap(line, width)]
        for cell, width in zip(cells, widths, strict=True)
    ]
    high = max(map(len, filled), default=0)
    return [
        " | ".join(
            (lines[n] if n < len(lines) else "").ljust(width) for lines, width in zip(filled, widths, strict=True)
        ).rstrip()
        for n in range(high)
    ]


def _source(c: Citation, said: str, width: int) -> str:
    """A source with its standing, less what was said above it."""
    where = "judul" if is_title(c) else LAYER_WORDS.get(c.layer, c.layer) + (f", hlm. {c.page}" if c.page else "")
    lines = [_wrapped(f"[{c.n}] {c.label} ({status_words(c)}; {where})", width, "  ", "      ")]
    if title := title_of(c):
        lines.append(_wrapped(title, width, "      "))
    if c.status_note and c.status_note.rstrip(".").casefold() not in said:
        lines.append(_wrapped(c.status_note, width, "      "))
    if c.url:
        lines.append(f"      {c.url}")
    return "\n".join(lines)


def search_text(found: Sequence[Found], width: int = WIDTH) -> str:
    """Each hit by its label, with its id, its standing and the start of its text."""
    if not found:
        return "Tidak ada yang ditemukan."
    lines = []
    for n, f in enumerate(found, 1):
        status = f" ({STANDING.get(f.status, f.status)})" if f.status else ""
        lines.append(f"{n:2}. {f.score:.3f} {f.label}{status}  {f.provision}")
        start = textwrap.shorten(f.text, 2 * (width - 8), placeholder=" …")
        lines.append(_wrapped(start, width, "      "))
    return "\n".join(lines)


def show_text(shown: Shown, width: int = WIDTH, parts: Sequence[Part] = ()) -> str:
    """A provision with its standing, its history and surroundings.

    Args:
        shown: the provision, or a regulation or page, whose own text is its title.
        width: columns of a line, 1 or more.
        parts: what a regulation or page holds, in reading order; () for a provision.
    """
    head = f"{shown.label}" + (f" — {shown.title}" if shown.title and shown.title != shown.label else "")
    pieces = [_wrapped(head, width)]
    if shown.note:
        pieces.append(_wrapped(shown.note, width))
    if shown.full_text not in {shown.title, shown.label}:
        pieces.append(_wrapped(shown.full_text, width))
    # Before the first day there is nothing to tell.
    history = [str(event["note"]) for event in shown.timeline if event["from"] is not None]
    if len(history) > 1:
        pieces.append("Riwayat:\n" + "\n".join(_wrapped(f"- {note}", width, "  ", "    ") for note in history))
    if parts:
        pieces.append("Isi:\n" + "\n".join(_contents(parts, width)))
    pieces.append("\n".join(_wrapped(line, width) for line in _about(shown, parts)))
    return "\n\n".join(pieces)


def _about(shown: Shown, parts: Sequence[Part]) -> list[str]:
    """Where a text comes from, and what stands around it; a line each."""
    if shown.kind == "judul" and not shown.versions:
        layers = dict.fromkeys(LAYER_WORDS.get(part.layer, part.layer) for part in parts)
        lines = [
            f"Lapisan: judul; isinya {' dan '.join(layers)}" if layers else "Lapisan: judul; isinya belum ada di sini"
        ]
    else:
        layer = LAYER_WORDS.get(shown.layer or "", shown.layer or "")
        lines = [f"Lapisan: {layer}" + (f", hlm. {shown.page}" if shown.page else "")]
    if shown.version and shown.version != "asli":
        lines.append(f"Versi: {shown.version}")
    if shown.doubts:
        lines.append(f"Keraguan: {'; '.join(shown.doubts)}")
    elsewhere = [r for r in shown.referred_by if not r.provision.startswith(f"{shown.id}/")]
    for name, references in (
        ("Penjelasan", shown.penjelasan), ("Pengganti", shown.successor), ("Dirujuk oleh", elsewhere),
    ):  # fmt: skip
        if references:
            more = f"; dan {len(references) - MOST} lagi" if len(references) > MOST else ""
            lines.append(f"{name}: {'; '.join(reference.label for reference in references[:MOST])}{more}")
    lines += [
        f"{name}: {value}" for name, value in (("Sebelumnya", shown.previous), ("Berikutnya", shown.next)) if value
    ]
    if shown.url:
        lines.append(f"Alamat: {shown.url}")
    return lines


def _contents(parts: Sequence[Part], width: int) -> Iterator[str]:
    """A line for each part: what to type for it, and how it begins. A pasal's penjelasan is shown with the pasal."""
    there = {part.provision for part in parts}
    for part in parts:
        explained = without_penjelasan(part.provision)
        if explained == part.provision or explained not in there:
            begins = squash(part.text or part.label)
            yield "  " + textwrap.shorten(f"{part.provision} {begins}", width - 2, placeholder=" …")


def table_text(header: Sequence[str], rows: Iterable[Sequence[object]], width: int | None = None) -> str:
    """A table with columns as wide as their widest cell; numbers to the right.

    Args:
        header: names of the columns.
        rows: as many cells each.
        width: shorten the cells of the last column so that lines fit; None: all of every cell.
    """
    cells = [[str(cell) for cell in row] for row in rows]
    widths = [max(len(line[n]) for line in [list(header), *cells]) for n in range(len(header))]
    if width is not None:
        room = max(LEAST, width - sum(widths[:-1]) - 2 * (len(widths) - 1))
        cells = [
            [*row[:-1], textwrap.shorten(row[-1], room, placeholder=" …", break_on_hyphens=False)] for row in cells
        ]
        widths[-1] = min(widths[-1], room)
    lines = []
    for row in [list(header), ["-" * width for width in widths], *cells]:
        lines.append(
            "  ".join(
                cell.rjust(width) if cell.isdecimal() else cell.ljust(width)
                for cell, width in zip(row, widths, strict=True)
            ).rstrip()
        )
    return "\n".join(lines)
