"""Evidence to answer, and what `verify` finds in a broken one: no model, no index."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kadqa.asking.compose import compose
from kadqa.asking.verify import verify
from kadqa.hukum import wording
from kadqa.records import Evidence, Excerpt, Fact, Interval, Nearest, Passage, Query, Reference, Source

TODAY = date(2026, 11, 24)
LAW = Source("uu-7-2019", "uu", "7", "2019", "Pasar Terapung")
OLD = Source("uu-3-2001", "uu", "3", "2001", "Pasar Sungai")
PAGE = Source("halaman/lembayung", "halaman", judul="Pasar", wilayah="Kabupaten Lembayung")


def interval(provision, status="berlaku", by=None, since="2019-05-01"):
    return Interval(provision, "asli", None, None, status, by=by, since=since, checked="2026-01-01")


def excerpt(provision, text, source=LAW, *, layer="naskah", status="berlaku", today=None, by=None, **more):
    passage = Passage(provision, source.id, "ayat", "(1)", "asli", layer, text, text, None)
    kind = "halaman" if source.is_page else "peraturan"
    on_day = None if source.is_page else interval(provision, status, by)
    now = None if source.is_page else interval(provision, today or status, by)
    values = {"note": "" if source.is_page else f"{status}."} | more
    return Excerpt(passage, source, f"label {provision}", kind, None, on_day, now, **values)


NEW = excerpt("uu-7-2019/pasal-1/ayat-1", "Perahu wajib berlampu.")
TWIN = excerpt("uu-7-2019/pasal-2/ayat-1", "perahu wajib  berlampu;", same_as="uu-7-2019/pasal-1/ayat-1")
DIGEST = excerpt("uu-7-2019/pasal-4/ayat-1", "Perahu harus ditambat.", layer="ringkasan")
GONE = excerpt(
    "uu-3-2001/pasal-9/ayat-1", "Perahu boleh gelap.", OLD, status="dicabut", by="uu-7-2019/pasal-8",
    successors=(Reference("uu-7-2019/pasal-1/ayat-1", "UU 7/2019 Pasal 1 ayat (1)"),),
)  # fmt: skip
REPEALER = excerpt("uu-7-2019/pasal-8", "UU 3/2001 dicabut.")
WEB = excerpt("halaman/lembayung/alinea-2", "Lampu perahu itu indah.", PAGE)
FACT = Fact("Pasal 9 itu sudah dicabut.", (REPEALER,), GONE.passage.provision)
QUERY = Query("lampu?", "lampu?", "tanya", TODAY)


def kinds(answer):
    return [warning.kind for warning in answer.warnings]


def test_quotes_come_in_the_order_of_the_evidence_each_with_its_number():
    answer = compose(QUERY, Evidence(excerpts=(NEW, GONE, WEB), facts=(FACT,)))
    assert [(s.kind, s.citations) for s in answer.sentences] == [
        ("kutipan", (1,)), ("kutipan", (2,)), ("keterangan", (3,)), ("kutipan", (4,)),
    ]  # fmt: skip
    assert answer.citations[0].provision == NEW.passage.provision
    first, second, *_ = answer.answer.split("\n\n")
    assert first == "“Perahu wajib berlampu.” [1]\n— label uu-7-2019/pasal-1/ayat-1"
    assert second == "label uu-3-2001/pasal-9/ayat-1 (dicabut): “Perahu boleh gelap.” [2]"


def test_what_says_the_same_is_said_once_with_both_citations():
    answer = compose(QUERY, Evidence(excerpts=(NEW, TWIN)))
    assert len(answer.sentences) == 1
    assert answer.sentences[0].citations == (1, 2)
    assert verify(answer, Evidence(excerpts=(NEW, TWIN))) == ()


def test_a_digest_is_named_as_such_without_quotation_marks():
    answer = compose(QUERY, Evidence(excerpts=(DIGEST,)))
    assert answer.answer == "Perahu harus ditambat. [1]\n— label uu-7-2019/pasal-4/ayat-1 (ringkasan KADQA)"
    assert kinds(answer) == ["ringkasan"]


def test_a_digest_beside_a_text_is_named_at_its_place():
    other = excerpt("uu-7-2019/pasal-5/ayat-1", "Perahu diberi nomor.", layer="ringkasan")
    said = compose(QUERY, Evidence(excerpts=(NEW, DIGEST, other))).answer.split("\n\n")
    assert said[0] == "“Perahu wajib berlampu.” [1]\n— label uu-7-2019/pasal-1/ayat-1"
    assert said[1].startswith("label uu-7-2019/pasal-4/ayat-1 (ringkasan KADQA): ")


ITEM_ENDS = {
    "with a semicolon and dan": ("perahu bermotor; dan", "perahu bermotor"),
    "with a semicolon and dan/atau": ("perahu bermotor; dan/atau", "perahu bermotor"),
    "with a full stop": ("perahu bermotor.", "perahu bermotor."),
    "with a word that ends so": ("perahu dan sampan", "perahu dan sampan"),
}


@pytest.mark.parametrize(("text", "said"), ITEM_ENDS.values(), ids=ITEM_ENDS)
def test_an_item_of_a_list_is_quoted_without_its_tie_to_the_next(text, said):
    item = excerpt("uu-7-2019/pasal-5/huruf-b", text)
    item = replace(item, passage=replace(item.passage, kind="huruf"))
    answer = compose(QUERY, Evidence(excerpts=(item,)))
    assert answer.sentences[0].text == answer.citations[0].quote == said
    assert verify(answer, Evidence(excerpts=(item,))) == ()


def test_a_repealed_provision_is_warned_of_with_what_replaces_it():
    answer = compose(QUERY, Evidence(excerpts=(GONE,), facts=(FACT,)))
    warning = next(w for w in answer.warnings if w.kind == "dicabut")
    assert "Kini lihat UU 7/2019 Pasal 1 ayat (1)." in warning.text
    assert warning.citations == (1,)


def test_a_warning_of_a_repeal_since_the_day_asked_about_tells_the_repeal():
    note = "Berlaku sejak 1 Mei 2001. Hari ini: Dicabut sejak 2 Juni 2019."
    cited = excerpt("uu-7-2019/pasal-5", "x y", today="dicabut", note=note)
    warning = next(w for w in compose(QUERY, Evidence(excerpts=(cited,))).warnings if w.kind == "dicabut")
    assert warning.text == "label uu-7-2019/pasal-5: Dicabut sejak 2 Juni 2019."


WARNED = {
    "amended": (excerpt("uu-7-2019/pasal-5", "x y", status="diubah"), "diubah"),
    "conditional": (excerpt("uu-7-2019/pasal-5", "x y", status="berlaku bersyarat"), "diubah"),
    "unknown": (excerpt("uu-7-2019/pasal-5", "x y", status="tidak diketahui"), "belum-diperiksa"),
    "repealed today only": (excerpt("uu-7-2019/pasal-5", "x y", today="dicabut"), "dicabut"),
    "doubtful": (replace(NEW, passage=replace(NEW.passage, doubts=("angka",))), "ocr"),
}


@pytest.mark.parametrize(("cited", "kind"), WARNED.values(), ids=WARNED)
def test_each_weak_standing_has_its_warning(cited, kind):
    assert kind in kinds(compose(QUERY, Evidence(excerpts=(cited,))))


def test_the_same_standing_of_several_provisions_is_warned_of_once():
    weak = [excerpt(f"uu-7-2019/pasal-{n}", f"teks {n} lain", status="diubah") for n in (5, 6, 7)]
    weak = [replace(one, label=f"UU 7/2019 Pasal {n}") for n, one in zip((5, 6, 7), weak, strict=True)]
    other = replace(
        excerpt("uu-7-2019/pasal-8", "x y", status="diubah", note="Diubah lagi."), label="UU 7/2019 Pasal 8"
    )
    found = [w for w in compose(QUERY, Evidence(excerpts=(*weak, other))).warnings if w.kind == "diubah"]
    assert [(w.text, w.citations) for w in found] == [
        ("UU 7/2019 Pasal 5, Pasal 6, dan Pasal 7: diubah.", (1, 2, 3)),
        ("UU 7/2019 Pasal 8: Diubah lagi.", (4,)),
    ]


def test_law_in_force_needs_no_warning():
    assert kinds(compose(QUERY, Evidence(excerpts=(NEW,)))) == []


def test_law_that_is_quoted_but_not_yet_in_force_is_warned_of():
    later = replace(NEW.on_day, status="belum berlaku")
    coming = replace(NEW, on_day=later, today=later, note="Belum berlaku; mulai berlaku 2 Januari 2031.")
    answer = compose(QUERY, Evidence(excerpts=(coming,)))
    assert kinds(answer) == ["tanggal"]
    assert "mulai berlaku 2 Januari 2031" in answer.warnings[0].text


def test_law_changed_by_then_and_repealed_since_is_warned_of_twice():
    note = f"Berlaku dengan perubahan; teks asli. {wording.TODAY}Dicabut."
    changed = replace(GONE, on_day=replace(GONE.on_day, status="diubah"), note=note)
    answer = compose(replace(QUERY, as_of=QUERY.today), Evidence(excerpts=(changed,)))
    texts = {w.kind: w.text for w in answer.warnings}
    assert set(texts) == {"dicabut", "diubah", "tanggal"}
    assert texts["diubah"].endswith("Berlaku dengan perubahan; teks asli.")


def test_a_day_to_come_is_not_said_to_be_past():
    there = replace(NEW, today=replace(NEW.on_day, status="belum berlaku"))
    day = QUERY.today.replace(year=QUERY.today.year + 5)
    answer = compose(replace(QUERY, as_of=day), Evidence(excerpts=(there,)))
    assert "hari ini status [1] lain" in answer.warnings[-1].text


def test_a_page_that_leans_on_repealed_law_is_warned_of():
    fact = Fact("Halaman itu merujuk UU 3/2001.", (GONE,), WEB.passage.provision)
    answer = compose(QUERY, Evidence(excerpts=(WEB,), facts=(fact,)))
    assert "halaman-lama" in kinds(answer)
    page = next(c for c in answer.citations if c.kind == "halaman")
    assert (page.status, page.status_today) == (None, None)


def test_a_wrong_premise_is_said_first():
    premise = Fact("Pasal 500 tidak ada.", (REPEALER,))
    answer = compose(QUERY, Evidence(excerpts=(NEW,), premises=(premise,)))
    assert answer.outcome == "dikoreksi"
    assert answer.sentences[0].text == "Pasal 500 tidak ada."
    assert kinds(answer)[0] == "premis"


def test_a_refusal_has_the_same_fields_and_names_what_is_nearest():
    answer = compose(QUERY, Evidence(refusal=("tidak-ditemukan", "Tidak ada."), nearest=(Nearest("a", "UU A"),)))
    assert (answer.outcome, answer.refused, answer.reason) == ("ditolak", True, ("tidak-ditemukan", "Tidak ada."))
    assert (answer.sentences, answer.citations) == ((), ())
    assert answer.answer == "Tidak ada. Yang paling dekat: UU A."


def test_a_refusal_offers_the_words_of_what_is_nearest_as_no_answer():
    near = (
        Nearest("a", "UU A", "Perahu ditambat.", digest=True, note="Dicabut sejak 1 Mei 2019."),
        Nearest("b", "UU B"),
    )
    evidence = Evidence(refusal=("tidak-ditemukan", "Tidak ada."), nearest=near)
    answer = compose(QUERY, evidence)
    assert answer.answer.split("\n\n") == [
        "Tidak ada.",
        "Yang paling dekat, tetapi belum tentu menjawab:",
        "UU A (ringkasan KADQA; dicabut sejak 1 Mei 2019): Perahu ditambat.",
        "UU B",
    ]
    assert verify(answer, evidence) == ()
    other = replace(answer, nearest=(replace(near[0], quote="Perahu dilarang."),))
    assert any("not the nearest" in fault for fault in verify(other, evidence))


EVIDENCE = Evidence(excerpts=(NEW, GONE), facts=(FACT,))
GOOD = compose(QUERY, EVIDENCE)


def broken(**changes):
    return replace(GOOD, **changes)


FAULTS = {
    "a sentence without a citation": (
        broken(sentences=(replace(GOOD.sentences[0], citations=()),)), "without a source",
    ),
    "a citation that is not there": (
        broken(sentences=(replace(GOOD.sentences[0], citations=(9,)),)), "without a source",
    ),
    "a word changed": (
        broken(sentences=(replace(GOOD.sentences[0], text="Perahu tidak wajib berlampu."), *GOOD.sentences[1:])),
        "not to the letter",
    ),
    "a source that does not say it": (
        broken(sentences=(replace(GOOD.sentences[0], citations=(1, 2)), *GOOD.sentences[1:])),
        "not said by each of its sources",
    ),
    "a quote that stands nowhere": (
        broken(citations=(replace(GOOD.citations[0], quote="Perahu dilarang."), *GOOD.citations[1:])),
        "does not stand in",
    ),
    "an empty quote": (
        broken(citations=(replace(GOOD.citations[0], quote=""), *GOOD.citations[1:])), "does not stand in",
    ),
    "no standing": (broken(citations=(replace(GOOD.citations[0], status=None), *GOOD.citations[1:])), "no standing"),
    "a statement nobody made": (
        broken(sentences=(*GOOD.sentences, replace(GOOD.sentences[2], text="UU 7/2019 dicabut."))),
        "statement of nobody",
    ),
    "a citation nobody uses": (broken(sentences=GOOD.sentences[:1]), "cited by no sentence"),
    "a provision from nowhere": (
        broken(citations=(replace(GOOD.citations[0], provision="uu-1-1900"), *GOOD.citations[1:])),
        "not in the evidence",
    ),
    "numbers out of order": (broken(citations=GOOD.citations[::-1]), "not numbered"),
    "nothing said": (broken(sentences=(), citations=()), "without sentences"),
    "a refusal that cites": (broken(outcome="ditolak"), "refusal carries"),
}  # fmt: skip


@pytest.mark.parametrize(("answer", "said"), FAULTS.values(), ids=FAULTS)
def test_verify_finds(answer, said):
    assert any(said in fault for fault in verify(answer, EVIDENCE))


def test_verify_finds_nothing_in_what_compose_makes():
    assert verify(GOOD, EVIDENCE) == ()


def test_an_item_stands_below_its_lead_in():
    lead = excerpt("uu-7-2019/pasal-6/ayat-1", "Nakhoda bertugas, antara lain:", layer="ringkasan")
    item = excerpt("uu-7-2019/pasal-6/ayat-1/huruf-c", "menyalakan lampu; dan", layer="ringkasan")
    item = replace(item, passage=replace(item.passage, kind="huruf"), label=f"{lead.label} huruf c")
    answer = compose(QUERY, Evidence(excerpts=(lead, item)))
    assert answer.answer.endswith(
        "label uu-7-2019/pasal-6/ayat-1 (ringkasan KADQA): Nakhoda bertugas, antara lain: [1]\n"
        "huruf c: menyalakan lampu [2]"
    )
    assert verify(answer, Evidence(excerpts=(lead, item))) == ()
