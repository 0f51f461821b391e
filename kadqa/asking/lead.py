"""How an answer begins: the words that answer, taken from what it quotes or from what the relations say."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from kadqa.hukum.wording import LOST
from kadqa.records import Query, Sentence

ASKED = 0.5
"""Chance from which on a question counts as one for a measure ("berapa lama", "paling banyak berapa")."""
MEASURES = ("number", "when")
"""Kinds of question that a measure answers."""
MEASURE = re.compile(
    r"\b(?:(?:paling|se)[ -]?(?:lama|lambat|cepat|singkat|sedikit|banyak|tinggi|rendah|kurang)(?:nya|-\w+nya)?\s+"
    r"|sekurang-kurangnya\s+|dalam (?:jangka )?waktu\s+|selama\s+|sebesar\s+|sebanyak\s+)+"
    r"(?:Rp\s?)?\d[\d.,/]*\s*(?:%|\([^()]{2,40}\))?\s*\w*(?:\s+kerja\b)?"
    r"(?:\s+(?:sejak|setelah|sesudah|sebelum|terhitung|per|setiap|tiap|untuk|dari)\b[^.;:\n“”]*)?",
    re.IGNORECASE,
)
"""A measure with what bounds it and from when it counts: "paling lama 45 hari kerja sejak surat diterima"."""
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“(])|\n")
"""Between the sentences of a text."""
SHORT = 40
"""Characters up to which a sentence says too little alone: "Tidak lagi."."""
LONG = 320
"""Characters from which on a sentence is no beginning that is read at a glance."""


def lead(query: Query, sentences: Sequence[Sentence], table: Mapping[str, Any] | None = None) -> Sentence | None:
    """The first words of an answer, with their numbers; None where its first sentence is only text that was asked for.

    A measure that was asked for, if the first sentence holds exactly one; else how the first sentence begins, with
    the item that answers where it only leads in to it. Of things that only a table tells apart, its first row.
    """
    if not sentences or query.intent == "isi":
        return None
    if table and len(sentences) == 1:
        return _of_row(table)
    first = sentences[0]
    found = list(MEASURE.finditer(first.text))
    if first.kind == "kutipan" and len(found) == 1 and max(query.asks.get(kind, 0.0) for kind in MEASURES) > ASKED:
        said = found[0][0].strip(" ,(")
        return Sentence(f"{said[:1].upper()}{said[1:]}.", first.kind, first.citations)
    parts = [part for part in SENTENCE.split(first.text) if part.strip()]
    text = parts[0].strip()
    if len(parts) > 1 and len(text) < SHORT and not text.endswith(":"):
        text = first.text[: first.text.index(parts[1]) + len(parts[1])].strip()
    if len(text) > LONG or LOST.search(text):
        return None
    if text == first.text.strip() and text.endswith(":") and len(sentences) > 1:
        item = sentences[1]
        return Sentence(f"{text} {item.text}", first.kind, tuple(dict.fromkeys((*first.citations, *item.citations))))
    return Sentence(text, first.kind, first.citations)


def _of_row(table: Mapping[str, Any]) -> Sentence | None:
    """The first row of a comparison as a sentence; None where its cells hold whole provisions."""
    aspect, *cells = table["rows"][0]
    sides = zip(table["columns"][1:], cells, strict=True)
    said = "; ".join(f"{side} – {cell['text'].rstrip('.')}" for side, cell in sides)
    text = f"Beda pada {aspect['text'][:1].lower()}{aspect['text'][1:]}: {said}."
    numbers = tuple(dict.fromkeys(n for cell in cells for n in cell["citations"]))
    return Sentence(text, "keterangan", numbers) if len(text) <= LONG and "\n" not in text else None


def stands(lead: Sentence, sentences: Sequence[Sentence], table: Mapping[str, Any] | None = None) -> bool:
    """Whether a lead says nothing that the first sentences, or the first row, do not say in the same words and with
    the same numbers.
    """
    if not sentences:
        return False
    if table and lead == _of_row(table):
        return True
    first, *others = sentences
    if not set(lead.citations) <= {n for sentence in sentences[:2] for n in sentence.citations}:
        return False
    bare = lead.text.rstrip(".")
    within = bare[:1].lower() + bare[1:] in first.text or bare in first.text
    return within or (bool(others) and lead.text == f"{first.text.strip()} {others[0].text}")
