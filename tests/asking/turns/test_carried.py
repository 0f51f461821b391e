"""Follow-ups that name a case of what was spoken of are made whole: over the shipped names and corpus."""

from __future__ import annotations

import pytest

from kadqa.records import Turn

WHOLE = {
    "the new law after one that is gone": (
        ["Apakah PP 50/2007 masih berlaku?", "jadi yang baru apa?"],
        "apa pengganti PP 50/2007?",
    ),
    "its new rules": (["Apakah PP 50/2007 masih berlaku?", "lalu aturan barunya apa?"], "apa pengganti PP 50/2007?"),
    "the newest": (["UU 22/1999 masih berlaku gak?", "yang terbaru apa?"], "apa pengganti UU 22/1999?"),
    "a deed of old after the successor": (
        ["Apakah PP 50/2007 masih berlaku?", "jadi yang baru apa?", "perjanjian lama kami gimana?"],
        "bagaimana nasib perjanjian yang ditandatangani sebelum PP 28/2018 berlaku?",
    ),
    "a deed that was signed": (
        ["Apakah PP 50/2007 masih berlaku?", "MoU yang sudah diteken gimana nasibnya?"],
        "bagaimana nasib mou yang ditandatangani sebelum PP 28/2018 berlaku?",
    ),
    "a provision and what took its place": (
        ["Pasal 196 UU 32/2004 bunyinya apa?", "penggantinya?", "bedanya apa?"],
        "apa beda Pasal 196 UU 32/2004 dengan Pasal 364 UU 23/2014",
    ),
    "a law and what took its place": (
        ["Apakah PP 50/2007 masih berlaku?", "penggantinya?", "bedanya apa?"],
        "apa beda PP 50/2007 dengan PP 28/2018",
    ),
    "a duty left undone": (
        ["Apa itu kerja sama wajib?", "Kalau tidak dilaksanakan?"],
        "apa akibat kalau kerja sama wajib tidak dilaksanakan?",
    ),
    "a kind inside a longer term": (
        ["Siapa yang membiayai sekretariat kerja sama wajib?", "kalau sukarela?"],
        "Siapa yang membiayai sekretariat kerja sama sukarela?",
    ),
    "another partner": (
        ["Kapan DPRD harus menyetujui kerja sama antar daerah?", "kalau sama perusahaan swasta?"],
        "Kapan DPRD harus menyetujui kerja sama dengan perusahaan swasta?",
    ),
    "who approves": (
        ["Apa syarat kerja sama sister city?", "Siapa yang menyetujui?"],
        "siapa yang menyetujui sister city?",
    ),
}


@pytest.mark.parametrize(("turns", "expected"), WHOLE.values(), ids=WHOLE)
def test_the_follow_up_is_made_whole(shipped, turns, expected):
    history: list[Turn] = []
    for question in turns:
        answer = shipped.ask(question, history=history)
        history.append(Turn(question, tuple(c.provision for c in answer.citations)))
    assert answer.resolved_question == expected
    assert not answer.refused


def test_the_definition_is_not_told_again(shipped):
    before = Turn("Apa itu kerja sama wajib?", ("uu-23-2014/pasal-364/ayat-1",))
    cited = [c.provision for c in shipped.ask("Kalau tidak dilaksanakan?", history=[before]).citations]
    assert cited[0].startswith("pp-28-2018/pasal-10/")


APART = {
    "a deed without a law before": (["Siapa yang menandatangani MoU?", "perjanjian lama kami gimana?"], "nasib"),
    "a deed of which more is asked": (
        ["Apakah PP 50/2007 masih berlaku?", "siapa yang menandatangani perjanjian yang lama?"],
        "nasib",
    ),
    "a law in force": (["Apakah PP 28/2018 masih berlaku?", "jadi yang baru apa?"], "pengganti"),
}


@pytest.mark.parametrize(("turns", "word"), APART.values(), ids=APART)
def test_else_nothing_is_put_in_its_place(shipped, turns, word):
    answer = shipped.ask(turns[-1], history=[Turn(question) for question in turns[:-1]])
    assert word not in answer.resolved_question
