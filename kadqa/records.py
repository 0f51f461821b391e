"""The nouns of KADQA, frozen, in the order they come into being.

    bytes -> Document (Page) -> Structure (Provision, Dropped) -> Passage -> Unit     at build
    question -> Query -> Candidates -> Hit -> Evidence -> Answer (Sentence, Citation) when asked

Nothing here computes; every other module speaks in these values. Dates in the
corpus keep the precision they were written with, so they are ISO strings ("2014-10-02",
"2020"); dates that are compared are `datetime.date`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

Span = tuple[int, int, int]
"""(page number, start, end): Python string indexes into `Page.text`, end exclusive."""

Layer = Literal["naskah", "ringkasan"]
Basis = Literal["naskah", "ocr", "sekunder", "belum"]
Status = Literal["berlaku", "berlaku bersyarat", "diubah", "dihapus", "dicabut", "belum berlaku", "tidak diketahui"]
Intent = Literal["tanya", "isi", "status", "banding", "riwayat"]
Outcome = Literal["dijawab", "dikoreksi", "ditolak"]

ASLI = "asli"
"""The version of a text as it was enacted; other versions are named by the act that made them."""

IN_FORCE: frozenset[str] = frozenset({"berlaku", "berlaku bersyarat", "diubah"})
"""A text with one of these standings may be applied (`diubah`: with its changed wording)."""

GONE: frozenset[str] = frozenset({"dicabut", "dihapus"})


# --- what the corpus says -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file whose content is known: which version of its source it carries."""

    sha256: str
    version: str


@dataclass(frozen=True, slots=True)
class Source:
    """A regulation, a page, or a file that is neither. Its text and quote are its title."""

    id: str
    jenis: str
    """Key of `kadqa.hukum.jenis.JENIS` ("uu", "pp", "permendagri", "perda"), or "halaman", "berkas"."""
    nomor: str = ""
    tahun: str = ""
    judul: str = ""
    wilayah: str = ""
    """Only for regional law: "banjarnegara", "kota-bandung", "provinsi-jawa-barat"; for a page its owner's name."""
    ditetapkan: str = ""
    diundangkan: str = ""
    berlaku: str = ""
    """First day in force where it differs from `diundangkan`."""
    ln: str = ""
    tln: str = ""
    pasal_terakhir: int | None = None
    alamat: tuple[str, ...] = ()
    berkas: tuple[KnownFile, ...] = ()
    diperiksa: str = ""

    @property
    def is_page(self) -> bool:
        return self.jenis == "halaman"


@dataclass(frozen=True, slots=True)
class Relation:
    """One row of hubungan.toml: an act does something to laws or provisions.

    `ke` may hold several ids; for `padanan` `dari` is the old and `ke` the new, and an
    empty `ke` says that there is no counterpart.
    """

    dari: str
    jenis: str
    ke: tuple[str, ...] = ()
    lengkap: bool = False
    mulai: str = ""
    sampai: str = ""
    syarat: str = ""
    basis: Basis = "naskah"
    diperiksa: str = ""
    catatan: str = ""
    where: str = ""
    """File and row, for messages: "corpus/hubungan.toml baris 3"."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One row of catatan.toml: what a page says wrongly, and what is right."""

    id: str
    halaman: str
    pola: str
    """At most 8 words that stand in the page, never a sentence of it."""
    benar: str
    alasan: str
    sumber: tuple[str, ...] = ()
    basis: Basis = "naskah"


@dataclass(frozen=True, slots=True)
class Comparison:
    """One row of perbandingan.toml: two regulations on one aspect."""

    id: str
    aspek: str
    antara: tuple[str, str]
    kiri: tuple[tuple[str, ...], str]
    """(provision ids, what they say)."""
    kanan: tuple[tuple[str, ...], str]


@dataclass(frozen=True, slots=True)
class Term:
    """One row of istilah.toml: a term of the law with the words people use for it."""

    istilah: str
    varian: tuple[str, ...] = ()
    ketentuan: tuple[str, ...] = ()


# --- what a file says -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Page:
    """The text of one page as its reader gave it, unmended. Numbers start at 1."""

    n: int
    text: str


@dataclass(frozen=True, slots=True)
class Dropped:
    """A piece of a file that is not law: page-head, page-foot, catchword, navigation, markup, signature."""

    kind: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """What a format's reader hands over: text by page, and what it knows of the file."""

    media: Literal["pdf", "html", "markdown", "text"]
    pages: tuple[Page, ...]
    title: str = ""
    address: str = ""
    """Canonical address of a web page, if it names one."""
    dropped: tuple[Dropped, ...] = ()
    """Pieces that the reader itself knows not to be content (a page's navigation, Markdown's marks)."""


@dataclass(frozen=True, slots=True)
class Provision:
    """A node of a parsed file. `text` is its own, without its label and without its children's."""

    id: str
    kind: str
    """bab bagian paragraf pasal ayat huruf angka judul menimbang mengingat penutup penjelasan lampiran alinea
    identitas."""
    label: str
    """Short, as printed above or before it: "Pasal 363", "(1)", "a.", "BAB XVII KERJA SAMA DAERAH"."""
    text: str
    parent: str | None
    spans: tuple[Span, ...]
    doubts: tuple[str, ...] = ()

    @property
    def page_first(self) -> int:
        return min((span[0] for span in self.spans), default=1)

    @property
    def page_last(self) -> int:
        return max((span[0] for span in self.spans), default=1)


@dataclass(frozen=True, slots=True)
class Report:
    """What a parser did with a file's characters. Counts are of non-space characters."""

    pages: int
    chars_in: int
    chars_kept: int
    dropped: Mapping[str, int]
    unaccounted: int
    mended: int = 0
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Structure:
    """A file, read: its source as far as the file tells, and its provisions in reading order."""

    source: Source
    media: str
    provisions: tuple[Provision, ...]
    dropped: tuple[Dropped, ...]
    pages: tuple[Page, ...]
    report: Report


# --- what the library holds -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Passage:
    """The text of one provision in one version and layer: what is shown and cited."""

    provision: str
    source: str
    kind: str
    label: str
    """Short, as in `Provision`."""
    version: str
    layer: Layer
    text: str
    """The provision's own words."""
    full_text: str
    """With its children's, each after its label, as one would read it aloud; every quote is a substring of it."""
    parent: str | None
    trail: tuple[str, ...] = ()
    """Headings above it, outermost first ("BAB XVII KERJA SAMA DAERAH", "Bagian Kesatu Kerja Sama Daerah")."""
    page: int | None = None
    """First page, 1 or more; None where the file has no pages (all but PDF)."""
    basis: Basis = "naskah"
    checked: str = ""
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """A small piece of text that is embedded and searched."""

    n: int
    """Row in the store, 0 and up, in the order of the corpus."""
    provision: str
    group: str
    """The pasal (for a regulation) or passage (for a page) that a find in this unit counts for."""
    source: str
    version: str
    layer: Layer
    kind: str
    """"batang" (body), "penjelasan", "halaman"."""
    text: str
    """Heading trail and own words, as they go to the embedder."""


# --- standing -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Interval:
    """The standing of one provision (or source) over a stretch of days. One row of the standing table."""

    provision: str
    version: str
    start: date | None
    """First day; None: since ever."""
    end: date | None
    """First day after it; None: without end."""
    status: Status
    by: str | None = None
    """The id of the provision or source that brought this standing about."""
    since: str = ""
    """The date of the change in its own precision ("2014-10-02", "2020"), "" if none is known."""
    condition: str = ""
    note: str = ""
    basis: Basis = "naskah"
    checked: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """An id with its label, ready to be shown."""

    provision: str
    label: str


# --- a question on its way to an answer -----------------------------------------------------


@dataclass(frozen=True, slots=True)
class Rujukan:
    """A citation found in text, as written: "Pasal 5 ayat (2) huruf b UU 23/2014"."""

    jenis: str | None = None
    """Key of JENIS; None: the law the text stands in, or the one named before."""
    nomor: str | None = None
    tahun: str | None = None
    pasal: str | None = None
    ayat: str | None = None
    huruf: str | None = None
    angka: str | None = None
    penjelasan: bool = False
    wilayah: str | None = None
    """Of regional law, as in `Source.wilayah`."""
    angka_first: bool = False
    """The angka stands above the huruf: "Pasal 1 angka 4 huruf a"."""
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)
    """Where it stands in the text that was searched."""


@dataclass(frozen=True, slots=True)
class Turn:
    """An earlier question of the same conversation, with the provisions its answer cited."""

    question: str
    citations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """A question, understood. Everything after this step works from here, not from the raw text."""

    text: str
    resolved: str
    """The question made whole: follow-ups joined to what they follow, spelling evened out."""
    intent: Intent
    today: date
    as_of: date | None = None
    """The date asked about; None: no date asked, today's law counts."""
    day_said: str = ""
    """The words of the question that `as_of` was read from; "": it was given beside the question."""
    laws: tuple[str, ...] = ()
    """Ids of the sources that the question names, in its order; they may be missing from the library."""
    provisions: tuple[str, ...] = ()
    """Ids of the provisions that the question names, in its order; they may not exist."""
    search_text: str = ""
    """What goes to the embedder: the resolved question with its abbreviations written out."""
    focus_text: str = ""
    """Of a follow-up: its own words alone, which weigh as much as the whole; else ""."""
    acts: bool = False
    """A question on standing that asks what the named laws did to others ("apa yang dicabut oleh UU 23/2014")."""
    words: tuple[str, ...] = ()
    """Content words of the question as the lexical index writes them (stems)."""
    asked: tuple[str, ...] = ()
    """Stems that an answer must bear on: those of `words` without the names of laws and without words of form
    ("jenis", "isi"), everyday words replaced by the law's."""
    terms: tuple[Term, ...] = ()
    """Terms of the law that the question names, in whatever words."""
    defined: tuple[str, ...] = ()
    """Provisions that a term rests on, where the question is about that term as such (its meaning, purpose, basis)."""
    form: str = ""
    """What is asked for: "definisi", "tujuan", "jumlah", "waktu", "siapa", "daftar", "ya-tidak", ""."""
    refusal: tuple[str, str] | None = None
    """(code, text) if the question cannot be taken at all (empty, too long)."""

    @property
    def day(self) -> date:
        return self.as_of or self.today


@dataclass(frozen=True, slots=True)
class Hit:
    """A pasal, pokok or alinea found, scored by its best unit."""

    provision: str
    best_unit: str
    score: float
    """Fused, 0..1 within one question."""
    dense: float
    """Cosine of the best unit, -1..1."""
    lexical: float
    """BM25 of the best unit, 0 and up."""
    units: tuple[tuple[str, float], ...] = ()
    """(provision id of the unit, fused score), best first."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A passage that an answer may cite, with everything its citation will say."""

    passage: Passage
    source: Source
    label: str
    """Full: "UU 23/2014 Pasal 363 ayat (1)"."""
    kind: Literal["peraturan", "halaman", "catatan", "perbandingan"]
    url: str | None
    on_day: Interval | None
    """Standing on the day asked about; None for pages and corrections."""
    today: Interval | None
    successors: tuple[Reference, ...] = ()
    note: str = ""
    """The standing in one Indonesian sentence."""
    quote: str = ""
    """The part of `passage.full_text` that answers; "": the whole."""
    score: float = 0.0
    """That of the hit which brought it, 0..1 within one question; 0 for what was not searched."""
    same_as: str = ""
    """The provision of an earlier excerpt that says the same; "": none does."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A statement made from a row of the relations, in a fixed wording, with what it rests on."""

    text: str
    excerpts: tuple[Excerpt, ...]
    about: str = ""
    """The provision it is said of, if it stands beside an excerpt."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything that an answer may use. Closed: nothing after `gather` looks anything up."""

    excerpts: tuple[Excerpt, ...] = ()
    """Best first within their class; already cut to what answers the question."""
    facts: tuple[Fact, ...] = ()
    """Statements on standing, asked for or needed beside an excerpt."""
    premises: tuple[Fact, ...] = ()
    """What the question takes for granted and is wrong."""
    corrections: tuple[tuple[str, Excerpt], ...] = ()
    """(provision of a page's excerpt, the correction that touches it)."""
    nearest: tuple[Reference, ...] = ()
    """What was found but does not answer."""
    refusal: tuple[str, str] | None = None
    """(code, text) if the evidence does not carry an answer."""
    hits: tuple[Hit, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an answer; `citations` are numbers of `Answer.citations`."""

    text: str
    kind: Literal["kutipan", "keterangan", "penulis"]
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """A cited passage as a reader sees it. Field by field as in the JSON of `kadqa ask`."""

    n: int
    provision: str
    label: str
    kind: str
    layer: str
    version: str
    quote: str
    source: str
    title: str
    url: str | None
    page: int | None
    status: str | None
    status_by: str | None
    status_since: str | None
    status_today: str | None
    status_note: str
    checked: str
    basis: str
    successor: tuple[Reference, ...] = ()
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Warning_:
    """A warning beside an answer; `kind` is one of the contract's (dicabut, diubah, koreksi, ...)."""

    kind: str
    text: str
    citations: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A hit as `kadqa search` prints it, with its text and standing."""

    provision: str
    best_unit: str
    label: str
    kind: str
    layer: str
    status: str | None
    score: float
    dense: float
    lexical: float
    text: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A provision, whole, as `kadqa show` prints it."""

    id: str
    kind: str
    label: str
    text: str
    full_text: str
    layer: str | None
    version: str | None
    versions: tuple[Mapping[str, Any], ...]
    page: int | None
    url: str | None
    title: str
    standing: Interval | None
    """On the day asked about; None for pages, corrections and comparisons."""
    standing_today: Interval | None
    note: str
    basis: str
    checked: str
    successor: tuple[Reference, ...] = ()
    doubts: tuple[str, ...] = ()
    timeline: tuple[Mapping[str, Any], ...] = ()
    penjelasan: tuple[Reference, ...] = ()
    children: tuple[Reference, ...] = ()
    previous: str | None = None
    next: str | None = None
    referred_by: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What `kadqa ask` prints: every sentence cited, every citation with its standing."""

    question: str
    resolved_question: str
    intent: str
    as_of: date
    outcome: Outcome
    answer: str
    sentences: tuple[Sentence, ...] = ()
    citations: tuple[Citation, ...] = ()
    warnings: tuple[Warning_, ...] = ()
    reason: tuple[str, str] | None = None
    """(code, text) of a refusal."""
    nearest: tuple[Reference, ...] = ()
    table: Mapping[str, Any] | None = None
    timeline: tuple[Mapping[str, Any], ...] | None = None
    answerer: str = "extractive"
    id: str | None = None
    index: str = ""
    timings_ms: Mapping[str, float] = field(default_factory=dict)

    @property
    def refused(self) -> bool:
        return self.outcome == "ditolak"
