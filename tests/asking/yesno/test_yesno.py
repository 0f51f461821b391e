"""Yes or no is said only where one sentence of law in force carries it, with its modal and in the question's order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kadqa.asking.yesno.yesno import verdict
from kadqa.records import Excerpt, Interval, Passage, Query, Source, Term

TODAY = date(2026, 11, 24)
LAW = Source("uu-7-2019", "uu", "7", "2019", "Pasar Terapung")
LABEL = "UU 7/2019 Pasal 4 ayat (1)"


def excerpt(text: str, status: str = "berlaku") -> Excerpt:
    provision = "uu-7-2019/pasal-4/ayat-1"
    standing = Interval(provision, "asli", None, None, status, since="2019-05-01")
    passage = Passage(provision, LAW.id, "ayat", "(1)", "asli", "naskah", text, text, None)
    return Excerpt(passage, LAW, LABEL, "peraturan", None, standing, standing)


def said(question: str, text: str, **more) -> str:
    facts = verdict(Query(question, question, "tanya", TODAY, **more), [excerpt(text)])
    return facts[0].text.replace(LABEL, "X") if facts else ""


YES = "Ya, menurut X."
NO = "Tidak, menurut X."
MUST = "(1) Pemilik perahu harus mendapat izin camat."
MAY = "Camat dapat membentuk tim pasar."
NEVER = "Perahu tidak boleh tambat di dermaga lama."
IF_SO = "Ya, dengan syarat yang disebut X."
PARTNERS = "Camat dapat bermitra dengan tiga macam mitra camat:\na. nelayan;\nb. koperasi berizin; dan\nc. desa."
CASES = {
    "a duty asked for": ("Apakah pemilik perahu harus mendapat izin camat?", MUST, YES),
    "a duty asked for as people type": ("pemilik perahu wajib mendapat izin camat ga", MUST, YES),
    "a permission asked for": ("Bolehkah camat membentuk tim pasar?", MAY, YES),
    "a permission is no duty": ("Apakah camat wajib membentuk tim pasar?", MAY, ""),
    "a duty is asked for, a permission given": ("haruskah camat membentuk tim pasar", MAY, ""),
    "a prohibition": ("Apakah perahu boleh tambat di dermaga lama?", NEVER, NO),
    "what something is not": ("Apakah tim pasar perangkat daerah?", "Tim pasar bukan perangkat daerah; ia lain.", NO),
    "a plain fact": ("Apakah tim pasar dipimpin camat?", "Tim pasar dipimpin camat.", YES),
    "under a condition": (
        "Bolehkah camat membentuk tim?", "Camat dapat membentuk tim bila perlu.", "Ya, dengan syarat yang disebut X.",
    ),
    "with an exception": (
        "Apakah izin berakhir karena camat berganti?",
        "Izin tidak berakhir karena camat berganti, kecuali dicabut.",
        "Tidak, dengan pengecualian yang disebut X.",
    ),
    "of those that the law speaks of": (
        "Apakah izin harus diperpanjang?", "Izin sebagaimana dimaksud pada ayat (1) harus diperpanjang.",
        "Ya, dengan syarat yang disebut X.",
    ),
    "of some of them only": ("Apakah perahu harus berlampu?", "Perahu yang bermotor harus berlampu.", ""),
    "of something that is not the subject": (
        "Apakah pelanggaran dikenai sanksi?", "Pemilik perahu yang melanggar dikenai sanksi.", "",
    ),
    "who acts and what is acted on change places": ("Apakah camat harus mendapat izin pemilik perahu?", MUST, ""),
    "a word that the sentence has not": ("Apakah pemilik sampan harus mendapat izin camat?", MUST, ""),
    "how far it holds": ("Apakah semua pemilik perahu harus mendapat izin camat?", MUST, ""),
    "more than yes or no": ("Apakah dan kapan pemilik perahu harus mendapat izin camat?", MUST, ""),
    "a question that denies": ("Apakah pemilik perahu tidak harus mendapat izin camat?", MUST, ""),
    "something else is denied": (
        "Apakah camat dapat membentuk tim?", "Camat dapat membentuk tim yang tidak digaji.", "",
    ),
    "a list": ("Apakah camat dapat membentuk tim?", "Camat dapat membentuk tim:\na. pasar; dan\nb. sungai.", ""),
    "a text with gaps": ("Apakah camat dapat membentuk tim?", "Camat dapat membentuk [tak terbaca] tim.", ""),
    "several sentences": ("Apakah camat dapat membentuk tim?", "Camat dapat membentuk tim. Tim itu lain.", ""),
    "the other voice": ("Bolehkah tim pasar dibentuk camat?", MAY, YES),
    "the other voice with the roles changed": ("Bolehkah camat dibentuk tim pasar?", MAY, ""),
    "who acts is left out": ("Bolehkah membentuk tim pasar?", MAY, IF_SO),
    "narrower than what was asked": (
        "Bolehkah camat membentuk tim?", "Camat yang baru dapat membentuk tim untuk pasar.", IF_SO,
    ),
    "something needed, whatever the verb": (
        "Perlukah izin camat untuk perahu sewaan?", "Perahu sewaan harus mendapat izin camat.", YES,
    ),
    "needed first": ("Apakah lomba perahu perlu izin camat?", "Lomba perahu diadakan sesudah ada izin camat.", YES),
    "a consent that may be given in a case is no duty to give it": (
        "Apakah camat harus menyetujui lomba perahu?", "Persetujuan camat diberikan bila lomba perahu berbiaya.", "",
    ),
    "what only the condition in front names": (
        "Apakah lomba perahu bisa diambil alih camat?",
        "Bila lomba perahu tidak diadakan desa, camat mengambil alih pelaksanaannya.", "",
    ),
    "a duty is no bar": ("Bolehkah perahu tambat di pasar?", "Perahu tidak wajib tambat di pasar.", ""),
    "a bar for some": ("Bolehkah perahu tambat di dermaga?", "Perahu tidak boleh tambat di dermaga yang rusak.", ""),
    "one of several that are barred": (
        "Bolehkah perahu mengangkut pasir?", "Perahu tidak boleh mengangkut batu, pasir, dan kayu.", NO,
    ),
    "not counted among": ("Apakah tim pasar termasuk perangkat desa?", "Tim pasar bukan perangkat desa.", NO),
    "done in the condition alone": (
        "Apakah camat bisa mengambil alih lomba perahu?",
        "Sebelum camat mengambil alih lomba perahu, camat membina desa.", "",
    ),
    "only": ("Apakah tim pasar dipimpin camat saja?", "Tim pasar dipimpin camat.", ""),
    "another verb": ("Apakah tim pasar itu perangkat desa?", "Tim pasar mengawasi perangkat desa.", ""),
    "a name with a modal in it": (
        "Apakah camat dapat membantu kerja sama wajib?", "Camat dapat membantu kerja sama wajib.", YES,
    ),
    "an item": ("Apakah camat dapat bermitra dengan nelayan?", PARTNERS, YES),
    "one of a list": ("Apakah nelayan termasuk mitra camat?", PARTNERS, YES),
    "named with more than was asked": ("Apakah koperasi termasuk mitra camat?", PARTNERS, IF_SO),
    "none of a list": ("Apakah pedagang termasuk mitra camat?", PARTNERS, ""),
    "an item with gaps": ("Apakah nelayan termasuk mitra camat?", PARTNERS.replace("nelayan", "nelayan [..]"), ""),
    "conditions in a list": (
        "Bolehkah camat membentuk tim?", "Camat dapat membentuk tim, dengan syarat:\na. ada biaya.", IF_SO,
    ),
    "what something is by definition": (
        "Apakah ketinting tergolong perahu bermotor?", "Ketinting adalah perahu bermotor yang kecil.", YES,
    ),
    "ends in may": ("camat membentuk tim pasar, boleh?", MAY, YES),
    "no question of yes or no": ("siapa yang dapat membentuk tim pasar", MAY, ""),
}  # fmt: skip


@pytest.mark.parametrize(("question", "text", "expected"), CASES.values(), ids=CASES)
def test_verdict(question, text, expected):
    assert said(question, text) == expected


def test_only_law_in_force_says_yes():
    query = Query("Bolehkah camat membentuk tim?", "Bolehkah camat membentuk tim?", "tanya", TODAY)
    assert verdict(query, [excerpt(MAY, "dicabut")]) == ()
    assert verdict(query, [replace(excerpt(MAY), on_day=None)]) == ()
    assert verdict(query, []) == ()
    assert said("Bolehkah camat membentuk tim?", MAY, as_of=date(2010, 1, 1)) == ""


def test_it_leads_the_answer_with_its_source(shipped):
    answer = shipped.ask("Apakah partai politik termasuk lembaga nonprofit?")
    assert answer.sentences[0].text == "Tidak, menurut PP 28/2018 Pasal 36 ayat (2)."
    assert answer.sentences[0].citations == answer.sentences[1].citations == (1,)


def test_a_kabupaten_is_a_daerah():
    assert said("Bolehkah kabupaten mendirikan pasar?", "Daerah dapat mendirikan pasar.") == YES
    assert said("Bolehkah kabupaten mendirikan pasar?", "Daerah provinsi dapat mendirikan pasar.") == ""


def test_a_term_is_read_in_whatever_words():
    terms = [Term("Lomba Perahu Daerah", ("LPD",)), Term("Lomba Perahu Desa", ("LPS",))]
    query = Query("Apakah LPD harus mendapat izin camat?", "Apakah LPD harus mendapat izin camat?", "tanya", TODAY)
    holds = verdict(query, [excerpt("Lomba perahu daerah harus mendapat izin camat.")], terms)
    assert [fact.text for fact in holds] == [f"Ya, menurut {LABEL}."]
    assert verdict(query, [excerpt("Lomba perahu desa harus mendapat izin camat.")], terms) == ()


def test_neither_is_said_where_two_provisions_say_both():
    question = "Bolehkah camat membentuk tim pasar?"
    both = [excerpt(MAY), excerpt("Camat tidak boleh membentuk tim pasar.")]
    assert verdict(Query(question, question, "tanya", TODAY), both) == ()


def test_the_one_with_a_condition_is_named():
    question = "Bolehkah camat membentuk tim pasar?"
    second = replace(excerpt("Camat dapat membentuk tim pasar bila perlu."), label="UU 7/2019 Pasal 5")
    facts = verdict(Query(question, question, "tanya", TODAY), [excerpt(MAY), second])
    assert [fact.text for fact in facts] == ["Ya, dengan syarat yang disebut UU 7/2019 Pasal 5."]
