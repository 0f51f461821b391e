"""Everyday short forms of offices, places and regulations, as the law writes them: kades, wagub, perbup.

Only what everybody in government says and every law writes out. Not "pemda", which stands in nearly every question
and tells nothing; nor elections: a question in words that no text has must stay apart from what is here. What one
regulation abbreviates ("yang selanjutnya disingkat ...") is read from that regulation, and what KADQA's own subject
needs stands in corpus/istilah.toml.
"""

from __future__ import annotations

from kadqa.asking.question.informal import WORD
from kadqa.lexical import words
from kadqa.library.snapshot import Library

SHORT: dict[str, str] = {
    word: full
    for full, shorts in {
        "pemerintah provinsi": "pemprov",
        "pemerintah kabupaten": "pemkab",
        "pemerintah kota": "pemkot",
        "pemerintah desa": "pemdes",
        "perangkat daerah": "opd",
        "kepala desa": "kades",
        "perangkat desa": "prades",
        "badan usaha milik desa": "bumdes",
        "peraturan desa": "perdes",
        "musyawarah desa": "musdes",
        "pemilihan kepala desa": "pilkades",
        "pajak pertambahan nilai": "ppn",
        "partai politik": "parpol",
        "badan pengawas pemilihan umum": "bawaslu",
        "panitia pengawas": "panwas",
        "sekretaris dewan perwakilan rakyat daerah": "sekwan",
        "badan perencanaan pembangunan daerah": "bappeda",
        "kepala dinas": "kadis",
        "wakil menteri": "wamen",
        "wakil presiden": "wapres",
        "wakil gubernur": "wagub",
        "wakil bupati": "wabup",
        "wakil wali kota": "wawali wawalkot",
        "calon gubernur": "cagub",
        "calon wakil gubernur": "cawagub",
        "calon bupati": "cabup",
        "menteri keuangan": "menkeu",
        "menteri dalam negeri": "mendagri",
        "menteri luar negeri": "menlu",
        "menteri pertahanan": "menhan",
        "menteri agama": "menag",
        "menteri kesehatan": "menkes",
        "kementerian keuangan": "kemenkeu",
        "kementerian dalam negeri": "kemendagri",
        "kementerian luar negeri": "kemlu kemenlu",
        "kementerian pertahanan": "kemhan kemenhan",
        "kementerian agama": "kemenag",
        "kementerian kesehatan": "kemenkes",
        "kedutaan besar": "kedubes",
        "duta besar": "dubes",
        "kepala kepolisian daerah": "kapolda",
        "kepala kepolisian negara": "kapolri",
        "kepala kepolisian resor": "kapolres",
        "kejaksaan negeri": "kejari",
        "badan keamanan laut": "bakamla",
        "peraturan bupati": "perbup",
        "peraturan wali kota": "perwali perwal",
        "peraturan gubernur": "pergub",
        "peraturan kepala daerah": "perkada",
        "surat keputusan": "sk",
        "calon pegawai negeri sipil": "cpns",
        "tugas pokok dan fungsi": "tupoksi",
        "rumah sakit umum daerah": "rsud",
        "otonomi khusus": "otsus",
        "minyak dan gas bumi": "migas",
        "mineral dan batu bara": "minerba",
        "media sosial": "medsos",
        "orang tua": "ortu",
        "tanda tangan": "ttd",
        "sumber daya manusia": "sdm",
        "sumber daya alam": "sda",
        "yogyakarta": "jogja yogya",
    }.items()
    for word in shorts.split()
}
"""Short form in lower case to what it is short for."""


def in_words(text: str, library: Library) -> str:
    """The text with everyday short forms written out, but for those that the texts themselves use.

    "siapa yang melantik wagub?" -> "siapa yang melantik wakil gubernur?".
    """
    return WORD.sub(lambda match: _written(match[1], library) or match[0], text)


def _written(word: str, library: Library) -> str:
    full = SHORT.get(word.lower(), "")
    return "" if any(map(library.knows, words(word))) else full
