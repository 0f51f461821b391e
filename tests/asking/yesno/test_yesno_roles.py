"""A false "Ya" is the worst that can be said: another one who acts, another verb, duty or object never gets it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

import pytest

from kadqa.asking.yesno.naming import names_of
from kadqa.asking.yesno.statements import Statement, statements
from kadqa.asking.yesno.yesno import verdict
from kadqa.hukum import ids
from kadqa.lexical import STOP
from kadqa.records import IN_FORCE, Excerpt, Query, Term
from tests.asking.yesno.test_yesno import IF_SO, YES, excerpt, said
from tests.conftest import TODAY

TAKES = "Bila desa tidak mengadakan lomba wajib, camat mengambil alih pelaksanaan lomba yang ditunda."
CONSENT = (
    "(1) Dewan desa mempunyai tugas dan wewenang:\na. memberi persetujuan atas rencana lomba bila membebani warga."
)
PAYS = "Bupati dapat memberi bantuan dana kepada desa untuk pelaksanaan lomba perahu."
VILLAGE = "Pemerintahan desa adalah penyelenggaraan urusan oleh pemerintah desa, dewan desa, dan warga."
TWO = "Desa dapat bermitra dengan dua macam mitra:\na. swasta; dan\nb. koperasi."
CASES = {
    "who is named in the condition does not act": ("Apakah desa boleh mengambil alih lomba?", TAKES, ""),
    "nor does another": ("Apakah bupati boleh mengambil alih lomba?", TAKES, ""),
    "who acts behind a condition": ("Apakah camat boleh mengambil alih lomba?", TAKES, IF_SO),
    "who consents to a thing does not do it": ("Bolehkah dewan desa mengadakan lomba?", CONSENT, ""),
    "nor give it": ("Apakah dewan desa boleh memberi rencana lomba?", CONSENT, ""),
    "what a condition says is not what is allowed": ("Apakah dewan desa boleh membebani warga?", CONSENT, ""),
    "a power is no duty": ("Apakah dewan desa wajib memberi persetujuan?", CONSENT, ""),
    "a power to consent is no duty": ("Apakah dewan desa harus menyetujui rencana lomba?", CONSENT, ""),
    "a power": ("Bolehkah dewan desa memberi persetujuan atas rencana lomba?", CONSENT, IF_SO),
    "who must have a consent does not give it": (
        "Apakah camat wajib menyetujui lomba perahu?", "Lomba perahu harus mendapat persetujuan camat.", "",
    ),
    "what must have a consent": (
        "Apakah lomba perahu harus disetujui camat?", "Lomba perahu harus mendapat persetujuan camat.", YES,
    ),
    "who must get a consent cannot give it": (
        "Apakah camat boleh memberi persetujuan?", "Camat menunda lomba sesudah mendapat persetujuan bupati.", "",
    ),
    "who gives does not get": ("Apakah bupati boleh mendapat bantuan dana?", PAYS, ""),
    "who gets does not give": ("Apakah desa boleh memberi bantuan dana?", PAYS, ""),
    "who pays for it does not do it": ("Apakah bupati boleh mengadakan lomba perahu?", PAYS, ""),
    "who gives": ("Apakah bupati boleh memberi bantuan dana kepada desa?", PAYS, IF_SO),
    "with whom is not by whom": (
        "Apakah lomba boleh diadakan warga?", "Lomba dapat diadakan dengan warga.", "",
    ),
    "a definition lists nobody": ("Apakah dewan desa termasuk pemerintah desa?", VILLAGE, ""),
    "nor under its own name": ("Apakah dewan desa termasuk pemerintahan desa?", VILLAGE, ""),
    "a list of names": ("Apakah koperasi termasuk mitra?", TWO, YES),
    "who has the partners is no class": ("Apakah koperasi termasuk desa?", TWO, ""),
    "of a name with more in it": ("Apakah koperasi termasuk mitra dagang?", TWO, ""),
    "one of several that something is": ("Apakah dana termasuk bekal?", "Bekal adalah dana, beras, dan perahu.", YES),
    "a name of which it is the lesser part": (
        "Apakah koperasi termasuk mitra?", TWO.replace("koperasi", "koperasi berizin camat dan dinas pasar"), "",
    ),
    "a denial of those in another role": (
        "Bolehkah camat membentuk tim?", "Camat sebagai ketua lomba tidak boleh membentuk tim.", "",
    ),
    "a denial that what follows may narrow": (
        "Bolehkah camat mengambil keputusan?", "Camat tidak boleh mengambil keputusan dan tindakan penting.", "",
    ),
    "a denial with a clause behind its list": (
        "Bolehkah camat memungut sewa?", "Camat tidak boleh memungut sewa, pajak, dan denda yang berlipat.", "",
    ),
    "a word of a condition": ("Bolehkah camat membentuk tim warga?", "Camat membentuk tim bila warga mau.", ""),
    "a word in another role, whatever the preposition elsewhere": (
        "Apakah lomba dengan hadiah boleh diadakan warga?", "Lomba dengan hadiah dapat diadakan dengan warga.", "",
    ),
    "from whom is not what": ("Apakah camat boleh membeli nelayan?", "Camat dapat membeli dari para nelayan.", ""),
    "what the partner is for is no partner": (
        "Apakah camat boleh bermitra dengan lomba?", "Camat dapat bermitra dengan koperasi untuk hal:\na. lomba.", "",
    ),
    "nor is the aim": (
        "Apakah camat boleh bermitra dengan lomba?", "Camat dapat bermitra dengan koperasi berupa:\na. lomba.", "",
    ),
    "an item with more in front": (
        "Apakah desa boleh bermitra dengan koperasi?", TWO.replace("koperasi", "pegawai koperasi"), "",
    ),
    "who gets a consent does not give it": (
        "Bolehkah desa menyetujui lomba?", "Desa mendapat persetujuan lomba.", "",
    ),
    "a kind of itself": ("Apakah nelayan termasuk nelayan?", "Nelayan meliputi nelayan dan buruh.", ""),
    "from whom it comes is not what it is": (
        "Apakah camat termasuk sumber dana?", "Sumber dana adalah hibah, dari camat atau desa.", "",
    ),
    "a name that goes on": ("Apakah ketua termasuk anggota tim?", "Anggota tim terdiri atas ketua desa dan camat.", ""),
    "a name that lacks its head": (
        "Apakah desa termasuk anggota tim?", "Anggota tim terdiri atas juru tulis pasar dan desa.", "",
    ),
    "what something is done with": (
        "Apakah lomba desa termasuk lomba bersama?", "Lomba bersama adalah lomba desa dengan camat, dan hadiahnya.", "",
    ),
    "a kind named wajib": (
        "Apakah desa boleh melaksanakan kerja sama wajib?", "Desa dapat melaksanakan kerja sama dengan warga.", "",
    ),
    "a word between that changes what it is": (
        "Bolehkah camat membentuk tim pasar?", "Camat dapat membentuk tim pengawas pasar.", "",
    ),
    "only both together": ("Bolehkah camat membentuk tim?", "Camat dan bupati membentuk tim.", ""),
    "either of them": ("Bolehkah camat membentuk tim?", "Camat atau bupati membentuk tim.", YES),
    "an aim": (
        "Bolehkah camat mengelola pasar?", "Camat dapat membentuk tim untuk mengelola pasar.", "",
    ),
    "somebody named by a clause": (
        "Bolehkah camat mengelola pasar?", "Camat yang mengelola pasar wajib melapor.", "",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("question", "text", "expected"), CASES.values(), ids=CASES)
def test_roles(question, text, expected):
    assert said(question, text) == expected


def test_a_definition_allows_nothing():
    rule = excerpt("Camat menyelenggarakan urusan desa.")
    defined = replace(rule, passage=replace(rule.passage, provision="uu-7-2019/pasal-1/angka-2"))
    question = "Bolehkah camat menyelenggarakan urusan desa?"
    query = Query(question, question, "tanya", TODAY)
    assert verdict(query, [rule]) != ()
    assert verdict(query, [defined]) == ()


def test_a_word_of_the_law_may_be_narrower_than_the_one_asked():
    names = names_of([Term("pihak ketiga", ("swasta", "PK")), Term("pengambilalihan", ("mengambil alih", "takeover"))])
    assert names.asked("swasta") == names.asked("pihak ketiga") == names.said("pk") == names.said("pihak ketiga")
    assert names.said("swasta") == "swasta"
    assert names.asked("mengambil alih") == "mengambil alih", "a verb tells who acts, so it is no name"


def test_an_item_without_the_words_before_its_list_says_nothing(shipped):
    """ "KSDD berakhir bila ... tidak dapat dilaksanakan" does not say that it cannot be carried out."""
    told = shipped.library.excerpt("pp-28-2018/pasal-9/ayat-1/huruf-d", TODAY, TODAY)
    assert told is not None
    assert list(statements([told])) == []


def test_what_something_is_by_definition_is_not_counted_among_it(shipped):
    told = [shipped.library.excerpt("uu-23-2014/pasal-1/angka-6", TODAY, TODAY)]
    question = "apakah hak termasuk otonomi daerah?"
    assert verdict(Query(question, question, "tanya", TODAY), told) == ()


def test_a_narrower_name_in_the_law_is_not_read_as_the_wider(shipped):
    question = "apakah bum desa boleh bekerja sama dengan pihak ketiga?"
    told = [e for e in [shipped.library.excerpt("uu-6-2014/pasal-87a/ayat-2", TODAY, TODAY)] if e]
    assert told
    assert verdict(Query(question, question, "tanya", TODAY), told, shipped.library.terms) == ()


OFFICES = (
    "bupati", "gubernur", "menteri", "dprd", "pemerintah pusat", "desa", "pihak ketiga", "masyarakat", "kepala daerah",
    "camat", "sekretariat kerja sama", "kepala desa", "presiden",
)  # fmt: skip
ACTS = re.compile(
    r"(?P<who>(?!(?:untuk|dalam|pada|dengan|bagi|terhadap) )[^,;]{3,60}?) "
    r"(?P<modal>(?:dapat|boleh|harus|wajib|berwenang|perlu) )?"
    r"(?P<verb>(?:me(?!nteri)\w{4,}|di(?!nas)\w{5,}|bekerja sama)(?: alih)?) (?P<what>[^,;.]+)"
)
"""A statement with the one who acts, or is acted on, in front."""
ASIDE = re.compile(r"\b(?:bila|jika|apabila|sepanjang|sesudah|setelah|sebelum|agar|untuk|yang)\b(?P<rest>.*)")
DOING = re.compile(r"\b(?:me(?!nteri)\w{4,}|di(?!nas)\w{5,})(?: \w+){1,3}")
POWER = {"dapat ", "boleh ", "berwenang "}


class Told(NamedTuple):
    statement: Statement
    excerpts: list[Excerpt]
    who: str
    modal: str
    verb: str
    what: tuple[str, ...]


def _told(shipped) -> Iterator[Told]:
    """Statements of the shipped corpus with somebody in front, each with what it is quoted behind."""
    library = shipped.library
    for provision in library.provisions():
        own = library.excerpt(provision, TODAY, TODAY)
        if own is None or own.on_day is None or own.on_day.status not in IN_FORCE or library.children(provision):
            continue
        lead = library.excerpt(ids.parent_of(provision) or "", TODAY, TODAY)
        leads = lead is not None and lead.passage.full_text.rstrip().endswith(":")
        excerpts = [lead, own] if lead is not None and leads else [own]
        for one in statements(excerpts):
            match = ACTS.match(one.text)
            if match and ". " not in one.text and one.excerpt is own:
                short = ASIDE.sub("", match["what"]).strip() or match["what"]
                what = tuple(dict.fromkeys((match["what"], short, " ".join(short.split()[:2]))))
                yield Told(one, excerpts, match["who"], match["modal"] or "", match["verb"], what)


@pytest.fixture(scope="module")
def told(shipped) -> list[Told]:
    some = list(_told(shipped))
    assert len(some) > 200
    return some


@pytest.fixture(scope="module")
def says(shipped):
    def says_yes(one: Told, who: str, modal: str, verb: str, what: str) -> bool:
        question = " ".join(f"apakah {who} {modal} {verb} {what}?".split())
        facts = verdict(Query(question, question, "tanya", TODAY), one.excerpts, shipped.library.terms)
        return any(fact.text.startswith("Ya") for fact in facts)

    return says_yes


def test_who_the_law_names_gets_his_yes(told, says):
    assert sum(says(one, one.who, "boleh", one.verb, one.what[0]) for one in told) > len(told) / 4


def test_nobody_else_does(told, says):
    """Not an office, and none that the statement names elsewhere: in its condition, as what is acted on."""
    for one in told:
        named = set(re.findall(r"\b\w{4,}\b", f"{one.statement.text} {one.statement.when}")) - set(one.who.split())
        nouns = [w for w in named - STOP if not re.match(r"me|di|ber|harus|wajib|dapat|boleh|perlu|tiap|dulu", w)]
        for who in (*OFFICES, *sorted(nouns)[:8]):
            if re.search(rf"\b{who}\b", one.who):
                continue
            wrong = [w for w in one.what[:2] if says(one, who, "boleh", one.verb, w)]
            assert not wrong, (who, one.verb, wrong, one.statement.text)


def test_a_power_is_no_duty(told, says):
    for one in told:
        if one.modal in POWER and not re.search(r"\b(?:harus|wajib|perlu)\b", one.statement.text):
            wrong = [w for w in one.what for modal in ("wajib", "harus") if says(one, one.who, modal, one.verb, w)]
            assert not wrong, (one.verb, wrong, one.statement.text)


GIVES = re.compile(r"memberi(?:kan)?$")
GETS = re.compile(r"(?:mendapat(?:kan)?|memperoleh|menerima)$")
DOES = re.compile(r"(?:melaksana|menyelenggara|melaku|mengada|menjalan)kan$|menjalin$")


def test_giving_getting_and_doing_are_three(told, says):
    for one in told:
        kinds = {"memberi": GIVES, "mendapat": GETS, "melaksanakan": DOES}
        for verb in [verb for verb, kind in kinds.items() if not kind.match(one.verb)]:
            wrong = [
                w for w in (*one.what, *(w.split(" ", 1)[-1] for w in one.what)) if says(one, one.who, "boleh", verb, w)
            ]
            assert not wrong, (one.who, verb, wrong, one.statement.text)


def test_what_stands_in_a_condition_or_an_aim_is_not_allowed_by_it(told, says):
    for one in told:
        aside = ASIDE.search(one.statement.text)
        for does in DOING.findall(f"{aside['rest'] if aside else ''} ; {one.statement.when}"):
            if not aside or one.verb not in one.statement.text[: aside.start()] or does.startswith(one.verb):
                continue
            assert not says(one, one.who, "boleh", does, ""), (one.who, does, one.statement.text)


DENIES = re.compile(r"(?P<who>[^;]{2,80}?) (?:tidak|dilarang|bukan) (?:(?:dapat|boleh|wajib|perlu) )?(?P<what>[^,;.]+)")


def test_what_is_denied_to_one_is_denied_to_no_other(shipped):
    library = shipped.library
    denied = 0
    for provision in library.provisions():
        own = library.excerpt(provision, TODAY, TODAY)
        if own is None or own.on_day is None or library.children(provision):
            continue
        for one in statements([own]):
            if match := DENIES.match(one.text):
                denied += 1
                for who in (other for other in OFFICES if other not in match["who"]):
                    question = f"apakah {who} boleh {match['what']}?"
                    assert verdict(Query(question, question, "tanya", TODAY), [own], library.terms) == (), question
    assert denied > 20
