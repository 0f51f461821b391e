"""What a question claims a law to say, or another law to have done: over the shipped corpus."""

from __future__ import annotations

import pytest

CLAIMS = {
    "a law that has it": ("benarkah PP 28/2018 mengatur sekretariat kerja sama?", "dijawab", "Ya. Sekretariat kerja"),
    "a provision that has it": (
        "Pasal 7 PP 28/2018 tentang sekretariat kerja sama, betul?", "dijawab",
        "Ya. Sekretariat kerja sama disebut",
    ),
    "a law that lacks it": (
        "apakah PP 28/2018 masih mewajibkan TKKSD?", "dijawab",
        "Dalam teks PP 28/2018 yang terbaca di korpus ini, TKKSD tidak disebut. Yang menyebutnya: Permendagri 22/2020",
    ),
    "nothing here has it": (
        "PP 28/2018 mengatur sanksi pidana kan?", "dikoreksi",
        "Dalam teks PP 28/2018 yang terbaca di korpus ini, sanksi pidana tidak disebut.",
    ),
    "another provision has it": (
        "Pasal 9 PP 28/2018 tentang sekretariat kerja sama, betul?", "dikoreksi",
        "Dalam teks PP 28/2018 Pasal 9 yang terbaca di korpus ini, sekretariat kerja sama tidak disebut",
    ),
    "it is mentioned in passing": (
        "UU 23/2014 Pasal 207 mengatur kerja sama antardaerah, benar?", "dikoreksi",
        "UU 23/2014 Pasal 207 bukan ketentuan pokok tentang kerja sama antardaerah",
    ),
    "from the side of what is said": (
        "kerja sama wajib diatur dalam Pasal 364 UU 23/2014, kan?", "dijawab", "Ya. Kerja sama wajib disebut antara",
    ),
    "another provision says it": (
        "benarkah kerja sama wajib diatur dalam Pasal 365 UU 23/2014?", "dijawab",
        "Dalam teks UU 23/2014 Pasal 365 yang ada di korpus ini, kerja sama wajib tidak disebut",
    ),
    "taken for granted from that side": (
        "karena TKKSD diatur dalam PP 28/2018, siapa ketuanya?", "dikoreksi",
        "Dalam teks PP 28/2018 yang terbaca di korpus ini, TKKSD tidak disebut.",
    ),
    "it is taken for granted": (
        "karena PP 28/2018 mengatur TKKSD, siapa pembentuknya?", "dikoreksi",
        "Dalam teks PP 28/2018 yang terbaca di korpus ini, TKKSD tidak disebut.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "outcome", "begins"), CLAIMS.values(), ids=CLAIMS)
def test_whether_a_law_says_it_is_said_first(shipped, text, outcome, begins):
    answer = shipped.ask(text)
    assert answer.outcome == outcome
    assert answer.sentences[0].text.startswith(begins)
    assert answer.sentences[0].citations


UNDECIDED = [
    "Pasal 5 PP 28/2018 tentang pemetaan urusan, betul?",  # its words are "memetakan urusan"
    "bukankah PP 28/2018 mengatur badan kerja sama?",  # its words stand there, but not together
    "apakah UU 23/2014 mewajibkan kerja sama antardaerah?",  # whether it binds, its words do not tell
    "apakah UU 22/1999 membolehkan kabupaten mengelola pasar bersama tetangganya?",  # the law says it in its own words
    "apa yang diatur PP 28/2018 tentang sekretariat kerja sama?",
    "kerja sama wajib diatur dalam pasal berapa UU 23/2014?",
]


@pytest.mark.parametrize("text", UNDECIDED)
def test_where_the_words_do_not_decide_nothing_is_claimed(shipped, text):
    answer = shipped.ask(text)
    assert answer.outcome != "dikoreksi"
    assert not any(s.text.startswith(("Ya.", "Dalam teks")) for s in answer.sentences)


WRONG_ACTS = {
    "a change that an act did not make": (
        "Mengapa UU 11/2020 mengubah Pasal 363 UU 23/2014?",
        "Tidak tercatat di korpus ini bahwa UU 11/2020 mengubah UU 23/2014 Pasal 363. Yang diubahnya dalam UU 23/2014:",
    ),
    "in the passive": (
        "Pasal 364 UU 23/2014 yang diubah oleh UU 9/2015 mengatur apa?",
        "Tidak tercatat di korpus ini bahwa UU 9/2015 mengubah UU 23/2014 Pasal 364.",
    ),
    "a repeal that waits": (
        "karena UU 2/2024 sudah menggantikan UU 29/2007, kerja sama Jakarta diatur di mana?",
        "UU 29/2007 belum dicabut oleh UU 2/2024:",
    ),
    "in everyday words": (
        "karena PP 28/2018 udah dicabut, sekarang kerja sama daerah pakai aturan apa?", "PP 28/2018 tentang",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "begins"), WRONG_ACTS.values(), ids=WRONG_ACTS)
def test_what_no_act_did_is_corrected(shipped, text, begins):
    assert any(w.kind == "premis" and w.text.startswith(begins) for w in shipped.ask(text).warnings)


def test_a_change_that_was_made_is_not_corrected(shipped):
    answer = shipped.ask("Mengapa UU 9/2015 mengubah Pasal 101 UU 23/2014?")
    assert all(w.kind != "premis" for w in answer.warnings)


NOT_OF_IT = (
    "Apakah Permendagri 1/2016 mengatur barang milik daerah?",
    "Permendagri 1/2016 itu tentang aset daerah kan?",
)


@pytest.mark.parametrize("text", NOT_OF_IT)
def test_that_a_law_treats_of_what_it_says_it_is_not_is_not_claimed(shipped, text):
    answer = shipped.ask(text)
    assert not any(s.text.startswith(("Ya.", "Tidak.")) for s in answer.sentences)
    assert all(w.kind != "premis" for w in answer.warnings)


EXPLAINED = {
    "an example in the penjelasan": ("Apakah PP 28/2018 menyebut koperasi?", "penjelasan/pasal-14/huruf-b"),
    "claimed of a law": ("UU 23/2014 menyebut lembaga nonpemerintah, benar?", "penjelasan/pasal-363/ayat-2/huruf-b"),
}


@pytest.mark.parametrize(("text", "provision"), EXPLAINED.values(), ids=EXPLAINED)
def test_what_the_penjelasan_says_the_law_does_not_leave_out(shipped, text, provision):
    answer = shipped.ask(text)
    assert answer.sentences[0].text.startswith("Ya. ")
    assert "Penjelasan" in answer.sentences[0].text
    assert answer.citations[0].provision.endswith(provision)


WITH_CENTRE = {
    "a law that has it": ("Apakah PP 28/2018 mengatur kerja sama pemerintah pusat dan daerah?", "yang disebut dalam"),
    "a law that lacks it": (
        "Apakah PP 50/2007 mengatur kerja sama pemerintah pusat dengan daerah?", "hal itu tidak disebut. Yang menyebut",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "said"), WITH_CENTRE.values(), ids=WITH_CENTRE)
def test_what_is_done_with_the_centre_is_claimed_by_its_own_term(shipped, text, said):
    first = shipped.ask(text).sentences[0].text
    assert first.startswith("Bersama instansi pusat yang diatur ialah sinergi perencanaan dan pelaksanaan pembangunan")
    assert said in first


AMOUNTS = {
    "claimed": "Menurut PP 28/2018 pasal 12 DPRD wajib menjawab dalam 45 hari, betul?",
    "asked": "Apakah menurut Pasal 12 PP 28/2018 DPRD wajib menjawab dalam 45 hari?",
}


@pytest.mark.parametrize("text", AMOUNTS.values(), ids=AMOUNTS)
def test_an_amount_of_another_provision_is_said_to_stand_there(shipped, text):
    answer = shipped.ask(text)
    assert answer.outcome == "dikoreksi"
    assert answer.sentences[0].text.startswith(
        "Dalam teks PP 28/2018 Pasal 12 yang terbaca di korpus ini, 45 hari tidak"
    )
    assert answer.sentences[0].text.endswith("Yang menyebutnya: PP 28/2018 Pasal 30 ayat (4).")


def test_an_amount_of_another_provision_is_not_denied_where_it_is_denied(shipped):
    answer = shipped.ask("Menurut PP 28/2018 pasal 12 DPRD tidak wajib menjawab dalam 45 hari, betul?")
    assert not any(s.text.startswith("Dalam teks") for s in answer.sentences)


def test_an_amount_that_the_provision_has_is_not_denied(shipped):
    assert shipped.ask("Apakah menurut Pasal 30 PP 28/2018 DPRD menjawab dalam 45 hari?").outcome == "dijawab"


def test_a_note_on_a_page_is_no_correction_of_a_laws_name(shipped):
    answer = shipped.ask("Permendagri 22/2022 tentang apa?")
    assert [c.provision for c in answer.citations] == ["catatan/si-05"]


SILENT = {
    "only a pokok": "Perpres 16/2018 mengatur tender, kan?",
    "only menimbang": "Permendagri 25/2020 mengatur sister city, kan?",
    "only what others say of it": "Permendagri 22/2020 mengatur studi kelayakan, kan?",
    "no text at all": "PP 33/2018 mengatur perselisihan, kan?",
    "its own title": "Apakah PP 33/2018 mengatur gubernur sebagai wakil Pemerintah Pusat?",
    "no text, asked": "Apakah UU 3/2024 mengatur kerja sama desa?",
    "some of its pasal": "Apakah UU 23/2014 mengatur sister city?",
    "replaced by what is repealed": "UU 23/2014 mengatur badan kerja sama, kan?",
    "taken for granted of a law without its text": "karena Permendagri 19/2016 mengatur sewa, berapa lama sewanya?",
    "the word is replaced before it is looked for": "Apakah Permendagri 74/2012 mengatur badan swasta asing?",
    "turned in the middle": "Apakah UU 23/2014 mengatur daerah yang tidak bekerja sama?",
    "turned in the middle, made": "PP 28/2018 mengatur sanksi pidana bagi yang tidak bekerja sama, kan?",
    "turned at the verb": "Sekretariat kerja sama tidak diatur dalam PP 28/2018, kan?",
    "turned before the law": "Bukan PP 28/2018 yang mengatur sekretariat kerja sama, kan?",
    "narrowed": "PP 28/2018 mengatur sekretariat kerja sama saja, kan?",
    "cut short": f"Apakah PP 28/2018 mengatur sanksi pidana {'yang berat ' * 7}dan yang lain-lain?",
    "a kind under what the law names": "Apakah PP 28/2018 menyebut sekda?",
    "the same in another word": "Apakah PP 28/2018 menyebut nota kesepakatan?",
    "an abbreviation that the law has not": "Apakah PP 28/2018 menyebut PKS?",
    "a kind, of a provision": "Pasal 5 PP 28/2018 mengatur sekda, kan?",
    "mentioned, and not ruled on": "Benarkah PP 28/2018 mengatur sanksi?",
    "a provision in its own words": "UUD 1945 Pasal 18A mengatur hubungan antar daerah, kan?",
    "a provision in words of a digest": "PP 28/2018 Pasal 9 mengatur jaminan, kan?",
    "a provision with lost words": "PP 28/2018 Pasal 8 mengatur sekretariat kerja sama, kan?",
}


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT)
def test_what_the_corpus_cannot_tell_is_neither_affirmed_nor_denied(shipped, text):
    answer = shipped.ask(text)
    assert answer.outcome != "dikoreksi"
    assert all(w.kind != "premis" for w in answer.warnings)
    assert not any(
        s.text.startswith("Ya.") or " tidak disebut" in s.text for s in answer.sentences if s.kind != "kutipan"
    )
    assert not any("Yang menyebutnya" in s.text or "bukan ketentuan pokok" in s.text for s in answer.sentences)


def test_a_term_that_the_law_named_does_not_have_is_told_from_where_it_stands(shipped):
    answer = shipped.ask("Apa tugas TKKSD menurut PP 28/2018?")
    assert answer.sentences[0].text.startswith("Dalam teks PP 28/2018 yang terbaca di korpus ini, TKKSD tidak disebut.")
    quoted = {n for s in answer.sentences if s.kind == "kutipan" for n in s.citations}
    assert {c.provision for c in answer.citations if c.n in quoted} == {"permendagri-22-2020/pokok-3"}


@pytest.mark.parametrize(
    "text", ["apa tugas sekretariat kerja sama menurut PP 28/2018?", "apa itu KPBU menurut UU 23/2014?"]
)
def test_what_the_law_named_has_or_is_not_here_as_a_whole_is_not_called_left_out(shipped, text):
    assert "tidak disebut" not in shipped.ask(text).answer


def test_a_mention_is_told_as_one(shipped):
    answer = shipped.ask("Apakah PP 28/2018 menyebut sanksi?")
    assert answer.sentences[0].text == "Ya. Sanksi disebut dalam PP 28/2018 Pasal 19."


def test_a_tag_turns_nothing(shipped):
    answer = shipped.ask("PP 28/2018 mengatur sekretariat kerja sama, benar tidak?")
    assert answer.sentences[0].text.startswith("Ya. Sekretariat kerja sama disebut dalam")


def test_a_repealed_law_is_said_to_be_repealed(shipped):
    first = shipped.ask("Apakah PP 50/2007 mengatur badan kerja sama?").sentences[0].text
    assert first.startswith("Ya. Badan kerja sama disebut dalam PP 50/2007 Pasal 1")
    assert " PP 50/2007 dicabut sejak 13 Juli 2018 oleh PP 28/2018 Pasal 51." in first


def test_what_is_repealed_is_not_named_instead(shipped):
    answer = shipped.ask("Apakah PP 28/2018 mengatur keadaan memaksa?")
    assert all("PP 50/2007" not in s.text for s in answer.sentences)


def test_what_a_repealed_law_lacks_is_said_with_its_repeal(shipped):
    answer = shipped.ask("PP 50/2007 menyebut TKKSD, kan?")
    assert " PP 50/2007 dicabut sejak" in answer.sentences[0].text
