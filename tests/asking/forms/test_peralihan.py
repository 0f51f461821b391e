"""What becomes of deeds made before a law is told by its transitional provisions: over the shipped corpus."""

from __future__ import annotations

import pytest

TOLD = {
    "before a law": ("Bagaimana nasib perjanjian lama yang dibuat sebelum PP 28/2018?", 48),
    "before it held": ("Bagaimana perjanjian yang dibuat sebelum PP 28/2018 berlaku?", 48),
    "there when it began": ("Bagaimana perjanjian yang sudah ada saat PP 28/2018 mulai berlaku?", 48),
    "under the law before": ("Apakah perjanjian yang dibuat berdasarkan PP 50/2007 masih berlaku?", 48),
    "in short": ("perjanjian tahun 2015 yg pake PP 50/2007 msh sah?", 48),
    "in English": ("Is an agreement made under PP 50/2007 still valid?", 48),
    "of a year, before it came out": (
        "Bagaimana kedudukan kontrak kerja sama dengan swasta yang diteken tahun 2016, sebelum PP 28/2018 keluar?", 48,
    ),
    "of a year, and a comma more": ("PKS yang diteken tahun 2016, sebelum PP 28, masih laku atau dibuat ulang?", 48),
    "with the centre": ("MoU dengan kementerian yang diteken sebelum PP 28/2018 masih berlaku?", 49),
}  # fmt: skip


@pytest.mark.parametrize(("text", "pasal"), TOLD.values(), ids=TOLD)
def test_the_transitional_provision_comes_first(shipped, text, pasal):
    assert shipped.ask(text).citations[0].provision == f"pp-28-2018/pasal-{pasal}"


OTHERWISE = {
    "more is asked": "Siapa yang mengubah perjanjian yang dibuat sebelum PP 28/2018?",
    "no deed": "Apakah kerja sama antardaerah sebelum UU 23/2014 tetap berlaku?",
    "the law itself": "Apakah PP 50/2007 masih berlaku?",
}


@pytest.mark.parametrize("text", OTHERWISE.values(), ids=OTHERWISE)
def test_else_it_does_not(shipped, text):
    assert shipped.ask(text).citations[0].provision != "pp-28-2018/pasal-48"
