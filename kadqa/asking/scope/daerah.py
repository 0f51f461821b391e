"""Names of kabupaten and kota that no text speaks of, put as what the law calls them: "kabupaten kami", "kota lain".

"Sleman dan Bantul berselisih soal sampah, siapa yang menyelesaikan?" asks for what holds between any two. As with
provinces (`wilayah`) the names are words that no provision could hold. What has been done somewhere ("kapan perjanjian
Sleman dan Bantul ditandatangani?") is no question of law: there the names stay, and nothing here answers it.

That a page here is of a region ("bolehkah X menolak?", with a page of Kabupaten X) makes no question of law one on the
page: its name would draw that page to whatever is asked of the region. It stays where the page is what is asked.
"""

from __future__ import annotations

import re

from kadqa.asking.scope.nama_daerah import AREA, KABUPATEN, NAME, SPELLED, WORDS
from kadqa.asking.scope.places import ABOUT_PAGE, ASKS_WHAT, LAW_ASKED, OF_PLACE, PAGE_SAID
from kadqa.asking.scope.rezim import ONE_REGION
from kadqa.asking.scope.wilayah import NAME as PROVINCE
from kadqa.asking.scope.wilayah import rules_on, spoken_of, without_provinces
from kadqa.library.snapshot import Library
from kadqa.text import fold

OF_LAW = re.compile(
    r"\b(?:boleh|bisa|dapat|harus|wajib|perlu|berwenang|kewenangan|peran|berhak|syarat|bagaimana|gimana"
    r"|prosedur|tata cara|langkah|mau|hendak|ingin|akan|berencana|kalau|jika|bila|apabila|sukarela)\w*\b"
    r"|\bsiapa(?:kah)? (?:(?:yang )?(?:ber|me|di)\w+|yang (?:harus|wajib|dapat))"
    r"|\b(?:ke|oleh|dengan|kepada|diselesaikan|diputus(?:kan)?) siapa\b"
)
"""Asks what may or must be done, or of something still to come; folded."""
HOW = re.compile(r"\b(?:bagaimana|gimana)\b")
"""Asks as much how something is there as how it must be; folded."""
WHO = re.compile(r"\bsiapa(?:kah)? yang \w+")
"""The same of who does something."""
WHY = re.compile(r"\b(?:kenapa|mengapa|alasan)\b(?!.*\b(?:harus|wajib|boleh|bisa|dapat|dilarang)\b)")
"""Asks for reasons, which a page may tell, and not why something is ruled; folded."""
COUNTED = re.compile(
    r"\b(?:berapa|jumlah)(?: (?:banyak|jumlah|buah))?(?:nya)? (?:kerja sama|mou|perjanjian|kesepakatan|kontrak|mitra)\b"
    r"|\b(?:punya|mempunyai|memiliki) berapa\b"
)
"""Asks how many there are; folded."""
INSIDE = re.compile(rf"\bdi(?: {AREA})?$")
"""What makes the name after it the place where something is."""
TOLD = re.compile(
    r"\b(?:me|di)(?:sebut|nyebut|tulis|nulis|kutip|ngutip|nilai|pandang|mandang|anggap|nganggap|cantum|ncantum|rujuk"
    r"|acu|ngacu|jelas|njelas)(?:kan)?\b|\bber(?:pedoman|pendapat|pandangan)\b"
)
"""What a page, or who writes it, does with what it says: "Kabupaten X menyebut ..."; folded."""
ACCORDING = re.compile(r"\b(?:menurut|kata|versi)(?: \w+){0,3}$")
"""What makes the name after it that of who says something; folded."""


def without_regions(text: str, library: Library) -> str:
    """A question in standard words without names of regions that no text here names, or that say only whose it is."""
    return without_provinces(without_regencies(text, library), library, of_law=of_law_alone(text))


def of_law_alone(text: str) -> bool:
    """Whether a question asks what the law says, and nothing of what a page says or what a region has."""
    said = fold(text)
    if not OF_LAW.search(HOW.sub(" ", said)) or any(
        asks.search(said) for asks in (ABOUT_PAGE, PAGE_SAID, TOLD, WHY, COUNTED)
    ):
        return False
    return not ASKS_WHAT.search(said) or LAW_ASKED.search(said) is not None


def without_regencies(text: str, library: Library) -> str:
    """A question in standard words with each kabupaten or kota that no text here names put as "kami" or "lain".

    The first one is the asker's, each other one another's, and so is each behind a province that is a party itself
    ("Provinsi Bali dengan Kabupaten Banyuwangi"). Where law alone is asked, so is one of which only pages are.

    Args:
        text: the question.
        library: for what its texts say.
    """
    if not OF_LAW.search(fold(text)):
        return text
    told: dict[str, str] = {}
    beside = next((match.start() for match in PROVINCE.finditer(text) if not _around(match, text)), len(text))
    alone = of_law_alone(text)
    ruled = OF_LAW.search(WHO.sub(" ", HOW.sub(" ", fold(text)))) is not None

    def put(match: re.Match[str]) -> str:
        name = fold(match["name"])
        name = SPELLED.get(name, name)
        area = match["area"]
        if name in WORDS and not area:
            return match[0]
        before = fold(text[: match.start()].rstrip())
        its_own = ACCORDING.search(before) or (INSIDE.search(before) and not ruled)
        mine = alone and not its_own and only_of_pages(name, library)
        if spoken_of(name, text, library) and not mine:
            return match[0]
        area = (area or ("kabupaten" if name in KABUPATEN else "kota")).rstrip()
        # Some share their name: "Kota Magelang dan Kabupaten Magelang".
        one = f"kota {name}" if "kot" in fold(area) else name
        whose = "lain" if told or match.start() > beside else "kami"
        return f"{area} {told.setdefault(one, whose)}"

    return NAME.sub(put, text)


def _around(province: re.Match[str], text: str) -> bool:
    """Whether a province is told as where a daerah lies: "di Jambi", "(Jambi)"; else it is a party itself."""
    return bool(province["within"]) or text[: province.start()].endswith("(")


def only_of_pages(name: str, library: Library) -> bool:
    """Whether pages here are of a region, or speak of it, and no law is; `name` folded."""
    sources = library.sources.values()
    for source in sources:
        of_it = ONE_REGION.search(fold(source.judul)) if not source.is_page else None
        if of_it is not None and (of_it["name"] or of_it["ruled"]) in name.split():
            return False
    owned = any(
        OF_PLACE.sub("", source.wilayah).strip().lower() == name
        for source in sources
        if source.is_page and OF_PLACE.match(source.wilayah)
    )
    return owned or not rules_on(name, library)
