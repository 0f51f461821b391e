"""A question on its way to an answer: what it means, what was found, what may be said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from kadqa.records.corpus import Source, Term
from kadqa.records.library import Interval, Nearest, Passage, Reference

Intent = Literal["tanya", "isi", "status", "banding", "riwayat"]


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
class Side:
    """One of the things that a comparison sets side by side."""

    name: str
    """As the column is headed: "PP 50/2007", "kerja sama wajib"."""
    ids: tuple[str, ...]
    """The law itself, or the provisions that a term rests on."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What a reader narrows a search to. Empty fields narrow nothing; a provision asked for by name is always shown."""

    in_force: bool = False
    """Only what may be applied on the day asked about; pages have no standing and stay out."""
    jenis: tuple[str, ...] = ()
    """Keys of JENIS, "halaman"."""
    first_year: int | None = None
    last_year: int | None = None
    """Years of the sources, both ends included; a source without a year stays out."""
    official: bool = False
    """Only the documents' own words (layer `naskah`)."""

    def __bool__(self) -> bool:
        return self != Filters()


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
    law_first: bool = False
    """It asks what the law in general says: law is quoted before office documents."""
    called: tuple[str, ...] = ()
    """Ids of the sources that it calls by their title ("UU ASN"): they come first in a search, and no more."""
    provisions: tuple[str, ...] = ()
    """Ids of the provisions that the question names, in its order; they may not exist."""
    search_text: str = ""
    """What goes to the embedder: the resolved question with its abbreviations written out, without the law it asks."""
    focus_text: str = ""
    """Of a follow-up: its own words alone, which weigh as much as the whole; else ""."""
    sentence: str = ""
    """The sentence that asks, where a situation is told before it ("Pasar bersama terbakar. Apakah ...?"); else ""."""
    asks_itself: bool = False
    """Of a follow-up: its own words ask something ("siapa yang membayar?"), and not what was asked before of a case."""
    spoken: str = ""
    """The question in standard words, without its rujukan (and the titles written after them) and its time."""
    acts: bool = False
    """A question on standing that asks what the first of `laws` did to others ("apa yang dicabut oleh UU 23/2014");
    laws named after it are those that it is asked to have acted on."""
    also_act: tuple[str, ...] = ()
    """Further laws of the title by which the first is called ("UU Cipta Kerja"): asked about like it."""
    matter: str = ""
    """Of such a question: on what the provisions are that are asked about ("pasal kerja sama daerah"); "": all."""
    words: tuple[str, ...] = ()
    """Content words of the question as the lexical index writes them (stems)."""
    asked: tuple[str, ...] = ()
    """Stems that an answer must bear on: those of `words` without the names of laws and without words of form
    ("jenis", "isi"), everyday words replaced by the law's."""
    own: tuple[str, ...] = ()
    """Of a follow-up with `focus_text`: its own stems that are of one matter, and not of any ("sanksi")."""
    terms: tuple[Term, ...] = ()
    """Terms of the law that the question names, in whatever words."""
    defined: tuple[str, ...] = ()
    """Provisions that a term rests on, where the question is about that term as such (its meaning, purpose, basis)."""
    form: str = ""
    """What is asked for: "definisi", "tujuan", "jumlah", "waktu", "siapa", "daftar", "ya-tidak", ""."""
    asks: Mapping[str, float] = field(default_factory=dict)
    """How likely each kind of thing is asked for (`asking.question.kind`), 0..1."""
    since: date | None = None
    """First day of the time asked about, of which `as_of` is the last; None: a single day, or no time asked."""
    former: bool = False
    """What held formerly is asked for, without a day ("dulu")."""
    sides: tuple[Side, ...] = ()
    """Of a comparison: what is compared, two or more, the older law first where time has an order."""
    aspects: tuple[str, ...] = ()
    """Of a comparison: stems of what it is about ("bandingkan tujuan di ..."); (): everything."""
    subjects: tuple[str, ...] = ()
    """Of a history: ids of the laws or provisions whose history is asked for."""
    changes_only: bool = False
    """Of a history: the law's own changes are asked for, not what came before and after it."""
    rests_on: tuple[str, ...] = ()
    """What the answer before cited, where a follow-up asks for that alone ("itu dari peraturan mana")."""
    english: bool = False
    """It was asked in English, and put into Indonesian word by word."""
    filters: Filters = Filters()
    """What the search is narrowed to, chosen beside the question."""
    vector: Any = field(default=None, compare=False)
    """Its vector, shape (dim,), float32, once it was embedded; None where nothing is searched."""
    refusal: tuple[str, str] | None = None
    """(code, text) if the question cannot be taken at all (empty, too long)."""

    @property
    def day(self) -> date:
        return self.as_of or self.today

    @property
    def asking(self) -> str:
        """The words that say what kind of thing is asked for: of a follow-up that asks something itself, its own."""
        return self.focus_text if self.asks_itself else self.search_text


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
    asked: float = -1.0
    """Highest cosine of a question that one of its units is known to answer, -1..1; -1 if none is known."""
    rows: tuple[int, ...] = ()
    """The row in the store of each of `units`."""
    signals: Mapping[str, float] = field(default_factory=dict, repr=False)
    """What the score of its best unit was made of (`asking.search.rank.features`)."""

    @property
    def known_to_answer(self) -> bool:
        """Whether any question is known that one of its units answers."""
        return self.asked > -1.0


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A passage that an answer may cite, with everything its citation will say."""

    passage: Passage
    source: Source
    label: str
    """Full: "UU 23/2014 Pasal 363 ayat (1)"."""
    kind: Literal["peraturan", "dokumen", "halaman", "catatan", "perbandingan"]
    url: str | None
    on_day: Interval | None
    """Standing on the day asked about; None for office documents, pages and corrections."""
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
    first: bool = False
    """It is said before the excerpt, whose words would else be taken for the law of that day."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table, with what its text rests on; that of the first column names the row and rests on nothing."""

    text: str
    excerpts: tuple[Excerpt, ...] = ()
    quoted: bool = False
    """Its text stands in its excerpts, and is no wording of ours."""


@dataclass(frozen=True, slots=True)
class Table:
    """Things set side by side."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    """As many cells each as there are columns."""
    others: tuple[str, ...] = ()
    """What else of them is compared in the corpus, and not here."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a law on a day."""

    date: str
    """In its own precision ("2014-10-02", "2020"); "" if none is known."""
    text: str
    source: str
    """Id of the law or provision that it happened to."""
    label: str
    excerpts: tuple[Excerpt, ...]
    targets: tuple[str, ...] = ()
    """What of it an act touched; () where it is no act's doing."""


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
    day: date | None = None
    """The day that the evidence is of, where the question gave none but meant an earlier one ("dulu")."""
    notes: tuple[Fact, ...] = ()
    """What must be said of the time asked about, as warnings."""
    table: Table | None = None
    events: tuple[Event, ...] = ()
    """A history, oldest first; what has no date comes last."""
    nearest: tuple[Nearest, ...] = ()
    """What was found but does not answer."""
    refusal: tuple[str, str] | None = None
    """(code, text) if the evidence does not carry an answer."""
    bearing: float | None = None
    """How far what was found stands above (or, below 0, short of) what an answer needs; None: a rule decided."""
    hits: tuple[Hit, ...] = ()
    leading: tuple[Fact, ...] = ()
    """Statements on standing that one part of the question asked for, said before what the others quote."""
    unanswered: tuple[str, ...] = ()
    """Parts of the question that nothing here answers, as they were asked."""
    terms: tuple[tuple[str, str], ...] = ()
    """Short forms of what may be said, with what they are short for."""
    further: tuple[str, ...] = ()
    """Questions that are known to have an answer beside this one."""
