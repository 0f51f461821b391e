"""Whether a question leans on the one before it: it points back, or names no matter of its own."""

from __future__ import annotations

import re
from functools import lru_cache

from kadqa.asking.question.informal import standard
from kadqa.asking.question.intent import BANDING, FORM_WORDS, LAMA
from kadqa.asking.question.terms import blanked, terms_in, whole
from kadqa.hukum.rujukan import find_rujukan
from kadqa.lexical import content_words, words
from kadqa.library.snapshot import Library
from kadqa.records import Term
from kadqa.text import fold

OPENING = re.compile(
    r"^(?:(?:nah|oke|ok|baik(?:lah)?|jadi)[, ]+)?(?:(?:lalu|terus|trus|kemudian|dan|serta|tapi|tetapi|kalau|jika|bila"
    r"|apabila|untuk|yang|begitu|bagaimana|dengan|halnya|kalau begitu|jika begitu|menurut|versi|di|dalam|pada)\b[, ]*)+"
)
"""What a follow-up opens with: "lalu ...", "dan kalau ...", "bagaimana dengan yang ..."; on a `spoken_form`."""
JOINS = re.compile(
    r"^(?:(?:nah|oke|ok|baik(?:lah)?|jadi)[, ]+)?(?:lalu|terus|trus|kemudian|dan|serta|tapi|tetapi|kalau|jika|bila"
    r"|apabila|untuk yang|untuk|yang|bagaimana (?:dengan|kalau|jika|bila|apabila|halnya|untuk|yang))\b"
)
"""The same, without the question word that may also begin a question of its own ("bagaimana tahapan ...")."""
TALK = re.compile(
    r"^(?:(?:nah|oke|ok|okay|sip|siap|baik(?:lah)?|jadi(?=,)|berarti|lalu|terus|trus|kemudian|tapi|tetapi|lha|lah|eh|hm+"
    r"|oya|oh ya|ya|o+h?(?: (?:be)?gitu)?|terima ?kasih|makasih|(?:kalau|klo|kalo) (?:be)?gitu"
    r"|(?:(?:satu|1) (?:pertanyaan )?lagi|(?:pertanyaan|hal|soal) (?:lain|terakhir|berikut(?:nya)?)"
    r"|(?:mau )?(?:tanya|nanya) (?:satu )?lagi|hehe|haha|becanda|bercanda)(?=[,.:!]))\b[,.:! ]+)+"
    r"(?=\w)(?!menerus\b)",
    re.IGNORECASE,
)
"""What only carries a talk on: "terus penggantinya apa?", "nah, kalau gitu siapa yang bayar?"."""
CLOSED = re.compile(r"(?:,? (?:kan|ya|yah|dong|sih|deh|nih))+(?=[?.! ]*$)", re.IGNORECASE)
"""The same at the end: "masih berlaku kan?"."""
TAIL = re.compile(r"(?:,? (?:bagaimana|juga|sih|dong|ya))+$")
"""What a follow-up may end with that asks nothing new: "kalau KSDPK gimana?"."""
ASKS = re.compile(
    r"\b(?:apa(?:kah|bila)?|siapa(?:kah)?|kapan(?:kah)?|berapa(?:kah)?|bagaimana(?:kah)?|mana(?:kah)?|mengapa|kenapa"
    r"|(?:boleh|dapat|bisa|harus|perlu)(?:kah)?|wajibkah|dimaksud|sebutkan|jelaskan|tolong)\b"
)
"""A word that asks."""
SINCE = re.compile(
    r"(?:(?:itu|mulai|sejak|semenjak|dari|per|berlaku|dicabut) )*(?:kapan|(?:tanggal|tahun) berapa)"
    r"(?: (?:itu|mulai|berlaku|diberlakukan|dicabut|berubah|diubah|diganti|hilang|dihapus|tepatnya|persisnya))*"
)
"""Asks from when, and nothing else: "sejak kapan", "dari kapan mulai berlaku"."""
POINTS = re.compile(r"\b(?:tersebut|tadi|di atas|yang lain(?:nya)?|keduanya|yang pertama|yang kedua|yang terakhir)\b")
"""Points back whatever else the question names."""
ITU = re.compile(r"(?<!\bapa )(?<!\bapakah )(?<!\bsaat )(?<!\bhari )\b(?:itu|ini)\b(?! (?:apa|siapa)\b.*\w)")
"""Points back unless the question has named before what it points at: "apa syaratnya kalau itu wajib?"."""
PAGE_POINTED = re.compile(
    r"\b(?:halaman|tulisan|artikel|laman|berita|situs)(?:nya\b| (?:itu|tersebut|tadi|ini)\b)", re.IGNORECASE
)
"""A page that is pointed at: "halaman itu", "tulisannya"."""
WHO = re.compile(
    r"^(?:(?:lalu|terus|trus|kemudian|dan|tapi|tetapi|kalau|jika|bila|apabila|apa(?:kah)?|siapa|kapan|bagaimana|mengapa"
    r"|kenapa|berapa lama|(?:boleh|dapat|bisa|harus|wajib|perlu)(?:kah)?|sampai|memangnya|bukankah)[, ]+)*"
    r"(?:ia|dia|beliau|mereka)\b"
)
"""Opens with somebody who was named before: "apakah ia boleh memberi kuasa?"."""
_MAY = r"(?:boleh|bisa|dapat|termasuk|masuk|ikut|perlu|wajib|harus)"
_TOO = r"(?:juga|apa tidak|tidak|ikut|termasuk|masuk|sih|dong|ya)"
MAY_IT = re.compile(
    rf"(?:apa(?:kah)? )?\w+(?: \w+){{0,2}} {_MAY}(?: {_TOO})*"
    r"|(?:boleh|bisa|dapat|termasuk)(?:kah)? (?!\w+kan\b)\w+"
)
"""Asks whether one may, and does not say what: "yayasan boleh?", "apakah instansi pusat termasuk", "bolehkah BUMD"."""
ALSO = re.compile(r"(?:apa(?:kah)? )?(?:untuk |kalau )?yang \w+(?: \w+){0,2} juga(?: \w+)?")
"""Asks the same of another kind: "apakah yang sukarela juga?"; on a `spoken_form`."""
ITEM = re.compile(
    r"(?:(?:lalu|terus|kalau|nah) )?yang \w+(?: \w+){0,2}? (?:(?:itu|ini|tadi) )?(?:apa )?"
    r"(?:artinya|maksudnya|maknanya)(?: apa)?"
)
"""Asks what one of the things listed means: "yang sinergi itu artinya?"; on a `spoken_form`."""
_NOW = r"(?:(?:sekarang|kini|saat ini|hari ini|lalu|terus|kemudian|dan|nah|kalau)[, ]+)*"
_IN = r"(?:(?:di|dalam|menurut|pada|ke|untuk) )?"
BECAME = re.compile(
    rf"{_NOW}(?:{_IN}_,? )?{_NOW}(?:(?:\w+ ){{0,2}}?(?:itu|tersebut|tadi|ini|(?:atur|ketentu)annya|pasalnya) )?"
    rf"{_NOW}(?:(?:ber|di)?(?:ubah|ganti|pindah)(?:nya)?(?: (?:men)?jadi| ke)?"
    r"(?: (?:apa|bagaimana|mana|pasal (?:berapa|mana)))?"
    r"|(?:men)?jadi (?:apa|bagaimana|pasal (?:berapa|mana))"
    r"|(?:ada |apa |mana )?padanan(?:nya)?(?: (?:ada|apa|di mana|mana|pasal (?:berapa|mana)))?"
    r"|(?:ada di )?pasal (?:berapa|mana)|(?:di)?(?:sebut|atur)(?:nya)? (?:di )?(?:mana|pasal (?:berapa|mana))"
    r"|(?:nama|istilah)(?:nya)? (?:apa|jadi apa)|disebut apa)"
    rf"(?: {_IN}_)?(?: (?:sekarang|kini|saat ini))?(?: (?:ya|sih|dong))*"
)
"""Asks what became of what was cited: "lalu jadi apa di _?", "sekarang pasal berapa?"; on a `spoken_form`, its one law
a line."""
WHAT_IT_IS = re.compile(r"\w+ (?:itu|ini) apa(?: sih| ya| saja)?$")
"""Asks what something is, and points at nothing: "kerja sama itu apa sih"."""
CORRECTED = re.compile(
    r"^(?:(?:bukan|eh)[, ]+(?:(?!maksud)[^,]+, *)?)?(?:maksud(?:nya)?(?: saya| kami| aku)?|ralat|koreksi)[,:]? "
    r"(?:itu |adalah )?(?:yang )?(?!.*\b(?:apa|siapa|bagaimana|kapan|mana|berapa|gimana)\b)"
    r"(?P<meant>[^,]+?)(?:,? bukan(?:nya)? .+)?[ ?.!]*$",
    re.IGNORECASE,
)
"""Puts right what was asked: "maksud saya yang kabupaten, bukan provinsi"."""
NYA = re.compile(r"\b(?P<noun>\w{3,}?)nya\b")
"""A noun with its owner left to what was said: "sanksinya", "penggantinya"."""
_NO_OWNER = """
    ha ta pu biasa misal sebaik seharus sebenar umum setidak sekurang selanjut sebelum sesudah selama sebesar ada
    karena sesungguh akhir tampak rasa kira jadi semesti sepenuh perlu harus dulu
"""
NO_OWNER = frozenset(_NO_OWNER.split())
"""What stands before a "nya" that owns nothing: "hanya", "sebaiknya"."""
OF_WHAT_FOLLOWS = frozenset(
    words("isi bunyi arti maksud beda perbedaan persamaan tujuan syarat dasar hukum pengertian definisi jenis")
)
"""Stems of nouns whose owner may follow them: "apa artinya KSDD", "bedanya A dan B"."""

WHAT_ASKED = re.compile(r"\b(?:siapa|kapan|berapa|bagaimana|mana|mengapa|kenapa)(?:kah)?\b")
"""A question word: what is asked for is not only whether."""

STEP = re.compile(
    r"\b(?P<kind>pasal|ayat|huruf|angka) (?:yang )?"
    r"(?:(?P<next>berikut(?:nya)?|selanjutnya|(?:sesudah|setelah)(?:nya| itu))|sebelum(?:nya| itu))"
)
"""The neighbour of a provision: "pasal berikutnya", "pasal sebelumnya", "ayat selanjutnya"."""

STEPS = frozenset(
    words(
        "tujuan maksud guna manfaat fungsi peran tugas wewenang berwenang syarat persyaratan prinsip asas tahap "
        "tahapan langkah prosedur alasan dampak akibat dasar hukum landasan kewajiban hak ketentuan larangan "
        "sanksi hukuman denda biaya dibiayai membiayai pembiayaan anggaran dana pendanaan didanai ditanggung "
        "menanggung membayar dibayar persetujuan menyetujui disetujui setuju izin mengizinkan menandatangani "
        "ditandatangani tanda tangan menetapkan ditetapkan membentuk dibentuk mengusulkan diusulkan melapor "
        "melaporkan dilaporkan laporan kepada memantau mengawasi mengevaluasi membina melaksanakan dilaksanakan "
        "menjalankan dijalankan pihak terlibat ikut jangka waktu lama batas tenggat paling lambat berakhir selesai "
        "batal dibatalkan diubah diperpanjang berlaku dilakukan melakukan dibuat membuat menyusun disusun isi "
        "bentuk dokumen contoh hasil gagal melanggar dilanggar menolak ditolak terlambat diatur mengatur sumber "
        "asal anggota ketua wajib perlu nanti lagi lain pengecualian kalau bila setelah sesudah sebelum dulu "
        "pertama akhir dicabut diganti pengganti tidak belum tadi membahas dibahas kedua terakhir pakai memakai "
        "dipakai menggunakan digunakan mengacu merujuk satu dua tiga empat lima enam tujuh delapan sembilan sepuluh "
        "dituangkan kuasa dikuasakan menguasakan diwakilkan mewakilkan mewakili dilimpahkan didelegasikan "
        "hanya cuma mereka begitu demikian memenuhi dipenuhi penuhi diberi dikasih jawab menjawab dijawab"
    )
)
"""Stems that say what is asked of a matter, and not of which: a question of these alone leans on the one before."""
BESIDE = frozenset(
    fold(term)
    for term in (
        "Dewan Perwakilan Rakyat Daerah", "Pemerintah Daerah", "Pemerintah Pusat", "Pemerintah Daerah kabupaten",
        "Pemerintah Daerah kota", "Pemerintah Daerah provinsi", "gubernur sebagai wakil Pemerintah Pusat",
        "perangkat daerah", "Anggaran Pendapatan dan Belanja Daerah", "Anggaran Pendapatan dan Belanja Negara",
        "Menteri Dalam Negeri", "Kementerian Dalam Negeri", "menteri bidang hubungan luar negeri",
        "kementerian bidang luar negeri", "pengambilalihan", "pailit", "perselisihan", "pemantauan dan evaluasi",
        "daerah yang berbatasan", "studi kelayakan", "pergantian pimpinan daerah", "perubahan kerja sama",
        "keadaan memaksa", "kondisi darurat", "pemberian kuasa", "bantuan dana", "bantuan keuangan", "pihak ketiga",
        "pembinaan dan pengawasan", "kompleksitas tinggi", "hibah", "Badan Usaha Milik Daerah",
        "Badan Usaha Milik Negara", "organisasi kemasyarakatan", "lembaga nonpemerintah", "Kutai Kartanegara",
        "pejabat pada perangkat daerah",
    )
)  # fmt: skip
"""Terms that take part in a matter, or happen to one, rather than being it: a question that names no other term has
no matter of its own."""


BESIDE_WHAT = re.compile(
    r"^(?:\w+ ){0,2}(?:beda|perbedaan|perbandingan)nya(?: apa)?"
    r" (?:soal|tentang|mengenai|terkait|dalam hal|dari segi|dari sisi|pada) (?P<aspect>.+)$"
)
"""Sets two things of the talk side by side, and names only in what: "apa bedanya soal persetujuan DPRD?"."""
FEW = 2
"""Words that ask nothing and are too few to be a question of their own: "yayasan?"."""


FEW_COMPARED = 5
"""The same with what only asks to compare it with the earlier law: "beda sama aturan dulu?"."""


def matters(text: str, library: Library) -> list[tuple[str, Term]]:
    """(words used, term) of the terms that may be what a question is about, longest first."""
    return [(used, term) for used, term in terms_in(text, library.terms) if fold(term.istilah) not in BESIDE]


@lru_cache(maxsize=4096)
def spoken_form(text: str) -> str:
    """The text as these patterns read it: standard words, folded, without the signs at its end."""
    return fold(standard(text)).rstrip(" ?.!")


def leans(text: str, library: Library) -> bool:
    """Whether a question, asked after another, is to be read together with it.

    A question that names a law or a matter and asks something of it stands by itself, whatever it opens with.
    """
    return _leans(text, library) or _leans(without_talk(text, library), library)


def without_talk(text: str, library: Library) -> str:
    """A follow-up without what only carries the talk on; a name alone keeps it: "lalu TKKSD?" asks the same of it."""
    rest = CLOSED.sub("", TALK.sub("", text))
    return text if is_name(rest, library) and not JOINS.match(spoken_form(rest)) else rest


def _leans(text: str, library: Library) -> bool:
    spoken = spoken_form(text)
    found = find_rujukan(spoken)
    rest = spoken_form(blanked(spoken, found)).replace("_", " ")
    law = any(rujukan.jenis for rujukan in found)
    if any(rujukan.jenis and rujukan.pasal for rujukan in found) and not JOINS.match(spoken):
        return False
    if POINTS.search(rest) or WHO.match(rest) or PAGE_POINTED.search(rest) or became_asked(text):
        return True
    if not found and MAY_IT.fullmatch(TAIL.sub("", rest)) and not WHAT_ASKED.search(rest):
        return True
    if not law and (STEP.search(rest) or BESIDE_WHAT.match(rest) or ALSO.fullmatch(rest) or ITEM.fullmatch(rest)):
        return True
    if not law and _points_at_it(rest, library):
        return True
    things = sum(rujukan.jenis is not None for rujukan in found) + len(matters(rest, library))
    rest = TAIL.sub("", rest)
    if not things and BANDING.search(rest) and LAMA.search(rest) and len(content_words(rest)) <= FEW_COMPARED:
        return True
    if things:
        alone = not ASKS.search(OPENING.sub("", rest)) and not content_words(elided(rest, library))
        return alone or (things == 1 and BANDING.search(rest) is not None)
    if found or JOINS.match(rest) or _owned(rest, library) or SINCE.fullmatch(rest):
        return True
    if not ASKS.search(rest) and len(content_words(rest)) <= FEW:
        return True
    return not set(asked_of(rest, library)) - STEPS - FORM_WORDS


def became_asked(text: str) -> bool:
    """Whether a follow-up asks what became of what was cited, or where it stands in a law that it names."""
    found = [rujukan for rujukan in find_rujukan(text) if rujukan.jenis]
    if len(found) > 1 or any(rujukan.pasal for rujukan in found):
        return False
    blank = f"{text[: found[0].start]}_{text[found[0].end :]}" if found else text
    return BECAME.fullmatch(spoken_form(blank)) is not None


def is_name(text: str, library: Library) -> bool:
    """Whether a text is nothing but the name of a law or matter, with an opening or not: "dan PP 28/2018?"."""
    spoken = spoken_form(text)
    found = [rujukan for rujukan in find_rujukan(spoken) if rujukan.jenis]
    rest = spoken_form(blanked(spoken, found)).replace("_", " ")
    named = bool(found) or bool(matters(rest, library))
    return named and not ASKS.search(OPENING.sub("", rest)) and not content_words(elided(rest, library))


def asks(text: str) -> bool:
    """Whether a follow-up asks something of its own ("siapa yang membayar?", "syaratnya?"; not "kalau KSDD?")."""
    spoken = spoken_form(text)
    return bool(ASKS.search(OPENING.sub("", spoken)) or any(m["noun"] not in NO_OWNER for m in NYA.finditer(spoken)))


def asked_of(text: str, library: Library) -> tuple[str, ...]:
    """Stems of a folded text less those of terms that are no matter of their own."""
    for used, term in terms_in(text, library.terms):
        if fold(term.istilah) in BESIDE:
            text = whole(used).sub(" ", text)
    return content_words(text)


def elided(text: str, library: Library) -> str:
    """What a folded text says besides its opening and the matter that it names."""
    rest = OPENING.sub("", text)
    for used, _ in matters(rest, library):
        rest = whole(used).sub(" ", rest)
    return rest


def _points_at_it(text: str, library: Library) -> bool:
    match = None if WHAT_IT_IS.search(text) and not JOINS.match(text) else ITU.search(text)
    return match is not None and not matters(text[: match.start()], library)


def _owned(text: str, library: Library) -> bool:
    """Whether a noun's owner ("-nya") is named nowhere in the folded text."""
    for match in NYA.finditer(text):
        noun = match["noun"]
        if noun in NO_OWNER or terms_in(text[: match.start()], library.terms):
            continue
        if set(words(noun)) <= OF_WHAT_FOLLOWS and terms_in(text[match.end() :], library.terms):
            continue
        return True
    return False
