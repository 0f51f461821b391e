"""An answer to take along: as text with its sources, as the legal basis of a nota dinas, as a student's citation."""

from __future__ import annotations

from datetime import date

from kadqa.hukum.wording import STANDING
from kadqa.layout import as_text, label_of
from kadqa.records import Answer, Citation
from kadqa.rendering.dasar import Sources, gazette, legal_basis_text, official_name, provisions_words, source_of
from kadqa.rendering.pieces import long_date, origin, safe_url
from kadqa.rendering.words import as_shown, legal_state, title_of


def study_citations(answer: Answer, sources: Sources, read: date) -> tuple[str, ...]:
    """Each source once, as a student cites it: name, gazette, provision, address, day it was read."""
    found: dict[str, None] = {}
    for citation in answer.citations:
        if citation.kind not in {"peraturan", "halaman"}:
            continue
        source = source_of(citation.source, sources)
        same = [c for c in answer.citations if c.source == citation.source]
        if citation.kind == "halaman":
            owner = f"{source.wilayah}. " if source.wilayah else ""
            dated = f" ({long_date(source.ditetapkan) or source.tahun})" if source.ditetapkan or source.tahun else ""
            words = f"{owner}“{source.judul or citation.title}”{dated}"
        else:
            words = official_name(source) + gazette(source) + provisions_words(same)
        url = safe_url(citation.url)
        found[f"{words}.{f' {url}.' if url else ''} Dibaca {long_date(read)}."] = None
    return tuple(found)


def standing_words(citation: Citation) -> str:
    """How a source stands, in one phrase, with today's standing where it differs; "" for what has none."""
    if citation.status is None:
        return ""
    words = STANDING.get(citation.status, citation.status)
    if citation.status_today and citation.status_today != citation.status:
        words += f"; hari ini {STANDING.get(citation.status_today, citation.status_today)}"
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
    """The paragraphs of the answer, with their numbers."""
    return as_text(answer.sentences, answer.citations, answer.lead)


def answer_plain(answer: Answer, sources: Sources) -> str:
    """Question, answer, warnings and sources as plain text, to be copied."""
    answer = as_shown(answer)
    parts = [answer.resolved_question or answer.question, "\n\n".join(sentence_lines(answer)) or answer.answer]
    if table := _table(answer, " | "):
        parts.append(table)
    if answer.warnings:
        parts.append("\n".join(f"Perhatikan: {warning.text}" for warning in answer.warnings))
    if answer.citations:
        rows = ["\n    ".join([f"[{c.n}] {source_lines(c)[0]}", *source_lines(c)[1:]]) for c in answer.citations]
        parts.append("Sumber:\n" + "\n".join(rows))
    if basis := legal_basis_text(answer, sources):
        parts.append(basis)
    parts.append(closing(answer))
    return "\n\n".join(parts)


def answer_markdown(answer: Answer, sources: Sources) -> str:
    """The same as Markdown; text of documents is escaped, so that nothing in it becomes markup."""
    answer = as_shown(answer)
    parts = [f"# {_plain(answer.resolved_question or answer.question)}"]
    parts += [_plain(line) for line in sentence_lines(answer)] or [_plain(answer.answer)]
    if answer.table and answer.table.get("rows"):
        columns = [_plain(str(column)) for column in answer.table.get("columns", ())]
        lines = [f"| {' | '.join(columns)} |", f"|{'---|' * len(columns)}"]
        lines += [f"| {' | '.join(_plain(cell) for cell in row)} |" for row in _rows(answer)]
        parts.append("\n".join(lines))
    parts += [f"> **Perhatikan.** {_plain(warning.text)}" for warning in answer.warnings]
    if answer.citations:
        parts.append("## Sumber")
        parts += ["  \n".join([f"\\[{c.n}\\] {_plain(source_lines(c)[0])}", *map(_plain, source_lines(c)[1:])])
                  for c in answer.citations]  # fmt: skip
    if basis := legal_basis_text(answer, sources):
        parts += ["## Dasar hukum", *(_plain(line) for line in basis.splitlines()[1:])]
    parts.append(f"*{_plain(closing(answer))}*")
    return "\n\n".join(parts) + "\n"


def closing(answer: Answer) -> str:
    """The last line of a copy: whose answer it is, and of which day its law is."""
    return f"Disusun dengan KADQA. {legal_state(answer)[0]}".rstrip()


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
