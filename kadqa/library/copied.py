"""The corpus held against the documents: it may name and enumerate what they say, but not repeat their sentences."""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from kadqa.errors import UnreadableFile
from kadqa.library import angka
from kadqa.library.corpus import Corpus
from kadqa.library.places import place_of, relation_place
from kadqa.library.ringkasan import Problem
from kadqa.text import fold, squash

MAX_WORDS = 8
"""No run of words of a document longer than this may stand in the corpus."""
LONG_NAME = 5
"""A title or term of this many words or more counts as one word when runs are measured."""
SEPARATORS = 3
"""A run with this many list separators is an enumeration of nouns, which may stand."""
WORD = re.compile(r"\w+(?:[-/.]\w+)*")
"""A word with its inner hyphens, slashes and points: "kabupaten/kota", "undang-undang", "23/2014"."""
LIST_WORDS = {"dan", "atau", "dan/atau", "serta"}
HIDDEN = re.compile(r"<(script|style)\b.*?</\1>|<[^>]+>", re.DOTALL | re.IGNORECASE)
"""Markup, with scripts and styles whole."""
NO_ANSWER = "tanpa-jawaban:"
"""Before a question that nothing answers, which may have a colon of its own."""
TEXTS = {".md", ".txt", ".html", ".htm"}


def document_text(path: Path) -> str:
    """The visible text of a Markdown, text or HTML file, spaces evened; "" for other files."""
    if path.suffix.lower() not in TEXTS:
        return ""
    text = path.read_text(encoding="utf-8", errors="replace")
    if path.suffix.lower() in {".html", ".htm"}:
        text = html.unescape(HIDDEN.sub(" ", text))
    return squash(text)


def _documents(realdata: Path) -> list[Path]:
    return sorted(path for path in realdata.rglob("*") if path.is_file() and path.name != "README.md")


def patterns_in_pages(corpus: Corpus, realdata: Path) -> Iterator[Problem]:
    """Corrections whose words do not stand in their page."""
    pages = {f"halaman/{path.stem}": path for path in _documents(realdata) if path.suffix.lower() in {".html", ".htm"}}
    for row in corpus.corrections:
        page = pages.get(row.halaman)
        if page is not None and squash(row.pola) not in document_text(page):
            text = f"Pola '{row.id}' tidak ada di halamannya: '{row.pola}'"
            yield Problem(*place_of(corpus, f"catatan:{row.id}"), text, "Salin penggalannya tepat dari halaman.")


def runs(text: str, names: Sequence[str] = ()) -> Iterator[tuple[str, ...]]:
    """Runs of `MAX_WORDS` + 1 words that must not stand in a document.

    Case, spelling ("antar daerah", "kerjasama") and punctuation do not count. A title or term of `LONG_NAME`
    words or more is one word. A run with `SEPARATORS` list separators is an enumeration and left out.
    """
    words = _words(text, names)
    for at in range(len(words) - MAX_WORDS):
        window = words[at : at + MAX_WORDS + 1]
        if sum(comma or word in LIST_WORDS for word, comma in window[:-1]) < SEPARATORS:
            yield tuple(word for word, _ in window)


def _words(text: str, names: Sequence[str]) -> list[tuple[str, bool]]:
    """Words, folded, each with whether a comma or semicolon follows."""
    folded = fold(text)
    for name in names:
        folded = folded.replace(name, name.replace(" ", "_"))
    return [(m.group(), folded[m.end() : m.end() + 1] in {",", ";"}) for m in WORD.finditer(folded)]


def _text_of(path: Path, read: angka.Read | None) -> str:
    """A document's text; that of a PDF only where a reader is at hand."""
    if path.suffix.lower() != ".pdf" or read is None:
        return document_text(path)
    try:
        return squash(" ".join(page.text for page in read(path).pages))
    except UnreadableFile:
        return ""


def problems(corpus: Corpus, realdata: Path, read: angka.Read | None) -> Iterator[Problem]:
    """What in the corpus repeats more than `MAX_WORDS` words of a document."""
    spoken = [*(source.judul for source in corpus.sources.values()), *(row.istilah for row in corpus.terms)]
    names = sorted({fold(name) for name in spoken if len(name.split()) >= LONG_NAME}, key=len, reverse=True)
    wanted: dict[tuple[str, ...], list[str]] = defaultdict(list)
    texts = [(f"ringkasan:{p.version}:{p.provision}", p.text) for p in corpus.ringkasan]
    texts += [(f"pertanyaan:{v}:{p}", one) for (v, p), many in corpus.questions.items() for one in many]
    texts += [(f"{NO_ANSWER}{one}", one) for one in corpus.unanswered]
    texts += [(f"catatan:{row.id}", f"{row.benar} {row.alasan}") for row in corpus.corrections]
    texts += [(f"perbandingan:{row.id}", f"{row.kiri[1]} | {row.kanan[1]}") for row in corpus.comparisons]
    texts += [(f"hubungan:{row.dari}", f"{row.catatan} | {row.syarat}") for row in corpus.relations]
    texts += [(f"angka:{row.ketentuan}", row.alasan) for row in corpus.number_exceptions]
    lines = {f"hubungan:{row.dari}": relation_place(row) for row in corpus.relations}
    for key, text in texts:
        for run in runs(text, names):
            wanted[run].append(key)
    seen: set[str] = set()
    for path in _documents(realdata):
        words = [word for word, _ in _words(_text_of(path, read), names)]
        for at in range(len(words) - MAX_WORDS):
            run = tuple(words[at : at + MAX_WORDS + 1])
            for key in wanted.get(run, ()):
                if key not in seen:
                    seen.add(key)
                    named = key.removeprefix(NO_ANSWER) if key.startswith(NO_ANSWER) else key.rpartition(":")[2]
                    text = f"'{named}' mengulang {path.name}: '{' '.join(run)}'"
                    place = lines.get(key) or place_of(corpus, key)
                    yield Problem(*place, text, f"Tulis ulang; paling banyak {MAX_WORDS} kata berturut-turut.")
