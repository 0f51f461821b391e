"""Question to Query: what is asked, of which law, on which day. Looks up names only, never texts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from kadqa.asking.informal import standard
from kadqa.hukum.day import find_day
from kadqa.hukum.rujukan import find_rujukan, resolve
from kadqa.lexical import content_words, words
from kadqa.library.snapshot import Library
from kadqa.records import Intent, Query, Rujukan, Source, Term, Turn
from kadqa.text import CONTROL, INVISIBLE, SURROGATE, even_spelling, fold, squash

MAX_QUESTION = 2000
"""Longest question taken, in characters: one question, not a document."""

FOLLOW_UP = re.compile(
    r"^(?:lalu|terus|kemudian|dan|kalau|jika begitu|bagaimana (?:dengan|kalau|jika)|gimana (?:kalau|dengan)|apakah itu)"
    r"\b"
    r"|\b(?:itu|tersebut|tadi|di atas|yang lain(?:nya)?)\b",
    re.IGNORECASE,
)
"""A question that leans on the one before: "lalu siapa yang membiayai?", "apa syaratnya kalau itu wajib?"."""

STATUS_WORDS = frozenset(
    words(
        "berlaku keberlakuan pemberlakuan dicabut pencabutan mencabut diganti pengganti menggantikan penggantian "
        "gantinya diubah perubahan mengubah direvisi revisi status hukum aturan peraturan undang regulasi kini "
        "sekarang saat hari terbaru sah dipakai digunakan dirujuk rujukan dasar boleh uu pp lagi masih sudah belum "
        "tidak sejak kapan tanggal tahun pada"
    )
)
"""Stems of a question about standing: "apakah ... masih berlaku", "apa yang menggantikan ... dan sejak kapan"."""
STATUS_CUE = re.compile(
    r"\b(?:berlaku|keberlakuan|dicabut|pencabutan|mencabut|diganti\w*|menggantikan|pengganti\w*|gantinya|diubah"
    r"|direvisi|status\w*|dipakai|digunakan|dirujuk)\b",
    re.IGNORECASE,
)
"""A word without which a question is not about standing: "masih berlaku", "sudah dicabut", "masih dipakai"."""
ISI_WORDS = frozenset(
    words(
        "isi isinya bunyi bunyinya berbunyi teks naskah ketentuan tampilkan tunjukkan perlihatkan lihat baca bacakan "
        "buka kutip kutipkan sebutkan tuliskan jelaskan lengkap selengkapnya utuh pasal ayat tentang mengatur diatur "
        "memuat undang uu pp"
    )
)
"""Stems of a question that asks for a provision itself: "isi pasal 363", "tunjukkan ... lengkap"."""

FORM_WORDS = frozenset(
    words(
        "definisi pengertian kepanjangan singkatan "
        "arti artinya maksud istilah jenis macam isi bunyi sebut jelas jumlah banyak contoh status "
        "cara bagaimana proses aturan peraturan menurut paling sedikit minimal maksimal lama kalau jika mau mana orang "
        "hal apa siapa terdiri meliputi termasuk perbedaan pasal ayat huruf undang uu pp kini sekarang saat masih "
        "sudah belum saja tidak boleh dapat bisa harus ada punya buat"
    )
)
"""Stems that say what kind of answer is wanted, not what about; a provision need not contain them."""

ABOUT_A_TERM = frozenset({"definisi", "tujuan", "dasar"})
"""Forms of question that the provisions a term rests on answer by themselves."""
ABOUT_WORDS = frozenset(
    words(
        "tujuan maksud guna manfaat dasar hukum landasan menjadi melakukan melaksanakan mengadakan suatu diatur daerah"
    )
)
"""Stems that a question about a term as such may hold besides the term."""

FORMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "definisi",
        re.compile(
            r"\b(?:apa itu|apakah itu|itu apa|yang dimaksud|pengertian|definisi|arti(?:nya)?|kepanjangan|singkatan)\b"
        ),
    ),
    ("dasar", re.compile(r"\b(?:(?:dasar|landasan) hukum(?:nya)?|diatur (?:di|dalam) mana)\b")),
    (
        "waktu",
        re.compile(r"\b(?:kapan|berapa (?:lama|hari|bulan|tahun)|jangka waktu|tenggat|batas waktu|paling lama)\b"),
    ),
    ("jumlah", re.compile(r"\b(?:berapa|jumlah)\b")),
    ("siapa", re.compile(r"\b(?:siapa(?:kah)?|pihak mana|oleh siapa)\b")),
    ("daftar", re.compile(r"\b(?:apa saja|sebutkan|jenis|macam|tahapan|bentuk|kategori|prinsip|syarat)\b")),
    ("tujuan", re.compile(r"\b(?:tujuan|untuk apa|mengapa|kenapa|alasan)\b")),
    ("ya-tidak", re.compile(r"^(?:apakah|bolehkah|dapatkah|haruskah|wajibkah|perlukah|bisakah|boleh|bisa)\b")),
)
"""What kind of answer is asked for, first match counts; on the folded question."""

TEXT_KOSONG = "Pertanyaan masih kosong. Tulislah satu pertanyaan tentang kerja sama daerah."
TEXT_AKSARA = (
    "Pertanyaan tidak terbaca sebagai kalimat berhuruf Latin. KADQA menjawab pertanyaan dalam bahasa Indonesia "
    "tentang kerja sama daerah."
)


def understand(
    text: str, history: Sequence[Turn], today: date, library: Library, *, as_of: date | None = None
) -> Query:
    """Make a Query of a question.

    Args:
        text: as typed; anything.
        history: earlier turns of the conversation, oldest first.
        today: the day that counts as today.
        library: for the names of sources and terms.
        as_of: the day asked about, if one was given beside the question.
    """
    cleaned = squash(INVISIBLE.sub("", CONTROL.sub(" ", unicodedata.normalize("NFKC", SURROGATE.sub("", text)))))
    problem = _problem(cleaned)
    if problem:
        return Query(cleaned, cleaned[:MAX_QUESTION], "tanya", today, as_of=as_of, refusal=("masukan", problem))
    resolved = _resolve(cleaned, history)
    found = find_rujukan(resolved)
    laws, provisions = _named(found, history)
    intent = _intent(resolved, found, bool(laws), bool(provisions))
    said = None if as_of else find_day(_blanked(resolved, found))
    subject = resolved if said is None else f"{resolved[: said[1]]} {resolved[said[2] :]}"
    plain = standard(even_spelling(subject))
    focus = standard(even_spelling(cleaned)) if resolved != cleaned else ""
    matched = terms_in(plain, library.terms)
    search_text = written_out(plain, matched, library)
    form = next((name for name, pattern in FORMS if pattern.search(fold(plain))), "")
    return Query(
        text=cleaned,
        resolved=resolved,
        intent=intent,
        today=today,
        as_of=as_of or (said[0] if said else None),
        day_said=resolved[said[1] : said[2]] if said else "",
        laws=laws or _pages_named(resolved, library),
        provisions=provisions,
        search_text=search_text,
        focus_text=focus,
        acts=intent == "status" and _as_actor(resolved, found),
        words=content_words(search_text),
        asked=_asked(_without(subject, find_rujukan(subject)), library.terms),
        terms=tuple(term for _, term in matched),
        defined=_defined(plain, terms_in(focus, library.terms) or matched, form, library.terms),
        form=form,
    )


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


def _resolve(text: str, history: Sequence[Turn]) -> str:
    """The question with what it leans on in front."""
    before = ""
    for turn in history:
        before = _joined(before, squash(turn.question))
    return _joined(before, text)[-MAX_QUESTION:]


def _joined(before: str, text: str) -> str:
    leans = FOLLOW_UP.search(text) or len(words(text)) <= 1
    return f"{before.rstrip(' ?.!')}. {text}" if before and leans else text


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


def _relative(rujukan: Rujukan) -> str:
    steps = [("pasal", rujukan.pasal), ("ayat", rujukan.ayat), ("huruf", rujukan.huruf), ("angka", rujukan.angka)]
    return "/".join(f"{word}-{number.lower()}" for word, number in steps if number)


def _intent(text: str, found: Sequence[Rujukan], laws: bool, provisions: bool) -> Intent:
    if not found:
        return "tanya"
    rest = {word for word in content_words(standard(_without(text, found))) if not word.isdecimal()}
    if (laws or provisions) and STATUS_CUE.search(text) and not rest - STATUS_WORDS:
        return "status"
    if provisions and not rest - ISI_WORDS:
        return "isi"
    return "tanya"


def _as_actor(text: str, found: Sequence[Rujukan]) -> bool:
    """Whether the first law named is the one that acts: "dicabut oleh UU 23/2014", "UU 23/2014 mencabut apa saja"."""
    first = min(found, key=lambda r: r.start)
    before, after = text[: first.start], text[first.end :]
    return bool(
        re.search(r"\boleh\s*$", before, re.IGNORECASE) or re.match(r"\s*(?:itu )?(?:mencabut|mengubah)\b", after)
    )


def _blanked(text: str, found: Sequence[Rujukan]) -> str:
    """The text with its rujukan blanked, every other character where it was: "PP 28/2018" names no day."""
    for rujukan in found:
        if 0 <= rujukan.start < rujukan.end <= len(text):
            text = f"{text[: rujukan.start]}{'_' * (rujukan.end - rujukan.start)}{text[rujukan.end :]}"
    return text


def _without(text: str, found: Sequence[Rujukan]) -> str:
    """The text with its rujukan cut out."""
    for rujukan in sorted(found, key=lambda r: -r.start):
        text = f"{text[: rujukan.start]} {text[rujukan.end :]}"
    return text


def terms_in(text: str, terms: Sequence[Term]) -> list[tuple[str, Term]]:
    """(the words used, the term) for each term of the law that a text names in whatever words, longest first."""
    rest = fold(text)
    found = []
    for used, term in _by_words(tuple(terms)):
        # Most terms are not in most questions: look for the letters before the word.
        if used not in rest:
            continue
        pattern = _whole(used)
        if pattern.search(rest):
            rest = pattern.sub(" ; ", rest)
            found.append((used, term))
    return found


@lru_cache(maxsize=8)
def _by_words(terms: tuple[Term, ...]) -> tuple[tuple[str, Term], ...]:
    """(folded words, the term they stand for), longest first."""
    by_words = {fold(words_used): term for term in terms for words_used in (term.istilah, *term.varian)}
    return tuple((used, by_words[used]) for used in sorted(by_words, key=lambda w: (-len(w), w)) if used)


def _whole(words_used: str) -> re.Pattern[str]:
    """A pattern for these words as whole words."""
    return re.compile(rf"(?<!\w){re.escape(words_used)}(?!\w)")


def written_out(text: str, matched: Sequence[tuple[str, Term]], library: Library) -> str:
    """The question, with the law's term after everyday words and abbreviations that the texts do not explain.

    "Apa itu KSDD?" -> "Apa itu KSDD? (Kerja Sama Daerah dengan Daerah Lain)". Words that the texts themselves
    use need no help, and a term that the question already writes out is not repeated.
    """
    folded = fold(text)
    added = [
        term.istilah
        for used, term in matched
        if fold(term.istilah) not in folded and (" " not in used or not all(map(library.knows, words(used))))
    ]
    return f"{text} ({'; '.join(dict.fromkeys(added))})" if added else text


def _defined(text: str, matched: Sequence[tuple[str, Term]], form: str, terms: Sequence[Term]) -> tuple[str, ...]:
    """The provisions that the one term rests on which a question asks the meaning, purpose or basis of.

    () if the question says more than the term: then its other words decide what answers.
    """
    if form not in ABOUT_A_TERM or not matched:
        return ()
    known = {word for used, term in terms_in(text, terms) for word in (*words(used), *words(term.istilah))}
    rest = set(content_words(text)) - known - FORM_WORDS - ABOUT_WORDS
    return () if rest else tuple(dict.fromkeys(id for _, term in matched for id in term.ketentuan))


def _asked(text: str, terms: Sequence[Term]) -> tuple[str, ...]:
    """See `Query.asked`; `text` has its rujukan cut out."""
    folded = fold(standard(even_spelling(text)))
    for used, term in terms_in(folded, terms):
        folded = _whole(used).sub(fold(term.istilah), folded)
    return tuple(word for word in content_words(folded) if word not in FORM_WORDS)


def _pages_named(text: str, library: Library) -> tuple[str, ...]:
    """Pages whose owner the question names as a source: "menurut halaman Kutai Kartanegara"."""
    plain = standard(even_spelling(text))
    asked = set(words(written_out(plain, terms_in(plain, library.terms), library)))
    if not re.search(r"\b(?:halaman|laman|situs|website|web|artikel|berita|menurut)\b", fold(text)):
        return ()
    return tuple(source.id for source in library.sources.values() if source.is_page and _owner(source, asked))


def _owner(source: Source, asked: set[str]) -> bool:
    general = set(words("kabupaten kota provinsi bagian pemerintah daerah halaman kerja sama"))
    name = set(words(source.wilayah)) - general
    return bool(name) and name <= asked
