"""Answers over the shipped corpus: standing, days, refusals, what is cited together. With the fake model."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from kadqa.asking.search.blocks import best_sentences
from kadqa.assistant import Assistant, make_index
from kadqa.lexical import words


def cited(answer):
    return [c.provision for c in answer.citations]


def kinds(answer):
    return [w.kind for w in answer.warnings]


def test_a_repealed_law_is_answered_from_the_table(shipped):
    answer = shipped.ask("apakah UU 32/2004 masih berlaku?")
    assert (answer.intent, answer.outcome) == ("status", "dijawab")
    assert "dicabut sejak 2 Oktober 2014 oleh UU 23/2014 Pasal 409 huruf b" in answer.answer
    assert cited(answer)[:2] == ["uu-32-2004", "uu-23-2014/pasal-409/huruf-b"]
    assert answer.citations[0].successor[0].label == "UU 23/2014"
    assert "dicabut" in kinds(answer)


def test_on_an_earlier_day_it_was_in_force_and_today_is_said_too(shipped):
    answer = shipped.ask("apakah UU 32/2004 masih berlaku?", as_of=date(2010, 1, 1))
    assert "Per 1 Januari 2010" in answer.answer
    assert "Hari ini" in answer.answer
    c = answer.citations[0]
    assert (c.status == "dicabut", c.status_today) == (False, "dicabut")


def test_between_two_laws_the_old_regulation_holds_on_condition(shipped):
    answer = shipped.ask("apakah PP 50/2007 masih berlaku?", as_of=date(2016, 6, 1))
    assert answer.citations[0].status == "berlaku bersyarat"
    assert "Pasal 408" in answer.answer


def test_the_law_of_a_day_is_found_among_the_texts_of_that_day(shipped):
    answer = shipped.ask("prinsip kerja sama daerah", as_of=date(2010, 1, 1))
    assert "pp-50-2007/pasal-2" in cited(answer)
    assert not any(p.startswith(("uu-23-2014/pasal-36", "pp-28-2018/pasal-1/")) for p in cited(answer)[:1])
    assert "tanggal" in kinds(answer)


def test_what_a_term_rests_on_today_does_not_answer_for_a_day_before_it_held(shipped):
    for question in ("apa tujuan kerja sama antardaerah?", "apa dasar hukum kerja sama antardaerah?"):
        answer = shipped.ask(question, as_of=date(2010, 12, 31))
        quoted = {n for sentence in answer.sentences if sentence.kind == "kutipan" for n in sentence.citations}
        assert "belum berlaku" not in {c.status for c in answer.citations if c.n in quoted}, question


def test_a_law_that_the_question_names_is_never_narrowed_away(shipped):
    answer = shipped.ask("apa prinsip kerja sama menurut PP 50/2007", as_of=date(2024, 1, 1))
    assert cited(answer)[0] == "pp-50-2007/pasal-2"
    assert answer.citations[0].status == "dicabut"


def test_a_pasal_past_the_last_one_is_a_wrong_premise(shipped):
    answer = shipped.ask("berdasarkan Pasal 500 UU 23/2014, siapa yang menyelesaikan perselisihan antardaerah?")
    assert "premis" in kinds(answer)
    assert "pasal terakhirnya Pasal 411" in answer.answer


def test_a_law_known_to_be_misnamed_is_corrected(shipped):
    answer = shipped.ask("apa isi Permendagri 22/2022 tentang kerja sama daerah?")
    assert "premis" in kinds(answer)
    assert "22/2020" in " ".join([answer.answer, *(w.text for w in answer.warnings)])


REFUSED = {
    "isi Pasal 3 UU 7 Tahun 1983": "peraturan-tidak-ada",
    "apa yang diatur Perda Kabupaten Lembayung Nomor 4 Tahun 2021?": "peraturan-tidak-ada",
    "kerja sama": "terlalu-umum",
    "pasal berapa?": "terlalu-umum",
    "apa tujuannya": "terlalu-umum",
    "apa syaratnya?": "terlalu-umum",
    "siapa yang berwenang": "terlalu-umum",
    "": "masukan",
}


@pytest.mark.parametrize(("text", "code"), REFUSED.items(), ids=REFUSED)
def test_refusals_have_a_reason(shipped, text, code):
    answer = shipped.ask(text)
    assert answer.refused
    assert answer.reason[0] == code


def test_a_pasal_that_several_laws_have_asks_which(shipped):
    answer = shipped.ask("isi pasal 1")
    assert answer.refused
    assert answer.reason[0] == "terlalu-umum"
    assert len(answer.nearest) > 1


def test_who_may_do_what_is_no_question_of_persons(shipped):
    answer = shipped.ask("siapa gubernur yang berwenang menyelesaikan perselisihan antarkabupaten?")
    assert answer.reason is None or answer.reason[0] != "di-luar-cakupan"


@pytest.mark.parametrize("number", [412, 99999, 123456789])
def test_a_pasal_that_a_law_cannot_have_is_never_answered_with_another(shipped, number):
    answer = shipped.ask(f"isi pasal {number} uu 23/2014")
    assert answer.refused
    assert f"tidak mempunyai Pasal {number}" in answer.answer


def test_many_threads_get_the_answers_that_one_gets(shipped):
    texts = ("siapa mitra kerja sama daerah", "isi pasal 363 uu 23/2014", "apakah UU 32/2004 masih berlaku?")
    days = (None, date(2010, 1, 1), date(2012, 1, 1), date(2020, 1, 1))
    asked = [(text, day) for day in days for text in texts] * 4
    fresh = Assistant.open(shipped.library.folder.parent, shipped.config)
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda pair: fresh.ask(pair[0], as_of=pair[1]), asked))
    alone = [shipped.ask(text, as_of=day) for text, day in asked]
    assert [(a.answer, a.citations, a.warnings) for a in together] == [
        (a.answer, a.citations, a.warnings) for a in alone
    ]


def test_what_a_law_repealed_is_listed(shipped):
    answer = shipped.ask("undang-undang apa saja yang dicabut oleh UU 23/2014?")
    assert answer.intent == "status"
    assert "mencabut UU 32/2004" in answer.answer
    assert "uu-23-2014/pasal-409/huruf-b" in cited(answer)


def test_the_same_question_gets_the_same_answer(shipped):
    first, second = shipped.ask("siapa mitra kerja sama daerah"), shipped.ask("siapa mitra kerja sama daerah")
    assert (first.answer, first.citations) == (second.answer, second.citations)


SENTENCES = {
    "the one that has the words": ("Satu dua. Tiga lampu perahu. Empat lima.", {"lampu"}, "Tiga lampu perahu."),
    "the first if none has": ("Satu dua. Tiga empat.", {"lampu"}, "Satu dua."),
    "neighbours that both bring words": (
        "A b. Lampu kuning. Perahu tua. C d.", {"lampu", "perahu"}, "Lampu kuning. Perahu tua.",
    ),
    "a list item with its mark": (
        "Artinya:\n1. Lampu adalah suluh.\n2. Perahu adalah sampan.", {"sampan"}, "2. Perahu adalah sampan.",
    ),
    "a mark ends no sentence": ("a. Izin mati.\nb. Lampu padam.\n12. Tiga.", {"lampu"}, "b. Lampu padam."),
    "an ayat with its mark": ("(1) Izin mati.\n(2) Lampu padam.", {"lampu"}, "(2) Lampu padam."),
    "a year may end a sentence": ("Sejak tahun 2014. Lampu padam.", {"lampu"}, "Lampu padam."),
    "a single sentence, however long": ("x" * 900, {"lampu"}, "x" * 900),
}  # fmt: skip


@pytest.mark.parametrize(("text", "asked", "expected"), SENTENCES.values(), ids=SENTENCES)
def test_best_sentences(text, asked, expected):
    found = best_sentences(text, {stem for word in asked for stem in words(word)})
    assert found == expected
    assert found in text


def test_a_term_of_today_is_traced_back_to_the_law_of_the_day(shipped):
    answer = shipped.ask("apa tujuan kerja sama antardaerah?", as_of=date(2010, 12, 31))
    assert cited(answer)[0] == "uu-32-2004/pasal-195/ayat-1"
    assert answer.citations[0].status == "berlaku"
    assert not any("uu-23-2014" in s.text and s.kind == "kutipan" for s in answer.sentences)


def test_a_year_said_in_the_question_is_the_law_of_its_last_day(shipped):
    answer = shipped.ask("apa prinsip kerja sama daerah menurut aturan tahun 2010?")
    assert answer.as_of == date(2010, 12, 31)
    assert "pp-50-2007/pasal-2" in cited(answer)
    assert any("dibaca sebagai keadaan hukum per 31 Desember 2010" in w.text for w in answer.warnings)


def test_the_number_of_a_law_is_no_day(shipped):
    answer = shipped.ask("apa prinsip kerja sama menurut PP 50 tahun 2007?")
    assert answer.as_of == date(2026, 11, 24)


def test_a_term_that_rests_on_a_text_not_held_is_refused_by_name(tmp_path, config):
    folder = tmp_path / "korpus"
    (folder / "ringkasan").mkdir(parents=True)
    (folder / "sumber.toml").write_text(
        '[[sumber]]\nid = "permendagri-7-2019"\njenis = "permendagri"\nnomor = "7"\ntahun = "2019"\n'
        '[[sumber]]\nid = "pp-9-2018"\njenis = "pp"\nnomor = "9"\ntahun = "2018"\n',
        encoding="utf-8",
    )
    (folder / "istilah.toml").write_text(
        '[[istilah]]\nistilah = "Gugus Muara"\nvarian = ["GMR"]\nketentuan = ["permendagri-7-2019"]\n', encoding="utf-8"
    )
    (folder / "ringkasan" / "pp-9-2018.md").write_text(
        "---\nsumber: pp-9-2018\nversi: asli\ndiperiksa: 2026-11-24\n---\n\n"
        "- `pasal-1` [naskah] Tugas pengelola muara adalah menjaga muara sungai bersama-sama.\n",
        encoding="utf-8",
    )
    settings = config.model_copy(update={"corpus": str(folder)})
    make_index(settings.index, settings)
    answer = Assistant.open(settings.index, settings).ask("apa tugas GMR?")
    assert answer.refused
    assert answer.reason[0] == "tidak-ditemukan"
    assert answer.nearest[0].label == "Permendagri 7/2019"


def test_what_is_known_of_a_text_not_held_is_said_with_what_is_not(shipped):
    answer = shipped.ask("apa itu TKKSD?")
    assert cited(answer)[0] == "permendagri-22-2020/pokok-3"
    assert answer.citations[0].basis == "sekunder"
    assert "belum diperiksa pada naskah" in answer.answer


HELD = {
    "a pasal with its ayat": ("uu-23-2014/pasal-363", None, True),
    "an ayat": ("uu-23-2014/pasal-363/ayat-1", None, True),
    "a page": ("halaman/kemendagri-empat-hal", None, True),
    "a digest is no naskah": ("uu-23-2014/pasal-363", "naskah", False),
    "a digest is a digest": ("uu-23-2014/pasal-363", "ringkasan", True),
    "a pasal that begins like one that is here": ("uu-23-2014/pasal-36", None, False),
    "a law that is not here": ("uu-1-1900/pasal-1", None, False),
}


@pytest.mark.parametrize(("provision", "layer", "expected"), HELD.values(), ids=HELD)
def test_what_the_index_holds(shipped, provision, layer, expected):
    assert shipped.holds(provision, layer=layer) is expected


def test_the_score_behind_a_refusal_is_handed_out_unless_a_rule_decided(shipped):
    assert shipped.ask("isi pasal 363 uu 23/2014").bearing is None
    answered = shipped.ask("siapa yang melaksanakan kerja sama wajib yang tidak dilaksanakan daerah?")
    assert answered.bearing is not None
    assert (answered.bearing < 0) == answered.refused
    refused = shipped.ask("resep rendang padang")
    assert refused.refused
    assert refused.bearing is not None
    assert refused.bearing < 0


KINDS_ASKED = {
    "of all cooperation": (
        "sebutkan jenis-jenis kerja sama daerah menurut peraturan yang berlaku",
        ["uu-23-2014/pasal-363/ayat-2", "uu-23-2014/pasal-363/ayat-3", "pp-28-2018/pasal-1/angka-1"],
    ),
    "how many": (
        "kerja sama antardaerah ada berapa jenis?",
        ["uu-23-2014/pasal-363/ayat-3", "pp-28-2018/pasal-3/ayat-1"],
    ),
    "of one": ("bentuk KSDPK apa saja", ["uu-23-2014/pasal-366/ayat-1", "pp-28-2018/pasal-15/ayat-1"]),
}


@pytest.mark.parametrize(("text", "cited"), KINDS_ASKED.values(), ids=KINDS_ASKED)
def test_the_kinds_of_a_thing_are_those_of_the_thing_that_was_named(shipped, text, cited):
    assert [c.provision for c in shipped.ask(text).citations] == cited


def test_regions_that_differ_in_place_are_no_comparison(shipped):
    assert shipped.ask("perselisihan kerja sama antardaerah beda provinsi diselesaikan siapa?").intent == "tanya"
    assert shipped.ask("apa beda KSDD dan KSDPK?").intent == "banding"


@pytest.mark.parametrize("as_of", [None, date(2010, 1, 1)])
def test_a_question_looks_at_few_texts_however_many_are_there(shipped, as_of):
    library, read = shipped.library, []
    library._connection.set_trace_callback(lambda sql: read.append(sql) if "SELECT" in sql and "text" in sql else None)
    try:
        for question in (
            "apa tujuan kerja sama daerah",
            "siapa yang menandatangani kesepakatan bersama menurut UU 23/2014",
        ):
            library.texts.cache_clear()
            library.units._read.cache_clear()
            library.says.cache_clear()
            read.clear()
            before = library.units.touched
            shipped.ask(question, as_of=as_of)
            assert library.units.touched - before + len(read) < 200
    finally:
        library._connection.set_trace_callback(None)
