"""Names of kabupaten and kota that no text speaks of, put as what the law calls them: "kabupaten kami", "kota lain".

"Sleman dan Bantul berselisih soal sampah, siapa yang menyelesaikan?" asks for what holds between any two. As with
provinces (`wilayah`) the names are words that no provision could hold. What has been done somewhere ("kapan perjanjian
Sleman dan Bantul ditandatangani?") is no question of law: there the names stay, and nothing here answers it.

That a page here is of a region ("bolehkah X menolak?", with a page of Kabupaten X) makes no question of law one on the
page: its name would draw that page to whatever is asked of the region. It stays where the page is what is asked.
"""

from __future__ import annotations

import re

from kadqa.asking.places import ABOUT_PAGE, ASKS_WHAT, LAW_ASKED, OF_PLACE, PAGE_SAID
from kadqa.asking.rezim import ONE_REGION
from kadqa.asking.wilayah import rules_on, without_provinces
from kadqa.library.snapshot import Library
from kadqa.text import fold


def _names(text: str) -> tuple[str, ...]:
    return tuple(" ".join(name.split()) for name in text.split(","))


KABUPATEN = _names("""
    aceh barat, aceh barat daya, aceh besar, aceh jaya, aceh selatan, aceh singkil, aceh tamiang, aceh tengah,
    aceh tenggara, aceh timur, aceh utara, bener meriah, bireuen, gayo lues, nagan raya, pidie, pidie jaya,
    simeulue, asahan, batu bara, dairi, deli serdang, humbang hasundutan, karo, labuhanbatu, labuhanbatu
    selatan, labuhanbatu utara, langkat, mandailing natal, nias, nias barat, nias selatan, nias utara, padang
    lawas, padang lawas utara, pakpak bharat, samosir, serdang bedagai, simalungun, tapanuli selatan, tapanuli
    tengah, tapanuli utara, toba, agam, dharmasraya, kepulauan mentawai, lima puluh kota, padang pariaman,
    pasaman, pasaman barat, pesisir selatan, sijunjung, solok, solok selatan, tanah datar, bengkalis, indragiri
    hilir, indragiri hulu, kampar, kepulauan meranti, kuantan singingi, pelalawan, rokan hilir, rokan hulu,
    siak, batang hari, bungo, kerinci, merangin, muaro jambi, sarolangun, tanjung jabung barat, tanjung jabung
    timur, tebo, banyuasin, empat lawang, lahat, muara enim, musi banyuasin, musi rawas, musi rawas utara, ogan
    ilir, ogan komering ilir, ogan komering ulu, ogan komering ulu selatan, ogan komering ulu timur, penukal
    abab lematang ilir, bengkulu selatan, bengkulu tengah, bengkulu utara, kaur, kepahiang, lebong, mukomuko,
    rejang lebong, seluma, lampung barat, lampung selatan, lampung tengah, lampung timur, lampung utara, mesuji,
    pesawaran, pesisir barat, pringsewu, tanggamus, tulang bawang, tulang bawang barat, way kanan, bangka,
    bangka barat, bangka selatan, bangka tengah, belitung, belitung timur, bintan, karimun, kepulauan anambas,
    lingga, natuna, kepulauan seribu, bandung, bandung barat, bekasi, bogor, ciamis, cianjur, cirebon, garut,
    indramayu, karawang, kuningan, majalengka, pangandaran, purwakarta, subang, sukabumi, sumedang, tasikmalaya,
    banjarnegara, banyumas, batang, blora, boyolali, brebes, cilacap, demak, grobogan, jepara, karanganyar,
    kebumen, kendal, klaten, kudus, magelang, pati, pekalongan, pemalang, purbalingga, purworejo, rembang,
    semarang, sragen, sukoharjo, tegal, temanggung, wonogiri, wonosobo, bantul, gunungkidul, kulon progo,
    sleman, bangkalan, banyuwangi, blitar, bojonegoro, bondowoso, gresik, jember, jombang, kediri, lamongan,
    lumajang, madiun, magetan, malang, mojokerto, nganjuk, ngawi, pacitan, pamekasan, pasuruan, ponorogo,
    probolinggo, sampang, sidoarjo, situbondo, sumenep, trenggalek, tuban, tulungagung, lebak, pandeglang,
    serang, tangerang, badung, bangli, buleleng, gianyar, jembrana, karangasem, klungkung, tabanan, bima, dompu,
    lombok barat, lombok tengah, lombok timur, lombok utara, sumbawa, sumbawa barat, alor, belu, ende, flores
    timur, kupang, lembata, malaka, manggarai, manggarai barat, manggarai timur, nagekeo, ngada, rote ndao, sabu
    raijua, sikka, sumba barat, sumba barat daya, sumba tengah, sumba timur, timor tengah selatan, timor tengah
    utara, bengkayang, kapuas hulu, kayong utara, ketapang, kubu raya, landak, melawi, mempawah, sambas,
    sanggau, sekadau, sintang, barito selatan, barito timur, barito utara, gunung mas, kapuas, katingan,
    kotawaringin barat, kotawaringin timur, lamandau, murung raya, pulang pisau, seruyan, sukamara, balangan,
    banjar, barito kuala, hulu sungai selatan, hulu sungai tengah, hulu sungai utara, kotabaru, tabalong, tanah
    bumbu, tanah laut, tapin, berau, kutai barat, kutai kartanegara, kutai timur, mahakam ulu, paser, penajam
    paser utara, bulungan, malinau, nunukan, tana tidung, bolaang mongondow, bolaang mongondow selatan, bolaang
    mongondow timur, bolaang mongondow utara, kepulauan sangihe, kepulauan siau tagulandang biaro, kepulauan
    talaud, minahasa, minahasa selatan, minahasa tenggara, minahasa utara, banggai, banggai kepulauan, banggai
    laut, buol, donggala, morowali, morowali utara, parigi moutong, poso, sigi, tojo una-una, tolitoli,
    bantaeng, barru, bone, bulukumba, enrekang, gowa, jeneponto, kepulauan selayar, luwu, luwu timur, luwu
    utara, maros, pangkajene dan kepulauan, pinrang, sidenreng rappang, sinjai, soppeng, takalar, tana toraja,
    toraja utara, wajo, bombana, buton, buton selatan, buton tengah, buton utara, kolaka, kolaka timur, kolaka
    utara, konawe, konawe kepulauan, konawe selatan, konawe utara, muna, muna barat, wakatobi, boalemo, bone
    bolango, gorontalo, gorontalo utara, pohuwato, majene, mamasa, mamuju, mamuju tengah, pasangkayu, polewali
    mandar, buru, buru selatan, kepulauan aru, kepulauan tanimbar, maluku barat daya, maluku tengah, maluku
    tenggara, seram bagian barat, seram bagian timur, halmahera barat, halmahera selatan, halmahera tengah,
    halmahera timur, halmahera utara, kepulauan sula, pulau morotai, pulau taliabu, biak numfor, jayapura,
    keerom, kepulauan yapen, mamberamo raya, sarmi, supiori, waropen, asmat, boven digoel, mappi, merauke,
    deiyai, dogiyai, intan jaya, mimika, nabire, paniai, puncak, puncak jaya, jayawijaya, lanny jaya, mamberamo
    tengah, nduga, pegunungan bintang, tolikara, yahukimo, yalimo, fakfak, kaimana, manokwari, manokwari
    selatan, pegunungan arfak, teluk bintuni, teluk wondama, maybrat, raja ampat, sorong, sorong selatan,
    tambrauw
""")
"""The 416 kabupaten, the administrative one of Jakarta among them."""
KOTA = _names("""
    banda aceh, langsa, lhokseumawe, sabang, subulussalam, binjai, gunungsitoli, medan, padangsidimpuan,
    pematangsiantar, sibolga, tanjungbalai, tebing tinggi, bukittinggi, padang, padang panjang, pariaman,
    payakumbuh, sawahlunto, solok, dumai, pekanbaru, jambi, sungai penuh, lubuklinggau, pagar alam, palembang,
    prabumulih, bengkulu, bandar lampung, metro, pangkalpinang, batam, tanjungpinang, bandung, banjar, bekasi,
    bogor, cimahi, cirebon, depok, sukabumi, tasikmalaya, magelang, pekalongan, salatiga, semarang, surakarta,
    tegal, yogyakarta, batu, blitar, kediri, madiun, malang, mojokerto, pasuruan, probolinggo, surabaya,
    cilegon, serang, tangerang, tangerang selatan, denpasar, bima, mataram, kupang, pontianak, singkawang,
    palangka raya, banjarbaru, banjarmasin, balikpapan, bontang, samarinda, tarakan, bitung, kotamobagu, manado,
    tomohon, palu, makassar, palopo, parepare, baubau, kendari, gorontalo, ambon, tual, ternate, tidore
    kepulauan, jayapura, sorong, jakarta pusat, jakarta utara, jakarta barat, jakarta selatan, jakarta timur
""")
"""The 98 kota, the administrative ones of Jakarta among them; some share their name with a kabupaten."""
SPELLED = {
    "batanghari": "batang hari", "bau-bau": "baubau", "bau bau": "baubau", "fak-fak": "fakfak", "gunung kidul":
    "gunungkidul", "kubar": "kutai barat", "kukar": "kutai kartanegara", "kulonprogo": "kulon progo", "kutim":
    "kutai timur", "labuhan batu": "labuhanbatu", "lubuk linggau": "lubuklinggau",
    "muko-muko": "mukomuko", "padang sidempuan": "padangsidimpuan", "palangkaraya": "palangka raya", "pangkal pinang":
    "pangkalpinang", "pangkep": "pangkajene dan kepulauan", "sidrap": "sidenreng rappang", "solo": "surakarta",
    "tangsel": "tangerang selatan",
    "tanjung balai": "tanjungbalai", "tanjung pinang": "tanjungpinang", "tasik": "tasikmalaya", "toli-toli": "tolitoli",
}  # fmt: skip
"""Other ways to write a name."""
WORDS = frozenset(
    _names(
        "agam, alor, batang, batu, belu, bone, buru, ende, karo, kaur, kudus, landak, lebak, lingga, malaka, metro, "
        "muna, palu, pati, puncak, sorong, toba, tual, bengkulu, gorontalo, jambi, yogyakarta"
    )
)
"""Names that are also words of everyday language, or provinces: names of these only behind "kabupaten" or its like."""
AREA = r"(?:kabupaten|kab\.?|kota|pemkab|pemkot|pemda|pemerintah (?:daerah |kabupaten |kota )?)"
_ALL = sorted({*KABUPATEN, *KOTA, *SPELLED}, key=lambda name: (-len(name), name))
NAME = re.compile(
    rf"\b(?:(?P<area>{AREA}) ?(?:administrasi )?)?(?P<name>{'|'.join(map(re.escape, _ALL))})\b", re.IGNORECASE
)
"""A name with what stands before it: "Kabupaten Sleman", "pemkot Makassar", "Gowa"."""
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

    The first one is the asker's, each other one another's. Where law alone is asked, so is one of which only pages are.

    Args:
        text: the question.
        library: for what its texts say.
    """
    if not OF_LAW.search(fold(text)):
        return text
    told: dict[str, str] = {}
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
        if library.says(name) and not mine:
            return match[0]
        area = (area or ("kabupaten" if name in KABUPATEN else "kota")).rstrip()
        # Some share their name: "Kota Magelang dan Kabupaten Magelang".
        one = f"kota {name}" if "kot" in fold(area) else name
        return f"{area} {told.setdefault(one, 'kami' if not told else 'lain')}"

    return NAME.sub(put, text)


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
