"""What every rendering says of a citation or a warning, whatever it is written in."""

from __future__ import annotations

from kadqa.hukum.wording import TODAY
from kadqa.records import Answer, Citation, Warning_
from kadqa.text import fold, squash

SUCCESSORS = 3
"""Successors named at once; a law that was replaced piece by piece has dozens."""


def title_of(citation: Citation) -> str:
    """The title to show below a label: "tentang Pemerintahan Daerah"; "" if the label says it already."""
    title = citation.title.strip()
    if not title or fold(title) in fold(citation.label):
        return ""
    # The tables hold the subject of a regulation alone: "Pemerintahan Daerah".
    alone = citation.kind == "peraturan" and "tentang" not in title.casefold()
    return f"tentang {title}" if alone else title


def label_of(citation: Citation) -> str:
    """What a citation is called before a reader: a correction by what it is, not by its id."""
    return "Catatan KADQA" if citation.kind == "catatan" else citation.label


def is_quoted(citation: Citation) -> bool:
    """Whether its words are the document's own, so that they stand in quotation marks."""
    return citation.layer == "naskah" and citation.kind in {"peraturan", "halaman"}


def is_title(citation: Citation) -> bool:
    """Whether a source is cited as such: then its quote is its title."""
    return not is_quoted(citation) and squash(citation.quote) == squash(citation.title)


def read_as(answer: Answer) -> str:
    """How the question was read, if that is not how it was typed: made whole, put into Indonesian, a slip mended."""
    resolved = answer.resolved_question
    same = not resolved or fold(resolved).rstrip(" ?.") == fold(answer.question).rstrip(" ?.")
    unread = answer.reason is not None and answer.reason[0] in {"masukan", "sapaan"}
    return "" if same or unread else f"Dipahami sebagai: {resolved}"


def unsaid_warnings(answer: Answer) -> tuple[Warning_, ...]:
    """The warnings to show: all but those of a repeal that the answer itself tells.

    "Apakah ... masih berlaku?" is answered by the very words of that warning. Where repealed law is quoted it stays.
    The JSON holds them all.
    """
    quoted = {n for sentence in answer.sentences if sentence.kind == "kutipan" for n in sentence.citations}
    said = " ".join(sentence.text for sentence in answer.sentences if sentence.kind == "keterangan")
    return tuple(
        warning
        for warning in answer.warnings
        if not quoted.isdisjoint(warning.citations) or not _is_said(warning, answer, said)
    )


def _is_said(warning: Warning_, answer: Answer, said: str) -> bool:
    cited = [citation for citation in answer.citations if citation.n in warning.citations]
    if warning.kind != "dicabut" or not cited:
        return False
    notes = [part for citation in cited for part in citation.status_note.split(f" {TODAY}")]
    named = list(dict.fromkeys(reference.label for citation in cited for reference in citation.successor))
    told = (f"{note[:1].lower()}{note[1:].rstrip('.')}" for note in notes)
    return all(words and words in said for words in told) and all(label in said for label in named[:SUCCESSORS])
