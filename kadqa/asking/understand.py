"""Question to Query: what is asked, of which law, on which day. Looks up names only, never texts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from kadqa.asking.question.actor import actor_of, matter_of
from kadqa.asking.question.called import (
    Called,
    by_years,
    called,
    numbered,
    old_and_new,
    rujukan_in,
    with_region,
    with_year,
    without_place,
)
from kadqa.asking.question.courtesy import small_talk, without_courtesy
from kadqa.asking.question.defined import defined_by, told_of
from kadqa.asking.question.documents import asks_law, documents_named, documents_pointed_to, head_asked, without_name
from kadqa.asking.question.english import in_indonesian
from kadqa.asking.question.informal import standard, without_counts, without_purpose
from kadqa.asking.question.initials import beside_initials
from kadqa.asking.question.intent import BANDING, BY_WAY, FORM_WORDS, Meant, meant, without
from kadqa.asking.question.kind import kinds_of
from kadqa.asking.question.padanan import beside_counterpart
from kadqa.asking.question.pages import pages_named
from kadqa.asking.question.singkatan import in_words
from kadqa.asking.question.spelling import mended
from kadqa.asking.question.status import STATUS_WORDS
from kadqa.asking.question.terms import blanked, terms_in, whole, written_out
from kadqa.asking.question.titles import by_title_alone, each_named
from kadqa.asking.question.when import changed_between, find_time, in_force_then
from kadqa.asking.turns.cited import is_gone
from kadqa.asking.turns.followup import made_whole
from kadqa.asking.turns.leaning import OPENING, STEPS, asks, spoken_form
from kadqa.asking.turns.nowadays import in_its_place
from kadqa.hukum import ids
from kadqa.hukum.day import says_how_made
from kadqa.hukum.rujukan import find_rujukan, resolve
from kadqa.lexical import content_words
from kadqa.library.snapshot import Library
from kadqa.records import Query, Rujukan, Term, Turn
from kadqa.text import CONTROL, INVISIBLE, SURROGATE, even_spelling, fold, squash

MAX_QUESTION = 2000
"""Longest question taken, in characters: one question, not a document."""

FORMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "definisi",
        re.compile(
            r"\b(?:apa itu|apakah itu|itu apa|yang dimaksud|pengertian|definisi|arti(?:nya)?|kepanjangan|singkatan"
            r"|siapa(?: saja)? (?:yang )?(?:termasuk|tergolong|disebut))\b"
        ),
    ),
    (
        "dasar",
        re.compile(
            r"\b(?:(?:dasar|landasan) hukum(?:nya)?|diatur (?:di|dalam) (?:mana|pasal (?:berapa|mana))"
            r"|pasal (?:berapa|mana)(?: saja)? (?:yang )?(?:mengatur|memuat|menjadi dasar))\b"
        ),
    ),
    (
        "waktu",
        re.compile(r"\b(?:kapan|berapa (?:lama|hari|bulan|tahun)|jangka waktu|tenggat|batas waktu|paling lama)\b"),
    ),
    ("jumlah", re.compile(r"\b(?:berapa|jumlah)\b")),
    ("siapa", re.compile(r"\b(?:siapa(?:kah)?|pihak mana|oleh siapa)\b")),
    ("daftar", re.compile(r"\b(?:apa saja|sebutkan|jenis|macam|tahapan|bentuk|kategori|prinsip|syarat)(?:nya)?\b")),
    ("tujuan", re.compile(r"\b(?:tujuan(?:nya)?|untuk apa|mengapa|kenapa|alasan)\b")),
    ("ya-tidak", re.compile(r"^(?:apakah|bolehkah|dapatkah|haruskah|wajibkah|perlukah|bisakah|boleh|bisa)\b")),
)
"""What kind of answer is asked for, first match counts; on the folded question."""

TEXT_KOSONG = "Pertanyaan masih kosong. Tulislah satu pertanyaan."
TEXT_AKSARA = (
    "Pertanyaan tidak terbaca sebagai kalimat berhuruf Latin. KADQA menjawab pertanyaan dalam bahasa Indonesia."
)


def understand(
    text: str,
    history: Sequence[Turn],
    today: date,
    library: Library,
    *,
    as_of: date | None = None,
    lean: bool | None = None,
) -> Query:
    """Make a Query of a question.

    Args:
        text: as typed; anything.
        history: earlier turns of the conversation, oldest first.
        today: the day that counts as today.
        library: for the names of sources and terms.
        as_of: the day asked about, if one was given beside the question.
        lean: whether it is read together with the turn before; None: as its words tell.
    """
    cleaned = squash(INVISIBLE.sub("", CONTROL.sub(" ", unicodedata.normalize("NFKC", SURROGATE.sub("", text)))))
    problem = _problem(cleaned)
    if problem:
        return Query(cleaned, cleaned[:MAX_QUESTION], "tanya", today, as_of=as_of, refusal=("masukan", problem))
    if talk := small_talk(cleaned):
        return Query(cleaned, cleaned, "tanya", today, as_of=as_of, refusal=("sapaan", talk))
    english = in_indonesian(cleaned, library).english
    turns = [replace(turn, question=as_read(turn.question, library)) for turn in history]
    read = made_whole(as_read(cleaned, library), turns, library, lean=lean)
    if read.grounds:
        return Query(cleaned, read.text, "status", today, as_of=as_of, rests_on=read.grounds)
    resolved = each_named(read.text)[-MAX_QUESTION:]
    found = rujukan_in(resolved, library)
    laws, provisions = _named(found, history)
    named = _terms_asked(standard(even_spelling(resolved)), library)
    wanted = meant(resolved, found, laws, provisions, named, library)
    # What changed "since UU 23/2014" is asked of that law, not of a day.
    when = None if as_of is not None else find_time(resolved, found, library, today)
    if when is not None and wanted.intent in {"banding", "riwayat"} and (when.law or when.former):
        when = None
    if when is not None and when.law and when.last is None and wanted.intent != "status":
        # What holds for the old "after UU 23/2014" is answered by that law itself, and is no question of a day.
        when = None
    subject = without_counts(resolved if when is None else f"{resolved[: when.start]} {resolved[when.end :]}")
    spoken = rujukan_in(subject, library)
    if when is not None and (when.law or len(spoken) != len(found)):
        # A law that only says when is not asked about.
        laws, provisions = _named(spoken, history)
    if wanted.intent == "tanya" and not provisions:
        laws, subject = _of_today(laws, subject, spoken, library)
        spoken = rujukan_in(subject, library)
    documents: tuple[str, ...] = ()
    if not any(law in library.sources for law in laws):
        documents = documents_named(standard(even_spelling(resolved)), library)
    if documents:
        laws, provisions = documents, tuple(f"{documents[0]}/{p}" if p.startswith("pasal-") else p for p in provisions)
        subject = without_name(subject, documents, library)
        if provisions and not content_words(without(subject, find_rujukan(subject))):
            wanted = Meant("isi")
        elif wanted.intent != "tanya":
            # A document has no standing: what it says of how long it lasts is asked.
            wanted = Meant("tanya")
    open_ended = False
    plain = standard(even_spelling(subject))
    focus = standard(even_spelling(read.focus))
    matched = _terms_asked(plain, library)
    if when is not None:
        between = changed_between(subject, when, matched, library, today) if not laws else None
        wanted = between or meant(subject, spoken, laws, provisions, matched, library)
        if wanted.intent == "tanya" and not laws and (then := in_force_then(when, plain, library, today)):
            laws, wanted = then, replace(wanted, intent="status")
        if wanted.intent == "banding" or (wanted.intent == "riwayat" and when.last is None):
            # Which laws are compared, or from when on a history is told, is all that its time says.
            open_ended = True
    if not laws and not provisions and wanted.intent == "tanya" and (titled := by_title_alone(plain, library)):
        asked_day = as_of or (when.day("status", today) if when else None) or today
        if any(library.standing.status(law, asked_day) != "belum berlaku" for law in titled):
            laws, wanted = titled, replace(wanted, intent="status")
    actor = actor_of(subject, spoken) if wanted.intent == "status" else None
    also: tuple[str, ...] = ()
    if actor is not None:
        laws = tuple(dict.fromkeys([ids.source_of(resolve(actor) or ""), *laws]))
        also = next((one.laws[1:] for one in called(subject, library) if one.start == actor.start), ())
    if wanted.intent == "banding" and focus and asks(focus) and not BANDING.search(focus):
        # After a comparison, a question of its own is no comparison again.
        wanted = Meant("tanya")
    calls = called(plain, library)
    asked = _asked(_matter(without(subject, find_rujukan(subject)), library), library.terms)
    if documents and STATUS_WORDS.issuperset(asked):
        asked = ()
    if not laws and not calls and wanted.intent == "tanya":
        laws = documents_pointed_to(asked, library)
    # Only searched by: what an abbreviation is short for is a guess, and what the question asks stays as it is.
    search_text = _sought(beside_initials(plain, library), calls if wanted.intent == "tanya" else None, library)
    by_itself = bool(focus) and asks(focus)
    form = form_of(focus if by_itself else plain)
    if len(documents) == 1 and not provisions and (head := head_asked(asked, form, documents[0], library)):
        provisions, asked = head, ()
    if not form and told_of(plain, matched):
        form = "definisi"
    if form == "siapa" and (asked_of := _who_is(plain, matched)):
        # "Siapa pihak ketiga ..." asks what the term means; "siapa yang menilai pihak ketiga" does not.
        form, matched = "definisi", asked_of
    return Query(
        text=cleaned,
        resolved=resolved,
        intent=wanted.intent,
        today=today,
        as_of=as_of or (when.day(wanted.intent, today) if when and not open_ended else None),
        since=when.first if when else None,
        day_said=squash(resolved[when.start : when.end]) if when else "",
        former=when is not None and when.former,
        sides=wanted.sides,
        aspects=wanted.aspects,
        subjects=wanted.subjects,
        changes_only=wanted.changes_only,
        laws=laws or pages_named(resolved, library),
        law_first=not documents and asks_law(plain),
        called=tuple(dict.fromkeys(law for one in calls for law in one.laws)),
        provisions=provisions,
        search_text=search_text,
        focus_text=in_words(focus, library),
        sentence=asking_sentence(search_text) if not focus else "",
        asks_itself=by_itself,
        acts=actor is not None,
        also_act=also,
        matter=matter_of(subject, spoken) if actor is not None else "",
        spoken=standard(even_spelling(without(subject, spoken))),
        words=content_words(search_text),
        asked=asked,
        own=_own(focus, library.terms),
        terms=tuple(term for _, term in matched),
        defined=defined_by(
            standard(even_spelling(without(subject, spoken))),
            terms_in(focus, library.terms) or matched,
            form,
            library.terms,
        ),
        form=form,
        asks=kinds_of(focus if by_itself else plain),
        english=english,
    )


SENTENCES = re.compile(r"(?<=[.!?;]) +(?=\w)")
"""Between two sentences: "... terbakar. Apakah ...", not "Ps. 5"-like short forms, which are written out by then."""
ASKING_LEAST = 3
"""Content words that an asking sentence must have to be looked for by itself."""


def asking_sentence(text: str) -> str:
    """The last sentence that asks, where another stands beside it; "" for one sentence, or if it says little."""
    parts = SENTENCES.split(text.strip())
    asking = [part for part in parts if part.rstrip().endswith("?")] or parts[-1:]
    return asking[-1] if len(parts) > 1 and len(content_words(asking[-1])) >= ASKING_LEAST else ""


def as_read(text: str, library: Library) -> str:
    """A question in Indonesian, its slips mended, laws by their number; shown as how it was read."""
    reading = in_indonesian(without_courtesy(squash(text)), library)
    said = reading.text if reading.english else mended(without_purpose(reading.text), library)
    for name in (by_years, old_and_new, numbered, with_year, with_region, beside_counterpart):
        said = name(said, library)
    return said


def _sought(plain: str, calls: Sequence[Called] | None, library: Library) -> str:
    """What is searched: short forms written out, and without where to look (None: that is part of what is asked)."""
    text = in_words(plain if calls is None else without_place(plain, calls, library), library)
    return written_out(text, terms_in(text, library.terms), library)


def _matter(text: str, library: Library) -> str:
    """A question in standard words without where it is to be looked up: "UU Pemda" asks nothing of a pemda."""
    plain = standard(even_spelling(text))
    return without_place(plain, called(plain, library), library)


def _terms_asked(plain: str, library: Library) -> list[tuple[str, Term]]:
    """The terms of the law in what a question asks, with the words used; none in the name of its law or of a region."""
    return terms_in(without_place(plain, called(plain, library), library), library.terms)


def form_of(text: str) -> str:
    """What kind of answer a text asks for, a key of `FORMS`; "": none that is told apart."""
    folded = fold(text)
    return next((name for name, pattern in FORMS if pattern.search(folded)), "")


def _problem(text: str) -> str | None:
    """Why a text cannot be taken as a question, or None."""
    if not text:
        return TEXT_KOSONG
    if len(text) > MAX_QUESTION:
        return (
            f"Pertanyaan terlalu panjang ({len(text):,} huruf; batasnya {MAX_QUESTION:,}). Tulislah satu pertanyaan "
            "yang singkat; dokumen ditambahkan lewat folder korpus."
        ).replace(",", ".")
    latin = sum("a" <= ch <= "z" for ch in unicodedata.normalize("NFKD", text).casefold())
    if latin < 2 or latin * 2 < sum(map(str.isalpha, text)):
        return TEXT_AKSARA
    return None


def _named(found: Sequence[Rujukan], history: Sequence[Turn]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Ids of laws and of provisions that the question names, each once, in its order.

    A provision without a law stays relative ("pasal-363"): the library may know only one law with it.
    """
    laws: list[str] = []
    provisions: list[str] = []
    default = next((resolve(r) for r in found if r.jenis), None)
    default = default.split("/")[0] if default else None
    if default is None and history:
        default = next((c.split("/")[0] for c in history[-1].citations if "/pasal-" in c), None)
    for rujukan in found:
        target = resolve(rujukan, default_source=default)
        if rujukan.jenis and target:
            laws.append(target.split("/")[0])
        if rujukan.pasal:
            provisions.append(target or _relative(rujukan))
    return tuple(dict.fromkeys(laws)), tuple(dict.fromkeys(provisions))


def _of_today(
    laws: tuple[str, ...], text: str, found: Sequence[Rujukan], library: Library
) -> tuple[tuple[str, ...], str]:
    """The laws and the question, with today's law for a repealed one that only says how or when a thing was made.

    What became of "perjanjian yang dibuat dengan dasar PP 50/2007" is told by the law in its place, before which it was
    made, and not by what PP 50/2007 once said of still older agreements.
    """
    blank = blanked(text, found)
    for rujukan in reversed([r for r in found if r.jenis and says_how_made(blank, r.start)]):
        old = resolve(rujukan)
        new = in_its_place(old, library) if old in library.sources and is_gone(old, library) else ""
        if new:
            laws = tuple(dict.fromkeys(new if law == old else law for law in laws))
            text = f"{text[: rujukan.start]}sebelum {library.label(new)}, tetap berlaku,{text[rujukan.end :]}"
    return laws, text


def _relative(rujukan: Rujukan) -> str:
    steps = [("pasal", rujukan.pasal), ("ayat", rujukan.ayat), ("huruf", rujukan.huruf), ("angka", rujukan.angka)]
    return "/".join(f"{word}-{number.lower()}" for word, number in steps if number)


def _asked(text: str, terms: Sequence[Term]) -> tuple[str, ...]:
    """See `Query.asked`; `text` has its rujukan cut out."""
    folded = fold(standard(even_spelling(text)))
    for used, term in terms_in(folded, terms):
        folded = whole(used).sub(fold(term.istilah), folded)
    return tuple(word for word in content_words(folded) if word not in FORM_WORDS)


def _own(focus: str, terms: Sequence[Term]) -> tuple[str, ...]:
    """See `Query.own`."""
    spoken = OPENING.sub("", spoken_form(focus))
    return tuple(word for word in _asked(without(spoken, find_rujukan(spoken)), terms) if word not in STEPS | BY_WAY)


def _who_is(text: str, matched: Sequence[tuple[str, Term]]) -> list[tuple[str, Term]]:
    """The term that follows "siapa" at once, with the words used for it; [] if none does."""
    folded = fold(text)
    return [
        (used, term)
        for used, term in matched
        if re.search(rf"\bsiapa(?:kah)?(?: saja| sih| itu| yang dimaksud(?: dengan)?)* {re.escape(used)}\b", folded)
    ][:1]
