"""Passages to units: small pieces with their heading trail in front, which is what is embedded and searched.

A pasal is found by its best unit. An ayat, a definition, a long list item is one unit. A short
list also stands whole in the unit of what it belongs to, and its items of a few words only there,
because alone they mean nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kadqa.hukum.ids import is_penjelasan, label, pasal_of, put_into
from kadqa.hukum.jenis import short_name
from kadqa.reading.peraturan.judul import headline
from kadqa.records import Passage, Source, Unit
from kadqa.text import squash

SHORT_ITEM = 60
"""Characters below which a list item stays in its parent's unit."""
LONGEST_LEAD = 200
"""Characters of a lead-in that stand in front of a list item."""
LONGEST_LIST = 600
"""Characters up to which a list stands whole in its parent's unit; a longer one is left to the units of its items."""

_ITEMS = frozenset(("huruf", "angka"))
_LEADS = frozenset(("pasal", "ayat", "huruf", "angka", "alinea"))
"""Kinds whose text announces a list."""
_SILENT = frozenset(("identitas", "judul", "lampiran", "bab", "bagian", "paragraf", "penutup", "mengingat", "tabel"))
"""Kinds that make no unit of their own."""
_APART = frozenset(("alinea", "baris"))
"""Kinds that have units of their own wherever they stand: paragraphs and rows of an attachment, too."""
_CLEAR = re.compile(r"^(?:cukup\s+\S?jelas|sudah\s+jelas|dihapus|cukup)\W*$", re.IGNORECASE)
_DEFINES = re.compile(r"yang\s+dimaksud\s+dengan\s*:?\s*$", re.IGNORECASE)
_HEADING_MARK = re.compile(
    r"^(?:(?:[IVX]{1,5}|[A-Z]|\d{1,2}(?:\.\d{1,2})*)\s?[.)]|BAB\s+[IVXLC]+[A-Z]?|"
    r"Pasal\s+\d+[A-Z]{0,2}|Ba[a-z]{2,4}n\s+(?:Ke\w+|Pertama)(?:\s+(?:Belas|Puluh)(?:\s+\w+)?)?|Paragraf\s+\w+)\s+",
    re.I,
)
_POINTING = re.compile(
    r",?\s*sebagaimana\s+(?:di\s?maksud|diatur)\s+(?:dalam|pada|di)\s+(?:(?:Pasal|ayat|huruf|angka)\s+[\w()]+"
    r"(?:\s*(?:,|dan|atau|sampai dengan)?\s*(?=Pasal|ayat|huruf|angka))?\s*)+",
    re.IGNORECASE,
)
"""A pointer within a lead-in: "sebagaimana dimaksud dalam Pasal 363 ayat (1)"."""


def _headings(trail: Sequence[str]) -> list[str]:
    """The titles of a trail in sentence form: "BAB XVII KERJA SAMA DAERAH" -> "Kerja Sama Daerah"."""
    titles = (headline(squash(_HEADING_MARK.sub("", heading))) for heading in trail)
    return [title.rstrip(".") for title in titles if title]


def _shortened(lead: str) -> str:
    lead = squash(_POINTING.sub(" ", lead))
    if len(lead) <= LONGEST_LEAD:
        return lead
    return lead[:LONGEST_LEAD].rsplit(" ", 1)[0] + " \u2026"


class _Group:
    """The passages of one source, version and layer."""

    def __init__(self, source: Source, passages: Sequence[Passage], sources: Mapping[str, Source]) -> None:
        self.source = source
        self.sources = sources
        self.passages = passages
        self.by_id = {passage.provision: passage for passage in passages}
        self.children: dict[str, list[Passage]] = {}
        for passage in passages:
            if passage.parent is not None:
                self.children.setdefault(passage.parent, []).append(passage)
        self.bringing = {p.parent for p in passages if p.parent and put_into(p.provision) and not put_into(p.parent)}
        self.whole = {p.provision for p in passages if self._is_whole(p)}
        self.absorbed = {
            p.provision
            for p in passages
            if p.parent in self.whole and p.kind in _ITEMS and len(p.full_text) < SHORT_ITEM
        }

    def _is_whole(self, passage: Passage) -> bool:
        """Whether a passage's list stands whole in its unit: it has a lead-in, and is short enough."""
        items = [child for child in self.children.get(passage.provision, ()) if child.kind in _ITEMS]
        return (
            bool(items)
            and bool(passage.text)
            and passage.kind not in ("menimbang", "mengingat")
            and not _DEFINES.search(passage.text)
            and not is_penjelasan(passage.provision)
            and sum(len(item.full_text) for item in items) <= LONGEST_LIST
            # What an amending act puts into another law has units, and a standing, of its own.
            and self.bringing.isdisjoint(item.provision for item in items)
        )

    def _lead(self, passage: Passage) -> str:
        """The lead-ins that a list item needs to be understood, outermost first."""
        leads: list[str] = []
        parent = self.by_id.get(passage.parent or "")
        while passage.kind in _ITEMS and parent is not None and parent.kind in _LEADS:
            if parent.text and not _DEFINES.search(parent.text) and not is_penjelasan(passage.provision):
                leads.insert(0, _shortened(parent.text))
            passage, parent = parent, self.by_id.get(parent.parent or "")
        return " ".join(leads)

    def _body(self, passage: Passage) -> str:
        parts = [passage.text] if passage.text else []
        if passage.provision in self.whole:
            items = (child for child in self.children[passage.provision] if child.kind in _ITEMS)
            parts += [squash(f"{item.label} {item.full_text}") for item in items]
        return " ".join(parts)

    def _name(self, passage: Passage) -> str:
        """What the unit is of: the provision's full label, or the name and title of a page or document."""
        if self.source.is_law:
            steps = passage.provision.split("/")[1:]
            inner = next((self.sources[step] for step in steps if step in self.sources), None)
            return label(passage.provision, self.source, inner)
        name, judul = short_name(self.source), self.source.judul.rstrip(".")
        return name if judul in name else f"{name}. {judul}"

    def text(self, passage: Passage) -> str | None:
        """The unit's text, or None if the passage makes no unit of its own."""
        if passage.kind in _SILENT or passage.provision in self.absorbed or not passage.text:
            return None
        if _CLEAR.match(passage.text):
            return None
        parent = self.by_id.get(passage.parent or "")
        if parent is not None and parent.kind in ("mengingat", "lampiran", "identitas") and passage.kind not in _APART:
            return None
        if not passage.text.strip(" .:;,-"):
            return None
        if passage.kind == "penjelasan" and "/" not in passage.provision.partition("/penjelasan")[2]:
            return None  # the head of the penjelasan: a title
        body = self._body(passage)
        if body == passage.text and _DEFINES.search(body):
            return None  # "yang dimaksud dengan:" alone says nothing
        front = [self._name(passage), *_headings(passage.trail)[-1:]]
        return squash(" ".join([". ".join(front) + ".", self._lead(passage), body]))


def units(passages: Sequence[Passage], sources: Mapping[str, Source]) -> list[Unit]:
    """Units of all passages, of any source and layer, in the order of the passages.

    Args:
        passages: in reading order within their source; both layers may be mixed.
        sources: by id; a passage whose source is missing is named by its id.

    Returns:
        Units numbered from 0. `group` is the pasal, or where there is none in a page or document the passage itself.
    """
    groups: dict[tuple[str, str, str], list[Passage]] = {}
    for passage in passages:
        groups.setdefault((passage.source, passage.version, passage.layer), []).append(passage)
    made = {
        key: _Group(sources.get(key[0]) or Source(key[0], "berkas", judul=key[0]), group, sources)
        for key, group in groups.items()
    }
    found: list[Unit] = []
    for passage in passages:
        group = made[passage.source, passage.version, passage.layer]
        text = group.text(passage)
        if text is None:
            continue
        outside = (
            not group.source.is_law and pasal_of(passage.provision).rpartition("/")[2].partition("-")[0] != "pasal"
        )
        kind = "halaman" if outside else "penjelasan" if is_penjelasan(passage.provision) else "batang"
        found.append(
            Unit(
                n=len(found),
                provision=passage.provision,
                group=passage.provision if outside else pasal_of(passage.provision),
                source=passage.source,
                version=passage.version,
                layer=passage.layer,
                kind=kind,
                text=text,
            )
        )
    return found
