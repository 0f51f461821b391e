"""A document to its structure: decides what it is, has it read, and accounts for every character."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from kadqa.reading.furniture import furniture, parted
from kadqa.reading.halaman import read_page
from kadqa.reading.kantor import office_kind, read_office
from kadqa.reading.kumpulan import at_address, read_collection, sections
from kadqa.reading.lines import count, lines_of, uncovered
from kadqa.reading.peraturan import is_regulation, names_law, read_regulation
from kadqa.reading.pohon import Tree
from kadqa.reading.ragu import UNREADABLE, looks_ocr
from kadqa.records import Document, Dropped, Provision, Report, Source, Structure
from kadqa.text import nonspace, slug


def structure(document: Document, *, name: str, known: Mapping[str, Source] | None = None) -> Structure:
    """Read a document's provisions.

    Args:
        document: what a reader handed over.
        name: the file's name; it names what does not name itself.
        known: sources by id; a page is recognised by its address among them.

    Returns:
        Its provisions in reading order (ids unique), with spans: those of all provisions and of all
        dropped pieces together cover every non-space character of its pages exactly once.
    """
    lines = parted(lines_of(document), document.media)
    away = furniture(lines, document.media)
    kept = [line for i, line in enumerate(lines) if i not in away]
    warnings = list(document.warnings)
    members: tuple[Source, ...] = ()
    if is_regulation(kept) and (names_law(kept, name) or not office_kind(kept)):
        source, tree = read_regulation(kept, name, warnings, wrapped=document.media in ("pdf", "text"))
    else:
        source, quoted = _page_source(document, name, known or {}), sections(kept, document.media)
        if source.jenis == "berkas" and not quoted:
            source, tree = read_office(kept, source, document, warnings)
        else:
            tree = Tree(f"berkas-{_stem(name)}" if quoted else source.id)
            for warning in warnings:
                tree.warn(warning)
            if quoted:
                members = read_collection(tree, quoted, known or {})
                # What stands before the first quotation is chatter, and no title.
                source = Source(tree.source, "berkas", judul=f"Kumpulan kutipan {len(members)} halaman")
            else:
                read_page(tree, kept, document)
    for i, kind in away.items():
        tree.drop_line(kind, lines[i])
    return _finish(document, source, tree, members)


def _stem(name: str) -> str:
    return slug(re.sub(r"\.\w{1,5}$", "", name)) or "tanpa-nama"


def _page_source(document: Document, name: str, known: Mapping[str, Source]) -> Source:
    """The source of what is no regulation: a listed page by its address, then by its file's name; else a new one."""
    stem = _stem(name)
    if document.address:
        fits = at_address(document.address, known)
        # Several pages may give the same canonical address (a site's front page): then the file's name decides.
        named = [s for s in fits if s.id == f"halaman/{stem}"]
        if len(fits) == 1 or named:
            return (named or fits)[0]
    listed = known.get(f"halaman/{stem}")
    if listed is not None:
        return listed
    if document.media == "html":
        alamat = (document.address,) if document.address else ()
        return Source(f"halaman/{stem}", "halaman", judul=document.title or name, alamat=alamat)
    return Source(f"berkas-{stem}", "berkas", judul=document.title or name)


def _finish(document: Document, source: Source, tree: Tree, members: tuple[Source, ...]) -> Structure:
    pages = {page.n: page.text for page in document.pages}
    provisions: tuple[Provision, ...] = tree.provisions(pages)
    if unreadable := sum(text.count(UNREADABLE) for text in pages.values()):
        advice = "Periksa pada naskah resminya" if document.media == "pdf" else "Simpan lagi sebagai UTF-8"
        tree.warn(f"{unreadable} huruf tidak terbaca (\u201c{UNREADABLE}\u201d): berkas rusak. {advice}.")
    if (source.ln or source.tln) and (document.scanned or looks_ocr(provisions)):
        # OCR changes numbers, and nothing else in the file could confirm these.
        told = " dan ".join(f"{name} {number}" for name, number in (("LN", source.ln), ("TLN", source.tln)) if number)
        tree.warn(f"Nomor {told} dibaca dari hasil OCR dan tidak dipakai; periksa pada naskah resminya.")
        source = replace(source, ln="", tln="")
    dropped: tuple[Dropped, ...] = (*document.dropped, *tree.drops(pages))
    by_kind: dict[str, int] = {}
    for piece in dropped:
        by_kind[piece.kind] = by_kind.get(piece.kind, 0) + count(piece.spans, pages)
    spans = [span for provision in provisions for span in provision.spans]
    lost = uncovered([*spans, *(span for piece in dropped for span in piece.spans)], pages)
    report = Report(
        pages=len(document.pages),
        chars_in=sum(nonspace(text) for text in pages.values()),
        chars_kept=count(spans, pages),
        dropped=by_kind,
        unaccounted=count(lost, pages),
        mended=tree.mended,
        warnings=tuple(tree.warnings),
    )
    return Structure(source, document.media, provisions, dropped, document.pages, report, document.scanned, members)
