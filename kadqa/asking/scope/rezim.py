"""Neighbouring kinds of cooperation and the law of one region: told apart from what holds for every daerah."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from kadqa.asking.search.find import naming
from kadqa.asking.standing.wording import named_together
from kadqa.hukum import ids
from kadqa.hukum.jenis import JENIS
from kadqa.library.snapshot import Library
from kadqa.records import Excerpt, Fact, Hit, Query
from kadqa.text import even_spelling, fold

COOPERATION = re.compile(r"\b(?:be)?kerja sama\b")
"""A question about cooperation at all."""


@dataclass(frozen=True, slots=True)
class Regime:
    """One neighbour of kerja sama daerah."""

    name: str
    asked: re.Pattern[str]
    """What a question says that asks for it; on the folded question."""
    mark: re.Pattern[str]
    """What a title or heading says of law that is its own; folded."""
    named: re.Pattern[str]
    """What a question says that is about this neighbour and nothing else; on the folded question, terms written out."""
    share: float
    """What is left of the score of its provisions where a question on cooperation does not ask for it, 0..1."""
    wider: str = ""
    """What its law is about where no heading says `narrow`; "": the name fits all of it."""
    narrow: re.Pattern[str] = re.compile("")
    """What a title or heading says of a provision that is of the name itself; folded."""
    apart: re.Pattern[str] = COOPERATION
    """What a question says that is not of it, unless it asks for it; folded."""


REGIMES = (
    Regime(
        "kerja sama desa",
        re.compile(r"\b(?:(?:antar)?desa|bumdes|kampung|nagari|gampong|bpd|kades|pemdes)\b"),
        re.compile(r"\b(?:antar)?desa\b"),
        re.compile(r"\b(?:(?:antar)?desa|bumdes|nagari|gampong)\b"),
        0.0,
        "desa",
        re.compile(r"\bkerja sama\b"),
    ),
    Regime(
        "kerja sama pemerintah dengan badan usaha (KPBU)",
        re.compile(
            r"\b(?:kpbu|badan usaha|infrastruktur|ppp|public private|swasta|pihak ketiga|investor|perusahaan)\b"
        ),
        re.compile(r"\bkerja sama pemerintah(?: daerah)? dengan badan usaha\b"),
        re.compile(r"\b(?:kpbu|public private|ppp|kerja sama pemerintah(?: daerah)? dengan badan usaha)\b"),
        0.9,
    ),
    Regime(
        "pemanfaatan barang milik negara/daerah",
        re.compile(
            r"\b(?:barang milik|bmd|bmn|aset|tanah|gedung|bangunan|pemanfaatan|memanfaatkan|dimanfaatkan|sewa"
            r"|menyewakan|pinjam pakai|bangun (?:guna|serah)|bgs|bsg|ksp|kspi|infrastruktur)\b"
        ),
        re.compile(r"\bbarang milik (?:negara|daerah)\b"),
        re.compile(
            r"\b(?:barang milik|bmd|bmn|kerja sama pemanfaatan|pinjam pakai|bangun (?:guna|serah)|bgs|bsg|ksp|kspi"
            r"|kerja sama penyediaan infrastruktur)\b"
        ),
        0.6,
        "barang milik negara/daerah",
        re.compile(r"\b(?:pemanfaatan|dimanfaatkan)\b"),
    ),
    Regime(
        "hubungan luar negeri dan perjanjian internasional",
        re.compile(
            r"\b(?:luar negeri|internasional|asing|sister|kembar|bersaudara|diplomatik|ratifikasi|antarnegara|menlu"
            r"|negara (?:lain|asing|sahabat))\b"
        ),
        re.compile(r"\b(?:hubungan luar negeri|perjanjian internasional)\b"),
        re.compile(r"\b(?:(?:hubungan|politik) luar negeri|perjanjian internasional|diplomatik)\b"),
        0.6,
        apart=re.compile(rf"{COOPERATION.pattern}|\b(?:mitra|pks|mou|kontrak|kesepakatan bersama)\b"),
    ),
    Regime(
        "kerja sama penyelenggara pelayanan publik",
        # A question that does not speak of cooperation takes nothing from it: "RSUD kewalahan, boleh minta bantuan?".
        re.compile(
            r"\b(?:antar)?penyelenggara\b|\b(?:pelayanan|layanan) (?:publik|umum)\b|^(?!.*\b(?:be)?kerja ?sama\b)"
        ),
        re.compile(r"\bkerja sama (?:antar)?penyelenggara\b"),
        re.compile(r"\bantarpenyelenggara\b|\bpenyelenggara (?:pelayanan|layanan)\b"),
        0.6,
    ),
)
"""The neighbours; a provision is of the first whose mark its law's title or a heading above it has."""

ONE_REGION = re.compile(
    r"\b(?:provinsi|kabupaten|kota) (?:(?:daerah|khusus|istimewa|ibukota) )*"
    r"(?!daerah|negara|dan\b|atau\b|di\b)(?P<name>[a-z]{3,})"
    r"|\bpemerintahan (?!daerah|desa|umum|pusat|negara)(?P<ruled>[a-z]{3,})$"
)
"""What the folded title of a national law on a single region says: "Provinsi Daerah Khusus X", "Pemerintahan Y"."""
REGION_SHARE = 0.6
"""What is left of the score of such a law where a question does not name its region, 0..1."""

SAID_MOST = 500
"""Units that hold a word, beyond which it is no word of one law alone."""
OUTSIDE_SHARE = 0.9
"""The least that is left of a neighbour where the question does not speak of cooperation at all, 0..1."""
OWN_SHARE = 0.7
"""What is left of the score of kerja sama daerah itself where the question is about a neighbour, 0..1."""

OWN_NAMES = re.compile(r"\bksd(?:d|pk|pl|ll)\b|\b(?:sister|kembar|bersaudara)\b")
"""Kinds of kerja sama daerah by name: a question that has one is about it, whatever else it speaks of."""


def of_neighbour(asked: str) -> bool:
    """Whether a folded question is about a neighbour and not about kerja sama daerah."""
    return OWN_NAMES.search(asked) is None and any(regime.named.search(asked) for regime in REGIMES)


def regime_of(provision: str, library: Library) -> Regime | None:
    """The neighbour whose law a provision is, or None: kerja sama daerah, or no matter of cooperation."""
    return _marked(headings_of(provision, library))


@lru_cache(maxsize=16384)
def _marked(headings: str) -> Regime | None:
    return next((regime for regime in REGIMES if regime.mark.search(headings)), None)


def name_of(regime: Regime, provision: str, library: Library) -> str:
    """What a provision of a neighbour's law is about: the assets of a village are no kerja sama desa."""
    own = not regime.wider or regime.narrow.search(headings_of(provision, library))
    return regime.name if own else regime.wider


def headings_of(provision: str, library: Library) -> str:
    """The title of a provision's law and the headings above it, folded; "" for a page."""
    source = library.sources.get(ids.source_of(provision))
    if source is None or source.is_page:
        return ""
    texts = library.texts(provision)
    return _folded(source.judul, texts[0].trail if texts else ())


@lru_cache(maxsize=16384)
def _folded(judul: str, trail: tuple[str, ...]) -> str:
    return fold(even_spelling(" ; ".join((judul, *trail))))


def region_of(provision: str, library: Library) -> str | None:
    """The name of the one region that a national law is about, folded; None: it holds for every daerah."""
    source = library.sources.get(ids.source_of(provision))
    if source is None or source.is_page or (source.jenis in JENIS and JENIS[source.jenis].regional):
        return None
    found = ONE_REGION.search(fold(source.judul))
    return (found["name"] or found["ruled"]) if found else None


def told_apart(query: Query, hits: Sequence[Hit], library: Library) -> tuple[Hit, ...]:
    """The hits without those of a neighbour or of another region that the question does not ask for, best first.

    A law on one region steps back behind law for all, and of a neighbour is left what its row says where the
    question speaks of cooperation. What the question names stays as it is.
    """
    asked = fold(query.search_text)
    there = _said_in_one(query, library)
    kept = []
    changed = False
    for hit in hits:
        share = 1.0 if naming(query, hit.provision) else _share(hit.provision, asked, there, library)
        changed = changed or share != 1.0
        if share:
            kept.append(hit if share == 1.0 else replace(hit, score=round(hit.score * share, 6)))
    if not changed:
        return tuple(hits)
    return tuple(sorted(kept, key=lambda hit: (-naming(query, hit.provision), -hit.score)))


def _said_in_one(query: Query, library: Library) -> frozenset[str]:
    """The laws that alone say a word of the question ("otorita", "qanun"): it is one of theirs, named or not.

    Laws on one region count as one: a law and those that amend it say the same words.
    """
    laws: set[str] = set()
    for rows in library.store.holding(query.words):
        sources = {library.units[row].source for row in rows.tolist()} if len(rows) <= SAID_MOST else set()
        if len({region_of(source, library) or source for source in sources}) == 1:
            laws |= sources
    return frozenset(laws)


def _share(provision: str, asked: str, there: Collection[str], library: Library) -> float:
    region = region_of(provision, library)
    alone = ids.source_of(provision) in there
    if region is not None and not alone and not re.search(rf"\b{re.escape(region)}\b", asked):
        return REGION_SHARE
    regime = regime_of(provision, library)
    if regime is None:
        return OWN_SHARE if of_neighbour(asked) and COOPERATION.search(headings_of(provision, library)) else 1.0
    if regime.asked.search(asked) or regime.named.search(asked):
        return 1.0
    if regime.apart.search(asked):
        return regime.share
    return 1.0 if alone else max(regime.share, OUTSIDE_SHARE)


def regime_facts(query: Query, excerpts: Sequence[Excerpt], library: Library) -> tuple[Fact, ...]:
    """For each neighbour whose law an answer quotes: which of its provisions are of another matter.

    Said after the last of them where the question is about that neighbour, else before the first.
    """
    asked = fold(query.search_text)
    found: dict[str, tuple[Regime, list[Excerpt]]] = {}
    for excerpt in excerpts:
        regime = regime_of(excerpt.passage.provision, library) if excerpt.kind == "peraturan" else None
        if regime is not None:
            name = name_of(regime, excerpt.passage.provision, library)
            found.setdefault(name, (regime, []))[1].append(excerpt)
    facts = []
    for name, (regime, quoted) in found.items():
        names = named_together([excerpt.passage.provision for excerpt in quoted], library)
        text = f"{names} adalah ketentuan tentang {name}, bukan tentang kerja sama daerah."
        meant = bool(regime.named.search(asked))
        about = quoted[-1 if meant else 0].passage.provision
        facts.append(Fact(text, tuple(quoted), about, first=not meant))
    return tuple(facts)
