"""When the evidence does not carry an answer, and what to say then."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kadqa.asking.question.own import GENERAL
from kadqa.asking.search.find import Support
from kadqa.hukum.rujukan import find_rujukan
from kadqa.lexical import words
from kadqa.records import Query
from kadqa.settings import BUNDLED_MODEL
from kadqa.text import fold

WEIGHTS: dict[str, float] = {
    "coverage": 1.0,
    "asked": 1.27,
    "placed": 0.96,
    "unanswered": -1.12,
    "leaning": 0.18,
    "unsaid": -1.74,
    "ahead": 5.83,
}
"""Weight of each of the `signals`, that of `coverage` being 1; `python eval/fit_refusals.py` writes this table anew."""
ENOUGH = 0.92
"""What they must reach together for an answer; chosen on the development questions (eval/dev.jsonl)."""
UNTOLD = 0.30
"""What stands for the last four where too few questions are known that nothing answers: with it the border is where it
was fitted without them, coverage + asked = .62."""
TEXTS_ENOUGH = 0.62
"""What nearness to the texts and share of words must reach, where of what was found no question is known."""
COVERED = 0.60
"""For a model whose cosines are not known: the share of the question's words that one hit must hold."""
TENS = 10.0
"""BM25 of a whole question is counted in tens, so that its weight is of the size of the others."""
FOREIGN = 0.9
"""How far below the border a question is that has nothing to do with what is here."""
OWN = 0.35
"""Share of the words that a follow-up adds which one of the best hits must hold: what it leans on carries no answer
to something else."""
OWN_TRIED = 0.6
"""The same of a question that does not point back, and is read with the turn before only because alone it has no
answer."""


@dataclass(frozen=True, slots=True)
class Cosines:
    """What a model's cosines mean; models differ, so each has its own."""

    near: float
    """Below this nothing found is about the question."""
    spread: float
    """Above `near` by this much the meaning alone is enough."""
    alike: float
    """From here on a question is like one that a provision is known to answer."""
    same: float
    """From here on it is that question in other words."""


COSINES = {BUNDLED_MODEL: Cosines(near=0.845, spread=0.05, alike=0.892, same=0.93)}
"""Chosen on the development questions (eval/dev.jsonl)."""


def signals(support: Support, cosines: Cosines, *, named: bool) -> dict[str, float]:
    """What tells whether the question is one that is answered, where questions are known that are.

    Cosines are counted from that of questions which are alike, in the spread that cosines have.
    """
    told = {
        "coverage": support.coverage,
        "asked": ((support.asked or 0.0) - cosines.alike) / cosines.spread,
        "placed": float(named),
    }
    if support.unanswered is None:
        return told
    return told | {
        "unanswered": (support.unanswered.near - cosines.alike) / cosines.spread,
        "leaning": support.unanswered.leaning,
        "unsaid": support.unanswered.worded / TENS,
        "ahead": support.ahead,
    }


def margin(support: Support, model: str, *, named: bool = False) -> float:
    """How far what was found bears on the question, beyond what an answer needs: 0 is the border, whatever the model.

    Nearness to a question that is known to be answered, and to one that is known not to be, tells more than nearness
    to the texts: docs/pencarian.md says how much more.
    """
    cosines = COSINES.get(model)
    if cosines is None:
        beyond = support.coverage - COVERED
    elif support.asked is not None:
        told = signals(support, cosines, named=named)
        beyond = sum(WEIGHTS[name] * told[name] for name in told) - ENOUGH
        beyond += UNTOLD if support.unanswered is None else 0.0
    elif support.dense < cosines.near:
        beyond = -1.0 - TEXTS_ENOUGH
    else:
        beyond = (support.dense - cosines.near) / cosines.spread + support.coverage - TEXTS_ENOUGH
    return round(beyond, 6)


def asks_known(support: Support, model: str) -> bool:
    """Whether the question is one that a provision is known to answer, in other words."""
    cosines = COSINES.get(model)
    return cosines is not None and support.asked is not None and support.asked >= cosines.same


VAGUE = frozenset(
    words(
        "tujuan maksud guna manfaat fungsi peran tugas wewenang berwenang syarat persyaratan prinsip asas tahapan "
        "langkah prosedur alasan dampak akibat dasar hukum landasan kewajiban hak ketentuan larangan sanksi"
    )
)
"""Stems of what may be asked of anything; a question of these alone does not say of what."""

SUBJECT = "kerja sama"
"""What everything here is about; folded ("kerjasama")."""
EMPTY = frozenset(
    words("soal semua lengkap penting pak bu bapak ibu bang kak mas mbak gan bro min admin mengenai perihal terkait")
)
"""Stems that add nothing to what is asked: "mau tanya soal ...", "jelaskan semuanya"."""
_COURTEOUS_WORDS = """
    cek dicek mengecek periksa diperiksa koreksi dikoreksi penjelasan dijelaskan petunjuk arahan bimbingan informasi
    info keterangan lanjut lebih rinci detail singkat segera terima kasih maaf permisi halo selamat pagi siang sore
    malam bantu bantuan dibantu bantuannya tanggapan masukan saran pendapat
"""
COURTEOUS = frozenset(words(_COURTEOUS_WORDS))
"""Stems by which people ask for help and no more, where they name no subject: "mohon petunjuk lebih lanjut"; of a
subject they may be what is asked: "pemeriksaan kerja sama daerah"."""
_GREETING = """
    siap oke ok okay okey sip mantap makasih terima trims thanks thank thx tq noted sekian halo hai hi hello selamat
    assalamualaikum waalaikumsalam permisi kabari kabarin hubungi help nanya bertanya
"""
_SMALL = """
    oh baik baiklah nah kasih you very much so info infonya jawaban jawabannya bantuan bantuannya penjelasan
    penjelasannya informasinya atas ya yah iya min pak bu bapak ibu kak bang mas mbak gan bro banyak sekali nanti saya
    kami aku tanya mau ingin numpang lanjut lanjutkan besok dulu lagi sudah udah cukup jelas paham mengerti ngerti pagi
    siang sore malam can could i have need some me with a an question questions please bisa boleh bantu bantuin tolong
    mohon akan coba cek dong deh sih sama-sama sampai jumpa daah bye
"""
GREETING = frozenset(_GREETING.split())
"""Words of greeting, thanking and taking leave, as they are written."""
WITH_IT = GREETING | frozenset(_SMALL.split())
"""What may stand beside one of them: a message of these alone asks nothing."""
WORDS = re.compile(r"[\w-]+")
ANYONE = frozenset(words("daerah lain pihak wilayah pemerintah orang masyarakat warga"))
"""Stems of whom or what any law speaks of: of these alone, no term of the law among them, nothing is asked."""

OFFICE = (
    r"(?:wakil )?(?:bupati|gubernur|wali kota|walikota|presiden|menteri|mendagri|sekda|sekretaris daerah|camat|lurah"
    r"|kepala (?:daerah|dinas|bagian|biro|badan)|kabag|direktur|dirjen|ketua dprd)"
)
POST = r"(?:ketua|wakil ketua|kepala|sekretaris|koordinator|pimpinan|anggota|pejabat)"
NOW = r"\b(?:sekarang|saat ini|kini|hari ini|terpilih|periode|menjabat|dijabat)\b"
PERSON = re.compile(
    rf"(?<!kepada )(?<!oleh )(?<!dengan )(?<!dari )\bsiapa(?:kah)? (?:nama )?{OFFICE}\b"
    r"(?!.{0,60}\b(?:yang (?:(?:ber|me|di)\w+|dapat|wajib|harus|boleh|bisa)|berwenang|berhak|mewakili|dimaksud)\b)"
    rf"|(?<!atas )\bnama {OFFICE}\b|\bsiapa(?:kah)? (?:nama )?{POST}\b.*{NOW}"
    r"|\bsiapa(?:kah)? (?:yang )?(?:sedang )?(?:men|di)jabat\b"
)
"""Asks who holds an office ("siapa bupati Kukar sekarang?"), not what an office may do or which one is meant."""
HOLDER = re.compile(rf"\bnama\b|{NOW}")
"""Where a law is named, an office is asked for by what the law says of it, but for these words."""

_NASKAH = (
    r"(?:naskah|surat|nota (?:dinas|kesepakatan|kesepahaman)|mou|pks|(?:surat )?perjanjian|kesepakatan|kontrak|undangan"
    r"|notulen|telaah(?:an)?|keputusan|sk|sop|proposal|pidato|laporan|dokumen|konsep|dra(?:f|ft)|templa(?:te|t)|format)"
)
DRAFTED = re.compile(
    r"^(?:(?:tolong|mohon|minta|coba|bisa(?:kah)?|dapatkah|kamu|anda|kadqa|saya|kami|ingin|mau|di)\b,? )*"
    r"(?:(?:buat|bikin|susun|tulis|konsep|siap|rancang)(?:kan|in)?|dibuatkan|dibikinkan) "
    rf"(?:(?:saya|kami|aku|dong|sebuah|satu|suatu|contoh|rancangan) )*{_NASKAH}\b"
    r"(?!.*\b(?:perlu|harus|boleh|apa|apakah|bagaimana|siapa|kapan|berapa|mana|tidak|langkahnya|tahapannya)\b)"
    r"|(?<!dalam )(?<!pada )\b(?:contoh|format|templa(?:te|t)|blangko|formulir) "
    rf"(?:(?:isi|draf|draft|rancangan) )*{_NASKAH}\b"
    r"(?!.*\b(?:diatur|mengatur|pasal|mana|termasuk)\b)"
)
"""Asks for a text to be written, or for a sample: "buatkan draf nota dinas ...", "contoh format nota kesepakatan"."""

RANKED = re.compile(
    r"\b(?:daerah|kabupaten|kota|provinsi|pemda|pemkab|pemkot|pemprov)(?: \w+)? (?:mana|apa)(?: saja)?(?: di \w+)?"
    r"(?: yang)?"
    r" (?:paling|ter(?:banyak|sering|tinggi|besar|aktif|maju|baik))\b"
)
"""Asks which region does most of something; folded."""

TEXT_DATA = "KADQA menjawab dari peraturan dan halaman; data dan peringkat daerah tidak termuat di dalamnya."
TEXT_DRAF = "KADQA tidak menyusun naskah dan tidak memuat contoh atau format naskah."
TEXT_ORANG = (
    "KADQA menjawab dari peraturan dan halaman tentang kerja sama daerah. Siapa yang sedang memegang suatu jabatan "
    "tidak termuat di dalamnya."
)
TEXT_UMUM = (
    "Pertanyaan belum menyebut hal yang dicari. Sebutkan, misalnya, jenis kerja sama, pihak, tahapan, atau pasalnya."
)
TEXT_LUAR = "Pertanyaan ini tampaknya di luar kerja sama daerah, satu-satunya bidang yang dijawab KADQA."
TEXT_ISTILAH = "Ketentuan yang mengatur istilah itu belum ada di korpus ini."
TEXT_INGGRIS = "Pertanyaan berbahasa Inggris hanya sebagian terbaca; tanyakanlah dalam bahasa Indonesia."
TEXT_TIDAK = "KADQA tidak menemukan jawaban atas pertanyaan ini dalam dokumen yang ada."


def _vague(query: Query) -> bool:
    """Whether a question names no matter: nothing at all, the subject alone, or only what kind of thing is wanted."""
    asked = set(query.asked) - EMPTY
    if SUBJECT not in fold(query.search_text):
        asked -= COURTEOUS
    if query.defined:
        return False
    if asked <= VAGUE or (not query.form and asked <= GENERAL):
        return True
    return not query.terms and not query.form and asked <= VAGUE | ANYONE


def _placed(query: Query, support: Support) -> bool:
    """Whether a question says where its answer stands, so that it need be less like one that is known.

    It names a law, calls one by its title, asks of the time of one ("jaman UU 22/99 ..."), or goes on from what was
    answered in words that what was found holds.
    """
    law = query.laws or query.called or find_rujukan(query.day_said)
    return bool(law) or (bool(query.own) and not query.tried and support.own == 1.0)


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether what was found carries an answer."""

    refusal: tuple[str, str] | None
    """The reason not to answer as (code, text), or None."""
    margin: float | None
    """How far the score stands above the border (below 0: short of it); None where a rule decided."""


def worded(query: Query, refusal: tuple[str, str]) -> tuple[str, str]:
    """The reason not to answer, with the language of the question where that may be why."""
    code, text = refusal
    return (code, f"{text} {TEXT_INGGRIS}") if query.english else refusal


def decide(query: Query, support: Support, *, named: bool, model: str) -> Decision:
    """Answer or not, with the score that decided it.

    Args:
        query: the question.
        support: how well the hits bear on it.
        named: the question names a law or page that the library holds.
        model: the embedding model, whose cosines `support` holds.
    """
    asked = fold(query.search_text)
    if PERSON.search(asked) and not (query.laws and not HOLDER.search(asked)):
        return Decision(("di-luar-cakupan", TEXT_ORANG), None)
    if DRAFTED.search(asked) and not query.laws:
        return Decision(("tidak-ditemukan", TEXT_DRAF), None)
    if RANKED.search(asked):
        return Decision(("tidak-ditemukan", TEXT_DATA), None)
    said = set(WORDS.findall(fold(query.text)))
    if said & GREETING and said <= WITH_IT:
        return Decision(("terlalu-umum", TEXT_UMUM), None)
    if not named and _vague(query):
        return Decision(("terlalu-umum", TEXT_UMUM), None)
    if (named and not query.asked) or support.founded:
        return Decision(None, None)
    if support.own < (OWN_TRIED if query.tried else OWN):
        return Decision(("tidak-ditemukan", TEXT_TIDAK), None)
    if support.unheld:
        return Decision(("tidak-ditemukan", TEXT_ISTILAH), None)
    placed = _placed(query, support)
    beyond = margin(support, model, named=placed)
    if beyond >= 0:
        return Decision(None, beyond)
    # What names a term of the law, a law that is here, or the subject itself, is not foreign, though nothing answers.
    spoken = bool(query.terms) or named or SUBJECT in asked
    if beyond < -FOREIGN and support.coverage < COVERED and not spoken:
        return Decision(("di-luar-cakupan", TEXT_LUAR), beyond)
    return Decision(("tidak-ditemukan", TEXT_TIDAK), beyond)
