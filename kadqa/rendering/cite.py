"""An answer to take along: as text with its sources, as the legal basis of a nota dinas, as a student's citation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from kadqa.hukum import ids
from kadqa.hukum.jenis import JENIS, rank, short_name
from kadqa.records import IN_FORCE, Answer, Citation, Source
from kadqa.rendering.dasar import long_name
from kadqa.rendering.pieces import STANDING, long_date, origin, safe_url, version_name
from kadqa.rendering.words import is_quoted, label_of, title_of, unsaid_warnings

Sources = Mapping[str, Source]
"""Id to source, of everything that an answer may cite."""


def official_name(source: Source) -> str:
    """A regulation as a nota dinas names it: "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah"."""
    row = JENIS.get(source.jenis)
    if row is None:
        return source.judul or short_name(source)
    if source.jenis == "uud":
        return "Undang-Undang Dasar Negara Republik Indonesia Tahun 1945"
    if source.judul.casefold().startswith("tentang "):
        source = replace(source, judul=source.judul[len("tentang ") :])
    return long_name(source)


def gazette(source: Source) -> str:
    """Its place in the gazettes in brackets, with a space before; "" if none is known."""
    places = []
    if source.ln:
        places.append(f"Lembaran Negara Republik Indonesia {_numbered(source.ln, source.tahun)}")
    if source.tln:
        places.append(f"Tambahan Lembaran Negara Republik Indonesia {_numbered(source.tln, '')}")
    return f" ({', '.join(places)})" if places else ""


def legal_basis(answer: Answer, sources: Sources) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The regulations that an answer cites, in the order of the hierarchy and, within a rank, of their dates.

    Returns:
        Those in force today, each with its provisions, and those that are not, or of which nobody knows.
    """
    cited: dict[str, list[Citation]] = {}
    for citation in answer.citations:
        if citation.kind == "peraturan":
            cited.setdefault(citation.source, []).append(citation)

    def order(source_id: str) -> tuple[int, str, str]:
        source = _source(source_id, sources)
        return rank(source), source.tahun, source.nomor.zfill(6)

    standing: list[str] = []
    gone: list[str] = []
    for source_id in sorted(cited, key=order):
        source = _source(source_id, sources)
        alive = [c for c in cited[source_id] if c.status_today in IN_FORCE]
        for citations, rows in ((alive, standing), ([c for c in cited[source_id] if c not in alive], gone)):
            if citations:
                rows.append(official_name(source) + gazette(source) + _provisions(citations))
    return tuple(standing), tuple(gone)


def legal_basis_text(answer: Answer, sources: Sources) -> str:
    """The block "Dasar hukum", numbered, as it is pasted into a nota dinas; "" where no regulation is cited."""
    standing, gone = legal_basis(answer, sources)
    if not standing and not gone:
        return ""
    last = len(standing) - 1
    lines = ["Dasar hukum:"]
    lines += [f"{n}. {words}{'.' if n == last + 1 else ';'}" for n, words in enumerate(standing, 1)]
    if not standing:
        lines = ["Tidak ada peraturan yang masih berlaku di antara sumber jawaban ini."]
    if gone:
        lines.append("Tidak dicantumkan karena tidak berlaku, atau status berlakunya tidak diketahui:")
        lines += [f"- {words}" for words in gone]
    return "\n".join(lines)


def study_citations(answer: Answer, sources: Sources, read: date) -> tuple[str, ...]:
    """Each source once, as a student cites it: name, gazette, provision, address, day it was read."""
    found: dict[str, None] = {}
    for citation in answer.citations:
        if citation.kind not in {"peraturan", "halaman"}:
            continue
        source = _source(citation.source, sources)
        same = [c for c in answer.citations if c.source == citation.source]
        if citation.kind == "halaman":
            owner = f"{source.wilayah}. " if source.wilayah else ""
            dated = f" ({long_date(source.ditetapkan) or source.tahun})" if source.ditetapkan or source.tahun else ""
            words = f"{owner}“{source.judul or citation.title}”{dated}"
        else:
            words = official_name(source) + gazette(source) + _provisions(same)
        url = safe_url(citation.url)
        found[f"{words}.{f' {url}.' if url else ''} Dibaca {long_date(read)}."] = None
    return tuple(found)


def standing_words(citation: Citation) -> str:
    """How a source stands, in one phrase, with today's standing where it differs; "" for what has none."""
    if citation.status is None:
        return ""
    words = STANDING.get(citation.status, (citation.status,))[0]
    if citation.status_today and citation.status_today != citation.status:
        words += f"; hari ini {STANDING.get(citation.status_today, (citation.status_today,))[0]}"
    return words


def source_lines(citation: Citation) -> tuple[str, ...]:
    """What a copy says of a source: name and standing, its standing in a sentence, where it is from, its address."""
    standing = standing_words(citation)
    first = label_of(citation) + (f" ({standing})" if standing else "")
    title = title_of(citation)
    lines = [f"{first}, {title}" if title else first, citation.status_note, " · ".join(origin(citation))]
    if citation.successor:
        lines.append(f"Penggantinya: {', '.join(near.label for near in citation.successor)}")
    if citation.doubts:
        lines.append(f"Keraguan pada teks: {'; '.join(citation.doubts)}")
    return tuple(line for line in (*lines, safe_url(citation.url) or "") if line)


def sentence_lines(answer: Answer) -> tuple[str, ...]:
    """The sentences with their numbers; the document's own words in quotation marks, after where they stand."""
    known = {citation.n: citation for citation in answer.citations}
    lines = []
    for sentence in answer.sentences:
        first = known.get(sentence.citations[0]) if sentence.citations else None
        words = sentence.text.strip()
        if sentence.kind == "kutipan" and first is not None:
            layer = "" if is_quoted(first) else " (ringkasan KADQA)" if first.layer == "ringkasan" else ""
            words = f"{label_of(first)}{layer}: {f'“{words}”' if is_quoted(first) else words}"
        lines.append(" ".join([words, *(f"[{n}]" for n in sentence.citations)]))
    return tuple(lines)


def answer_plain(answer: Answer, sources: Sources) -> str:
    """Question, answer, warnings and sources as plain text, to be copied."""
    parts = [answer.resolved_question or answer.question, "\n".join(sentence_lines(answer)) or answer.answer]
    if table := _table(answer, " | "):
        parts.append(table)
    if warnings := unsaid_warnings(answer):
        parts.append("\n".join(f"Perhatikan: {warning.text}" for warning in warnings))
    if answer.citations:
        rows = ["\n    ".join([f"[{c.n}] {source_lines(c)[0]}", *source_lines(c)[1:]]) for c in answer.citations]
        parts.append("Sumber:\n" + "\n".join(rows))
    if basis := legal_basis_text(answer, sources):
        parts.append(basis)
    parts.append(closing(answer))
    return "\n\n".join(parts)


def answer_markdown(answer: Answer, sources: Sources) -> str:
    """The same as Markdown; text of documents is escaped, so that nothing in it becomes markup."""
    parts = [f"# {_plain(answer.resolved_question or answer.question)}"]
    parts += [_plain(line) for line in sentence_lines(answer)] or [_plain(answer.answer)]
    if answer.table and answer.table.get("rows"):
        columns = [_plain(str(column)) for column in answer.table.get("columns", ())]
        lines = [f"| {' | '.join(columns)} |", f"|{'---|' * len(columns)}"]
        lines += [f"| {' | '.join(_plain(cell) for cell in row)} |" for row in _rows(answer)]
        parts.append("\n".join(lines))
    parts += [f"> **Perhatikan.** {_plain(warning.text)}" for warning in unsaid_warnings(answer)]
    if answer.citations:
        parts.append("## Sumber")
        parts += ["  \n".join([f"\\[{c.n}\\] {_plain(source_lines(c)[0])}", *map(_plain, source_lines(c)[1:])])
                  for c in answer.citations]  # fmt: skip
    if basis := legal_basis_text(answer, sources):
        parts += ["## Dasar hukum", *(_plain(line) for line in basis.splitlines()[1:])]
    parts.append(f"*{_plain(closing(answer))}*")
    return "\n\n".join(parts) + "\n"


def closing(answer: Answer) -> str:
    """The last line of a copy: whose answer it is, and for which day."""
    return f"Disusun dengan KADQA; keadaan hukum per {long_date(answer.as_of)}, sejauh yang sudah diperiksa."


def _rows(answer: Answer) -> list[list[str]]:
    if not answer.table:
        return []
    return [
        [" ".join([str(cell.get("text", "")), *(f"[{n}]" for n in cell.get("citations", ()))]) for cell in row]
        for row in answer.table.get("rows", ())
    ]


def _table(answer: Answer, between: str) -> str:
    rows = _rows(answer)
    if not rows or not answer.table:
        return ""
    return "\n".join([between.join(map(str, answer.table.get("columns", ()))), *(between.join(row) for row in rows)])


def _plain(text: str) -> str:
    """Escape what Markdown would read as markup."""
    escaped = "".join(f"\\{char}" if char in "\\`*_{}[]<>#|!$~" else char for char in " ".join(text.split()))
    return escaped.replace("&", "&amp;").replace("\\<", "&lt;").replace("\\>", "&gt;")


def _provisions(citations: Sequence[Citation]) -> str:
    """The provisions after their law (", Pasal 3 ayat (1) dan Pasal 4"), in its order; "" for a law cited as such."""
    names: dict[str, None] = {}
    for citation in sorted(citations, key=lambda c: _place(c.provision)):
        steps = citation.provision[len(citation.source) + 1 :].split("/")
        inner = next((i for i, step in enumerate(steps) if ids.SOURCE_LIKE.match(step)), len(steps))
        words = " ".join(ids.step_label(step) for step in steps[:inner] if step)
        if words:
            names["Penjelasan " + words.removeprefix("penjelasan ") if words.startswith("penjelasan") else words] = None
    listed = list(names)
    if not listed:
        return ""
    return f", {listed[0]}" if len(listed) == 1 else f", {', '.join(listed[:-1])} dan {listed[-1]}"


def _place(provision: str) -> tuple[tuple[bool, int, str], ...]:
    steps = provision.split("/")[1:]
    numbers = [step.rpartition("-")[2] for step in steps]
    return tuple((not n[:1].isdigit(), int("".join(filter(str.isdigit, n)) or 0), n) for n in numbers)


def _numbered(place: str, year: str) -> str:
    """A gazette number in words: "2014/244", "244/2014" and "244" become "Tahun 2014 Nomor 244"."""
    digits = [part for part in "".join(c if c.isdigit() else " " for c in place).split() if part]
    if len(digits) == 1:
        return f"{f'Tahun {year} ' if year else ''}Nomor {digits[0]}"
    if len(digits) == 2:
        first, second = digits
        tahun, nomor = (first, second) if len(first) == 4 and first.startswith(("19", "20")) else (second, first)
        return f"Tahun {tahun} Nomor {nomor}"
    return place


def _source(source_id: str, sources: Sources) -> Source:
    return sources.get(source_id) or ids.source_from_id(source_id)


__all__ = [
    "answer_markdown", "answer_plain", "gazette", "legal_basis", "legal_basis_text", "official_name",
    "study_citations", "version_name",
]  # fmt: skip
