"""What every rendering says of a citation or a warning, whatever it is written in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from kadqa.hukum.hubungan import write_date
from kadqa.hukum.wording import TODAY
from kadqa.layout import is_quoted
from kadqa.records import Answer, Citation, Sentence, Warning_
from kadqa.text import fold, squash

SUCCESSORS = 3
"""Successors named at once; a law that was replaced piece by piece has dozens."""
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
ROWS = 5
"""Rows of a comparison that are shown at once, or one more; the others are topics to ask for."""


def title_of(citation: Citation) -> str:
    """The title to show below a label: "tentang Pemerintahan Daerah"; "" if the label says it already."""
    title = citation.title.strip()
    if not title or fold(title) in fold(citation.label):
        return ""
    # The tables hold the subject of a regulation alone: "Pemerintahan Daerah".
    alone = citation.kind == "peraturan" and "tentang" not in title.casefold()
    return f"tentang {title}" if alone else title


def is_title(citation: Citation) -> bool:
    """Whether a source is cited as such: then its quote is its title."""
    return not is_quoted(citation) and squash(citation.quote) == squash(citation.title)


def legal_state(answer: Answer) -> tuple[str, bool]:
    """Of which day an answer's law is and up to when it was followed, in one sentence; and whether that is long ago.

    "", False where it cites no law. What was looked at at different times counts as the earliest of them.
    """
    law = [citation for citation in answer.citations if citation.kind == "peraturan"]
    if not law:
        return "", False
    checked = _checked(answer)
    followed = f"diperiksa s.d. {write_date(checked)}" if checked else "tanggal pemeriksaannya tidak tercatat"
    old = (
        bool(checked)
        and checked < answer.as_of.replace(year=answer.as_of.year - 1, day=min(answer.as_of.day, 28)).isoformat()
    )
    return f"Keadaan hukum per {write_date(answer.as_of)}; {followed}.", old


def as_shown(answer: Answer) -> Answer:
    """An answer as it is shown: what it says twice is said once.

    Up to when the law was followed stands in `legal_state`; what a statement tells of a repeal needs no warning
    (`_unsaid`). The JSON holds all of it.
    """
    checked = _checked(answer)
    if checked:
        said = f" (diperiksa s.d. {write_date(checked)})"

        def plain(sentence: Sentence) -> Sentence:
            quoted = sentence.kind == "kutipan"
            return sentence if quoted else replace(sentence, text=sentence.text.replace(said, ""))

        answer = replace(
            answer,
            sentences=tuple(map(plain, answer.sentences)),
            lead=plain(answer.lead) if answer.lead else None,
            warnings=tuple(replace(w, text=w.text.replace(said, "")) for w in answer.warnings),
            citations=tuple(replace(c, status_note=c.status_note.replace(said, "")) for c in answer.citations),
        )
    return replace(answer, warnings=_unsaid(answer))


def _checked(answer: Answer) -> str:
    """The earliest day up to which law that is cited was followed; "" if none is known."""
    days = (citation.checked for citation in answer.citations if citation.kind == "peraturan")
    return min((day for day in days if DAY.fullmatch(day)), default="")


def shown_rows(table: Mapping[str, Any]) -> tuple[Sequence[Any], tuple[str, ...]]:
    """The rows of a comparison that are shown, and what the others are about."""
    rows = table.get("rows", ())
    shown = rows if len(rows) <= ROWS + 1 else rows[:ROWS]
    hidden = (str(row[0].get("text", "")) for row in rows[len(shown) :])
    return shown, tuple(dict.fromkeys((*hidden, *map(str, table.get("others", ())))))


def on_topic(table: Mapping[str, Any], topic: str) -> str:
    """The question that compares the same things on one topic."""
    sides = [str(column) for column in table.get("columns", ())[1:]]
    beside = f"{', '.join(sides[:-1])}{',' if len(sides) > 2 else ''} dan {sides[-1]}" if len(sides) > 1 else sides[0]
    return f"Apa beda {beside} soal {topic[:1].lower()}{topic[1:]}?"


def read_as(answer: Answer) -> str:
    """How the question was read, if that is not how it was typed: made whole, put into Indonesian, a slip mended."""
    resolved = answer.resolved_question
    same = not resolved or fold(resolved).rstrip(" ?.") == fold(answer.question).rstrip(" ?.")
    unread = answer.reason is not None and answer.reason[0] in {"masukan", "sapaan"}
    return "" if same or unread else f"Dipahami sebagai: {resolved}"


def _unsaid(answer: Answer) -> tuple[Warning_, ...]:
    """The warnings to show: all but those of a repeal that the answer itself tells, whether of a law or of a page's.

    "Apakah ... masih berlaku?" is answered by the very words of that warning. Where repealed law is quoted it stays.
    The JSON holds them all.
    """
    quoted = {n for sentence in answer.sentences if sentence.kind == "kutipan" for n in sentence.citations}
    said = " ".join(sentence.text for sentence in answer.sentences if sentence.kind == "keterangan")
    return tuple(
        warning
        for warning in answer.warnings
        if not _is_told(warning, answer)
        and (not quoted.isdisjoint(warning.citations) or not _is_said(warning, answer, said))
    )


def _is_told(warning: Warning_, answer: Answer) -> bool:
    """Whether it says that a page rests on repealed law which a statement beside the page names with its repeal."""
    labels = [citation.label for citation in answer.citations if citation.n in warning.citations]
    said = [sentence.text for sentence in answer.sentences if sentence.kind == "keterangan"]
    return warning.kind == "halaman-lama" and any(
        text.startswith(label) and " dicabut " in text.replace("(", " ") for label in labels for text in said
    )


def _is_said(warning: Warning_, answer: Answer, said: str) -> bool:
    cited = [citation for citation in answer.citations if citation.n in warning.citations]
    if warning.kind != "dicabut" or not cited:
        return False
    notes = [part for citation in cited for part in citation.status_note.split(f" {TODAY}")]
    named = list(dict.fromkeys(reference.label for citation in cited for reference in citation.successor))
    told = (f"{note[:1].lower()}{note[1:].rstrip('.')}" for note in notes)
    # A comparison shows what came in its place.
    replaced = answer.table is not None or all(label in said for label in named[:SUCCESSORS])
    return all(words and words in said for words in told) and replaced
