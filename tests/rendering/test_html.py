"""An answer as HTML: every citation has its card, standing is said in words, and text stays text."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kadqa.records import Answer, Citation, Nearest, Reference, Sentence, Status, Warning_
from kadqa.rendering.html import (
    LONG_QUOTE,
    answer_html,
    long_date,
    notice_html,
    question_html,
    safe_url,
    text_html,
)

TAGS = {"div", "p", "a", "ul", "ol", "li", "b", "i", "h2", "span", "br", "blockquote", "details", "summary", "table"}
TAGS |= {"thead", "tbody", "tr", "th", "td"}
ATTRIBUTES = {"class", "id", "href", "target", "rel", "tabindex", "role"}
EMPTY = {"br"}
BLOCKS = {"div", "p", "ul", "ol", "li", "h2", "blockquote", "details", "table"}
"""A browser ends a paragraph where one of these begins."""

CITATION = Citation(
    n=1,
    provision="pp-7-2031/pasal-4",
    label="PP 7/2031 Pasal 4",
    kind="peraturan",
    layer="naskah",
    version="asli",
    quote="Bibit dibagi rata. Sisanya disimpan.",
    source="pp-7-2031",
    title="Peraturan Pemerintah tentang Bibit",
    url="https://jdih.example.go.id/7",
    page=192,
    status="berlaku",
    status_by=None,
    status_since="2031-03-01",
    status_today="berlaku",
    status_note="Berlaku sejak 1 Maret 2031.",
    checked="2031-08-20",
    basis="naskah",
)
ANSWER = Answer(
    question="Bibit dibagi bagaimana?",
    resolved_question="Bibit dibagi bagaimana?",
    intent="tanya",
    as_of=date(2031, 9, 1),
    outcome="dijawab",
    answer="Bibit dibagi rata. [1]",
    sentences=(Sentence("Bibit dibagi rata.", "kutipan", (1,)),),
    citations=(CITATION,),
)
REFUSAL = replace(
    ANSWER,
    outcome="ditolak",
    answer="Tidak ada ketentuan yang menjawab.",
    sentences=(),
    citations=(),
    reason=("tidak-ditemukan", "Tidak ada ketentuan yang menjawab."),
    nearest=(Nearest("pp-7-2031/pasal-9", "PP 7/2031 Pasal 9"),),
)


class Reader(HTMLParser):
    """Text as a reader sees it, with every tag, attribute and id that a browser would find."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.text = ""
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.open: list[str] = []
        self.tops = 0
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tops += not self.open
        assert tag not in BLOCKS or "p" not in self.open, f"<{tag}> in a <p>"
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag in EMPTY:
            self.text += "\n"
        else:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        assert self.open, f"text outside the one element: {data!r}"
        self.text += data

    def values(self, name: str) -> list[str]:
        return [value for key, value in self.attributes if key == name]


def with_citation(answer: Answer = ANSWER, **changes: object) -> Answer:
    return replace(answer, citations=(replace(CITATION, **changes),))  # type: ignore[arg-type]


def shown(answer: Answer = ANSWER, **changes: object) -> Reader:
    return Reader(answer_html(with_citation(answer, **changes), anchor="j1"))


def assert_harmless(source: str) -> Reader:
    """One `<div>`, on one line, of known elements and attributes, with links to http(s) or inside the page."""
    assert source.startswith("<div ")
    assert source.endswith("</div>")
    assert len(source.splitlines()) == 1
    reader = Reader(source)
    assert reader.tops == 1
    assert reader.open == []
    assert set(reader.tags) <= TAGS
    assert {name for name, _ in reader.attributes} <= ATTRIBUTES
    assert all(re.match(r"/sumber\?j=j1&n=\d+$|/\?pasal=[\w%./-]+$", href) for href in reader.values("href"))
    return reader


HOSTILE = {
    "a script": "<script>alert(1)</script>",
    "an end tag": "</div></p></li>selesai",
    "an image in Markdown": "![x](https://evil.example/a.png)",
    "a link in Markdown": "[x](javascript:alert(1))",
    "an element with a handler": "<img src=x onerror=alert(1)>",
    "quotes that would end an attribute": '"\' onclick="alert(1)',
    "entities already written": "&lt;b&gt; &amp; &#60;",
    "a blank line, which ends a block in Markdown": "satu\n\n# dua\r\n\r\n- tiga\r\rempat",
    "line breaks of other kinds": "a\u2028b\u2029c\x0bd\x0ce\x85f",
    "formulas and templates": "$$x$$ ${alert(1)} {{alert}}",
    "a comment and a declaration": "<!-- --> <!DOCTYPE x> <![CDATA[x]]> <?php",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_text_of_documents_and_questions_stays_text(text):
    citation = replace(
        CITATION,
        label=text,
        kind="peraturan",
        quote=text,
        title=text,
        version=text,
        status_note=text,
        status=text,
        status_today=text + "!",
        checked=text,
        doubts=(text,),
        successor=(Reference("x", text),),
        url=text,
    )
    answer = replace(
        ANSWER,
        question="lain",
        resolved_question=text,
        sentences=(Sentence(text, "kutipan", (1,)),),
        citations=(citation, replace(citation, n=2, layer="ringkasan", quote=text * LONG_QUOTE)),
        warnings=(Warning_(text, text, (1,)),),
        table={"columns": [text], "rows": [[{"text": text, "citations": [1]}]]},
        timeline=({"date": text, "event": text, "label": text, "citations": [1]},),
    )
    reader = assert_harmless(answer_html(answer, anchor="j1"))
    assert text.split("\n")[0].split("\u2028")[0].rstrip("\r") in reader.text
    refusal = replace(REFUSAL, answer=text, reason=(text, text + "?"), nearest=(Nearest("x", text, text, True, text),))
    assert_harmless(answer_html(refusal, anchor="j1"))
    assert_harmless(question_html(text))
    assert_harmless(notice_html(text))


@given(st.text())
def test_any_text_is_shown_on_one_line_of_source(text):
    assert_harmless(question_html(text))
    assert_harmless(answer_html(replace(ANSWER, sentences=(Sentence(text, "keterangan", (1,)),)), anchor="j1"))


@given(st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"])))
def test_what_is_escaped_can_be_read_again(text):
    assert Reader(f"<div>{text_html(text)}</div>").text == text


URLS = {
    "https": ("https://jdih.example.go.id/a?b=1&c=2#d", True),
    "http in capitals": ("HTTP://example.go.id/", True),
    "a script": ("javascript:alert(1)", False),
    "a script after a space": (" javascript:alert(1)", False),
    "data": ("data:text/html,<script>", False),
    "no scheme": ("//evil.example/a", False),
    "a file": ("file:///etc/passwd", False),
    "relative": ("/a", False),
    "no host": ("https:///a", False),
    "a quotation mark": ('https://example.go.id/"onclick="alert(1)', False),
    "a space": ("https://example.go.id/a b", False),
    "a line break": ("https://example.go.id/\n", False),
    "no address of IPv6": ("http://[::1", False),
    "empty": ("", False),
    "none": (None, False),
}


@pytest.mark.parametrize(("url", "safe"), URLS.values(), ids=URLS)
def test_only_web_addresses_become_links(url, safe):
    assert safe_url(url) == (url if safe else None)


@given(st.lists(st.integers(1, 40), min_size=1, max_size=12, unique=True))
def test_every_marker_leads_to_a_card_of_its_answer(numbers):
    answer = replace(
        ANSWER,
        sentences=tuple(Sentence("Kalimat.", "keterangan", (n,)) for n in numbers),
        citations=tuple(replace(CITATION, n=n) for n in numbers),
    )
    reader = assert_harmless(answer_html(answer, anchor="j1"))
    led = {href.rpartition("=")[2] for href in reader.values("href")}
    assert led == {str(n) for n in numbers}
    assert sorted(reader.values("id")) == sorted(["j1", *(f"j1-{n}" for n in numbers)])


BADGES = {
    "berlaku": "Berlaku",
    "berlaku bersyarat": "Berlaku bersyarat",
    "diubah": "Berlaku, dengan perubahan",
    "dihapus": "Dihapus",
    "dicabut": "Dicabut",
    "belum berlaku": "Belum berlaku",
    "tidak diketahui": "Belum diperiksa",
}


@pytest.mark.parametrize("status", get_args(Status))
def test_standing_is_said_in_words(status):
    source = answer_html(with_citation(status=status, status_today=status), anchor="j1")
    assert re.findall(r'class="lencana \w+">. ([^<]+)<', source) == [BADGES[status]]


def test_standing_today_is_told_where_it_differs():
    text = shown(status="berlaku", status_today="dicabut").text
    assert "Berlaku" in text
    assert "Hari ini: dicabut" in text
    assert "Hari ini" not in shown().text


SAYS = {
    "naskah with its page": ({}, "naskah resmi, hlm. 192"),
    "naskah without pages": ({"page": None}, "· naskah resmi"),
    "ringkasan as the layer": ({"layer": "ringkasan", "page": None}, "· ringkasan KADQA"),
    "a correction is ours, and not called by its id": ({"kind": "catatan", "layer": "ringkasan"}, "[1] Catatan KADQA"),
    "a page's own text": ({"kind": "halaman", "status": None, "page": None}, "teks halaman"),
    "a page is named as such": ({"kind": "halaman", "status": None}, "Halaman web"),
    "date checked": ({}, "diperiksa s.d. 20 Agustus 2031"),
    "an amended version by the name of its act": ({"version": "uu-9-2015"}, "teks menurut UU 9/2015"),
    "a version of another name as it is": ({"version": "perubahan-dua"}, "teks menurut perubahan-dua"),
    "a scan": ({"basis": "ocr"}, "hasil pindai"),
    "a secondary source": ({"basis": "sekunder"}, "menurut sumber sekunder"),
    "unchecked": ({"basis": "belum"}, "belum diperiksa"),
    "doubts": ({"doubts": ("satu baris rusak",)}, "ada keraguan pada teks"),
    "what replaces it": ({"successor": (Reference("a", "PP 8/2031"), Reference("b", "PP 9/2031"))}, "PP 8/2031, PP 9"),
    "the title": ({}, "Peraturan Pemerintah tentang Bibit"),
    "the day of the law": ({}, "Keadaan hukum per 1 September 2031"),
}


@pytest.mark.parametrize(("changes", "words"), SAYS.values(), ids=SAYS)
def test_a_card_says(changes, words):
    assert words in shown(**changes).text


def test_a_ringkasan_is_never_in_quotation_marks():
    assert "“" not in shown(layer="ringkasan").text


def test_a_source_cited_as_such_says_its_title_once():
    text = shown(layer="ringkasan", quote=CITATION.title).text
    assert text.count(CITATION.title) == 1
    assert "Menurut ringkasan" not in text
    assert "· judul" in text


def test_words_that_do_not_stand_in_the_quote_get_no_quotation_marks():
    answer = replace(ANSWER, sentences=(Sentence("Bibit dibagi tiga.", "kutipan", (1,)),))
    assert "“Bibit dibagi tiga.”" not in shown(answer).text
    assert "Bibit dibagi tiga." in shown(answer).text


def test_a_card_does_not_repeat_what_the_answer_quotes():
    assert shown().text.count("Bibit dibagi rata.") == 1
    assert "Sisanya disimpan." not in shown().text


def test_tools_are_offered_where_an_answer_can_be_asked_again_and_a_refusal_has_no_downloads():
    source = answer_html(ANSWER, anchor="j1", address="/?q=a%22b&per=2010")
    assert 'href="/?q=a%22b&amp;per=2010"' in source
    assert 'href="/jawaban/j1.docx"' in source
    assert "/jawaban/" not in answer_html(REFUSAL, anchor="j1", address="/?q=a")
    assert "/jawaban/" not in answer_html(ANSWER, anchor="j1")


def test_who_asks_for_a_pasal_is_led_to_the_reader_and_a_refusal_leads_to_what_is_near():
    asked = replace(ANSWER, intent="isi", citations=(replace(CITATION, provision="pp-7-2031/pasal-4/ayat-1"),))
    link = '<a class="aksi" href="/?pasal=pp-7-2031/pasal-4">Baca selengkapnya</a>'
    assert link in answer_html(asked, anchor="j1", address="/?q=a")
    assert "Baca selengkapnya" not in answer_html(ANSWER, anchor="j1", address="/?q=a")
    assert '<a href="/?pasal=pp-7-2031/pasal-9">PP 7/2031 Pasal 9</a>' in answer_html(REFUSAL, anchor="j1")


def test_a_warning_says_what_it_is_and_which_source():
    answer = replace(ANSWER, warnings=(Warning_("dicabut", "Lihat PP 8/2031.", (1,)), Warning_("baru", "Hati-hati.")))
    text = shown(answer).text
    assert "Sudah dicabut. Lihat PP 8/2031.\u00a0[1]" in text
    assert "Perhatian. Hati-hati." in text


def test_a_marker_in_the_text_of_a_warning_is_the_link_itself():
    warning = Warning_("ringkasan", "[1] adalah ringkasan; [9] bukan sumbernya.", (1, 2))
    source = answer_html(replace(ANSWER, warnings=(warning,)), anchor="j1")
    item = re.search(r"<li><b>Ringkasan\.</b> (.*?)</li>", source)
    assert item is not None
    assert re.findall(r'href="/sumber\?j=j1&amp;n=(\d)"', item[1]) == ["1", "2"]
    assert Reader(f"<div>{item[1]}</div>").text == "[1] adalah ringkasan; [9] bukan sumbernya.\u00a0[2]"


def test_many_successors_are_counted():
    labels = [f"PP 9/2031 Pasal {n}" for n in range(1, 20)]
    text = shown(successor=tuple(Reference("x", label) for label in labels)).text
    assert "Pasal 3, dan 16 ketentuan lain" in text
    assert "Pasal 4," not in text


def test_a_title_that_is_only_the_subject_gets_its_word():
    assert "tentang Bibit Unggul" in shown(title="Bibit Unggul").text
    assert "tentang Peraturan" not in shown().text
    assert "tentang" not in shown(title="Bibit Kami", kind="halaman", status=None).text


def test_a_refusal_gives_its_reason_once_and_what_is_near():
    text = Reader(answer_html(REFUSAL, anchor="j1")).text
    assert text.count("Tidak ada ketentuan yang menjawab.") == 1
    assert "Yang paling dekat:" in text
    assert "PP 7/2031 Pasal 9" in text
    assert "Sumber" not in text


def test_a_refusal_speaks_of_no_day_but_of_how_the_question_was_read():
    assert "Keadaan hukum" not in Reader(answer_html(REFUSAL, anchor="j1")).text
    read = replace(REFUSAL, resolved_question="Bibit di kota?")
    assert "Dipahami sebagai: Bibit di kota?" in Reader(answer_html(read, anchor="j1")).text
    unread = replace(read, reason=("masukan", "Terlalu panjang."))
    assert "Dipahami" not in Reader(answer_html(unread, anchor="j1")).text


LEADS = {
    "naskah in force": ({}, "PP 7/2031 Pasal 4“Bibit dibagi rata.”"),
    "a digest": ({"layer": "ringkasan"}, "PP 7/2031 Pasal 4 · ringkasan KADQABibit dibagi rata."),
    "repealed law": ({"status": "dicabut", "status_today": "dicabut"}, "PP 7/2031 Pasal 4 · dicabut“Bibit"),
    "repealed since": ({"status_today": "dicabut"}, "PP 7/2031 Pasal 4 · hari ini dicabut“Bibit"),
    "a page has no standing": ({"kind": "halaman", "status": None, "status_today": None}, "PP 7/2031 Pasal 4“Bibit"),
}


@pytest.mark.parametrize(("changes", "words"), LEADS.values(), ids=LEADS)
def test_a_quoted_sentence_stands_under_the_name_of_where_it_stands(changes, words):
    assert words in shown(**changes).text


def test_sentences_of_one_source_in_a_row_name_it_once():
    sentences = tuple(Sentence(text, "kutipan", (1,)) for text in ("Bibit dibagi rata.", "Sisanya disimpan."))
    assert shown(replace(ANSWER, sentences=sentences)).text.count("PP 7/2031 Pasal 4“") == 1


def test_a_page_was_checked_on_a_day_and_a_law_up_to_one():
    assert "diperiksa s.d. 20 Agustus 2031" in shown().text
    page = shown(kind="halaman", status=None, status_note="Halaman tahun 2030.").text
    assert "diperiksa 20 Agustus 2031" in page


def test_a_refusal_without_a_reason_says_its_text():
    assert "Tidak ada ketentuan" in Reader(answer_html(replace(REFUSAL, reason=None), anchor="j1")).text
    assert "tidak menemukan" in Reader(answer_html(replace(REFUSAL, reason=None, answer=""), anchor="j1")).text


def test_a_refusal_names_what_is_near_once():
    told = replace(REFUSAL, answer=REFUSAL.answer + " Yang paling dekat: PP 7/2031 Pasal 9.")
    assert Reader(answer_html(told, anchor="j1")).text.count("PP 7/2031 Pasal 9") == 1


def test_a_wrong_premise_is_said_first():
    text = shown(replace(ANSWER, outcome="dikoreksi")).text
    assert text.index("perlu diluruskan") < text.index("Bibit dibagi")


def test_a_repeal_that_the_answer_tells_is_no_warning_too_unless_the_law_is_quoted():
    gone = {"status": "dicabut", "status_today": "dicabut", "status_note": "Dicabut sejak 1 Mei 2031 oleh PP 8/2031."}
    gone["successor"] = (Reference("pp-8-2031", "PP 8/2031"),)
    warning = Warning_("dicabut", "PP 7/2031: Dicabut.", (1,))
    told = Sentence("PP 7/2031 dicabut sejak 1 Mei 2031 oleh PP 8/2031. Kini PP 8/2031.", "keterangan", (1,))
    answer = replace(ANSWER, sentences=(told,), warnings=(warning,))
    assert "Sudah dicabut" not in shown(answer, **gone).text
    assert "Sudah dicabut" in shown(answer, **{**gone, "status_note": "Dicabut sejak 2 Mei 2031."}).text
    assert "Sudah dicabut" in shown(replace(answer, sentences=(*ANSWER.sentences, told)), **gone).text


def test_how_a_question_was_understood_is_told_only_where_it_changed():
    assert len(shown(replace(ANSWER, resolved_question="bibit " * 300)).text) < 800
    assert "Dipahami sebagai" not in shown(replace(ANSWER, resolved_question="bibit dibagi bagaimana")).text
    assert "Dipahami sebagai: Bibit di kota?" in shown(replace(ANSWER, resolved_question="Bibit di kota?")).text


def test_tables_and_timelines_are_shown_with_their_sources():
    table = {"columns": ["Aspek", "PP 7/2031"], "rows": [[{"text": "Batas"}, {"text": "40 hari", "citations": [1]}]]}
    timeline = ({"date": "2020", "event": "diundangkan", "label": "PP 2/2020", "citations": [1]},)
    text = shown(replace(ANSWER, table=table, timeline=timeline)).text
    assert "40 hari\u00a0[1]" in text
    assert "2020: diundangkan (PP 2/2020)\u00a0[1]" in text


def test_each_cell_says_its_column_for_where_the_table_has_no_head():
    table = {"columns": ["Aspek", "PP 7/2031"], "rows": [[{"text": "Batas"}, {"text": "40 hari"}, {"text": "lebih"}]]}
    source = answer_html(replace(ANSWER, table=table), anchor="j1")
    assert '<td><span class="kolom">PP 7/2031</span> 40 hari</td>' in source
    assert '<td><span class="kolom"></span> lebih</td>' in source


LENGTHS = {"few": (10, 10, ""), "many": (30, 8, "Tampilkan 22 sumber lain")}


@pytest.mark.parametrize(("many", "first", "said"), LENGTHS.values(), ids=LENGTHS)
def test_a_long_list_of_sources_and_of_markers_is_folded_but_whole(many, first, said):
    citations = tuple(replace(CITATION, n=n) for n in range(1, many + 1))
    warning = Warning_("dicabut", "Tidak berlaku lagi.", tuple(range(1, many + 1)))
    source = answer_html(replace(ANSWER, citations=citations, warnings=(warning,)), anchor="j1")
    assert_harmless(source)
    assert said in source
    assert source.partition('<details class="sisa">')[0].count('<li class="kartu"') == first
    assert source.count('<li class="kartu"') == many
    assert ("dan 24 lagi" in source) == (many == 30)
    assert source.partition("<ol")[0].count('class="rujuk"') >= many


def test_a_question_is_cut_where_it_would_fill_the_page():
    shown = question_html("kata " * 2_000)
    assert len(Reader(shown).text) < 4400  # as it is seen, and once more for the script of the page
    assert "Tampilkan seluruhnya" in shown
    assert "Tampilkan seluruhnya" not in question_html("kata " * 20)


@pytest.mark.parametrize("anchor", ["", "1a", 'a"', "a b", "a#"])
def test_an_anchor_that_could_not_be_an_id_is_an_error(anchor):
    with pytest.raises(ValueError, match="anchor"):
        answer_html(ANSWER, anchor=anchor)


DATES = {
    "a day": ("2014-10-02", "2 Oktober 2014"),
    "a month": ("2014-10", "Oktober 2014"),
    "a year": ("2020", "2020"),
    "a date value": (date(2031, 8, 17), "17 Agustus 2031"),
    "nothing": (None, ""),
    "words stay": ("awal tahun", "awal tahun"),
    "a month that is none stays": ("2014-13-02", "2014-13-02"),
}


@pytest.mark.parametrize(("written", "expected"), DATES.values(), ids=DATES)
def test_dates_are_written_as_people_write_them(written, expected):
    assert long_date(written) == expected
