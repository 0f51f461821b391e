"""A kind of cooperation is answered from its own rules; another kind's rule is told as such."""

from __future__ import annotations

import pytest

from kadqa.asking.scope.kinds import asked_kinds, foreign
from kadqa.asking.scope.kinds_told import compared_facts, kind_facts, offered_facts
from kadqa.asking.scope.matter import matter_of
from kadqa.asking.scope.siblings import about_kind, kinds_apart, lacks
from kadqa.asking.understand import understand
from kadqa.records import Hit
from tests.conftest import TODAY

MATTER = {
    "without the kind": ("apa objek KSDPK?", [{"objek"}]),
    "without the partner": ("apakah kerja sama dengan BUMN perlu studi kelayakan?", [{"studi", "layak"}]),
    "without the word for a place": ("siapa memprakarsai kerja sama dengan kota di luar negeri?", [{"prakarsa"}]),
    "the kind as such": ("apa itu KSDD?", []),
}


@pytest.mark.parametrize(("text", "parts"), MATTER.values(), ids=MATTER)
def test_the_matter_is_what_is_asked_of_a_kind(shipped, text, parts):
    matter = matter_of(understand(text, (), TODAY, shipped.library), shipped.library)
    assert [set(part[0]) for part in matter.parts] == parts


def test_everyday_words_for_a_matter_stand_for_the_laws(shipped):
    matter = matter_of(understand("bisakah KSDD diambil alih?", (), TODAY, shipped.library), shipped.library)
    assert matter.held("Urusan diambil alih.") == matter.held("Pengambilalihan urusan.") == 1.0
    assert matter.held("Daerah bekerja sama. [tak terbaca: diambil alih] Catatan KADQA: pengambilalihan.") == 0.0


LACKING = {
    "a part of it only": ("apakah KSDPK harus terus-menerus dan membentuk sekretariat yang kompleks?", False),
    "how it is carried out": ("bagaimana tata cara KSDLL?", False),
    "what the centre is to it": ("apakah kementerian bisa menjadi pihak ketiga dalam kerja sama?", False),
    "only another kind has it": ("apakah KSDD memerlukan studi kelayakan?", True),
    "only the other category has it": ("apakah kerja sama sukarela dapat diambil alih?", True),
    "one who is asked about as a partner": ("apakah yayasan boleh menjadi pihak ketiga?", False),
    "anybody who is": ("bolehkah partai politik jadi pihak ketiga?", False),
    "its own": ("apakah KSDPK memerlukan studi kelayakan?", False),
    "another's that holds for it too": ("apa tahapan KSDPK?", False),
    "a rule for every kind": ("siapa yang membina KSDPK?", False),
    "nobody has it": ("berapa denda keterlambatan KSDPK?", False),
    "no kind": ("apakah ada studi kelayakan?", False),
}


@pytest.mark.parametrize(("text", "expected"), LACKING.values(), ids=LACKING)
def test_whether_a_kind_lacks_a_rule_that_another_has(shipped, text, expected):
    assert lacks(understand(text, (), TODAY, shipped.library), shipped.library) is expected


def hits(*provisions):
    return tuple(Hit(p, p, 0.9 - n / 100, 0, 0, ((p, 0.9 - n / 100),)) for n, p in enumerate(provisions))


ORDER = {
    "its own first": ("objek KSDPK", ["pp-28-2018/pasal-4", "pp-28-2018/pasal-16"], "pp-28-2018/pasal-16"),
    "a rule that was not found": ("tahapan kerja sama dengan BUMN", ["uu-23-2014/pasal-304"], "pp-28-2018/pasal-6"),
    "a sibling's for want of its own": (
        "studi kelayakan KSDD",
        ["pp-28-2018/pasal-4", "pp-28-2018/pasal-18"],
        "pp-28-2018/pasal-18",
    ),
    "law in force before what it repealed": (
        "apakah kerja sama antardaerah perlu persetujuan DPRD?",
        ["pp-50-2007/pasal-9", "pp-28-2018/pasal-6/ayat-2"],
        "pp-28-2018/pasal-6",
    ),
    "at home before abroad": (
        "kapan perlu persetujuan?",
        ["pp-28-2018/pasal-30", "pp-28-2018/pasal-6"],
        "pp-28-2018/pasal-6",
    ),
    "law on another subject that mentions the kind": (
        "kapan KSDD dianggap berakhir?",
        ["uu-23-2014/pasal-382", "pp-28-2018/pasal-2"],
        "pp-28-2018/pasal-9",
    ),
    "a treaty is no contract": (
        "siapa menandatangani perjanjian dengan perusahaan?",
        ["uu-24-2000/pasal-7", "pp-28-2018/pasal-13"],
        "pp-28-2018/pasal-13",
    ),
    "what is named stays": ("objek KSDPK dalam Pasal 4 PP 28/2018", ["pp-28-2018/pasal-4"], "pp-28-2018/pasal-4"),
}


@pytest.mark.parametrize(("text", "found", "first"), ORDER.values(), ids=ORDER)
def test_what_comes_first(shipped, text, found, first):
    query = understand(text, (), TODAY, shipped.library)
    assert kinds_apart(query, hits(*found), shipped.library)[0].provision == first


def test_of_a_pasal_on_two_kinds_only_the_units_of_the_asked_one_are_quoted(shipped):
    query = understand("prakarsa KSDLL", (), TODAY, shipped.library)
    units = (("pp-28-2018/pasal-28/ayat-1", 0.9), ("pp-28-2018/pasal-28/ayat-2", 0.8))
    (hit,) = kinds_apart(query, (Hit("pp-28-2018/pasal-28", units[0][0], 0.9, 0, 0, units),), shipped.library)
    assert hit.units == units[1:]
    assert (hit.best_unit, hit.score) == ("pp-28-2018/pasal-28/ayat-2", 0.8)


def facts(shipped, text, *provisions):
    query = understand(text, (), TODAY, shipped.library)
    excerpts = [shipped.library.excerpt(p, TODAY, TODAY) for p in provisions]
    return kind_facts(query, excerpts, shipped.library)


def test_a_rule_that_holds_by_reference_is_told_with_the_reference(shipped):
    (fact,) = facts(shipped, "kapan KSDPK berakhir?", "pp-28-2018/pasal-9/ayat-1", "pp-28-2018/pasal-22/ayat-2")
    assert fact.text == (
        "PP 28/2018 Pasal 9 ayat (1), yang mengatur KSDD, berlaku pula bagi KSDPK menurut PP 28/2018 Pasal 22 ayat (1)."
    )
    assert [e.passage.provision for e in fact.excerpts] == ["pp-28-2018/pasal-9/ayat-1", "pp-28-2018/pasal-22/ayat-1"]


def test_another_kinds_rule_is_told_before_it_is_quoted(shipped):
    (fact,) = facts(shipped, "apakah KSDD memerlukan studi kelayakan?", "pp-28-2018/pasal-18/ayat-2")
    assert fact.first
    assert fact.text.startswith("KADQA tidak menemukan ketentuan untuk KSDD yang menyebut hal itu.")
    assert fact.text.endswith("PP 28/2018 Pasal 18 ayat (2) adalah ketentuan untuk KSDPK, bukan untuk KSDD.")


def test_nothing_is_said_of_the_kind_asked_for(shipped):
    assert facts(shipped, "apa objek KSDPK?", "pp-28-2018/pasal-16/ayat-1", "pp-28-2018/pasal-44/ayat-1") == ()


@pytest.mark.parametrize(
    "text",
    [
        "apa sebab berakhirnya kerja sama dengan swasta?",
        "siapa yang mewakili daerah dalam kerja sama dengan kota di luar negeri?",
        "apakah kerja sama dengan universitas perlu studi kelayakan?",
        "objek kerja sama dengan lembaga asing apa saja?",
        "bagaimana perselisihan KSDPL diselesaikan?",
        "apakah hasil KSDD disetor ke kas daerah?",
    ],
)
def test_no_quote_of_another_kind_stands_unnamed(shipped, text):
    answer = shipped.ask(text)
    asked = asked_kinds(understand(text, (), TODAY, shipped.library))
    named = {n for s in answer.sentences if s.kind == "keterangan" for n in s.citations}
    quoted = {n for s in answer.sentences if s.kind == "kutipan" for n in s.citations}
    other = [c for c in answer.citations if c.n in quoted and foreign(c.provision, asked, shipped.library)]
    assert all(c.n in named for c in other)


OFFERED = {
    "the kind that the words leave open": (
        "berapa lama persetujuan DPRD atas kerja sama?",
        ["pp-28-2018/pasal-30/ayat-4"],
        ["PP 28/2018 Pasal 30 ayat (4) adalah ketentuan untuk KSDPL."],
    ),
    "the other kinds": (
        "bagaimana perselisihan kerja sama diselesaikan?",
        ["pp-28-2018/pasal-8", "pp-28-2018/pasal-21"],
        [
            "Ketentuan tersebut untuk KSDD dan KSDPK. Hal itu diatur pula untuk KSDPL pada PP 28/2018 Pasal 34 dan "
            "KSDLL pada PP 28/2018 Pasal 41."
        ],
    ),
    "a kind is asked for": ("bagaimana perselisihan KSDD diselesaikan?", ["pp-28-2018/pasal-8"], []),
    "without the word cooperation": (
        "DPRD diam lebih dari 45 hari, dianggap setuju?",
        ["pp-28-2018/pasal-30/ayat-4"],
        ["PP 28/2018 Pasal 30 ayat (4) adalah ketentuan untuk KSDPL."],
    ),
    "two kinds in one sentence": (
        "berapa hari batas waktunya?",
        ["pp-28-2018/pasal-30/ayat-4", "pp-28-2018/pasal-13/ayat-2"],
        [
            "PP 28/2018 Pasal 30 ayat (4) adalah ketentuan untuk KSDPL; PP 28/2018 Pasal 13 ayat (2) adalah "
            "ketentuan untuk KSDPK."
        ],
    ),
    "its own words say it": ("perlu persetujuan DPRD?", ["pp-28-2018/pasal-30/ayat-1"], []),
    "what explains is read with what it explains": ("apa artinya?", ["pp-28-2018/penjelasan/pasal-9/ayat-2"], []),
    "for every kind": ("siapa yang membina dan mengawasi?", ["pp-28-2018/pasal-44/ayat-1"], []),
}


@pytest.mark.parametrize(("text", "quoted", "expected"), OFFERED.values(), ids=OFFERED)
def test_a_question_without_a_kind_is_told_which_kind_it_got(shipped, text, quoted, expected):
    query = understand(text, (), TODAY, shipped.library)
    excerpts = [shipped.library.excerpt(p, TODAY, TODAY) for p in quoted]
    told = [fact.text for fact in offered_facts(query, excerpts, shipped.library)]
    assert told[: len(expected) or 1] == expected


def test_a_partner_in_words_of_no_text_is_read_as_its_kind(shipped):
    answer = shipped.ask("apakah kerja sama dengan kampus harus didahului studi kelayakan?")
    assert answer.answer.startswith("Pertanyaan ini dibaca sebagai pertanyaan tentang KSDPK.")
    assert "uu-23-2014/pasal-366/ayat-3" in [c.provision for c in answer.citations]


def test_a_question_on_a_partner_alone_rests_on_the_meaning_of_its_kind(shipped):
    library = shipped.library
    about = about_kind(understand("kerja sama dengan koperasi termasuk apa?", (), TODAY, library), library)
    assert about.defined[0] == "pp-28-2018/pasal-1/angka-3"
    assert about_kind(understand("kerja sama dengan koperasi berapa dendanya?", (), TODAY, library), library) is None
    assert about_kind(understand("kerja sama termasuk apa?", (), TODAY, library), library) is None


def test_a_document_is_no_matter_beside_another(shipped):
    query = understand("apakah MoU dengan kota di Korea harus disetujui DPRD?", (), TODAY, shipped.library)
    said = {stem for part in matter_of(query, shipped.library).parts for stem in part[0]}
    assert said == {"dprd", "setuju"}
    assert not lacks(query, shipped.library)


def test_what_speaks_of_a_matter_in_passing_holds_for_no_other_kind(shipped):
    # Pasal 46 ayat (2) says what bantuan dana has nothing to do with; Pasal 12 gives it, to kerja sama wajib.
    assert lacks(understand("dari mana bantuan dana KSDPK?", (), TODAY, shipped.library), shipped.library)


def test_how_a_kind_is_carried_out_stands_under_its_own_headings(shipped):
    query = understand("bagaimana tata cara KSDLL?", (), TODAY, shipped.library)
    found = hits(*(f"pp-28-2018/pasal-{n}" for n in (6, 38, 36, 40)))
    told = kinds_apart(query, found, shipped.library)
    assert [hit.provision for hit in told] == [f"pp-28-2018/pasal-{n}" for n in (36, 38, 40, 6)]
    (fact,) = facts(shipped, "bagaimana tata cara KSDLL?", "pp-28-2018/pasal-38")
    assert fact.text == "Penyelenggaraan KSDLL diatur dalam PP 28/2018 Pasal 36 sampai dengan Pasal 42."
    assert facts(shipped, "bagaimana tahapan KSDPK?", "pp-28-2018/pasal-19/ayat-1") == ()


def test_nothing_is_said_of_the_kind_of_what_stands_in_the_place_of_the_law_asked_about(shipped):
    quoted = ["uu-32-2004/pasal-195/ayat-3", "uu-23-2014/pasal-366/ayat-1"]
    assert facts(shipped, "bagaimana Pasal 195 UU 32/2004 mengatur kerja sama antardaerah?", *quoted) == ()
    (fact,) = facts(shipped, "bagaimana UU 32/2004 mengatur kerja sama antardaerah?", *quoted)
    assert fact.text == "UU 32/2004 Pasal 195 ayat (3) adalah ketentuan untuk KSDPK, bukan untuk KSDD."


COMPARED = {
    "no rule of its own": (
        "apakah kerja sama sukarela boleh membentuk sekretariat?",
        "pp-28-2018/pasal-7/ayat-1",
        "Sekretariat kerja sama pada kerja sama sukarela: tidak disebut; sekretariat hanya untuk melaksanakan kerja "
        "sama wajib.",
    ),
    "a rule for all": (
        "apakah sukarela berarti tanpa persetujuan DPRD?",
        "pp-28-2018/pasal-6/ayat-2",
        "Persetujuan DPRD pada kerja sama sukarela: perlu bila membebani masyarakat dan daerah dan/atau dananya belum "
        "teranggarkan dalam APBD berjalan; syaratnya tidak dibedakan menurut kategori.",
    ),
    "its own rule is quoted": ("apakah kerja sama wajib boleh membentuk sekretariat?", "pp-28-2018/pasal-7/ayat-2", ""),
    "two institutions of a kind": ("apa tujuan kerja sama antardaerah?", "uu-23-2014/pasal-363/ayat-1", ""),
    "of something else": ("apakah kerja sama sukarela harus dilaporkan?", "pp-28-2018/pasal-7/ayat-1", ""),
    "no kind": ("apakah sekretariat boleh dibentuk?", "pp-28-2018/pasal-7/ayat-1", ""),
}


@pytest.mark.parametrize(("text", "quoted", "expected"), COMPARED.values(), ids=COMPARED)
def test_what_a_comparison_says_of_a_kind_without_a_rule_of_its_own(shipped, text, quoted, expected):
    query = understand(text, (), TODAY, shipped.library)
    told = compared_facts(query, [shipped.library.excerpt(quoted, TODAY, TODAY)], shipped.library)
    assert [fact.text for fact in told] == [expected] * bool(expected)
    assert all(fact.excerpts for fact in told)


COVERED = [
    "Apakah bantuan keuangan antar daerah boleh untuk kerja sama sukarela?",
    "Apakah kerja sama sukarela dapat memperoleh bantuan keuangan dari daerah lain?",
]


@pytest.mark.parametrize("text", COVERED)
def test_a_rule_on_cooperation_as_such_covers_the_kind_asked_for(shipped, text):
    answer = shipped.ask(text)
    assert answer.citations[0].provision == "uu-23-2014/pasal-294/ayat-5"
    assert "tanpa membedakan jenis, jadi mencakup pula kerja sama sukarela." in answer.answer
    assert "tidak menemukan" not in answer.answer
    assert all(not c.provision.startswith(("pp-28-2018/pasal-12", "pp-28-2018/pasal-30")) for c in answer.citations)


def test_that_a_word_denies_is_no_matter_that_another_kind_could_hold(shipped):
    assert shipped.ask("Pertamina termasuk pihak ketiga apa bukan?").citations[0].provision == "pp-28-2018/pasal-14"


def test_who_acts_alone_is_no_rule_on_what_he_is_asked_to_do(shipped):
    answer = shipped.ask("Apakah KSDPK bisa diambil alih gubernur?")
    assert answer.sentences[0].text.startswith("KADQA tidak menemukan ketentuan untuk KSDPK yang menyebut hal itu.")
    assert "pp-28-2018/pasal-10/ayat-2" in [c.provision for c in answer.citations]
