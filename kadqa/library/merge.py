"""Corpus files and parsed documents become one body of texts: each source once, each text once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path

from kadqa.errors import KadqaError, UnreadableFile, because
from kadqa.hukum import ids
from kadqa.hukum.rujukan import amended_laws, find_rujukan, refers, resolve
from kadqa.hukum.wording import without_notes
from kadqa.library.corpus import Corpus
from kadqa.library.publish import sha256_file
from kadqa.library.unrecorded import unrecorded_repeals
from kadqa.library.usul import first_day
from kadqa.library.versions import restated
from kadqa.reading import cores, renamed, same_page, split, unreadable
from kadqa.reading import passages as passages_of
from kadqa.records import ASLI, Passage, Source, Structure

MEDIA_ORDER = ("pdf", "docx", "html", "markdown", "text")
"""Which of several equally sound files of one source is shown: the one closest to what was published."""

Reader = Callable[[Path, Mapping[str, Source]], Structure]
Progress = Callable[[str, int, int], None]
"""(what is being done, done, of how many)."""


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """What became of one file: a row of the table that `kadqa index` ends with."""

    file: str
    source: str | None = None
    pages: int = 0
    provisions: int = 0
    units: int = 0
    skipped: str | None = None
    """Why it was not taken, or None."""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _File:
    path: Path
    structure: Structure
    version: str
    texts: tuple[Passage, ...]
    quoted: bool = False
    """A page as a collection quotes it."""

    @property
    def quality(self) -> tuple[bool, bool, int, float, str]:
        """Smallest is best: a file of its own, a sound text layer, then by format, then by the share of doubts."""
        damaged = any(text.basis == "ocr" for text in self.texts)
        doubtful = sum(bool(text.doubts) for text in self.texts) / max(1, len(self.texts))
        return self.quoted, damaged, MEDIA_ORDER.index(self.structure.media), doubtful, str(self.path)


@dataclass(frozen=True, slots=True)
class Merged:
    """All texts and sources of an index, in the order of the corpus."""

    sources: dict[str, Source]
    passages: tuple[Passage, ...]
    refs: tuple[tuple[str, str], ...]
    """(provision, provision or source its text refers to), resolved."""
    members: dict[str, tuple[str, ...]]
    """Bab, bagian and paragraf to the pasal in them."""
    rows: tuple[DocumentRow, ...]
    warnings: tuple[str, ...] = ()
    files: tuple[tuple[str, str, str], ...] = ()
    """(source, version, path) of the files whose text was taken."""
    searched_pages: frozenset[str] = field(default_factory=frozenset)
    """Pages whose own file is here: their pokok are shown but not searched."""
    restated: frozenset[tuple[str, str]] = frozenset()
    """(provision, version) of texts that an amending act put there: shown, and searched as that act's own."""


def merge(corpus: Corpus, read: Reader, progress: Progress) -> Merged:
    """Read the corpus's documents and join them to its ringkasan.

    A file that cannot be read, that copies another, or whose source is better served by another file is named
    in its row and skipped; the rest is taken.
    """
    files, rows = _read_all(corpus, read, progress)
    taken, lost = _best_per_source(files)
    rows += lost
    sources = _sources(corpus, taken)
    pages = frozenset(file.structure.source.id for file in taken if file.structure.source.is_page)
    texts = [*(text for file in taken for text in file.texts), *corpus.ringkasan]
    position = {source: n for n, source in enumerate(sources)}
    # Stable: within a source naskah before ringkasan, each in its reading order.
    versions = list(restated(texts, sources))
    texts = [*texts, *versions]
    texts.sort(key=lambda text: position.get(text.source, len(position)))
    rows += [
        DocumentRow(
            str(file.path),
            file.structure.source.id,
            len(file.structure.pages),
            len(file.structure.provisions),
            warnings=file.structure.report.warnings,
        )
        for file in taken
    ]
    order = {str(path): n for n, path in enumerate(corpus.documents)}
    rows.sort(key=lambda row: order.get(row.file, len(order)))
    passages = tuple(_with_childrens_doubts(_unique(texts)))
    members = _members(passages)
    unsaid = unrecorded_repeals((file.structure for file in taken), corpus.relations, sources)
    put = frozenset((text.provision, text.version) for text in versions)
    return Merged(
        sources, passages, _refs(passages, sources), members, tuple(rows),
        (*corpus.warnings, *unsaid),
        files=tuple((file.structure.source.id, file.version, str(file.path.resolve())) for file in taken),
        searched_pages=pages,
        restated=put,
    )  # fmt: skip


def _read_all(corpus: Corpus, read: Reader, progress: Progress) -> tuple[list[_File], list[DocumentRow]]:
    """Read all documents, several at once, in their order; a collection gives one `_File` per page it quotes."""
    files: list[_File] = []
    rows: list[DocumentRow] = []
    seen: dict[str, Path] = {}
    wanted: list[tuple[Path, str]] = []
    for path in corpus.documents:
        try:
            digest = sha256_file(path) if path.is_file() else ""
        except OSError as error:
            rows.append(DocumentRow(str(path), skipped=f"{path.name} tidak dapat dibuka: {because(error)}"))
            continue
        if not digest:
            rows.append(DocumentRow(str(path), skipped=unreadable(path)))
        elif digest in seen:
            rows.append(DocumentRow(str(path), skipped=f"salinan dari {seen[digest].name}"))
        else:
            seen[digest] = path
            wanted.append((path, digest))
    versions = {known.sha256: known.version for source in corpus.sources.values() for known in source.berkas}
    with ThreadPoolExecutor(cores()) as pool:
        results = [pool.submit(read, path, corpus.sources) for path, _ in wanted]
        try:
            for done, ((path, digest), result) in enumerate(zip(wanted, results, strict=True)):
                progress(f"membaca {path.name}", done, len(results))
                version = versions.get(digest, ASLI)
                try:
                    whole = result.result()
                except (UnreadableFile, OSError) as error:
                    rows.append(DocumentRow(str(path), skipped=_reason(path, error)))
                    continue
                files += [
                    _File(path, part, version, passages_of(part, version=version), quoted=bool(whole.members))
                    for part in split(whole)
                ]
        finally:
            pool.shutdown(cancel_futures=True)
    progress("dokumen terbaca", len(results), len(results))
    return _recognised(files), rows


def _reason(path: Path, error: Exception) -> str:
    if isinstance(error, KadqaError):
        return str(error)
    return f"{path.name} tidak dapat dibuka: {because(error) if isinstance(error, OSError) else error}"


def _recognised(files: Sequence[_File]) -> list[_File]:
    """The files, what a collection quotes of a page that is here itself under that page's name."""
    pages = [file.structure for file in files if not file.quoted and file.structure.source.is_page]
    found = []
    for file in files:
        page = same_page(file.structure, pages) if file.quoted else None
        if page is not None and page.source.id != file.structure.source.id:
            moved = renamed(file.structure, page.source)
            file = replace(file, structure=moved, texts=passages_of(moved, version=file.version))
        found.append(file)
    return found


def _best_per_source(files: Sequence[_File]) -> tuple[list[_File], list[DocumentRow]]:
    by_source: dict[tuple[str, str], list[_File]] = {}
    for file in files:
        by_source.setdefault((file.structure.source.id, file.version), []).append(file)
    taken, lost = [], []
    for (source, _), several in by_source.items():
        best, *others = sorted(several, key=lambda file: file.quality)
        taken.append(best)
        for other in others:
            reason = f"sumber yang sama dengan {best.path.name}, yang dipakai"
            pages, provisions = len(other.structure.pages), len(other.structure.provisions)
            lost.append(DocumentRow(str(other.path), source, pages, provisions, skipped=reason))
    return taken, lost


def _sources(corpus: Corpus, taken: Sequence[_File]) -> dict[str, Source]:
    """The corpus's sources first, then those that only a file names; what sumber.toml leaves empty the file fills."""
    found = dict(corpus.sources)
    for file in taken:
        told = file.structure.source
        last = _last_pasal(file) if file.version == ASLI else None
        listed = found.get(told.id)
        if listed is None:
            found[told.id] = replace(told, pasal_terakhir=last, berlaku=_first_day(file))
        else:
            filled = {
                name: getattr(told, name)
                for name in ("judul", "ditetapkan", "diundangkan", "ln", "tln", "alamat", "wilayah", "nomor", "tahun")
                if not getattr(listed, name) and getattr(told, name)
            }
            found[told.id] = replace(listed, pasal_terakhir=listed.pasal_terakhir or last, **filled)
    for text in corpus.ringkasan:
        found.setdefault(
            text.source, Source(text.source, "halaman" if text.source.startswith("halaman/") else "berkas")
        )
    return found


def _first_day(file: _File) -> str:
    """The first day in force that a regulation's own text tells, "" where that is the day it was announced."""
    told = file.structure.source
    day = first_day(file.structure, None) if told.is_law and not told.berlaku else told.berlaku
    return "" if day == (told.diundangkan or told.ditetapkan or told.tahun) else day


def _last_pasal(file: _File) -> int | None:
    """The number of a regulation's last pasal, None unless the file holds it from its first to its closing words."""
    closed = any(p.kind == "penutup" for p in file.structure.provisions) or any(
        dropped.kind == "signature" for dropped in file.structure.dropped
    )
    body = f"{file.structure.source.id}/pasal-"
    numbers = [
        number
        for p in file.structure.provisions
        if p.kind == "pasal" and p.id.startswith(body) and (number := ids.pasal_number(p.id)) is not None
    ]
    return numbers[-1] if closed and numbers and numbers == list(range(1, numbers[-1] + 1)) else None


def _unique(texts: Sequence[Passage]) -> list[Passage]:
    kept: dict[tuple[str, str, str], Passage] = {}
    for text in texts:
        kept.setdefault((text.provision, text.version, text.layer), text)
    return list(kept.values())


def _with_childrens_doubts(texts: Sequence[Passage]) -> list[Passage]:
    """A text shown with its children carries their doubts too, up to its pasal."""
    doubts: dict[tuple[str, str, str], dict[str, None]] = {}
    for text in texts:
        if not text.doubts:
            continue
        pasal = ids.pasal_of(text.provision)
        for above in (text.provision, *ids.ancestors(text.provision)):
            if len(above) < len(pasal) and not ids.is_penjelasan(above):
                break
            doubts.setdefault((above, text.version, text.layer), {}).update(dict.fromkeys(text.doubts))
    return [
        replace(text, doubts=tuple(mine)) if (mine := doubts.get((text.provision, text.version, text.layer))) else text
        for text in texts
    ]


def _members(texts: Sequence[Passage]) -> dict[str, tuple[str, ...]]:
    parents = {text.provision: text.parent for text in texts}
    found: dict[str, dict[str, None]] = {}
    for text in texts:
        if text.kind != "pasal" or ids.is_penjelasan(text.provision):
            continue
        above = text.parent
        while above is not None and above != text.source:
            found.setdefault(above, {})[text.provision] = None
            above = parents.get(above)
    return {above: tuple(below) for above, below in found.items()}


def _refs(texts: Sequence[Passage], sources: Mapping[str, Source]) -> tuple[tuple[str, str], ...]:
    """Every rujukan in every text, resolved; those to a law that no source lists, or of our own notes, are left out."""
    found: dict[tuple[str, str], None] = {}
    amends = amended_laws(text.provision for text in texts)
    for text in texts:
        own = without_notes(text.text)
        if text.source.startswith("halaman/"):
            targets = _cited(own)
        else:
            targets = [target for _, target in refers(own, text.provision, amends)]
        for target in targets:
            if ids.source_of(target) in sources and target != text.provision:
                found[text.provision, target] = None
    return tuple(found)


def _cited(text: str) -> list[str]:
    """What a page cites: a pasal without a law is one of the law named before it."""
    found: list[str] = []
    last: str | None = None
    for rujukan in find_rujukan(text):
        target = resolve(rujukan, default_source=last) if rujukan.jenis or last else None
        if target is not None:
            last = ids.source_of(target) if rujukan.jenis else last
            found.append(target)
    return found
