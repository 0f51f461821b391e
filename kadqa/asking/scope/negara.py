"""Countries and capitals as people name them, so that a partner there is read as one abroad: tables of words only."""

from __future__ import annotations

import re

_NAMES = """
    afganistan, afrika selatan, albania, aljazair, amerika, andorra, angola, arab saudi, argentina, armenia, australia,
    austria, azerbaijan, bahama, bahrain, bangladesh, barbados, belanda, belarus, belgia, belize, benin, bhutan,
    bolivia, bosnia, botswana, brasil, brunei, bulgaria, burkina faso, burundi, ceko, chad, chile, china, cina, denmark,
    djibouti, ekuador, el salvador, eritrea, estonia, eswatini, etiopia, ethiopia, eropa, fiji, filipina, finlandia,
    gabon, gambia, georgia, ghana, guatemala, guinea, guyana, haiti, honduras, hong kong, hungaria, india, inggris,
    irak, iran, irlandia, islandia, israel, italia, jamaika, jepang, jerman, kamboja, kamerun, kanada, kazakhstan,
    kenya, kirgizstan, kolombia, komoro, kongo, korea, kosta rika, kosovo, kroasia, kuba, kuwait, laos, latvia, lebanon,
    lesotho, liberia, libia, libya, lituania, luksemburg, madagaskar, makedonia, maladewa, malawi, malaysia, mali,
    malta, maroko, mauritania, mauritius, meksiko, mesir, mikronesia, moldova, monako, mongolia, montenegro, mozambik,
    myanmar, namibia, nauru, nepal, nigeria, nikaragua, norwegia, oman, pakistan, palau, palestina, panama,
    papua nugini, paraguay, perancis, peru, polandia, portugal, prancis, qatar, rumania, rusia, rwanda, samoa,
    selandia baru, senegal, serbia, seychelles, sierra leone, singapura, siprus, skotlandia, slovenia, slowakia,
    somalia, spanyol, sri lanka, sudan, suriah, suriname, swedia, swiss, taiwan, tajikistan, tanzania, thailand,
    timor leste, tiongkok, togo, tonga, tunisia, turki, turkmenistan, tuvalu, uganda, ukraina, uni emirat arab,
    uruguay, uzbekistan, vanuatu, vatikan, venezuela, vietnam, yaman, yordania, yunani, zambia, zimbabwe
"""
COUNTRIES = tuple(" ".join(name.split()) for name in _NAMES.split(","))
COUNTRY = rf"(?:{'|'.join(map(re.escape, sorted(COUNTRIES, key=len, reverse=True)))})"
"""The name of a country or of a part of the world; folded, without what may follow ("korea utara")."""
_CAPITALS = """
    abu dhabi, abuja, accra, addis ababa, aljir, amman, amsterdam, ankara, antananarivo, asuncion, athena, bagdad,
    bandar seri begawan, bangkok, beijing, beirut, beograd, berlin, bogota, brasilia, bratislava, brussel, budapest,
    buenos aires, bukares, caracas, canberra, dakar, damaskus, den haag, dhaka, dili, doha, dublin, hanoi, harare,
    havana, helsinki, islamabad, kabul, kairo, kampala, karakas, kathmandu, khartoum, kiev, kingston, kolombo,
    kopenhagen, kuala lumpur, lisabon, lisboa, ljubljana, london, luanda, lusaka, madrid, managua, manama, manila,
    maputo, maskat, mexico city, mogadishu, montevideo, moskow, moskwa, muskat, nairobi, naypyidaw, new delhi,
    nikosia, oslo, ottawa, panama city, paris, phnom penh, port moresby, praha, pretoria, pyongyang, quito, rabat,
    reykjavik, riga, riyadh, roma, santiago, sarajevo, seoul, sofia, stockholm, taipei, tallinn, tashkent, teheran,
    thimphu, tokio, tokyo, tripoli, tunis, ulan bator, ulaanbaatar, valletta, vientiane, vilnius, warsawa,
    washington, wellington, wina, windhoek, yangon, yerevan, zagreb
"""
CAPITALS = tuple(" ".join(name.split()) for name in _CAPITALS.split(","))
CAPITAL = rf"(?:{'|'.join(map(re.escape, sorted(CAPITALS, key=len, reverse=True)))})"
"""The name of a town that is the seat of another country's government; folded. Not Lima, Male and Baku: words."""
SOME_COUNTRY = r"negara (?:lain|tetangga|asing|mitra|yang|mana)"
"""A country that is not named: "negara yang tidak diakui", "negara lain"."""
_LAW = r"(?:aturan|peraturan|hukum|ketentuan|regulasi|undang-undang)(?:nya)?"
_PARTNER = r"(?:dengan|sama|antara|kota|provinsi|pemda|pemkab|pemkot|pemerintah|mitra|pihak|lembaga|luar|untuk|ke)"
THEIR_LAW = re.compile(
    rf"\b{_LAW}(?: (?:(?!{_PARTNER}\b)\w+|kerja sama)){{0,4}}? (?:di|negara)"
    rf" (?:{COUNTRY}|negara (?:lain|tetangga|asing))\b"
)
"""Asks for the law of another country, and not for that on a partner there: "bagaimana aturannya di Malaysia?"."""
