"""The kinds of kerja sama daerah kept apart: with another daerah, a third party, and two kinds of partner abroad."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from weakref import WeakKeyDictionary

from kadqa.asking.question.terms import KINDS_OF, terms_in, whole
from kadqa.asking.scope.negara import CAPITAL, COUNTRY, SOME_COUNTRY
from kadqa.asking.scope.rezim import of_neighbour, regime_of
from kadqa.asking.standing.wording import listed
from kadqa.hukum import ids
from kadqa.hukum.rujukan import find_rujukan, resolve
from kadqa.lexical import words
from kadqa.library.snapshot import Library
from kadqa.records import Query
from kadqa.text import fold


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of kerja sama daerah."""

    name: str
    """As an answer calls it."""
    mark: re.Pattern[str]
    """What a heading or a provision says that is about it; folded."""
    named: re.Pattern[str]
    """What a question says that names it; folded."""
    partner: re.Pattern[str]
    """What a question on cooperation says that is a partner of it, in everyday words; folded."""

    def said(self, question: str) -> list[str]:
        """The words of a folded question that ask for it, () if it does not."""
        found = [match[0] for match in self.named.finditer(question)]
        if CUE.search(question):
            found += [match[0] for match in self.partner.finditer(question)]
        return found


_PLACE = r"(?:daerah|kabupaten|kota|provinsi|pemda|pemkab|pemkot|pemprov|pemerintah (?:daerah|kabupaten|kota|provinsi))"
_ABROAD = (
    r"(?:(?:(?:yang )?(?:di|dari) )?(?:luar negeri|negara lain|negara tetangga|negeri asing|asing)"
    rf"|(?:yang )?(?:di|dari) {COUNTRY})"
)
_AND = r"(?:,|,? (?:dan/atau|dan|atau|serta|maupun)) "
"""Between partners in a row: "daerah lain, pihak ketiga, serta lembaga di luar negeri"."""
_PARTNERS_ABROAD = r"\bkerja sama internasional\b|\b(?:mitra|pihak) (?:di )?luar negeri\b"
_PARTNER = (
    r"(?:swasta|investor|perusahaan|pengusaha|badan usaha|bumn|bumd|koperasi|yayasan|perseorangan|perorangan|individu"
    r"|pengembang|developer|kontraktor"
    r"|perguruan tinggi|universitas|kampus|ormas|organisasi kemasyarakatan|lsm|lembaga swadaya masyarakat"
    r"|lembaga|organisasi|ngo)"
)
_NO_TOWN = (
    rf"(?:{_PARTNER}|pt|cv|firma|bank|rumah|orang|warga|masyarakat|mahasiswa|tim|klub|delegasi|duta|dubes|kedutaan|konsul"
    r"|negara|pemerintah|kementerian|menteri|teman|mitra|pihak|dan|atau|di|dari|dengan|sama|bareng|para|sana"
    r"|kota|kabupaten|provinsi|daerah)"
)
_TOWN_ABROAD = (
    rf"\b(?:(?:dengan|sama|bersama|bareng|ke|di) )?(?:(?:pemerintah )?(?:ibu ?)?kota |pemkot |pemerintah )?{CAPITAL}\b"
    r"(?! (?:school|university|college|institute|bank|foundation)\b)"
    rf"|\b(?:(?:pemerintah )?(?:kota|provinsi|prefektur|distrik|negara bagian)|pemkot) (?:\w+,? ){{0,2}}?{COUNTRY}\b"
    rf"|\b(?:dengan|sama|bersama|bareng) (?!{_NO_TOWN}\b)\w+,? {COUNTRY}\b"
)
"""A town abroad by name: "Taipei", "Kota Perth Australia", "dengan Busan, Korea"."""

_TAX = r"(?:(?:di|mem)?(?:bayar|pungut)|tarif|njop|bphtb|pajak|terutang)"
_UN = rf"(?<!bayar )(?<!bayarkan )(?<!pungut )(?<!pajak )(?<!tarif )pbb(?!\b[^.?]*\b{_TAX})"
"""The United Nations, and not the tax on land and buildings."""
_BODIES_ABROAD = (
    rf"(?:unicef|undp|unesco|unhcr|unfpa|fao|ilo|{_UN}|bank dunia|world bank|adb|jica|koica|usaid|giz|asean)"
)
_RUN = "di(?:kelola|operasikan|jalankan|bangun|urus|tangani|garap)(?:kan)?"
CUE = re.compile(
    r"\b(?:be)?kerja sama|\b(?:di|me)\w*kerjasamakan\b|\bhibah\b|\bmitra|\bkemitraan\b|\bbermitra\b|\bkolaborasi\b"
    r"|\bmou\b|\bnota kesepa|\bkesepakatan\b|\bperjanjian\b|\bkontrak\b|\bksd"
    rf"|\b{_RUN} (?:(?:oleh|bareng|bersama|sama|dengan|ke|kepada) )?(?:{_PARTNER}|pt|cv|firma)\b"
)
"""A question on cooperation, so that whom it names is a partner; folded. So is what is run by one: "dikelola CV"."""
_FIRM = "".join(
    f"|(?<=di{verb}{by}){firm}"
    for verb in ("kelola", "operasikan", "jalankan", "bangun", "urus", "tangani", "kerjasamakan")
    for by in (" ", " oleh ", " sama ", " bareng ", " dengan ")
    for firm in (r"pt\b", r"cv\b", r"firma\b")
)
"""A firm that runs something, by its form alone; elsewhere "PT" stands in names."""
NEVER = re.compile(r"(?!)")
BY_PARTNER = (
    Kind(
        "KSDD",
        re.compile(
            r"\bksdd\b|\bksad\b|\bkerja sama (?:\w+ )?antar(?:daerah|provinsi|kabupaten|kota)\b"
            r"|\bdengan daerah (?:\w+ )?lain\b|\bkerja sama (?:wajib|sukarela)\b"
            rf"|(?:^|[:;] |\b[a-z]\. )daerah lain\b|\bdaerah lain{_AND}pihak ketiga\b|\bpihak ketiga{_AND}daerah lain\b"
        ),
        re.compile(r"\bksdd\b|\bksad\b|\bkerja sama (?:yang )?(?:wajib|sukarela)\b"),
        re.compile(
            r"\bantar(?:daerah|kabupaten|kota|provinsi|pemda|wilayah|pemerintah daerah)\b"
            rf"|\b{_PLACE} (?:lain|tetangga|sebelah|sekitar|(?:yang )?ber(?:batasan|tetangga))\b(?! di luar negeri)"
        ),
    ),
    Kind(
        "KSDPK",
        re.compile(r"\bksdpk\b|\bkspk\b|\bpihak ketiga\b"),
        re.compile(r"\bksdpk\b|\bkspk\b|\bpihak ketiga\b"),
        re.compile(rf"\b{_PARTNER.replace('|lembaga|organisasi', '')}\b(?! {_ABROAD}){_FIRM}"),
    ),
    Kind(
        "KSDPL",
        re.compile(
            rf"\bksdpl\b|{_PARTNERS_ABROAD}|\bpemerintah(?: daerah)? (?:atau lembaga )?di luar negeri\b"
            r"|\b(?:provinsi|kota) kembar\b"
        ),
        re.compile(r"\bksdpl\b|\bsister\b|\bkembar\b|\bbersaudara\b"),
        re.compile(rf"\b{_PLACE} (?:lain )?{_ABROAD}\b|{_TOWN_ABROAD}"),
    ),
    Kind(
        "KSDLL",
        re.compile(
            rf"\bksdll\b|{_PARTNERS_ABROAD}|\blembaga (?:(?:dan/atau|dan|atau) pemerintah daerah )?di luar negeri\b"
        ),
        re.compile(r"\bksdll\b"),
        re.compile(
            rf"\b{_PARTNER} (?:\w+ )?{_ABROAD}\b|\b(?:lembaga|organisasi) internasional\b|\bmitra pembangunan\b"
            rf"|\b{_BODIES_ABROAD}\b"
        ),
    ),
)
"""The four kinds of PP 28/2018 Pasal 1 by their partner. Who is a partner in everyday words stands here and not in
istilah.toml, because such a word is no term of the law and is not to be written into the search."""
BY_NAME = re.compile(r"\bksd(?:d|pk|pl|ll)\b")
"""A kind by the name that PP 28/2018 gives it; folded."""
BY_DUTY = (
    Kind(
        "kerja sama wajib",
        re.compile(r"\bkerja sama wajib\b"),
        # "Apakah kerja sama daerah wajib dilaporkan?" asks for a duty, and of no kind.
        re.compile(
            r"\bkerja sama (?:yang )?wajib\b|\bkerja sama (?:daerah|antardaerah) yang wajib\b"
            r"|\bkerja sama (?:daerah|antardaerah) wajib\b"
            r"(?! (?:di|ber|me|ada|lewat|melalui|lapor|pakai|punya|disertai)\w*)(?!\W*$)"
        ),
        NEVER,
    ),
    Kind(
        "kerja sama sukarela",
        re.compile(r"\bkerja sama sukarela\b"),
        re.compile(r"\bsukarela\b|\bkerja sama (?:yang )?tidak wajib\b"),
        NEVER,
    ),
)
"""The two categories of cooperation between daerah."""
_CENTRE = (
    r"(?:(?:pemerintah|instansi|lembaga|institusi) (?:pemerintah )?(?:pusat|vertikal)|pemerintah pusat|kementerian"
    r"|k/l|departemen|lembaga negara|kejaksaan|kejari|kejati|kepolisian|polri|polda|polres|tni|kodim|korem|bpn|bpkp"
    r"|kantor pertanahan|kanwil|pengadilan)"
)
_TOGETHER = r"\b(?:kerja sama|bekerja sama|mou|pks|perjanjian|kesepakatan|nota kesepahaman|bermitra|mitra|kemitraan)\b"
WITH_CENTRE = Kind(
    "sinergi",
    re.compile(r"\bsinergi perencanaan\b"),
    re.compile(
        rf"{_TOGETHER}.{{0,60}}\b(?:dengan|dan|antara|bersama|sama) (?:\w+ ){{0,2}}?{_CENTRE}\b"
        rf"|{_TOGETHER} (?:antara )?{_CENTRE} (?:dengan|dan|bersama|sama) (?:pemerintah )?(?:daerah|pemda|{_PLACE})\b"
        rf"|\b{_CENTRE}\b.{{0,60}}\b(?:pihak ketiga|(?:jadi|menjadi|sebagai) mitra)\b"
        rf"|\b(?:pihak ketiga|mitra)\b.{{0,60}}\b{_CENTRE}\b"
    ),
    NEVER,
)
"""What a daerah does together with the centre is no kerja sama daerah: PP 28/2018 Pasal 46 has a term of its own."""
AXES = (BY_PARTNER, BY_DUTY)
Kinds = tuple[frozenset[str], ...]
"""Names of kinds, one set for each axis."""
NONE: Kinds = tuple(frozenset() for _ in AXES)

ABROAD = frozenset({"KSDPL", "KSDLL"})
SAYS_ABROAD = re.compile(rf"\b(?:luar negeri|internasional|asing|(?:di|dari|dengan) (?:{COUNTRY}|{SOME_COUNTRY}))\b")
"""A question that asks for a partner abroad, whether or not it says which."""
ALIKE = re.compile(r"\bmutatis mutandis\b|\bberlaku (?:juga|pula) (?:bagi|untuk|terhadap)\b")
"""In a provision: what it names holds for another kind too; folded."""


def asked_kinds(query: Query) -> Kinds:
    """The kinds that a question asks for, one set for each axis; an empty set asks for none.

    A question about a neighbour of kerja sama daerah asks for none, whatever partner it names.
    """
    asked = fold(query.search_text)
    if of_neighbour(asked):
        return NONE
    found = [frozenset(kind.name for kind in axis if kind.said(asked)) for axis in AXES]
    if found[1] and not found[0]:
        # Only cooperation between daerah is wajib or sukarela.
        found[0] = frozenset({"KSDD"})
    if not found[0] & ABROAD and SAYS_ABROAD.search(asked) and CUE.search(asked):
        found[0] = (found[0] - {"KSDPK"}) | ABROAD
    return tuple(found)


_known: WeakKeyDictionary[Library, dict[str, Kinds]] = WeakKeyDictionary()


def kinds_of(provision: str, library: Library) -> Kinds:
    """The kinds that a provision is about, one set for each axis; an empty set: it does not say.

    The innermost heading that names kinds decides, the law's title being the outermost; the provision's own words
    narrow what that leaves.
    """
    # A question looks at a hundred provisions, and at the same ones as the question before.
    known = _known.setdefault(library, {})
    if provision not in known:
        known[provision] = _read(provision, library)
    return known[provision]


def _read(provision: str, library: Library) -> Kinds:
    source = library.sources.get(ids.source_of(provision))
    texts = library.texts(provision)
    if source is None or source.is_page or not texts or regime_of(provision, library) is not None:
        return NONE
    parent = ids.parent_of(provision)
    above = library.texts(parent) if parent and provision.rpartition("/")[2].startswith(("huruf", "angka")) else ()
    if ids.is_penjelasan(provision):
        above = library.texts(ids.without_penjelasan(provision))
    own = marked(f"{above[0].text if above else ''} {texts[0].full_text}")
    headings = [marked(heading) for heading in (*reversed(texts[0].trail), source.judul)]
    found = []
    for n, said in enumerate(own):
        named = next((heading[n] for heading in headings if heading[n]), said)
        found.append(named & said or named)
    return tuple(found)


@lru_cache(maxsize=8192)
def marked(text: str) -> Kinds:
    """The kinds that a text names; the law's own names for them decide over words for partners.

    "Prakarsa KSDLL dapat berasal dari pemerintah daerah di luar negeri": who begins it makes it no KSDPL.
    """
    # Headings and provisions are looked at for question after question.
    said = fold(text)
    own = frozenset(match[0].upper() for match in BY_NAME.finditer(said))
    partner, *others = (frozenset(kind.name for kind in axis if kind.mark.search(said)) for axis in AXES)
    return (own or partner, *others)


def other_kinds(provision: str, asked: Kinds, library: Library) -> frozenset[str]:
    """The kinds that a provision is about, on the first axis on which none of them is asked for; else empty."""
    pairs = zip(kinds_of(provision, library), asked, strict=True)
    return next((one for one, named in pairs if one and named and not one & named), frozenset())


def applied_by(provision: str, asked: Kinds, library: Library) -> str | None:
    """The provision on a kind asked for by which another kind's provision holds for it too, or None."""
    for origin in library.referred_by(ids.pasal_of(provision)):
        texts = library.texts(origin)
        if not texts or not ALIKE.search(fold(texts[0].full_text)) or other_kinds(origin, asked, library):
            continue
        if not any(kinds & named for kinds, named in zip(kinds_of(origin, library), asked, strict=True)):
            continue
        targets = (resolve(r, default_source=ids.source_of(origin)) for r in find_rujukan(texts[0].full_text))
        if any(t and (f"{provision}/".startswith(f"{t}/") or f"{t}/".startswith(f"{provision}/")) for t in targets):
            return origin
    return None


def foreign(provision: str, asked: Kinds, library: Library) -> bool:
    """Whether a provision is about another kind, and nothing makes it hold for the kind asked for."""
    return bool(other_kinds(provision, asked, library)) and applied_by(provision, asked, library) is None


def unknown_partners(said: str, library: Library) -> set[str]:
    """The stems of partners in a folded question that neither a text here nor a term names ("kampus", "Jepang")."""
    for used, _ in terms_in(said, library.terms):
        said = whole(used).sub(" ; ", said)
    return {word for word in naming_words(said) if not library.knows(word)}


def with_kind(text: str, library: Library) -> str:
    """A question with the law's term for the kind whose partner it names in a word that no text here uses.

    "kerja sama dengan kampus" -> "kerja sama dengan kampus (Kerja Sama Daerah Dengan Pihak Ketiga)". A partner of the
    centre ("kejaksaan") gets the term for that whatever words the texts use.
    """
    said = fold(text)
    terms = []
    if unknown_partners(said, library):
        named = [frozenset({kind.name}) for kind in BY_PARTNER if kind.said(said)]
        names = [term.istilah for term in library.terms if not term.istilah.startswith(KINDS_OF)]
        terms = [next((name for name in names if marked(name)[0] == kind), "") for kind in named]
    if WITH_CENTRE.said(said):
        terms += [t.istilah for t in library.terms if WITH_CENTRE.mark.search(fold(t.istilah))]
    added = [term for term in terms if term and fold(term) not in said]
    return f"{text} ({'; '.join(added)})" if added else text


def naming_words(said: str) -> set[str]:
    """The stems by which a folded question names kinds or their partners."""
    return {word for axis in AXES for kind in axis for found in kind.said(said) for word in words(found)}


def spoken(kinds: Iterable[str]) -> str:
    """Kinds in a row, in their order: "KSDPL dan KSDLL"."""
    named = frozenset(kinds)
    return listed([kind.name for axis in AXES for kind in axis if kind.name in named])
