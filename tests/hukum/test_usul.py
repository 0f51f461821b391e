"""Closing and amending provisions in many wordings: what each does to other laws."""

from __future__ import annotations

import pytest

from kadqa.hukum.usul import (
    amended_law,
    amendments,
    carries_out,
    closing_effects,
    establishes,
    instructions,
    own_verb,
    swallowed,
    takes_effect,
)

LN = "(Lembaran Negara Republik Indonesia Tahun 2009 Nomor 7, Tambahan Lembaran Negara Republik Indonesia Nomor 4999)"
ENDS = {
    "a whole law": (
        f"Pada saat Undang-Undang ini mulai berlaku, Undang-Undang Nomor 5 Tahun 2009 tentang Taman {LN} dicabut dan "
        "dinyatakan tidak berlaku.",
        [("mencabut", ("uu-5-2009",))],
    ),
    "in the older wording": (
        "Dengan berlakunya Peraturan Pemerintah ini, maka Peraturan Pemerintah Nomor 8 Tahun 2001 tentang Taman dan "
        "peraturan lain yang bertentangan dengan Peraturan Pemerintah ini dinyatakan tidak berlaku.",
        [("mencabut", ("pp-8-2001",))],
    ),
    "without a comma behind the lead": (
        "Pada saat Peraturan Pemerintah ini mulai berlaku Peraturan Pemerintah Nomor 8 Tahun 2001 dicabut.",
        [("mencabut", ("pp-8-2001",))],
    ),
    "the verb first": (
        "Pada saat berlakunya undang-undang ini, dinyatakan tidak berlaku lagi: Undang-Undang Nomor 5 Tahun 2009.",
        [("mencabut", ("uu-5-2009",))],
    ),
    "two laws": (
        "Undang-Undang Nomor 5 Tahun 2009 tentang Taman dan Undang-Undang Nomor 6 Tahun 2010 tentang Kebun dicabut dan "
        "dinyatakan tidak berlaku.",
        [("mencabut", ("uu-5-2009", "uu-6-2010"))],
    ),
    "with the law that amended it": (
        "Pada saat Undang-Undang ini mulai berlaku, Undang-Undang Nomor 5 Tahun 2009 tentang Taman sebagaimana telah "
        f"diubah dengan Undang-Undang Nomor 6 Tahun 2010 tentang Perubahan atas Undang-Undang Nomor 5 Tahun 2009 {LN} "
        "dicabut dan dinyatakan tidak berlaku.",
        [("mencabut", ("uu-5-2009",)), ("mencabut", ("uu-6-2010",))],
    ),
    "an amending law of something else stays": (
        "Undang-Undang Nomor 5 Tahun 2009 tentang Taman sebagaimana telah beberapa kali diubah, terakhir dengan "
        "Undang-Undang Nomor 6 Tahun 2020 tentang Cipta Taman, dicabut dan dinyatakan tidak berlaku.",
        [("mencabut", ("uu-5-2009",))],
    ),
    "listed pasal and a range": (
        "Pasal 1 angka 4, Pasal 14 sampai dengan Pasal 16, dan Pasal 20 ayat (2) huruf b Undang-Undang Nomor 5 Tahun "
        "2009 tentang Taman dicabut dan dinyatakan tidak berlaku.",
        [
            (
                "mencabut",
                (
                    "uu-5-2009/pasal-1/angka-4",
                    "uu-5-2009/pasal-14",
                    "uu-5-2009/pasal-15",
                    "uu-5-2009/pasal-16",
                    "uu-5-2009/pasal-20/ayat-2/huruf-b",
                ),
            )
        ],
    ),
    "a pasal of which a part stays": (
        "Pasal 3, Pasal 4 sepanjang terkait dengan kolam, dan Pasal 5 Undang-Undang Nomor 5 Tahun 2009 dicabut.",
        [("mencabut", ("uu-5-2009/pasal-3", "uu-5-2009/pasal-5")), ("mengubah", ("uu-5-2009/pasal-4",))],
    ),
    "part of what an item put into another law": (
        "Pasal 7 dan Pasal 17 angka 4 ayat (4) dalam Pasal 25 dan angka 6 Undang-Undang Nomor 5 Tahun 2009 dicabut.",
        [
            ("mencabut", ("uu-5-2009/pasal-7", "uu-5-2009/pasal-17/angka-6")),
            ("mengubah", ("uu-5-2009/pasal-17/angka-4",)),
        ],
    ),
    "provisions told by their subject": (
        "Pada saat Undang-Undang ini mulai berlaku semua ketentuan mengenai izin, luas, dan pagar dalam "
        "Undang-Undang Nomor 5 Tahun 2009 tentang Taman dicabut dan dinyatakan tidak berlaku.",
        [("mengubah", ("uu-5-2009",))],
    ),
    "a whole chapter": (
        "Ketentuan mengenai juru taman yang diatur dalam Bab V Undang-Undang Nomor 5 Tahun 2009 dicabut.",
        [("mencabut", ("uu-5-2009/bab-v",))],
    ),
    "a regional law": (
        "Peraturan Bupati Sukamaju Nomor 3 Tahun 2020 tentang Tarif Taman dicabut dan dinyatakan tidak berlaku.",
        [("mencabut", ("perbup-sukamaju-3-2020",))],
    ),
    "digits that a scan read as letters": (
        "Peraturan Pemerintah Nomor ll Tahun 2OO7 tentang Taman dicabut dan dinyatakan tidak berlaku.",
        [("mencabut", ("pp-11-2007",))],
    ),
    "a permit is no law": ("Dalam hal pemohon lalai, izin taman dicabut dan dinyatakan tidak berlaku.", []),
    "a permit under a law is no law": (
        "Izin yang diterbitkan berdasarkan Undang-Undang Nomor 5 Tahun 2009 dicabut dan dinyatakan tidak berlaku.",
        [],
    ),
    "not yet repealed": ("Peraturan Pemerintah Nomor 8 Tahun 2001 sepanjang belum dicabut dipakai sebagai acuan.", []),
    "repealed by another act": ("Peraturan Pemerintah Nomor 8 Tahun 2001 dicabut dengan Peraturan Menteri.", []),
    "should be repealed": ("bahwa Peraturan Pemerintah Nomor 8 Tahun 2001 perlu dicabut;", []),
    "a rule that does not apply": ("Ketentuan ayat (1) tidak berlaku bagi taman desa.", []),
}


@pytest.mark.parametrize(("text", "expected"), ENDS.values(), ids=ENDS)
def test_what_ends(text, expected):
    assert [(effect.jenis, effect.ke) for effect in closing_effects(text, act="uu-9-2030")] == expected


def test_a_long_range_is_filled():
    text = "Pasal 100 sampai dengan Pasal 180 Undang-Undang Nomor 5 Tahun 2009 dicabut dan dinyatakan tidak berlaku."
    (effect,) = closing_effects(text)
    assert set(effect.ke) == {f"uu-5-2009/pasal-{n}" for n in range(100, 181)}


def test_an_end_that_waits_for_another_act_says_for_what():
    text = "Sejak ditetapkannya Keputusan Presiden tentang taman, Undang-Undang Nomor 5 Tahun 2009 dicabut."
    (effect,) = closing_effects(text)
    assert effect.ke == ("uu-5-2009",)
    assert "Keputusan Presiden" in effect.when


STAYS = {
    "implementing regulations of a law": (
        "Pada saat Undang-Undang ini mulai berlaku, semua peraturan pelaksanaan dari Undang-Undang Nomor 5 Tahun 2009 "
        "tentang Taman dinyatakan masih tetap berlaku sepanjang tidak bertentangan dengan Undang-Undang ini.",
        [((), ("uu-5-2009",), "sepanjang tidak bertentangan dengan Undang-Undang ini")],
    ),
    "all regulations on the subject": (
        "Semua peraturan perundang-undangan yang berkaitan dengan taman sepanjang belum diganti "
        "dinyatakan tetap berlaku.",
        [((), (), "sepanjang belum diganti dinyatakan tetap berlaku")],
    ),
    "a law until something happens": (
        "Undang-Undang Nomor 5 Tahun 2009 tetap berlaku sampai ditetapkannya peraturan baru.",
        [(("uu-5-2009",), (), "sampai ditetapkannya peraturan baru")],
    ),
    "a contract is no law": ("Perjanjian taman yang sudah ditandatangani tetap berlaku sampai berakhir.", []),
}


@pytest.mark.parametrize(("text", "expected"), STAYS.values(), ids=STAYS)
def test_what_stays(text, expected):
    found = closing_effects(text, act="uu-9-2030")
    assert all(effect.jenis == "mempertahankan" for effect in found)
    assert [(effect.ke, effect.implementing, effect.condition) for effect in found] == expected


@pytest.mark.parametrize(
    ("text", "verb"),
    [("Undang-Undang Nomor 5 Tahun 2009;", ""), ("... dicabut.", "ends"), ("... masih tetap berlaku.", "stays")],
)
def test_own_verb(text, verb):
    assert own_verb(text) == verb


def test_an_item_takes_the_verb_of_its_list():
    item = f"Undang-Undang Nomor 5 Tahun 2009 tentang Taman {LN};"
    assert closing_effects(item) == []
    assert closing_effects(item, verb="ends")[0].ke == ("uu-5-2009",)


LAW = "uu-5-2009"
AMENDS = {
    "a chapter of an attachment": (
        "Ketentuan huruf D Bab II sebagaimana tercantum dalam Lampiran I Undang-Undang Nomor 7 Tahun 2019 tentang Kios "
        "diubah sehingga berbunyi",
        [("mengubah", ["lampiran-1"])],
    ),
    "what stays and what explains it": (
        "Ketentuan Pasal 12 tetap, Penjelasan Pasal 12 diubah sebagaimana tercantum dalam penjelasan pasal demi pasal",
        [("mengubah", ["penjelasan/pasal-12"])],
    ),
    "a pasal": ("Ketentuan Pasal 20 diubah sehingga berbunyi sebagai berikut:", [("mengubah", ["pasal-20"])]),
    "an ayat named before its pasal": (
        "Ketentuan ayat (1) Pasal 73 diubah, sehingga Pasal 73 berbunyi sebagai berikut:",
        [("mengubah", ["pasal-73/ayat-1"])],
    ),
    "a huruf of it deleted": (
        "Ketentuan ayat (1) huruf f Pasal 75 dihapus, sehingga Pasal 75 berbunyi sebagai berikut:",
        [("menghapus", ["pasal-75/ayat-1/huruf-f"])],
    ),
    "changed and added to": (
        "Ketentuan Pasal 76 ayat (3) diubah dan ditambah 1 (satu) ayat, yakni ayat (4), sehingga Pasal 76 berbunyi:",
        [("mengubah", ["pasal-76/ayat-3"]), ("menyisipkan", ["pasal-76/ayat-4"])],
    ),
    "a pasal inserted": (
        "Di antara Pasal 69 dan Pasal 70 disisipkan 1 (satu) pasal, yakni Pasal 69A, yang berbunyi sebagai berikut:",
        [("menyisipkan", ["pasal-69a"])],
    ),
    "three pasal inserted": (
        "Di antara Pasal 6 dan Pasal 7 disisipkan 3 (tiga) pasal, yaitu Pasal 6A, Pasal 6B, dan "
        "Pasal 6C, yang berbunyi:",
        [("menyisipkan", ["pasal-6a", "pasal-6b", "pasal-6c"])],
    ),
    "an ayat inserted": (
        "Di antara ayat (5) dan ayat (6) Pasal 118 disisipkan 1 (satu) ayat, yakni ayat (5a), "
        "sehingga Pasal 118 berbunyi:",
        [("menyisipkan", ["pasal-118/ayat-5a"])],
    ),
    "a huruf inserted": (
        "Ketentuan Pasal 11 ayat (1), di antara huruf d dan huruf e, disisipkan huruf d1, sehingga Pasal 11 berbunyi:",
        [("menyisipkan", ["pasal-11/ayat-1/huruf-d1"])],
    ),
    "everything at once": (
        "Ketentuan Pasal 69 ayat (1) diubah, di antara ayat (2) dan ayat (3) disisipkan 2 (dua) "
        "ayat, yakni ayat (2a) dan "
        "ayat (2b), ayat (3) dihapus, dan ditambah 1 (satu) ayat, yakni ayat (6), sehingga Pasal 69 berbunyi:",
        [
            ("mengubah", ["pasal-69/ayat-1"]),
            ("menyisipkan", ["pasal-69/ayat-2a", "pasal-69/ayat-2b", "pasal-69/ayat-6"]),
            ("menghapus", ["pasal-69/ayat-3"]),
        ],
    ),
    "several huruf": (
        "Ketentuan Pasal 68 huruf b dan huruf e diubah, huruf h dihapus serta ditambah 1 (satu) huruf, yakni huruf m, "
        "sehingga Pasal 68 berbunyi:",
        [
            ("mengubah", ["pasal-68/huruf-b", "pasal-68/huruf-e"]),
            ("menghapus", ["pasal-68/huruf-h"]),
            ("menyisipkan", ["pasal-68/huruf-m"]),
        ],
    ),
    "its penjelasan": ("Penjelasan Pasal 72 diubah sebagaimana tercantum:", [("mengubah", ["penjelasan/pasal-72"])]),
    "a pasal deleted": ("Pasal 37 dihapus.", [("menghapus", ["pasal-37"])]),
    "a chapter": ("Di antara BAB X dan BAB XI disisipkan 1 (satu) bab, yakni BAB XA:", [("menyisipkan", ["bab-xa"])]),
    "an attachment": ("Ketentuan Lampiran II diubah sehingga menjadi:", [("mengubah", ["lampiran-2"])]),
    "no instruction": ("Taman adalah tanah lapang yang ditanami.", []),
}


@pytest.mark.parametrize(("text", "expected"), AMENDS.values(), ids=AMENDS)
def test_amendments(text, expected):
    found = [(e.jenis, [target.removeprefix(LAW + "/") for target in e.ke]) for e in amendments(text, LAW)]
    assert found == expected


HEADS = {
    "of a law": (
        f"Beberapa ketentuan dalam Undang-Undang Nomor 5 Tahun 2009 tentang Taman {LN} diubah sebagai berikut:",
        LAW,
    ),
    "amended before": (
        "Beberapa ketentuan dalam Undang-Undang Nomor 5 Tahun 2009 sebagaimana telah diubah dengan "
        "Undang-Undang Nomor 6 "
        "Tahun 2010 tentang Perubahan atas Undang-Undang Nomor 5 Tahun 2009, diubah sebagai berikut:",
        LAW,
    ),
    "of none": ("Beberapa ketentuan dalam lampiran ini diubah sebagai berikut:", ""),
    "no head": ("Ketentuan Pasal 3 diubah.", ""),
}


@pytest.mark.parametrize(("text", "law"), HEADS.values(), ids=HEADS)
def test_amended_law(text, law):
    assert amended_law(text) == law


def test_instructions_inside_running_text_keep_their_numbers():
    text = "1. Ketentuan Pasal 3 diubah: a. tiga. Ketentuan Pasal 4 diubah: empat. l2. Ketentuan Pasal 9 dihapus: b."
    assert [(number, words[:17]) for number, words in instructions(text)] == [
        ("1", "Ketentuan Pasal 3"), ("2", "Ketentuan Pasal 4"), ("12", "Ketentuan Pasal 9"),
    ]  # fmt: skip


def test_a_head_inside_running_text_is_found_with_its_pasal():
    text = (
        "Bagian Kedua Taman Pasal 1 76 Beberapa ketentuan dalam Undang-Undang Nomor 5 Tahun 2009 "
        "diubah sebagai berikut:"
    )
    assert [(number, amended_law(words)) for number, words in swallowed(text)] == [("176", LAW)]


OPENINGS = {
    "one pasal": (
        "bahwa untuk melaksanakan ketentuan Pasal 36 Undang-Undang Nomor 5 Tahun 2009 tentang Taman, perlu menetapkan",
        ("uu-5-2009/pasal-36",),
    ),
    "several": (
        "bahwa untuk melaksanakan ketentuan Pasal 9 ayat (3) dan Pasal 33 Undang-Undang Nomor 5 Tahun 2009, perlu",
        ("uu-5-2009/pasal-9/ayat-3", "uu-5-2009/pasal-33"),
    ),
    "far from its law": (
        "untuk melaksanakan ketentuan Pasal 3 demi taman dan Pasal 8 Undang-Undang Nomor 5 Tahun "
        "2009, perlu menetapkan",
        ("uu-5-2009/pasal-3", "uu-5-2009/pasal-8"),
    ),
    "delegated": (
        "bahwa berdasarkan ketentuan Pasal 4 Peraturan Pemerintah Nomor 8 Tahun 2001, perlu "
        "menetapkan Peraturan Menteri",
        ("pp-8-2001/pasal-4",),
    ),
    "no pasal": ("bahwa untuk melaksanakan tugas taman sebaik-baiknya, perlu menetapkan", ()),
}


@pytest.mark.parametrize(("text", "expected"), OPENINGS.values(), ids=OPENINGS)
def test_carries_out(text, expected):
    assert carries_out(text) == expected


def test_establishing_a_perppu():
    text = (
        f"Peraturan Pemerintah Pengganti Undang-Undang Nomor 2 Tahun 2014 tentang Taman {LN} "
        f"ditetapkan menjadi Undang-Undang."
    )
    assert establishes(text) == ("perppu-2-2014",)
    assert establishes("Kepala taman ditetapkan menjadi Undang-Undang.") == ()


STARTS = {
    "announced": ("Undang-Undang ini mulai berlaku pada tanggal diundangkan.", "pada tanggal diundangkan"),
    "a date": ("Peraturan ini mulai berlaku pada tanggal 1 Januari 2030.", "pada tanggal 1 Januari 2030"),
    "not said": ("Undang-Undang ini mengatur taman.", ""),
}


@pytest.mark.parametrize(("text", "when"), STARTS.values(), ids=STARTS)
def test_takes_effect(text, when):
    assert takes_effect(text) == when
