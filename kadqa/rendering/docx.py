"""An answer as a Word document, for those who write their nota dinas in one."""

from __future__ import annotations

import io
from datetime import datetime

from docx import Document
from docx.shared import Pt

from kadqa.records import Answer
from kadqa.rendering.cite import closing, sentence_lines, source_lines
from kadqa.rendering.dasar import Sources, legal_basis
from kadqa.rendering.words import as_shown
from kadqa.text import CONTROL, SURROGATE


def answer_docx(answer: Answer, sources: Sources) -> bytes:
    """The answer with the standing, date and date checked of each source, and its legal basis.

    The same answer always gives the same text; the file's own date is that of the day asked about.
    """
    answer = as_shown(answer)
    document = Document()
    document.core_properties.title = _clean(answer.resolved_question or answer.question)[:250]
    document.core_properties.author = "KADQA"
    document.core_properties.created = datetime(answer.as_of.year, answer.as_of.month, answer.as_of.day)
    document.styles["Normal"].font.size = Pt(11)
    document.add_heading(_clean(answer.resolved_question or answer.question), level=1)
    for line in sentence_lines(answer) or (answer.answer,):
        document.add_paragraph(_clean(line))
    _add_table(document, answer)
    for warning in answer.warnings:
        paragraph = document.add_paragraph()
        paragraph.add_run("Perhatikan. ").bold = True
        paragraph.add_run(_clean(warning.text))
    if answer.citations:
        document.add_heading("Sumber", level=2)
    for citation in answer.citations:
        first, *rest = source_lines(citation)
        paragraph = document.add_paragraph()
        paragraph.add_run(f"[{citation.n}] {_clean(first)}").bold = True
        for line in rest:
            paragraph.add_run("\n" + _clean(line))
    standing, gone = legal_basis(answer, sources)
    if standing:
        document.add_heading("Dasar hukum", level=2)
        for n, words in enumerate(standing, 1):
            document.add_paragraph(f"{n}. {_clean(words)}{';' if n < len(standing) else '.'}")
    if gone:
        document.add_paragraph("Tidak dicantumkan karena tidak berlaku, atau status berlakunya tidak diketahui:")
        for words in gone:
            document.add_paragraph(_clean(words), style="List Bullet")
    document.add_paragraph().add_run(closing(answer)).italic = True
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _add_table(document: Document, answer: Answer) -> None:
    if not answer.table or not answer.table.get("rows"):
        return
    columns = [str(column) for column in answer.table.get("columns", ())]
    table = document.add_table(rows=1, cols=len(columns))
    table.style = "Table Grid"
    for cell, words in zip(table.rows[0].cells, columns, strict=True):
        cell.text = _clean(words)
    for row in answer.table["rows"]:
        cells = table.add_row().cells
        for cell, value in zip(cells, row, strict=False):
            numbers = (f"[{n}]" for n in value.get("citations", ()))
            cell.text = _clean(" ".join([str(value.get("text", "")), *numbers]))


def _clean(text: str) -> str:
    """What a document of XML cannot hold is left out."""
    return CONTROL.sub(" ", SURROGATE.sub("", text)).replace("\ufffe", "").replace("\uffff", "")
