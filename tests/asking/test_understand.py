"""Questions as people type them, understood: one table."""

from __future__ import annotations

from datetime import date

import pytest

from kadqa.asking.question.informal import standard, without_counts, without_purpose
from kadqa.asking.question.when import find_time
from kadqa.asking.understand import MAX_QUESTION, understand
from kadqa.records import Turn

TODAY = date(2026, 11, 24)

INTENTS = {
    "isi pasal 363 uu 23/2014": ("isi", ("uu-23-2014",), ("uu-23-2014/pasal-363",)),
    "Pasal 363 UU 23/2014": ("isi", ("uu-23-2014",), ("uu-23-2014/pasal-363",)),
    "bunyi ps. 364 ayat (2) UU No. 23 Tahun 2014?": ("isi", ("uu-23-2014",), ("uu-23-2014/pasal-364/ayat-2",)),
    "tolong tampilkan pasal 6 ayat 1 PP 28/2018 selengkapnya": (
        "isi", ("pp-28-2018",), ("pp-28-2018/pasal-6/ayat-1",),
    ),
    "apakah UU 32/2004 masih berlaku?": ("status", ("uu-32-2004",), ()),
    "PP 50/2007 sudah dicabut belum": ("status", ("pp-50-2007",), ()),
    "PP apa yang menggantikan PP 50/2007 dan sejak kapan?": ("status", ("pp-50-2007",), ()),
    "apakah UU 32/2004 masih dipakai?": ("status", ("uu-32-2004",), ()),
    "masih boleh dirujuk ga PP 50/2007": ("status", ("pp-50-2007",), ()),
    "apakah pasal 195 UU 32/2004 masih berlaku": ("status", ("uu-32-2004",), ("uu-32-2004/pasal-195",)),
    "apa syarat kerja sama wajib menurut pasal 364 UU 23/2014?": (
        "tanya", ("uu-23-2014",), ("uu-23-2014/pasal-364",),
    ),
    "apa tujuan kerjasama antar daerah": ("tanya", (), ()),
    "kapan kerja sama berakhir menurut PP 28/2018": ("tanya", ("pp-28-2018",), ()),
    "isi Permendagri 22/2022": ("isi", ("permendagri-22-2022",), ()),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), INTENTS.items(), ids=INTENTS)
def test_what_is_asked_and_of_which_law(shipped, text, expected):
    query = understand(text, (), TODAY, shipped.library)
    assert (query.intent, query.laws, query.provisions) == expected


def test_who_acts_is_told_from_who_is_acted_upon(shipped):
    assert understand("apa saja yang dicabut oleh UU 23/2014", (), TODAY, shipped.library).acts
    assert not understand("UU 32/2004 dicabut oleh apa", (), TODAY, shipped.library).acts


SEARCHED = {
    "an abbreviation is written out": ("apa itu KSDLL?", "Kerja Sama Daerah Dengan Lembaga di Luar Negeri"),
    "an everyday word gets the law's term": ("siapa mitra sister city?", "kembar/bersaudara"),
    "old spelling is evened": ("kerjasama antar daerah", "kerja sama antardaerah"),
    "informal words are made standard": ("klo ga dijalankan gmn", "kalau tidak dijalankan bagaimana"),
}


@pytest.mark.parametrize(("text", "contained"), SEARCHED.values(), ids=SEARCHED)
def test_the_search_text(shipped, text, contained):
    assert contained in understand(text, (), TODAY, shipped.library).search_text


STANDARD = {
    "several words": (
        "klo kerjasama dgn swasta hrs izin dprd ga?",
        "kalau kerjasama dengan swasta harus persetujuan dprd tidak?",
    ),
    "an abbreviation with its full stop": ("prov. Bali", "provinsi Bali"),
    "the end of a sentence": ("mengelola embung bareng. Boleh?", "mengelola embung bersama. Boleh?"),
    "slips of the keyboard": (
        "tnya soal krja sama, permendagri nomer brp",
        "tanya soal kerja sama, permendagri nomor berapa",
    ),
    "a word written twice": ("prinsip2nya apa, langkah2 apa", "prinsip-prinsipnya apa, tahapan apa"),
    "by what": ("UU 1/2000 dicabut sama UU apa", "UU 1/2000 dicabut oleh UU apa"),
    "who is no law": ("izin dicabut dengan alasan apa", "izin dicabut dengan alasan apa"),
    "a quarrel": (
        "dua kota ribut soal sungai, siapa wasitnya?",
        "dua kota berselisih soal sungai, siapa yang menyelesaikan?",
    ),
    "a conflict of another kind": ("siapa menilai konflik kepentingan?", "siapa menilai konflik kepentingan?"),
    "kerja sma": ("kerja sma antar pemda", "kerja sama antar pemda"),
    "kinds behind what they are of": ("KSDPK itu macamnya apa aja?", "apa saja macam KSDPK?"),
    "kinds in a law": ("di PP 28/2018 kerja sama jenisnya apa saja", "di PP 28/2018 kerja sama jenisnya apa saja"),
    "a count of something else": ("perjanjian itu bentuknya berapa lembar", "perjanjian itu bentuknya berapa lembar"),
    "two questions": ("bagaimana KSDD itu dan macamnya apa", "bagaimana KSDD itu dan macamnya apa"),
    "kinds of what was asked before": ("kalau yang wajib bentuknya apa?", "kalau yang wajib bentuknya apa?"),
    "a number keeps its word": ("UU No. 23 Th 2014", "UU nomor 23 tahun 2014"),
    "capitals are names": ("PD dan TH", "PD dan TH"),
    "an address stays": ("www.kab.go.id/yg", "www.kab.go.id/yg"),
    "drawn-out vowels": ("apaaaa", "apa"),
    "signing": ("apa bupati boleh tanda tangan MoU", "apa bupati boleh menandatangani MoU"),
    "signed": ("di tanda tangani siapa", "ditandatangani siapa"),
    "a signature of another kind": ("tanda tangan elektronik", "tanda tangan elektronik"),
    "where money comes from": ("biayanya dari mana?", "biaya dan pendanaannya dari mana?"),
    "how much it costs": ("biayanya berapa?", "biayanya berapa?"),
    "a body abroad": ("bermitra dengan lembaga asing", "bermitra dengan lembaga luar negeri"),
    "money from abroad stays": ("pinjaman mata uang asing", "pinjaman mata uang asing"),
    "who may not": ("siapa yang dilarang menjadi mitra KSDLL", "siapa yang tidak termasuk mitra KSDLL"),
    "one province": ("antar kab/kota yg se-provinsi", "antar kabupaten/kota yang dalam satu provinsi"),
    "steps in English": ("step by step bikin MoU", "tahapan membuat MoU"),
    "steps": ("prosedur KSDPL", "tahapan KSDPL"),
    "steps in a title": ("PP tentang tata cara kerja sama daerah", "PP tentang tata cara kerja sama daerah"),
    "steps of villages": ("bagaimana tata cara kerja sama antardesa", "bagaimana tata cara kerja sama antardesa"),
    "who signs for an office": (
        "apa sekda boleh ttd MoU?",
        "apa sekretaris daerah (pejabat pada perangkat daerah, kuasa) boleh menandatangani MoU?",
    ),
    "who signs": (
        "siapa yang boleh tanda tangan perjanjian kerja sama?",
        "siapa yang mewakili daerah, kuasa: perjanjian kerja sama?",
    ),
    "what an office does": ("apa tugas sekretaris daerah?", "apa tugas sekretaris daerah?"),
    "a dispute decided": (
        "dua kabupaten bersengketa, siapa yang memutus?",
        "dua kabupaten berselisih, siapa yang menyelesaikan?",
    ),
    "what follows for a kerja sama wajib left undone": (
        "apa sanksi kalau daerah tidak mau kerja sama wajib?",
        "apa pengambilalihan karena tidak dilaksanakan kalau daerah tidak mau kerja sama wajib?",
    ),
    "a penalty is not what follows": (
        "hukuman penjara bila kerja sama wajib tidak dilaksanakan",
        "hukuman penjara bila kerja sama wajib tidak dilaksanakan",
    ),
    "whom it is put to": ("min, apa tahapan KSDD sih bang?", "apa tahapan KSDD sih?"),
    "whom it is put to, after a greeting": ("halo kak, apa itu KSDD", "halo apa itu KSDD"),
    "at least, at the beginning": ("min 3 hari?", "paling sedikit 3 hari?"),
    "a title alone": ("Bu", "Bu"),
    "a sanction in a contract": ("apa sanksi dalam kontrak kerja sama?", "apa sanksi dalam kontrak kerja sama?"),
    "nothing": ("", ""),
}


@pytest.mark.parametrize(("text", "expected"), STANDARD.values(), ids=STANDARD)
def test_standard(text, expected):
    assert standard(text) == expected


FOLLOW_UPS = {
    "lalu siapa yang membiayai?": True,
    "apa syarat kerja sama itu?": True,
    "apa tujuan kerja sama daerah menurut PP 28/2018": False,
}


@pytest.mark.parametrize(("text", "leans"), FOLLOW_UPS.items(), ids=FOLLOW_UPS)
def test_a_follow_up_takes_what_it_follows(shipped, text, leans):
    before = Turn("apa itu kerja sama wajib?", ("uu-23-2014/pasal-364/ayat-1",))
    query = understand(text, (before,), TODAY, shipped.library)
    assert ("kerja sama wajib" in query.resolved) is leans


def test_a_pasal_without_a_law_is_of_the_law_cited_before(shipped):
    before = Turn("isi pasal 363 UU 23/2014", ("uu-23-2014/pasal-363",))
    assert understand("isi pasal 364", (before,), TODAY, shipped.library).provisions == ("uu-23-2014/pasal-364",)


REFUSED = {
    "empty": ("", "kosong"),
    "blank": (" \n\t", "kosong"),
    "too long": ("a" * (MAX_QUESTION + 1), "terlalu panjang"),
    "another script": ("сотрудничество регионов", "Latin"),
    "signs": ("?!", "Latin"),
}


@pytest.mark.parametrize(("text", "said"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_taken_is_said_clearly(shipped, text, said):
    query = understand(text, (), TODAY, shipped.library)
    assert query.refusal is not None
    assert query.refusal[0] == "masukan"
    assert said in query.refusal[1]


FORMS = {
    "apa itu KSDD": "definisi",
    "kepanjangan KSDD": "definisi",
    "yang dimaksud dengan pihak ketiga": "definisi",
    "berapa lama DPRD memberi persetujuan": "waktu",
    "berapa jumlah tahapan": "jumlah",
    "siapa yang mengambil alih": "siapa",
    "sebutkan tahapan kerja sama": "daftar",
    "apa tujuan kerja sama daerah": "tujuan",
    "apa dasar hukum kerja sama daerah": "dasar",
    "bolehkah daerah bekerja sama dengan partai": "ya-tidak",
    "kerja sama wajib": "",
}


@pytest.mark.parametrize(("text", "form"), FORMS.items(), ids=FORMS)
def test_the_form_of_the_answer_wanted(shipped, text, form):
    assert understand(text, (), TODAY, shipped.library).form == form


def test_a_term_as_such_rests_on_its_provisions(shipped):
    about = understand("apa tujuan kerja sama antardaerah", (), TODAY, shipped.library)
    assert "uu-23-2014/pasal-363/ayat-1" in about.defined
    more = understand("apa tujuan sekretariat dalam kerja sama antardaerah", (), TODAY, shipped.library)
    assert "uu-23-2014/pasal-363/ayat-1" not in more.defined


BY_NUMBER = {
    "menurut PP 28 siapa pihak ketiga": ("pp-28-2018",),
    "UU No. 23 mengatur apa": ("uu-23-2014",),
    "PP 28/2020 masih berlaku?": ("pp-28-2020",),
    "Permendagri 22 mengatur apa": (),
    "PP 99 mengatur apa": (),
}


@pytest.mark.parametrize(("text", "laws"), BY_NUMBER.items(), ids=BY_NUMBER)
def test_a_law_is_named_by_its_number_where_one_here_has_it(shipped, text, laws):
    assert understand(text, [], TODAY, shipped.library).laws == laws


PURPOSES = {
    "Untuk disertasi saya: apa beda KSDD dan KSDPK?": "apa beda KSDD dan KSDPK?",
    "asasnya ada berapa? Buat bab sejarah tesis.": "asasnya ada berapa?",
    "apa itu sinergi, buat bahan rapat besok": "apa itu sinergi,",
    "siapa menyusun laporan kerja sama?": "siapa menyusun laporan kerja sama?",
    "apa syarat nota kesepakatan untuk kerja sama wajib?": "apa syarat nota kesepakatan untuk kerja sama wajib?",
    "apa dasar hukumnya untuk konsideran mengingat SK bupati?": "apa dasar hukumnya?",
    "dasar hukum untuk nota dinas apa saja?": "dasar hukum apa saja?",
    "buat laporan": "buat laporan",
}


@pytest.mark.parametrize(("text", "left"), PURPOSES.items(), ids=PURPOSES)
def test_what_an_answer_is_for_is_not_asked(text, left):
    assert without_purpose(text) == left


COUNTS = {
    "11 prinsip kerja sama daerah": "prinsip kerja sama daerah",
    "sebutkan 5 syarat": "sebutkan syarat",
    "isi pasal 11 prinsip": "isi pasal 11 prinsip",
    "paling lama 30 hari": "paling lama 30 hari",
    "UU 23/2014 pasal 2 ayat 3 jenis": "UU 23/2014 pasal 2 ayat 3 jenis",
    "12/2017 tahap": "12/2017 tahap",
}


@pytest.mark.parametrize(("text", "left"), COUNTS.items(), ids=COUNTS)
def test_a_number_of_things_is_no_number_of_a_pasal(text, left):
    assert without_counts(text) == left


NAMED_PAGES = {
    "menurut Kemendagri, jumlah provinsi berapa": ("halaman/kemendagri-empat-hal",),
    "kata kemendagri acuannya apa": ("halaman/kemendagri-empat-hal",),
    "berita Kemendagri menyebut apa": ("halaman/kemendagri-empat-hal",),
    "menurut tulisan Setda Buleleng": ("halaman/buleleng-kerjasama-antar-daerah",),
    "berita bina adwil bilang apa": ("halaman/kemendagri-empat-hal",),
    "siapa membina kerja sama menurut aturan": (),
    "siapa yang lapor ke Kemendagri": (),
    "menurut PP 28/2018, apa tugas Kemendagri": (),
}


@pytest.mark.parametrize(("text", "pages"), NAMED_PAGES.items(), ids=NAMED_PAGES)
def test_a_page_is_named_by_whose_it_is(shipped, text, pages):
    query = understand(text, (), TODAY, shipped.library)
    assert tuple(law for law in query.laws if law.startswith("halaman/")) == pages


def test_a_term_that_names_a_law_is_not_what_is_asked(shipped):
    library = shipped.library
    assert "uu-23-2014/pasal-1/angka-3" in understand("apa itu pemda?", (), TODAY, library).defined
    assert "uu-23-2014/pasal-1/angka-3" not in understand("apa itu kerja sama di UU pemda?", (), TODAY, library).defined


TERM_FORMS = {
    "siapa saja yang termasuk pihak ketiga": "definisi",
    "siapa yang tergolong pihak ketiga": "definisi",
    "siapa yang menandatangani": "siapa",
}


@pytest.mark.parametrize(("text", "form"), TERM_FORMS.items(), ids=TERM_FORMS)
def test_who_is_meant_by_a_term_is_asked_of_its_meaning(shipped, text, form):
    assert understand(text, (), TODAY, shipped.library).form == form


WHO = {
    "siapa pihak ketiga dalam kerja sama daerah?": "pp-28-2018/pasal-14",
    "siapa saja pihak ketiga menurut PP 28/2018": "pp-28-2018/pasal-14",
    "siapa yang memilih pihak ketiga?": None,
    "studi kelayakan dengan pihak ketiga dibuat siapa": None,
}


@pytest.mark.parametrize(("text", "defined"), WHO.items(), ids=WHO)
def test_who_a_term_is_asks_its_meaning(shipped, text, defined):
    query = understand(text, (), TODAY, shipped.library)
    assert query.defined[:1] == ((defined,) if defined else ())
    assert (query.form == "definisi") is bool(defined)


WRITTEN_OUT = {
    "words that stand together nowhere": ("bolehkah kepala dinas ikut membahas?", True),
    "words of a text": ("bolehkah pejabat pada perangkat daerah menandatangani?", False),
    "an abbreviation": ("bolehkah kadis menandatangani?", True),
}


@pytest.mark.parametrize(("text", "added"), WRITTEN_OUT.values(), ids=WRITTEN_OUT)
def test_everyday_words_get_the_laws_term_where_no_text_has_them(shipped, text, added):
    query = understand(text, (), TODAY, shipped.library)
    assert query.search_text.endswith(" (pejabat pada perangkat daerah)") == added


LETTERS = {
    "in one ayat": ("apa isi PP 28/2018 pasal 6 huruf c?", "pp-28-2018/pasal-6/ayat-1/huruf-c"),
    "in none": ("apa isi PP 28/2018 pasal 6 huruf z?", None),
}


@pytest.mark.parametrize(("text", "provision"), LETTERS.values(), ids=LETTERS)
def test_a_huruf_named_without_its_ayat_is_found_where_one_ayat_has_it(shipped, text, provision):
    answer = shipped.ask(text)
    assert [c.provision for c in answer.citations] == ([provision] if provision else [])


EITHER = {
    "by their short names": ("gandeng lembaga Jepang masuk KSDPL atau KSDLL?", {"pp-28-2018/pasal-1/angka-4"}),
    "in few words": (
        "kelola sampah bareng, itu wajib apa sukarela?",
        {"uu-23-2014/pasal-364/ayat-1", "uu-23-2014/pasal-365"},
    ),
    "one kind alone": ("kelola sampah bareng, itu kerja sama wajib?", set()),
    "more behind them": ("KSDPL atau KSDLL harus disetujui siapa?", set()),
}


@pytest.mark.parametrize(("text", "rests"), EITHER.values(), ids=EITHER)
def test_between_two_kinds_both_are_defined(shipped, text, rests):
    defined = set(understand(text, (), TODAY, shipped.library).defined)
    assert rests <= defined if rests else not defined


TOLD_OF = {
    "a term": ("jelaskan kerja sama daerah", True),
    "with courtesy": ("tolong jelaskan secara singkat kerjasama daerah", True),
    "in everyday words": ("jelasin KSDPK dong", True),
    "more than a term": ("jelaskan tahapan kerja sama daerah", False),
    "no more than a term": ("kerja sama daerah dong", False),
}


@pytest.mark.parametrize(("text", "told"), TOLD_OF.values(), ids=TOLD_OF)
def test_to_be_told_of_a_term_is_to_ask_what_it_means(shipped, text, told):
    assert (understand(text, (), TODAY, shipped.library).form == "definisi") is told


def test_how_what_held_before_stands_is_asked_of_today(shipped):
    assert find_time("dulu siapa yang menyetujui?", (), shipped.library, TODAY).former
    assert find_time("dulu DPRD diam dianggap setuju, masih berlaku tidak?", (), shipped.library, TODAY) is None


SPOKEN = {
    "durasinya minimal berapa tahun": "jangka waktunya paling sedikit berapa tahun",
    "perjanjian lama masih laku?": "perjanjian lama masih berlaku?",
    "bisa diwakilkan ke sekda?": "bisa memberi kuasa kepada sekretaris daerah?",
    "apa saja langkah penyelenggaraan KSDD?": "apa saja tahapan penyelenggaraan KSDD?",
    "Permendagri yang ngatur tata cara kerja sama": "Permendagri yang mengatur tata cara kerja sama",
    "daerah ga tetanggaan pengen kerja sama": "daerah tidak berbatasan ingin kerja sama",
}


@pytest.mark.parametrize(("text", "read"), SPOKEN.items(), ids=SPOKEN)
def test_what_people_say_is_read_in_the_words_of_the_law(text, read):
    assert standard(text) == read
