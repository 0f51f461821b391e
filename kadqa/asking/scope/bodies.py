"""Bodies, offices and people: what a name of somebody begins with, and who is asked about as one of a class.

A law says "badan usaha berbadan hukum" or "organisasi", people ask of a yayasan, a CV or UNICEF: that no provision has
the word denies nothing.
"""

from __future__ import annotations

import re

from kadqa.lexical import words

_BODIES = """
    yayasan koperasi perkumpulan persekutuan perseorangan perorangan individu warga orang pribadi kementerian menteri
    instansi lembaga badan perusahaan swasta pengusaha universitas kampus sekolah perguruan desa kelurahan kecamatan
    daerah kabupaten kota provinsi pemerintah pemda pemkab pemkot pemprov pemdes bumn bumd bumdes ormas lsm ngo
    organisasi umkm ukm camat lurah dinas bupati gubernur walikota wali wakil sekda sekretaris kepala pejabat pt cv
    firma bank rumah rs rsud puskesmas blud tni polri kepolisian kejaksaan kelompok komunitas masyarakat asosiasi
    konsorsium investor kontraktor dprd presiden kedutaan
"""
BODIES = frozenset(words(_BODIES))
"""Stems of what the name of a body, an office or a person begins with."""
AS_ONE = re.compile(
    r"(?:^|[.?!,;] |\b(?:apakah|kah|boleh|bolehkah|bisa|bisakah|dapatkah) )"
    r"(?:apakah |apa |kalau |(?:boleh|bisa|dapat)(?:kah)? )?(?P<who>\w+(?: (?!boleh|bisa|dapat)\w+){0,3}?) "
    r"(?:(?:itu|juga|bisa|boleh|dapat) )*(?:termasuk|tergolong|merupakan|adalah|(?:men)?jadi|dijadikan|sebagai|masuk) "
    r"(?:salah satu |sebagai |jenis )*(?:pihak ketiga|mitra|partner)\b"
    r"|\b(?:pihak(?: ketiga)?|mitra)(?:nya)? (?:itu )?(?:boleh|bisa|dapat|berupa|berbentuk) (?P<what>\w+(?: \w+)?)"
)
"""Asks whether somebody is one of those that may be a partner; folded."""


def asked_as_one(said: str) -> frozenset[str]:
    """The stems of whoever a folded question asks to be one of a class of partners: "yayasan boleh jadi mitra"."""
    named = (match["who"] or match["what"] for match in AS_ONE.finditer(said))
    return frozenset(stem for name in named for stem in words(name))
