"""Corpus to a published generation. Only text that was never embedded is embedded."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

import kadqa
from kadqa.embedding import embed_cached, model_id
from kadqa.embedding.cache import VectorCache
from kadqa.errors import IndexError_
from kadqa.hukum.ids import source_of
from kadqa.hukum.istilah import abbreviations, defined_terms, spelled_out
from kadqa.hukum.standing import StandingTable, compile_standing
from kadqa.lexical import content_words, words
from kadqa.library import schema
from kadqa.library.corpus import Corpus, read_corpus
from kadqa.library.initials import initials
from kadqa.library.merge import DocumentRow, Merged, Progress, merge
from kadqa.library.pertanyaan import with_questions
from kadqa.library.publish import SCHEMA, current, new_generation, publish, read_manifest, sha256_file
from kadqa.library.signs import Signs
from kadqa.library.snapshot import STORE_FOLDER
from kadqa.library.stems import count, spelling
from kadqa.reading import read_file
from kadqa.reading import units as units_of
from kadqa.records import Source, Term, Unit
from kadqa.settings import Settings
from kadqa.stores import STORES
from kadqa.stores.base import Known, Loose

VECTORS_FILE = "vectors.sqlite"


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did: the table and the JSON of `kadqa index`."""

    fingerprint: str
    generation: str
    documents: tuple[DocumentRow, ...]
    sources: int
    passages: int
    units: int
    embedded: int
    """Texts of units, and questions that they answer or that none of them does, that had no vector yet."""
    published: bool
    """False: the live generation was already made of exactly this."""
    warnings: tuple[str, ...] = ()


def quiet(what: str, done: int, total: int) -> None:
    """A progress report to nobody."""


def inputs_of(corpus: Corpus, model: str) -> str:
    """Names what an index is made from: every corpus file by name and content, the model, the program."""
    digest = hashlib.sha256(f"{SCHEMA} {kadqa.__version__} {model_id(model)}\n".encode())
    for path in corpus.files:
        try:
            content = sha256_file(path)
        except OSError as error:  # it is named and skipped when it is read
            content = str(error.errno)
        digest.update(f"{path.name} {content}\n".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()[:16]


def is_current(index: Path, settings: Settings) -> bool:
    """Whether the live generation is sound and made of the corpus as it is now."""
    if current(index) is None:
        return False
    _, manifest = read_manifest(index)
    return manifest.extra.get("inputs") == inputs_of(read_corpus(settings.corpora()), settings.model)


def build(index: Path, settings: Settings, progress: Progress = quiet) -> BuildReport:
    """Build a generation from the settings' corpus folders and publish it.

    An index that is already made of exactly this corpus is left as it is. If anything fails the live
    generation stays in use.

    Args:
        index: the index folder; made if it is missing.
        settings: corpus folders, model, limits.
        progress: told what is being done.

    Raises:
        IndexError_: the folder cannot be written, or there is nothing to index.
        InputError: a corpus folder does not exist.
    """
    progress("membaca korpus", 0, 1)
    corpus = read_corpus(settings.corpora())
    inputs = inputs_of(corpus, settings.model)
    merged = merge(corpus, lambda path, known: read_file(path, known, settings, progress), progress)
    defined = defined_terms(merged.passages, corpus.terms)
    terms = (*corpus.terms, *defined)
    units = _asked_and_numbered(corpus, merged, defined)
    if not units:
        raise IndexError_(_nothing(settings, corpus, merged.rows))
    standing = compile_standing(
        merged.sources, corpus.relations, [text.provision for text in merged.passages], members=merged.members
    )
    fingerprint = _fingerprint(inputs, merged, units, corpus.unanswered, standing)
    counts = Counter(unit.source for unit in units)
    rows = tuple(counted(row, counts) for row in merged.rows)
    warnings = (*(f"{p.file} baris {p.line}: {p.text}. {p.remedy}" for p in corpus.problems), *merged.warnings)
    if _unchanged(index, fingerprint):
        name = current(index) or ""
        return BuildReport(
            fingerprint, name, rows, len(merged.sources), len(merged.passages), len(units), 0, False, warnings
        )
    made = Made(corpus, merged, merged.sources, units, terms, standing, corpus.vectors)
    extra = {"inputs": inputs, "corpus": [str(folder) for folder in settings.corpora()], "taught": len(corpus.terms)}
    name, embedded = generation(index, made, fingerprint, extra, settings, progress)
    return BuildReport(
        fingerprint, name, rows, len(merged.sources), len(merged.passages), len(units), embedded, True, warnings
    )


@dataclass(frozen=True, slots=True)
class Made:
    """What a generation is written from."""

    corpus: Corpus
    merged: Merged
    sources: Mapping[str, Source]
    """Those to write."""
    units: Sequence[Unit]
    terms: Sequence[Term]
    standing: StandingTable
    vectors: Sequence[Path] = ()
    """Files of vectors that spare the model's work."""


def generation(
    index: Path, made: Made, fingerprint: str, extra: Mapping[str, object], settings: Settings, progress: Progress
) -> tuple[str, int]:
    """Embed, write and publish; returns the generation's name, and how many texts had no vector yet.

    Raises:
        IndexError_: the folder cannot be written.
    """
    corpus, units = made.corpus, made.units
    with new_generation(index) as folder:
        texts = [unit.text for unit in units]
        asked = [(unit.n, question) for unit in units for question in unit.questions]
        everything = _embedded(units, corpus)
        cache = VectorCache(index / VECTORS_FILE)
        embedded_so_far = 0

        def step(more: int) -> None:
            nonlocal embedded_so_far
            embedded_so_far += more
            progress("menghitung vektor", embedded_so_far, len(everything))

        vectors, embedded = embed_cached(settings.model, everything, cache, step, made.vectors)
        progress("menyusun indeks", 0, 1)
        tokens = [words(text) for text in texts]
        of_units, of_known, of_loose = np.split(vectors, [len(texts), len(texts) + len(asked)])
        said = [content_words(question) for _, question in asked]
        known = Known(np.array([n for n, _ in asked], np.int64), of_known, said)
        loose = Loose(of_loose, [content_words(question) for question in corpus.unanswered])
        # Words of questions lead to a unit as its own do, but none of them is said by a text.
        searched = [list(own) for own in tokens]
        for (n, _), spoken in zip(asked, said, strict=True):
            searched[n] += spoken
        STORES["local"].build(folder / STORE_FOLDER, of_units, searched, known, loose)
        Signs.build(units, made.merged.refs, made.standing).save(folder)
        schema.write(
            folder / schema.LIBRARY_FILE,
            sources=made.sources.values(),
            passages=made.merged.passages,
            units=units,
            standing=made.standing.rows(),
            refs=made.merged.refs,
            word_counts=count(tokens, [(n, spoken) for (n, _), spoken in zip(asked, said, strict=True)]),
            spelled=spelling(texts),
            initials=initials(texts),
            corrections=corpus.corrections,
            comparisons=corpus.comparisons,
            terms=made.terms,
        )
        name = publish(
            index, folder, fingerprint=fingerprint, model=settings.model, units=len(units),
            extra={**extra, "files": [list(file) for file in made.merged.files]}, keep=settings.keep_generations,
        )  # fmt: skip
    return name, embedded


def texts_to_embed(settings: Settings, progress: Progress = quiet) -> tuple[Corpus, list[str]]:
    """The settings' corpus, and every text of it that an index holds a vector of."""
    corpus = read_corpus(settings.corpora())
    merged = merge(corpus, lambda path, known: read_file(path, known, settings, progress), progress)
    units = _asked_and_numbered(corpus, merged, defined_terms(merged.passages, corpus.terms))
    return corpus, _embedded(units, corpus)


def _asked_and_numbered(corpus: Corpus, merged: Merged, defined: Sequence[Term]) -> tuple[Unit, ...]:
    return tuple(with_questions(numbered(merged, corpus.terms, defined), corpus.questions))


def _embedded(units: Sequence[Unit], corpus: Corpus) -> list[str]:
    """Texts of units, their questions, and the questions that nothing answers, in the order of an index."""
    return [
        *(unit.text for unit in units),
        *(question for unit in units for question in unit.questions),
        *corpus.unanswered,
    ]


def _fingerprint(
    inputs: str, merged: Merged, units: Sequence[Unit], unanswered: Sequence[str], standing: StandingTable
) -> str:
    """Names an index by what it is made from and by what the program made of it."""
    digest = hashlib.sha256(inputs.encode())
    for passage in merged.passages:
        digest.update(f"{passage.provision} {passage.version} {passage.layer} {passage.full_text}\n".encode())
    for unit in units:
        digest.update(f"{unit.text}\n".encode())
        digest.update("".join(f"? {question}\n" for question in unit.questions).encode())
    digest.update("".join(f"! {question}\n" for question in unanswered).encode())
    for kind, *rest in standing.rows():
        # The relations themselves are among the inputs, and say in which folder they were read.
        if kind != "hubungan":
            digest.update(f"{' '.join(rest)}\n".encode())
    return digest.hexdigest()[:16]


def _unchanged(index: Path, fingerprint: str) -> bool:
    try:
        return current(index) is not None and read_manifest(index)[1].fingerprint == fingerprint
    except IndexError_:
        return False


def numbered(merged: Merged, taught: Sequence[Term], defined: Sequence[Term]) -> list[Unit]:
    """The units, with the terms behind their abbreviations: those of istilah.toml, and those of their own regulation.

    What one regulation abbreviates is its own affair: another may mean something else by it.
    """
    # A page's digest is not searched where the page itself is here, nor one text twice.
    searched = [
        text
        for text in merged.passages
        if not (text.layer == "ringkasan" and text.source in merged.searched_pages)
        and not (text.layer == "naskah" and (text.provision, text.version) in merged.restated)
    ]
    everywhere = abbreviations(taught)
    own: dict[str, dict[str, str]] = {}
    for term in defined:
        for provision in term.ketentuan:
            own.setdefault(source_of(provision), {}).update(abbreviations([term]))
    return [
        replace(unit, text=spelled_out(unit.text, everywhere | own.get(unit.source, {})))
        for unit in units_of(searched, merged.sources)
    ]


def _nothing(settings: Settings, corpus: Corpus, rows: Sequence[DocumentRow]) -> str:
    """That there is nothing to index, and why, as far as a file tells it."""
    why = [str(problem) for problem in corpus.problems] + [row.skipped for row in rows if row.skipped]
    folders = ", ".join(map(str, settings.corpora()))
    if not why:
        return f"Tidak ada teks untuk diindeks di {folders}. Tambahkan ringkasan atau dokumen."
    more = f" ({len(why) - 1} masalah lain: `kadqa corpus check`.)" if len(why) > 1 else ""
    return f"Tidak ada teks untuk diindeks di {folders}: {why[0]}{more}"


def counted(row: DocumentRow, counts: Mapping[str, int]) -> DocumentRow:
    if row.skipped or row.source is None:
        return row
    return DocumentRow(row.file, row.source, row.pages, row.provisions, counts.get(row.source, 0), None, row.warnings)
