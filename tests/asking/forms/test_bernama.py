"""A partner by a name that no text has: answered with who a pihak ketiga is, and whom the elucidation means by it."""

from __future__ import annotations

import pytest

from kadqa.asking.forms.bernama import Named, partner_named
from kadqa.asking.understand import understand
from tests.conftest import TODAY

NAMED = {
    "after its clause": ("Pemkab mau kerja sama dengan PLN, itu pihak ketiga?", Named("PLN", True)),
    "one of a class": ("Pertamina termasuk pihak ketiga apa bukan?", Named("Pertamina", True)),
    "in small letters": ("apakah pdam bisa jadi pihak ketiga gak", Named("pdam", True)),
    "with what it is": ("Bank Zamrud BUMD apakah pihak ketiga?", Named("Bank Zamrud", False)),
    "of a kind of cooperation": ("kerja sama dengan Indomaret itu KSDPK?", Named("Indomaret", True)),
    "in English": ("Is PLN a third party?", Named("PLN", True)),
    "whether one may": ("Kukar mau kerja sama dengan PLN, boleh?", Named("PLN", True)),
    "by the law in force": ("bisa kerjasama sama BPJS Kesehatan pake PP 28/2018?", Named("BPJS Kesehatan", True)),
    "whether one may, with a firm": (
        "Bolehkah kabupaten kami bekerja sama dengan PT Zamrud?",
        Named("PT Zamrud", False),
    ),
    "by a law that is gone": ("Menurut PP 50/2007, PLN termasuk pihak ketiga?", None),
    "begun as an example": ("Kerja sama dengan koperasi desa boleh?", Named("koperasi desa", False, example=True)),
    "one that a text has": ("Apakah BUMN termasuk pihak ketiga?", None),
    "of the centre": ("Apakah TNI termasuk pihak ketiga?", None),
    "something else of it": ("Bolehkah kerja sama dengan PLN tanpa studi kelayakan?", None),
    "what must be done": ("kerja sama dengan PLN perlu DPRD?", None),
    "a name that may be a town": ("Kota kami mau kerja sama dengan Kyoto, boleh?", None),
    "a country": ("Apakah Jepang termasuk pihak ketiga?", None),
    "a town abroad": ("Kota kami mau kerja sama dengan Taipei, boleh?", None),
    "a rule on third parties": ("Apakah kontrak dengan pihak ketiga harus diaktakan?", None),
}


@pytest.mark.parametrize(("text", "named"), NAMED.values(), ids=NAMED)
def test_the_partner_asked_about_by_name(shipped, text, named):
    assert partner_named(understand(text, (), TODAY, shipped.library), shipped.library) == named


def test_who_is_meant_stands_with_its_elucidation(shipped):
    answer = shipped.ask("Pertamina termasuk pihak ketiga apa bukan?")
    assert [c.provision for c in answer.citations] == [
        "pp-28-2018/pasal-14",
        "pp-28-2018/penjelasan/pasal-14/huruf-b",
        "uu-23-2014/penjelasan/pasal-363/ayat-2/huruf-b",
        "pp-28-2018/pasal-46/ayat-1",
    ]
    assert answer.sentences[0].text.startswith("Tidak ada ketentuan di korpus ini yang menyebut Pertamina;")


def test_of_what_may_be_of_the_centre_the_rule_for_that_is_told_too(shipped):
    answer = shipped.ask("bisa kerjasama sama BPJS Kesehatan pake PP 28/2018?")
    assert answer.citations[-1].provision == "pp-28-2018/pasal-46/ayat-1"


def test_with_an_example_of_an_elucidation_nothing_is_said_to_be_missing(shipped):
    answer = shipped.ask("Kerja sama dengan koperasi desa boleh?")
    assert [c.provision for c in answer.citations] == [
        "pp-28-2018/pasal-14",
        "pp-28-2018/penjelasan/pasal-14/huruf-b",
    ]
    assert "Tidak ada ketentuan" not in answer.answer
