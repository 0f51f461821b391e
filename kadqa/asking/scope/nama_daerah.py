"""The names of kabupaten and kota, as people write them."""

from __future__ import annotations

import re

from kadqa.lexical import words


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
AREA = (
    r"(?:kabupaten|kab\.?|kota|pemkab|pemkot|pemda|pemerintah (?:daerah |kabupaten |kota )?|bupati|wali ?kota|dprd"
    r"|sekda|dinas \w+)"
)
_ALL = sorted({*KABUPATEN, *KOTA, *SPELLED}, key=lambda name: (-len(name), name))
NAME = re.compile(
    rf"\b(?:(?P<area>{AREA}) ?(?:administrasi )?)?(?P<name>{'|'.join(map(re.escape, _ALL))})\b", re.IGNORECASE
)
"""A name with what stands before it: "Kabupaten Sleman", "bupati Jember", "Gowa"."""
NAME_STEMS = frozenset(stem for name in (*KABUPATEN, *KOTA) for stem in words(name))
"""Stems of the names, which no provision need say."""
