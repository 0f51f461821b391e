"""Whether a question asks how a law stands, in whatever words, and what a yes-or-no answer to it begins with."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from kadqa.lexical import content_words, words
from kadqa.records import GONE, Interval

STATUS_WORDS = frozenset(
    words(
        "berlaku keberlakuan pemberlakuan dicabut pencabutan mencabut diganti pengganti menggantikan penggantian "
        "gantinya diubah perubahan mengubah direvisi revisi status hukum aturan peraturan undang regulasi kini "
        "sekarang saat hari terbaru sah dipakai digunakan dirujuk rujukan dasar boleh uu pp lagi masih sudah belum "
        "tidak sejak kapan tanggal tahun pada mana pasal berapa jadi menjadi pindah padanan oleh setelah sesudah "
        "dihapus menghapus penghapusan disisipkan menyisipkan penyisipan ditambah ditambahkan menambah menambahkan "
        "saja ketentuan ayat dalam dari ada pernah dipertahankan mempertahankan secara resmi masihkah sudahkah "
        "benarkah benar betulkah betul dinyatakan efektif mulai sampai hingga akhirnya lain baru lama kadaluarsa "
        "kedaluwarsa valid aktif dokumen naskah tersebut indonesia kan dong sih nih deh mau ingin "
        "hendak baca membaca dengar mendengar kabar kabarnya kata katanya konon info infonya bilang orang teman atasan "
        "lebih sebaiknya seharusnya harusnya mesti seluruhnya seluruh semuanya semua sepenuhnya penuh utuh sebagian "
        "bagian versi seperti waktu diundangkan semula asli aslinya persis dapat perlu akan kalau "
        "cek dicek mengecek pastikan memastikan konfirmasi periksa memeriksa bantu mohon butuh info informasi soal "
        "jika sendiri gugur hangus otomatis hilang begitu oke ok aman layak tepat pantas laku jalan berjalan "
        "diterapkan diberlakukan"
    )
)
"""Stems of a question about standing: "apakah ... masih berlaku", "apa yang menggantikan ... dan sejak kapan"."""

_MODAL = r"(?:bisa|boleh|dapat|layak|aman|sah|masih|tepat|sebaiknya|seharusnya|harusnya|lebih baik)(?:kah)?"
_VERB = (
    r"(?:di(?:rujuk|pakai|gunakan|pergunakan|kutip|cantumkan|jadikan|sebut(?:kan)?|acu|pedomani|masukkan|tulis(?:kan)?|taruh"
    r"|tempatkan|muat|ikuti|terapkan)|merujuk|memakai|menggunakan|mengutip|mencantumkan|menjadikan|mengacu|menyebut(?:kan)?|jadi"
    r"|menjadi|berpedoman|pakai|kutip|rujuk|cantumkan)(?:kah)?"
)
_END = r"(?:kah|lah|nya|ny)?\b"
STATUS_CUE = re.compile(
    rf"\b(?:(?:berlaku|keberlakuan|pemberlakuan|pencabutan|mencabut|ganti|gantinya|menggantikan|mengubah|menghapus"
    rf"|mempertahankan|menyisipkan|menambah(?:kan)?|status\w*|masih ada"
    rf"|perubahan(?:nya)? (?:terakhir|terkini|terbaru)|tercabut|kedaluwarsa|kadaluarsa"
    rf"|di(?:cabut|ubah|hapus|sisipkan|tambah(?:kan)?|pertahankan|revisi|pakai|gunakan|rujuk|acu|pedomani|kutip"
    rf"|jadikan|cantumkan|terapkan|berlakukan)){_END}|(?:di|peng)ganti\w*|gugur\b|hangus\b"
    rf"|valid\b|sah\b|laku\b|(?:ber)?jalan\b|efektif\b)"
    rf"|\b{_MODAL}\b.*\b{_VERB}\b|\b{_VERB}\b.*\b{_MODAL}\b",
    re.IGNORECASE,
)
"""A word without which a question is not about standing: "masih berlaku", "sudah dicabut", "masih dipakai"."""

_ROLE = (
    r"(?:(?:dasar|landasan|payung|rujukan|acuan|referensi|pedoman|pijakan|sumber|pegangan|konsiderans?|pertimbangan"
    r"|mengingat|menimbang)(?: hukum)?(?:nya)?)"
)
_DOCUMENT = (
    r"(?:nota dinas|surat(?: (?:keputusan|dinas|edaran|perintah|kuasa|tugas|undangan|penawaran))?|sk|keputusan"
    r"(?: (?:kepala daerah|bupati|wali kota|gubernur))?|perjanjian(?: kerja sama)?|pks|mou|nota kesepahaman|kontrak"
    r"|kesepakatan(?: bersama)?|naskah(?: (?:dinas|perjanjian|kerja sama|akademik))?|telaah(?:an)?(?: staf)?|kajian"
    r"|laporan|perda|perbup|pergub|perwal\w*|perkada|rancangan"
    r"(?: (?:perda|perbup|pergub|perwal\w*|perkada|peraturan(?: (?:daerah|bupati|gubernur|wali kota|kepala daerah))?))?"
    r"|raperda|ranperda|raperbup|peraturan"
    r" (?:daerah|bupati|gubernur|wali kota|kepala daerah)|produk hukum(?: daerah)?|dokumen|skripsi|tesis|makalah"
    r"|tugas(?: (?:kuliah|akhir))?|proposal|paparan|draf|draft|tulisan|bahan(?: (?:rapat|paparan|kuliah))?)"
)
_JOIN = (
    r"(?:ke|kepada|pada|sebagai|dalam|di|untuk|bagi|menyusun|membuat|penyusunan|pembuatan|bagian|kami|saya|kita|dan"
    r"|atau|yang|baru|ini|itu|sekarang|lagi|lain|suatu|sebuah|tim)"
)
USE = re.compile(
    rf"\b{_ROLE}(?: (?:{_DOCUMENT}|{_JOIN})\b)*(?: (?:masih|tetap|boleh|bisa|dapat))* {_VERB}\b"
    rf"|\b{_VERB}\b(?: (?:{_ROLE}|{_DOCUMENT}|{_JOIN})\b)*"
    rf"|\b(?:di|dalam|pada|untuk|buat|sebagai)(?: (?:jadi|menjadi|dijadikan))?(?: {_ROLE})? {_DOCUMENT}\b",
    re.IGNORECASE,
)
"""What a law may be used for: "dirujuk dalam nota dinas", "dijadikan konsiderans perjanjian kerja sama"."""
ANY_USE = re.compile(
    rf"\b(?:boleh|bisa|dapat|layak|masih|perlu|sah|aman|tepat|pantas)(?:kah)?\b.*"
    rf"\b{_VERB}\b(?: (?:sebagai|{_ROLE}))*(?: (?:untuk|bagi|dalam|di|pada)\b.*|$|(?<=dasar) .*|(?<=hukum) .*"
    rf"|(?<=acuan) .*|(?<=rujukan) .*|(?<=pedoman) .*)",
    re.IGNORECASE,
)
"""The same for any purpose: of a law that is gone it is always its standing that answers."""
MORE = re.compile(
    r"\b(?:mengapa|kenapa|alasan(?:nya)?|mengatur|memuat|berisi|isi(?:nya)?|bunyi(?:nya)?|berbunyi)\b", re.IGNORECASE
)
"""What is no matter of standing: why something was done, or what stands in the law."""


def asks_standing(spoken: str, *, gone: bool = False) -> bool:
    """Whether a question about named laws or provisions asks how they stand.

    Args:
        spoken: the question in standard words, its rujukan (with their titles) cut out.
        gone: whether what it names is no longer in force: then every use of it is a matter of its standing.
    """
    plain = " ".join(spoken.split())
    if not STATUS_CUE.search(plain) or MORE.search(plain):
        return False
    rest = {word for word in content_words(USE.sub(" ", plain)) if not word.isdecimal()}
    return not rest - STATUS_WORDS or (gone and ANY_USE.search(plain) is not None)


# --- yes and no ---------------------------------------------------------------------------------

WHICH = re.compile(
    r"\b(?:apa|siapa|kapan|berapa|mana|bagaimana|kenapa|mengapa|sejak|sampai|status\w*|riwayat\w*|padanan\w*"
    r"|pengganti\w*|gantinya|tanggal|atau)\b",
    re.IGNORECASE,
)
"""A question that asks for more than yes or no; "apakah" is none."""
OR_NOT = re.compile(r"\b(boleh|bisa|dapat|perlu|layak) tidak\b(?! (?:boleh|bisa|dapat|perlu|layak)\b)", re.IGNORECASE)
"""Asks yes or no, and denies nothing: "boleh tidak PP 50/2007 dipakai" (the law is cut out of what is read)."""
NOT_YET = re.compile(r"\bbelum (?:di|ber|ada)\w*", re.IGNORECASE)
SAID_CHANGED = re.compile(r"\bdi(?:ubah|revisi|amandemen|amendemen)(?:kah)?\b|\bberubah\b", re.IGNORECASE)
SAID_GONE = re.compile(
    r"\b(?:di(?:cabut|hapus|batalkan)|diganti(?:kan)?|tercabut)(?:kah)?\b"
    r"|\b(?:tidak|tak)(?: lagi)? (?:berlaku|dipakai|digunakan)\b|\bked?aluwarsa\b|\bkadaluarsa\b",
    re.IGNORECASE,
)
SAID_USED = re.compile(rf"\b(?:boleh|bisa|dapat|layak|sah|aman|tepat|pantas)(?:kah)?\b.*\b{_VERB}\b", re.IGNORECASE)
SAID_WHOLE = re.compile(r"\b(?:seluruh|semua|sepenuh|utuh|penuh)\w*\b", re.IGNORECASE)
"""Of a law asked about as a whole: one that was changed is in force, but not as it was."""
SAID_STANDING = re.compile(
    r"\b(?:berlaku|dipakai|digunakan|diterapkan|diberlakukan|masih ada|sah|valid|laku|(?:ber)?jalan|efektif)"
    r"(?:kah|nya)?\b"
    r"|\b(?:masih|tetap) (?:(?:di)?jadi(?:kan)?|menjadi|merupakan)\b",
    re.IGNORECASE,
)

Answer = Callable[[Interval], str]


def yes_or_no(spoken: str, interval: Interval) -> str:
    """What the answer to a question on one standing begins with: "Ya", "Tidak lagi"; "" where it asks for more.

    Args:
        spoken: as for `asks_standing`.
        interval: the standing on the day asked about.
    """
    # "... atau tidak" adds nothing; of any other two things yes does not say which.
    plain = re.sub(r" atau (?:tidak|belum|bukan)\b", "", " ".join(spoken.split()))
    plain = OR_NOT.sub(r"\1", plain)
    if WHICH.search(plain) or NOT_YET.search(plain):
        return ""
    for pattern, answer in _CLAIMS:
        if pattern.search(plain):
            if interval.status == "diubah" and SAID_WHOLE.search(plain):
                return "Tidak seluruhnya"
            return answer(interval)
    return ""


def yes_or_no_of_all(spoken: str, intervals: Sequence[Interval]) -> str:
    """The same for the standings of several laws: what holds for all, "Sebagian" where it holds for some; else ""."""
    leads = [yes_or_no(spoken, interval) for interval in intervals]
    if len(set(leads)) < 2:
        return leads[0] if leads else ""
    first = {lead.split()[0].rstrip(",") if lead else "" for lead in leads}
    return "Sebagian" if first == {"Ya", "Tidak"} else ""


def _changed(interval: Interval) -> str:
    return {"diubah": "Ya", "berlaku": "Perubahannya tidak ditemukan", "dihapus": "Ya, bahkan dihapus"}.get(
        interval.status, ""
    )


def _gone(interval: Interval) -> str:
    if interval.status in GONE:
        return "Ya"
    return {
        "diubah": "Tidak, tetapi diubah",
        "berlaku": "Tidak",
        "berlaku bersyarat": "Belum",
        "belum berlaku": "Belum berlaku",
    }.get(interval.status, "Belum dapat dipastikan")


def _used(interval: Interval) -> str:
    return "Tidak sebagai hukum yang berlaku" if interval.status in GONE else _stands(interval)


def _stands(interval: Interval) -> str:
    if interval.status in GONE:
        return "Tidak lagi"
    return {
        "diubah": "Ya",
        "berlaku": "Ya",
        "berlaku bersyarat": "Ya, dengan syarat",
        "belum berlaku": "Belum",
    }.get(interval.status, "Belum dapat dipastikan")


_CLAIMS: tuple[tuple[re.Pattern[str], Answer], ...] = (
    (SAID_CHANGED, _changed),
    (SAID_GONE, _gone),
    (SAID_USED, _used),
    (SAID_STANDING, _stands),
)
"""What a question claims of a law, the narrower first, with how it is answered."""
