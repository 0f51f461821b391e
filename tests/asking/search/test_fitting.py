"""The ayat that has the form asked for, the steps of a procedure, and what is only made to apply."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kadqa.asking.excerpts.select import select
from kadqa.asking.search.blocks import OPEN_LIST, stands_alone
from kadqa.asking.search.fitting import fitted, is_list, named_list, procedural
from kadqa.lexical import content_words
from kadqa.records import Hit, Query

TODAY = date(2026, 11, 24)
PLAN = "pp-28-2018/pasal-30"
"""Ayat (2) names the plan, ayat (3) lists what it holds, ayat (4) gives the time."""


def query(text: str) -> Query:
    return Query(
        text, text, "tanya", TODAY, search_text=text, words=content_words(text), asked=content_words(text)
    )  # fmt: skip


def hit(pasal: str, *units: tuple[str, float]) -> Hit:
    found = tuple((f"{pasal}/{step}", score) for step, score in units)
    return Hit(pasal, found[0][0], found[0][1], 0.9, 1.0, units=found)


LISTS = {
    "items in lines": ("Tim terdiri atas:\na. ketua; dan\nb. anggota.", True),
    "items in a running sentence": ("Urusan itu ada tiga: pendidikan; kesehatan; sosial.", True),
    "four things without a colon": ("Tim itu terdiri atas ketua, wakil, bendahara, dan anggota.", True),
    "three things without a colon": ("Tim itu terdiri atas ketua, wakil, dan anggota.", False),
    "a sentence of many parts": ("Bupati, camat, lurah, dan kades memimpin wilayahnya.", False),
    "a colon that announces one thing": ("Catatan: lihat Pasal 6.", False),
    "no colon": ("Ketua memimpin; anggota membantu; sekretaris mencatat.", False),
}


@pytest.mark.parametrize(("text", "listed"), LISTS.values(), ids=LISTS)
def test_is_list(text, listed):
    assert is_list(text) is listed


FIRST = {
    "a list is asked for": ("rencana kerja sama isinya apa saja", "ayat-3"),
    "a length of time is asked for": ("berapa lama persetujuan rencana kerja sama", "ayat-4"),
    "neither": ("rencana kerja sama dikirim ke mana", "ayat-2"),
}


@pytest.mark.parametrize(("text", "first"), FIRST.values(), ids=FIRST)
def test_the_ayat_of_the_form_asked_for_goes_first(shipped, text, first):
    found = fitted(query(text), [hit(PLAN, ("ayat-2", 1.0), ("ayat-4", 0.9), ("ayat-3", 0.87))], shipped.library)
    assert found[0].best_unit == f"{PLAN}/{first}"
    assert found[0].units[0] == (f"{PLAN}/{first}", 1.0)
    assert {unit for unit, _ in found[0].units} == {f"{PLAN}/ayat-{n}" for n in (2, 3, 4)}


LISTED = {
    "what it holds": ("apa isi rencana yang diajukan ke DPRD", PLAN, "ayat-3"),
    "what it must hold": ("apa yang harus ada dalam rencana", PLAN, "ayat-3"),
    "of something else": ("apa isi surat permohonan", PLAN, "ayat-2"),
    "who is there": ("siapa yang ikut rapat naskah", "pp-28-2018/pasal-32", "ayat-3"),
    "who calls it": ("siapa yang mengadakan rapat naskah", "pp-28-2018/pasal-32", "ayat-2"),
    "who signs": ("siapa yang ikut menandatangani rencana", PLAN, "ayat-2"),
}


@pytest.mark.parametrize(("text", "pasal", "first"), LISTED.values(), ids=LISTED)
def test_the_ayat_that_lists_what_is_asked_for_goes_first_however_weak(shipped, text, pasal, first):
    found = fitted(query(text), [hit(pasal, ("ayat-2", 1.0), ("ayat-1", 0.6))], shipped.library)
    assert found[0].units[0] == (found[0].best_unit, 1.0) == (f"{pasal}/{first}", 1.0)


def test_an_ayat_that_is_much_weaker_stays_where_it_is(shipped):
    found = fitted(query("isinya apa saja"), [hit(PLAN, ("ayat-2", 1.0), ("ayat-3", 0.75))], shipped.library)
    assert found[0].best_unit == f"{PLAN}/ayat-2"


def test_a_list_that_the_question_names_is_no_other_list(shipped):
    stages = hit("pp-28-2018/pasal-19", ("ayat-1", 1.0), ("ayat-2", 0.95))
    asked = query("apa saja tahapan kerja sama itu")
    assert named_list(asked) == frozenset(content_words("tahapan"))
    # Ayat (1) speaks of tahapan; ayat (2) lists what a document holds.
    assert fitted(asked, [stages], shipped.library)[0].best_unit == "pp-28-2018/pasal-19/ayat-1"
    assert fitted(query("isinya apa saja"), [stages], shipped.library)[0].best_unit == "pp-28-2018/pasal-19/ayat-2"


def test_which_term_is_defined_is_no_matter_of_form(shipped):
    terms = hit("pp-50-2007/pasal-1", ("angka-3", 1.0), ("angka-1", 0.95), ("angka-4", 0.9))
    assert fitted(query("apa saja yang termasuk pihak ketiga"), [terms], shipped.library) == [terms]


STEPS = {
    "bagaimana tahapan kerja sama": True,
    "bagaimana cara mengajukan persetujuan": True,
    "bagaimana kepala daerah meminta persetujuan DPRD": True,
    "prosedur pelaporan kerja sama": True,
    "bagaimana status PP itu": False,
    "peraturan mana yang mengatur tahapan kerja sama": False,
    "siapa yang menandatangani": False,
}


@pytest.mark.parametrize(("text", "asks"), STEPS.items(), ids=STEPS)
def test_procedural(text, asks):
    assert procedural(query(text)) is asks


SIGNING = "pp-28-2018/pasal-33"


def test_the_steps_of_a_procedure_are_given_in_order_and_whole(shipped):
    units = (("ayat-4", 1.0), ("ayat-1", 0.86), ("ayat-3", 0.8), ("ayat-2", 0.78))
    asked = "naskah kerja sama luar negeri ditandatangani"
    for text, steps in ((f"bagaimana proses {asked}", 4), (f"siapa, kalau {asked}", 1)):
        found = [e.passage.provision for e in select(query(text), (hit(SIGNING, *units),), shipped.library)]
        assert [p for p in found if "penjelasan" not in p] == [f"{SIGNING}/ayat-{n}" for n in (1, 2, 3, 4)][-steps:]


def test_what_is_only_made_to_apply_is_quoted_with_what_applies(shipped):
    only = hit("pp-28-2018/pasal-19", ("ayat-1", 1.0))
    found = [e.passage.provision for e in select(query("apa saja tahapan KSDPK"), (only,), shipped.library)]
    assert found == ["pp-28-2018/pasal-19/ayat-1", "pp-28-2018/pasal-6/ayat-1"]
    both = (only, hit("pp-28-2018/pasal-6", ("ayat-3", 0.99)))
    found = [e.passage.provision for e in select(query("dokumen apa saja pada KSDPK"), both, shipped.library)]
    assert "pp-28-2018/pasal-6/ayat-1" not in found


def test_of_the_ayat_made_to_apply_the_one_that_was_found_best_is_quoted(shipped):
    only = hit("pp-28-2018/pasal-22", ("ayat-1", 1.0))
    for first, second in ((1, 2), (2, 1)):
        there = hit("pp-28-2018/pasal-9", (f"ayat-{first}", 0.5), (f"ayat-{second}", 0.4))
        quoted = select(query("kerja sama berakhir karena bangkrut"), (only, there), shipped.library)
        found = [excerpt.passage.provision for excerpt in quoted]
        assert found == ["pp-28-2018/pasal-22/ayat-1", f"pp-28-2018/pasal-9/ayat-{first}"]


ITEMS = {
    "it names what the lead-in is about": ("jangka waktu Sewa Perahu Motor paling lama lima tahun", True),
    "it defines a term": ("Perahu cadik adalah perahu bersayap", True),
    "it is a fragment": ("perseorangan", False),
}


@pytest.mark.parametrize(("item", "alone"), ITEMS.values(), ids=ITEMS)
def test_stands_alone(item, alone):
    assert stands_alone(item, "Sewa Perahu Motor dilaksanakan dengan ketentuan berikut:") is alone


OPEN = "uu-23-2014/pasal-154"
"""Ayat (1): "... mempunyai tugas dan wewenang, antara lain:", its huruf hold each by itself."""


def test_of_an_open_list_the_item_is_quoted_that_answers(shipped):
    found = hit(OPEN, ("ayat-1/huruf-i", 1.0), ("ayat-1", 0.95), ("ayat-1/huruf-f", 0.8))
    asked = query("persetujuan rencana kerja sama yang membebani masyarakat")
    excerpts = select(asked, (found,), shipped.library)
    assert [e.passage.provision for e in excerpts] == [f"{OPEN}/ayat-1", f"{OPEN}/ayat-1/huruf-i"]
    assert excerpts[0].quote.endswith("antara lain:")


def test_an_open_list_found_as_a_whole_gives_its_best_item(shipped):
    found = hit(OPEN, ("ayat-1", 1.0), ("ayat-1/huruf-i", 0.7))
    excerpts = select(query("persetujuan rencana kerja sama"), (found,), shipped.library)
    assert [e.passage.provision for e in excerpts] == [f"{OPEN}/ayat-1", f"{OPEN}/ayat-1/huruf-i"]


def test_an_open_list_is_given_whole_where_a_list_is_asked_for(shipped):
    found = hit(OPEN, ("ayat-1/huruf-i", 1.0))
    excerpts = select(query("apa saja tugas DPRD kabupaten"), (found,), shipped.library)
    assert [(e.passage.provision, e.quote) for e in excerpts] == [(f"{OPEN}/ayat-1", "")]


def test_a_list_of_conditions_is_never_cut_to_one_of_them(shipped):
    found = hit("uu-23-2014/pasal-364", ("ayat-1/huruf-b", 1.0))
    excerpts = select(query("layanan publik yang lebih efisien"), (found,), shipped.library)
    assert [(e.passage.provision, e.quote) for e in excerpts] == [("uu-23-2014/pasal-364/ayat-1", "")]


def test_the_ayat_that_holds_clearly_more_of_the_question_goes_first(shipped):
    units = hit("pp-28-2018/pasal-7", ("ayat-1", 1.0), ("ayat-4", 0.95))
    found = fitted(query("pendanaan sekretariat dari APBD"), [units], shipped.library)
    assert found[0].best_unit == "pp-28-2018/pasal-7/ayat-4"
    assert fitted(query("kepala daerah dan sekretariat"), [units], shipped.library) == [units]


def test_more_words_do_not_go_before_the_ayat_of_which_the_nearer_question_is_known(shipped):
    asked = query("kepala daerah mengirim surat permohonan dengan lampiran")
    plain = hit(PLAN, ("ayat-5", 1.0), ("ayat-2", 0.95))
    assert fitted(asked, [plain], shipped.library)[0].best_unit == f"{PLAN}/ayat-2"
    nearer = replace(plain, known=((f"{PLAN}/ayat-5", 0.93), (f"{PLAN}/ayat-2", 0.92)))
    assert fitted(asked, [nearer], shipped.library)[0].best_unit == f"{PLAN}/ayat-5"
    farther = replace(plain, known=((f"{PLAN}/ayat-2", 0.93), (f"{PLAN}/ayat-5", 0.92)))
    assert fitted(asked, [farther], shipped.library)[0].best_unit == f"{PLAN}/ayat-2"


OPEN_LEADS = {
    "tasks, each by itself": ("DPRD mempunyai tugas dan wewenang, antara lain:", True),
    "examples": ("Yang dibina termasuk:", True),
    "the parts of one thing": ("Pejabat yang melaksanakan tugas rutin terdiri atas:", False),
    "no list of tasks": ("Rencana paling sedikit memuat:", False),
}


@pytest.mark.parametrize(("lead", "is_open"), OPEN_LEADS.values(), ids=OPEN_LEADS)
def test_open_lists(lead, is_open):
    assert bool(OPEN_LIST.search(lead)) is is_open
