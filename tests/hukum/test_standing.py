from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kadqa.errors import CorpusError
from kadqa.hukum.hubungan import KINDS
from kadqa.hukum.ids import label, source_from_id
from kadqa.hukum.standing import StandingTable, compile_standing, describe
from kadqa.hukum.wording import Changes
from kadqa.records import Relation, Source

CHECKED = "2025-08-20"
SOURCES = {
    source.id: source
    for source in (
        Source("uu-1-2000", "uu", "1", "2000", diundangkan="2000-03-01", diperiksa=CHECKED),
        Source("uu-2-2010", "uu", "2", "2010", diundangkan="2010-10-02", diperiksa=CHECKED),
        Source("uu-3-2011", "uu", "3", "2011", diundangkan="2011-03-18", diperiksa=CHECKED),
        Source("uu-4-2012", "uu", "4", "2012", diundangkan="2012-11-02", berlaku="2012-12-01", diperiksa=CHECKED),
        Source("pp-5-2005", "pp", "5", "2005", ditetapkan="2005-08-22", diperiksa=CHECKED),
        Source("pp-6-2014", "pp", "6", "2014", diundangkan="2014-07-13", diperiksa=CHECKED),
        Source("perppu-7-2010", "perppu", "7", "2010", diundangkan="2010-10-02", diperiksa=CHECKED),
        Source("permendagri-8-2009", "permendagri", "8", "2009", diperiksa=CHECKED),
        Source("perda-contoh-9-2015", "perda", "9", "2015", "Contoh", "contoh", diundangkan="2015-05-04"),
        Source("berkas-surat", "berkas", judul="Surat"),
        Source("halaman/contoh", "halaman"),
    )
}


def rel(dari, jenis, *ke, **fields):
    return Relation(dari, jenis, ke, **fields)


REPEAL = rel("uu-2-2010/pasal-409/huruf-b", "mencabut", "uu-1-2000", mulai="2010-10-02", diperiksa=CHECKED)
OPEN = rel("uu-3-2011", "mengubah", "uu-2-2010", mulai="2011-03-18")
CLOSED = rel("uu-3-2011", "mengubah", "uu-2-2010", mulai="2011-03-18", lengkap=True)
LISTED = rel("uu-3-2011/pasal-i/angka-5", "mengubah", "uu-2-2010/pasal-101", mulai="2011-03-18")
LISTED_HURUF = rel("uu-3-2011/pasal-i/angka-6", "menghapus", "uu-2-2010/pasal-154/ayat-1/huruf-d", mulai="2011-03-18")
INSERTED = rel("uu-3-2011/pasal-i/angka-7", "menyisipkan", "uu-2-2010/pasal-236a", mulai="2011-03-18")
KEPT = rel(
    "uu-2-2010/pasal-408",
    "mempertahankan",
    "pp-5-2005",
    mulai="2010-10-02",
    sampai="2014-07-12",
    syarat="sepanjang tidak bertentangan",
)
PP_REPEAL = rel("pp-6-2014/pasal-51", "mencabut", "pp-5-2005", mulai="2014-07-13")
YEAR = rel("permendagri-9-2020", "mencabut", "permendagri-8-2009", mulai="2020", basis="sekunder")
UNCHECKED = rel("uu-6-2023", "mengubah", "uu-2-2010", mulai="2023-03-31", basis="belum")
UNCHECKED_REPEAL = rel("uu-6-2023", "mencabut", "uu-2-2010", mulai="2023-03-31", basis="belum")
WAITS_NO_MORE = rel("pp-6-2014", "mencabut", "uu-2-2010", mulai="2014-07-13")
WAITING = rel("uu-4-2012/pasal-70", "mencabut", "uu-2-2010", syarat="sejak Keputusan Presiden")
DELAYED = rel("uu-2-2010/pasal-73", "menunda", "uu-2-2010", syarat="mulai berlaku saat ibu kota siap")
COURT = rel("putusan-mk-1-2015", "membatalkan", "uu-2-2010/pasal-9/ayat-2", mulai="2015-06-01")
PERPPU = rel("perppu-7-2010/pasal-i", "mengubah", "uu-2-2010/pasal-101", mulai="2010-10-02")
SETTLED = rel("uu-3-2011/pasal-1", "menetapkan", "perppu-7-2010", mulai="2011-03-18")

U2, U1 = "uu-2-2010", "uu-1-2000"
BROUGHT = "uu-3-2011/pasal-i/angka-5/uu-2-2010/pasal-101"
AMENDED_GONE = rel("uu-4-2012/pasal-70", "mencabut", "uu-2-2010", mulai="2012-12-01")
AMENDED_AGAIN = rel("uu-4-2012/pasal-71", "mengubah", "uu-2-2010/pasal-101", mulai="2012-12-01")
B409 = "uu-2-2010/pasal-409/huruf-b"
STANDING = {
    # what an amending law puts into another
    "put into a law before the amendment": ([LISTED], BROUGHT, "2011-03-17", "belum berlaku", None),
    "put into a law": ([LISTED], BROUGHT, "2011-03-18", "berlaku", None),
    "put into a law, below the pasal": ([LISTED], f"{BROUGHT}/ayat-2", "2015-01-01", "berlaku", None),
    "put into a law that nobody listed": ([], "uu-3-2011/pasal-i/uu-9-1999/pasal-1", "2015-01-01", "berlaku", None),
    "the day before the law it was put into is repealed": (
        [LISTED, AMENDED_GONE],
        BROUGHT,
        "2012-11-30",
        "berlaku",
        None,
    ),
    "it goes with the law it was put into": (
        [LISTED, AMENDED_GONE],
        f"{BROUGHT}/ayat-2",
        "2012-12-01",
        "dicabut",
        "uu-4-2012/pasal-70",
    ),
    "it gives way to a later amendment": (
        [LISTED, AMENDED_AGAIN],
        BROUGHT,
        "2012-12-01",
        "diubah",
        "uu-4-2012/pasal-71",
    ),
    "an amendment before its own does not touch it": (
        [rel("perppu-7-2010", "mengubah", "uu-2-2010/pasal-101", mulai="2010-11-02"), LISTED],
        BROUGHT,
        "2011-03-18",
        "berlaku",
        None,
    ),
    # the beginning of a source
    "the day before promulgation": ([], U1, "2000-02-29", "belum berlaku", None),
    "the day of promulgation": ([], U1, "2000-03-01", "berlaku", None),
    "a day of its own beats promulgation": ([], "uu-4-2012", "2012-11-30", "belum berlaku", None),
    "in force from its own day": ([], "uu-4-2012", "2012-12-01", "berlaku", None),
    "enactment where nothing else is known": ([], "pp-5-2005", "2005-08-22", "berlaku", None),
    "a year alone leaves its days open": ([], "permendagri-8-2009", "2009-06-01", "tidak diketahui", None),
    "after the year it is in force": ([], "permendagri-8-2009/pasal-1", "2010-01-01", "berlaku", None),
    "before the year it is not yet": ([], "permendagri-8-2009", "2008-12-31", "belum berlaku", None),
    "nobody checked it": ([], "perda-contoh-9-2015/pasal-3", "2020-01-01", "tidak diketahui", None),
    "not yet, though nobody checked it": ([], "perda-contoh-9-2015", "2015-01-01", "belum berlaku", None),
    "what is known of it counts though nobody checked the rest": (
        [rel("uu-4-2012/pasal-9", "mencabut", "perda-contoh-9-2015", mulai="2016-01-01")],
        "perda-contoh-9-2015/pasal-3",
        "2020-01-01",
        "dicabut",
        "uu-4-2012/pasal-9",
    ),
    "its pasal that a known act changes is changed": (
        [rel("uu-4-2012/pasal-9", "mengubah", "perda-contoh-9-2015/pasal-3/ayat-1", mulai="2016-01-01")],
        "perda-contoh-9-2015/pasal-3",
        "2020-01-01",
        "diubah",
        "uu-4-2012/pasal-9",
    ),
    "a provision never seen stands as its law": ([], "uu-1-2000/pasal-9/ayat-1", "2005-01-01", "berlaku", None),
    "a law no one named": ([], "uu-99-1999/pasal-1", "2020-01-01", "tidak diketahui", None),
    "a law that only a relation names": ([UNCHECKED], "uu-6-2023", "2024-01-01", "tidak diketahui", None),
    # repeal (rule 1)
    "the day before repeal": ([REPEAL], U1, "2010-10-01", "berlaku", None),
    "the day of repeal": ([REPEAL], U1, "2010-10-02", "dicabut", B409),
    "repeal covers what is below": ([REPEAL], "uu-1-2000/pasal-195/ayat-1", "2010-10-02", "dicabut", B409),
    "repeal covers the penjelasan": ([REPEAL], "uu-1-2000/penjelasan/pasal-195", "2015-01-01", "dicabut", B409),
    "repeal covers the penjelasan umum": ([REPEAL], "uu-1-2000/penjelasan/umum", "2015-01-01", "dicabut", B409),
    "the repealer itself is untouched": ([REPEAL], B409, "2015-01-01", "berlaku", None),
    "a repealed huruf": (
        [LISTED_HURUF],
        "uu-2-2010/pasal-154/ayat-1/huruf-d",
        "2011-03-18",
        "dihapus",
        LISTED_HURUF.dari,
    ),
    "its ayat is changed": ([LISTED_HURUF], "uu-2-2010/pasal-154/ayat-1", "2011-03-18", "diubah", LISTED_HURUF.dari),
    "its pasal is changed": ([LISTED_HURUF], "uu-2-2010/pasal-154", "2011-03-18", "diubah", LISTED_HURUF.dari),
    "its law is changed": ([LISTED_HURUF], U2, "2011-03-18", "diubah", LISTED_HURUF.dari),
    "its sibling is left alone": ([LISTED_HURUF], "uu-2-2010/pasal-154/ayat-1/huruf-e", "2011-03-18", "berlaku", None),
    "its pasal before": ([LISTED_HURUF], "uu-2-2010/pasal-154", "2011-03-17", "berlaku", None),
    "two repeals, the first one stays": (
        [REPEAL, rel("uu-4-2012", "mencabut", U1, mulai="2012-12-01")],
        U1,
        "2013-01-01",
        "dicabut",
        B409,
    ),
    "a deleted provision stays deleted when its law goes": (
        [LISTED_HURUF, rel("uu-4-2012", "mencabut", U2, mulai="2012-12-01")],
        "uu-2-2010/pasal-154/ayat-1/huruf-d",
        "2013-01-01",
        "dihapus",
        LISTED_HURUF.dari,
    ),
    "repeal of a law not yet in force": (
        [rel("uu-1-2000", "mencabut", "uu-4-2012", mulai="2011-01-01")],
        "uu-4-2012",
        "2013-01-01",
        "dicabut",
        "uu-1-2000",
    ),
    "implementing rules outlive their law": (
        [REPEAL, rel("pp-5-2005", "melaksanakan", "uu-1-2000/pasal-197", mulai="2005-08-22")],
        "pp-5-2005",
        "2013-01-01",
        "berlaku",
        None,
    ),
    # amendment (rule 2)
    "a listed provision": ([CLOSED, LISTED], "uu-2-2010/pasal-101", "2011-03-18", "diubah", LISTED.dari),
    "a listed provision the day before": ([CLOSED, LISTED], "uu-2-2010/pasal-101", "2011-03-17", "berlaku", None),
    "what is below a listed provision": (
        [CLOSED, LISTED],
        "uu-2-2010/pasal-101/ayat-1",
        "2011-03-18",
        "diubah",
        LISTED.dari,
    ),
    "the penjelasan of a listed provision": (
        [CLOSED, LISTED],
        "uu-2-2010/penjelasan/pasal-101",
        "2011-03-18",
        "diubah",
        LISTED.dari,
    ),
    "unlisted, the list is closed": ([CLOSED, LISTED], "uu-2-2010/pasal-363", "2011-03-18", "berlaku", None),
    "unlisted, the list is open": ([OPEN, LISTED], "uu-2-2010/pasal-363", "2011-03-18", "tidak diketahui", "uu-3-2011"),
    "unlisted, the day before": ([OPEN, LISTED], "uu-2-2010/pasal-363", "2011-03-17", "berlaku", None),
    "listed though the list is open": (
        [OPEN, LISTED],
        "uu-2-2010/pasal-101/ayat-2",
        "2011-03-18",
        "diubah",
        LISTED.dari,
    ),
    "above the listed though the list is open": (
        [OPEN, LISTED_HURUF],
        "uu-2-2010/pasal-154",
        "2011-03-18",
        "diubah",
        LISTED_HURUF.dari,
    ),
    "beside the listed, the list is open": (
        [OPEN, LISTED_HURUF],
        "uu-2-2010/pasal-154/ayat-2",
        "2011-03-18",
        "tidak diketahui",
        "uu-3-2011",
    ),
    "the law itself, the list is open": ([OPEN], U2, "2011-03-18", "diubah", "uu-3-2011"),
    "closed by another row of the same act": (
        [OPEN, rel("uu-3-2011/pasal-i", "mengubah", "uu-2-2010/pasal-5", mulai="2011-03-18", lengkap=True)],
        "uu-2-2010/pasal-363",
        "2011-03-18",
        "berlaku",
        None,
    ),
    "unlisted but repealed later": (
        [OPEN, rel("uu-4-2012", "mencabut", U2, mulai="2012-12-01")],
        "uu-2-2010/pasal-363",
        "2012-12-01",
        "dicabut",
        "uu-4-2012",
    ),
    "an inserted pasal before": ([CLOSED, INSERTED], "uu-2-2010/pasal-236a", "2011-03-17", "belum berlaku", None),
    "an inserted pasal": ([CLOSED, INSERTED], "uu-2-2010/pasal-236a/ayat-1", "2011-03-18", "berlaku", INSERTED.dari),
    "an insertion changes its law": ([CLOSED, INSERTED], U2, "2011-03-18", "diubah", INSERTED.dari),
    "an insertion by an open amendment": (
        [OPEN, INSERTED],
        "uu-2-2010/pasal-236a",
        "2011-03-18",
        "berlaku",
        INSERTED.dari,
    ),
    "a deleted huruf put back": (
        [LISTED_HURUF, rel("uu-4-2012/pasal-1", "menyisipkan", LISTED_HURUF.ke[0], mulai="2012-12-01")],
        LISTED_HURUF.ke[0],
        "2012-12-01",
        "berlaku",
        "uu-4-2012/pasal-1",
    ),
    "nothing is put back into a repealed law": (
        [REPEAL, rel("uu-3-2011", "menyisipkan", "uu-1-2000/pasal-1a", mulai="2011-03-18")],
        "uu-1-2000/pasal-1a",
        "2011-03-18",
        "dicabut",
        B409,
    ),
    # nothing revives (rule 3)
    "repealing the repealer": (
        [REPEAL, rel("uu-4-2012", "mencabut", U2, mulai="2012-12-01")],
        U1,
        "2013-01-01",
        "dicabut",
        B409,
    ),
    "repealing the amender": (
        [CLOSED, LISTED, rel("uu-4-2012", "mencabut", "uu-3-2011", mulai="2012-12-01")],
        "uu-2-2010/pasal-101",
        "2013-01-01",
        "diubah",
        LISTED.dari,
    ),
    # Perppu (rule 4)
    "a Perppu works from its own day": ([PERPPU, SETTLED], "uu-2-2010/pasal-101", "2010-10-02", "diubah", PERPPU.dari),
    "and through its settling": ([PERPPU, SETTLED], "uu-2-2010/pasal-101", "2011-03-18", "diubah", PERPPU.dari),
    "the Perppu itself goes on": ([PERPPU, SETTLED], "perppu-7-2010", "2011-03-18", "berlaku", None),
    # unchecked and secondary (rule 5)
    "unchecked amendment": ([UNCHECKED], "uu-2-2010/pasal-363", "2023-03-31", "tidak diketahui", "uu-6-2023"),
    "unchecked amendment, the day before": ([UNCHECKED], "uu-2-2010/pasal-363", "2023-03-30", "berlaku", None),
    "unchecked repeal never says repealed": ([UNCHECKED_REPEAL], U2, "2024-01-01", "tidak diketahui", "uu-6-2023"),
    "unchecked, what is gone stays gone": (
        [REPEAL, rel("uu-6-2023", "mengubah", U1, mulai="2023-03-31", basis="belum")],
        U1,
        "2024-01-01",
        "dicabut",
        B409,
    ),
    "unchecked change of a pasal leaves its law in force": (
        [rel("uu-6-2023", "mengubah", "uu-2-2010/pasal-5", mulai="2023-03-31", basis="belum")],
        U2,
        "2024-01-01",
        "berlaku",
        None,
    ),
    # vague dates (rule 6)
    "before the year": ([YEAR], "permendagri-8-2009", "2019-12-31", "berlaku", None),
    "in the year": ([YEAR], "permendagri-8-2009/pasal-1", "2020-06-01", "tidak diketahui", "permendagri-9-2020"),
    "on its last day": ([YEAR], "permendagri-8-2009", "2020-12-31", "tidak diketahui", "permendagri-9-2020"),
    "after the year": ([YEAR], "permendagri-8-2009", "2021-01-01", "dicabut", "permendagri-9-2020"),
    "a month": (
        [rel("uu-2-2010", "mencabut", U1, mulai="2010-10")],
        U1,
        "2010-11-01",
        "dicabut",
        "uu-2-2010",
    ),
    "gone before the vague change": (
        [REPEAL, rel("uu-3-2011", "mengubah", U1, mulai="2011")],
        U1,
        "2011-06-01",
        "dicabut",
        B409,
    ),
    "without a date the act's own day counts": (
        [rel("uu-4-2012/pasal-9", "mencabut", U2)],
        U2,
        "2012-12-01",
        "dicabut",
        "uu-4-2012/pasal-9",
    ),
    "and not the day before": ([rel("uu-4-2012/pasal-9", "mencabut", U2)], U2, "2012-11-30", "berlaku", None),
    "a law whose start waits": ([DELAYED], U2, "2024-01-01", "belum berlaku", DELAYED.dari),
    "before it was made nothing waits": ([DELAYED], U2, "2009-01-01", "belum berlaku", None),
    "and all in it": ([DELAYED, INSERTED], "uu-2-2010/pasal-236a", "2024-01-01", "belum berlaku", DELAYED.dari),
    "it may be repealed before it starts": ([DELAYED, WAITS_NO_MORE], U2, "2024-01-01", "dicabut", "pp-6-2014"),
    "an unchecked delay leaves it unknown": (
        [rel("uu-3-2011", "menunda", U2, syarat="kelak", basis="belum")],
        U2,
        "2024-01-01",
        "tidak diketahui",
        "uu-3-2011",
    ),
    "a condition not met": ([WAITING], U2, "2024-01-01", "berlaku", None),
    # what a repeal keeps alive (rule 7)
    "kept alive": ([KEPT, PP_REPEAL], "pp-5-2005/pasal-3", "2010-10-02", "berlaku bersyarat", KEPT.dari),
    "before it was kept alive": ([KEPT, PP_REPEAL], "pp-5-2005", "2010-10-01", "berlaku", None),
    "its last day": ([KEPT, PP_REPEAL], "pp-5-2005", "2014-07-12", "berlaku bersyarat", KEPT.dari),
    "a later repeal wins": ([KEPT, PP_REPEAL], "pp-5-2005", "2014-07-13", "dicabut", PP_REPEAL.dari),
    "over, and nothing more is known": ([KEPT], "pp-5-2005", "2014-07-13", "tidak diketahui", KEPT.dari),
    "kept out of a repeal of the same day": (
        [REPEAL, rel("uu-2-2010/pasal-400", "mempertahankan", "uu-1-2000/pasal-7", mulai="2010-10-02")],
        "uu-1-2000/pasal-7/ayat-1",
        "2010-10-02",
        "berlaku bersyarat",
        "uu-2-2010/pasal-400",
    ),
    "repealed and kept alive as one": (
        [REPEAL, rel("uu-2-2010/pasal-408", "mempertahankan", U1, mulai="2010-10-02")],
        U1,
        "2010-10-02",
        "berlaku bersyarat",
        "uu-2-2010/pasal-408",
    ),
    "kept out of a repeal, for a time": (
        [
            REPEAL,
            rel("uu-2-2010/pasal-400", "mempertahankan", "uu-1-2000/pasal-7", mulai="2010-10-02", sampai="2011-12-31"),
        ],
        "uu-1-2000/pasal-7",
        "2012-01-01",
        "dicabut",
        B409,
    ),
    # the rest
    "annulled": ([COURT], "uu-2-2010/pasal-9/ayat-2", "2015-06-01", "dicabut", COURT.dari),
    "annulled on a condition": (
        [rel("putusan-mk-1-2015", "membatalkan", "uu-2-2010/pasal-9", mulai="2015-06-01", syarat="sepanjang dimaknai")],
        "uu-2-2010/pasal-9",
        "2015-06-01",
        "berlaku bersyarat",
        "putusan-mk-1-2015",
    ),
    "replaced, read in the text": (
        [rel("uu-2-2010", "menggantikan", U1, mulai="2010-10-02")],
        U1,
        "2010-10-02",
        "dicabut",
        "uu-2-2010",
    ),
    "replaced, from elsewhere": (
        [rel("uu-2-2010", "menggantikan", U1, mulai="2010-10-02", basis="sekunder")],
        U1,
        "2010-10-02",
        "tidak diketahui",
        "uu-2-2010",
    ),
    "a counterpart changes nothing": ([rel(U1, "padanan", U2)], U1, "2015-01-01", "berlaku", None),
}


@pytest.mark.parametrize(("relations", "provision", "day", "status", "by"), STANDING.values(), ids=STANDING)
def test_standing(relations, provision, day, status, by):
    for order in (relations, relations[::-1]):
        interval = compile_standing(SOURCES, order, []).at(provision, date.fromisoformat(day))
        assert (interval.status, interval.by) == (status, by)
        assert interval.provision == provision


def test_the_rows_name_the_version_that_was_valid():
    table = compile_standing(SOURCES, [CLOSED, LISTED], [])
    versions = [row.version for row in table.history("uu-2-2010/pasal-101/ayat-1")]
    assert versions == ["asli", "asli", "uu-3-2011"]
    assert {row.version for row in table.history("uu-2-2010/pasal-363")} == {"asli"}


def test_an_unchecked_relation_of_a_year_is_in_doubt_from_its_first_day():
    vague = rel("uu-6-2023", "mencabut", "uu-2-2010", mulai="2023", basis="belum")
    table = compile_standing(SOURCES, [vague], [])
    assert table.at("uu-2-2010", date(2022, 12, 31)).status == "berlaku"
    for day in (date(2023, 1, 1), date(2024, 1, 1)):
        assert table.at("uu-2-2010", day).note == "mungkin dicabut oleh UU 6/2023 (belum diperiksa)"


def test_pages_documents_corrections_and_comparisons_have_no_standing():
    table = compile_standing(SOURCES, [], [])
    for provision in (
        "halaman/contoh",
        "halaman/contoh/pokok-1",
        "berkas-surat/alinea-2",
        "catatan/a",
        "perbandingan/b",
    ):
        assert table.at(provision, date(2020, 1, 1)) is None
        assert table.history(provision) == ()


def test_a_repealed_bab_takes_its_pasal_along():
    members = {"uu-2-2010/bab-ii": ["uu-2-2010/pasal-5", "uu-2-2010/pasal-6"]}
    relation = rel("uu-4-2012/pasal-1", "mencabut", "uu-2-2010/bab-ii", mulai="2012-12-01")
    table = compile_standing(SOURCES, [relation], [], members=members)
    day = date(2013, 1, 1)
    statuses = {p: table.at(f"uu-2-2010/{p}", day).status for p in ("bab-ii", "pasal-5/ayat-1", "pasal-6", "pasal-7")}
    assert statuses == {"bab-ii": "dicabut", "pasal-5/ayat-1": "dicabut", "pasal-6": "dicabut", "pasal-7": "berlaku"}
    assert table.at("uu-2-2010", day).status == "diubah"


def test_a_changed_pasal_changes_its_bab():
    members = {"uu-2-2010/bab-ii/bagian-1": ["uu-2-2010/pasal-101"]}
    table = compile_standing(SOURCES, [CLOSED, LISTED], [], members=members)
    for bab in ("uu-2-2010/bab-ii/bagian-1", "uu-2-2010/bab-ii"):
        assert table.at(bab, date(2012, 1, 1)).status == "diubah"


def test_notes_say_what_is_weak():
    day = date(2024, 6, 1)
    assert "sumber sekunder" in compile_standing(SOURCES, [YEAR], []).at("permendagri-8-2009", day).note
    assert "belum diperiksa" in compile_standing(SOURCES, [UNCHECKED], []).at("uu-2-2010/pasal-1", day).note
    assert "sejak Keputusan Presiden" in compile_standing(SOURCES, [WAITING], []).at("uu-2-2010", day).note
    assert "ditetapkan menjadi undang-undang" in compile_standing(SOURCES, [SETTLED], []).at("perppu-7-2010", day).note


@pytest.mark.parametrize(
    ("relation", "message"),
    [
        (rel("a", "mencampur", U1, where="hubungan.toml baris 3"), "hubungan.toml baris 3: jenis 'mencampur'"),
        (
            rel("a", "mencabut", U1, mulai="2 Mei", where="hubungan.toml baris 4"),
            "hubungan.toml baris 4: tanggal '2 Mei'",
        ),
        (rel("a", "mempertahankan", U1, sampai="2014-02-30"), "a: tanggal '2014-02-30'"),
    ],
)
def test_a_mistake_in_the_corpus_is_named(relation, message):
    with pytest.raises(CorpusError, match=message):
        compile_standing(SOURCES, [relation], [])


# --- successors -------------------------------------------------------------------------------

PADANAN = [
    rel("uu-1-2000/pasal-195/ayat-1", "padanan", "uu-2-2010/pasal-363/ayat-1", "uu-2-2010/pasal-363/ayat-2"),
    rel("uu-1-2000/pasal-195/ayat-3", "padanan", "uu-2-2010/pasal-366"),
    rel("uu-1-2000/pasal-196", "padanan", "uu-2-2010/pasal-364"),
    rel("uu-1-2000/pasal-2", "padanan"),
]
SUCCESSORS = {
    "of an ayat": ("uu-1-2000/pasal-195/ayat-3", ("uu-2-2010/pasal-366",)),
    "of a pasal, what is below it": (
        "uu-1-2000/pasal-195",
        ("uu-2-2010/pasal-363/ayat-1", "uu-2-2010/pasal-363/ayat-2", "uu-2-2010/pasal-366"),
    ),
    "of what is below a pasal": ("uu-1-2000/pasal-196/ayat-1", ("uu-2-2010/pasal-364",)),
    "of a penjelasan": ("uu-1-2000/penjelasan/pasal-196", ("uu-2-2010/pasal-364",)),
    "there is none": ("uu-1-2000/pasal-2", ()),
    "of a pasal without a counterpart": ("uu-1-2000/pasal-9", (U2,)),
    "of a law without a counterpart": ("pp-5-2005", ("pp-6-2014",)),
    "of what is below a counterpart": ("uu-2-2010/pasal-364/ayat-1", ()),
    "of law in force": ("uu-2-2010/pasal-9", ()),
}


@pytest.mark.parametrize(("provision", "expected"), SUCCESSORS.values(), ids=SUCCESSORS)
def test_successors(provision, expected):
    assert compile_standing(SOURCES, [REPEAL, PP_REPEAL, *PADANAN], []).successors(provision) == expected


def test_a_law_is_followed_by_its_repealer_and_by_the_counterparts_below():
    found = compile_standing(SOURCES, [REPEAL, *PADANAN], []).successors(U1)
    assert found[0] == U2
    assert "uu-2-2010/pasal-364" in found


def test_what_was_put_into_a_law_is_followed_by_what_follows_there():
    padanan = rel("uu-2-2010/pasal-101", "padanan", "uu-4-2012/pasal-9")
    table = compile_standing(SOURCES, [LISTED, AMENDED_GONE, padanan], [])
    assert table.successors(BROUGHT) == ("uu-4-2012/pasal-9",)


def test_an_unchecked_repealer_is_no_successor():
    assert compile_standing(SOURCES, [UNCHECKED_REPEAL], []).successors(U2) == ()


def test_living_successors_go_on_to_what_is_in_force():
    chain = [REPEAL, rel("uu-4-2012", "mencabut", U2, mulai="2012-12-01")]
    table = compile_standing(SOURCES, chain, [])
    assert table.successors(U1) == (U2,)
    assert table.living_successors(U1, date(2011, 1, 1)) == (U2,)
    assert table.living_successors(U1, date(2013, 1, 1)) == ("uu-4-2012",)


def test_relations_of_a_law_are_those_that_name_anything_in_it():
    table = compile_standing(SOURCES, [REPEAL, LISTED, PP_REPEAL], [])
    assert table.relations_of(U2) == (REPEAL, LISTED)
    assert table.relations_of(U2, below=False) == ()
    assert table.relations_of("uu-2-2010/pasal-101") == (LISTED,)
    assert table.relations_of("uu-2-2010/pasal-10") == ()


# --- sentences --------------------------------------------------------------------------------

SENTENCES = {
    "repealed": ([REPEAL], U1, "2015-01-01", "Dicabut sejak 2 Oktober 2010 oleh UU 2/2010 Pasal 409 huruf b."),
    "in force": (
        [],
        "pp-6-2014",
        "2015-01-01",
        "Berlaku sejak 13 Juli 2014; tidak ditemukan pencabutan (diperiksa s.d. 20 Agustus 2025).",
    ),
    "in force, never checked": (
        [],
        "perda-contoh-9-2015",
        "2016-01-01",
        "Belum diperiksa; menurut naskahnya berlaku sejak 4 Mei 2015.",
    ),
    "in force until something happened": (
        [REPEAL],
        U1,
        "2005-01-01",
        "Berlaku sejak 1 Maret 2000; keadaan ini sampai dengan 1 Oktober 2010 (diperiksa s.d. 20 Agustus 2025).",
    ),
    "changed": (
        [CLOSED, LISTED],
        "uu-2-2010/pasal-101",
        "2015-01-01",
        "Berlaku dengan perubahan sejak 18 Maret 2011 oleh UU 3/2011 Pasal I angka 5; "
        "tidak ditemukan pencabutan (diperiksa s.d. 20 Agustus 2025).",
    ),
    "kept alive": (
        [KEPT, PP_REPEAL],
        "pp-5-2005",
        "2012-01-01",
        "Berlaku bersyarat sejak 2 Oktober 2010 (sepanjang tidak bertentangan) berdasarkan UU 2/2010 Pasal 408; "
        "keadaan ini sampai dengan 12 Juli 2014 (diperiksa s.d. 20 Agustus 2025).",
    ),
    "unchecked": ([UNCHECKED], U2, "2024-01-01", "Tidak diketahui: mungkin diubah oleh UU 6/2023 (belum diperiksa)."),
    "its start waits": (
        [DELAYED],
        U2,
        "2024-01-01",
        "Belum berlaku menurut UU 2/2010 Pasal 73 (mulai berlaku saat ibu kota siap); diperiksa s.d. 20 Agustus 2025.",
    ),
    "not yet": ([], U1, "1999-01-01", "Belum berlaku; mulai berlaku 1 Maret 2000."),
    "from elsewhere": (
        [YEAR],
        "permendagri-8-2009",
        "2022-01-01",
        "Dicabut sejak 2020 oleh Permendagri 9/2020; menurut sumber sekunder.",
    ),
    "deleted": (
        [LISTED_HURUF],
        LISTED_HURUF.ke[0],
        "2012-01-01",
        "Dihapus sejak 18 Maret 2011 oleh UU 3/2011 Pasal I angka 6.",
    ),
}


def names(provision):
    return label(provision, source_from_id(provision))


@pytest.mark.parametrize(("relations", "provision", "day", "expected"), SENTENCES.values(), ids=SENTENCES)
def test_describe(relations, provision, day, expected):
    interval = compile_standing(SOURCES, relations, []).at(provision, date.fromisoformat(day))
    assert describe(interval, names) == expected


def test_what_comes_after_may_be_unknown():
    held = compile_standing(SOURCES, [UNCHECKED], []).at(U2, date(2020, 1, 1))
    assert "; keadaan ini sampai dengan " in describe(held, names)
    said = describe(held, names, then_unknown=True)
    assert "; sesudah " in said
    assert " tidak diketahui" in said


def test_a_changed_law_is_told_from_its_beginning_to_its_last_change():
    table = compile_standing(SOURCES, [CLOSED, LISTED], [])
    interval = table.at("uu-2-2010", date(2015, 1, 1))
    known = "; tidak ditemukan pencabutan (diperiksa s.d. 20 Agustus 2025)."
    once = describe(interval, names, Changes("2010-10-02", (), "UU 3/2011"))
    assert once == f"Berlaku sejak 2 Oktober 2010, diubah sejak 18 Maret 2011 oleh UU 3/2011{known}"
    often = describe(interval, names, Changes("2010-10-02", ("UU 4/2010", "UU 5/2010"), "UU 3/2011"))
    assert "diubah oleh UU 4/2010 dan UU 5/2010, terakhir sejak 18 Maret 2011 oleh UU 3/2011" in often


# --- properties -------------------------------------------------------------------------------

LAWS = ["uu-1-2000", "uu-2-2010", "uu-3-2011", "pp-5-2005", "uu-9-1974", "uud-1945"]
IDS = st.builds(
    lambda law, tail: law + tail,
    st.sampled_from(LAWS),
    st.sampled_from(
        ["", "", "/pasal-1", "/pasal-1/ayat-1", "/pasal-1/ayat-1/huruf-a", "/pasal-2", "/penjelasan/pasal-1", "/bab-i"]
    ),
)
DATES = st.one_of(
    st.just(""),
    st.integers(1970, 2025).map(str),
    st.builds("{}-{:02}".format, st.integers(1970, 2025), st.integers(1, 12)),
    st.dates(date(1970, 1, 1), date(2025, 12, 31)).map(str),
    st.sampled_from(["0001-01-01", "0001", "9999-12-31", "9999"]),
)
RELATIONS = st.lists(
    st.builds(
        Relation,
        IDS,
        st.sampled_from(sorted(KINDS)),
        st.lists(IDS, max_size=3).map(tuple),
        st.booleans(),
        DATES,
        DATES,
        st.sampled_from(["", "", "sepanjang tidak bertentangan"]),
        st.sampled_from(["naskah", "naskah", "ocr", "sekunder", "belum"]),
    ),
    max_size=12,
)
MEMBERS = {"uu-1-2000/bab-i": ["uu-1-2000/pasal-1", "uu-1-2000/pasal-2"], "uu-2-2010/bab-i": ["uu-2-2010/pasal-2"]}
SEEN = [*LAWS, "uu-1-2000/pasal-1/ayat-1/huruf-a", "uu-2-2010/pasal-7/ayat-1", "uu-1-2000/penjelasan/pasal-1/ayat-1"]


def named(relations):
    return {*SEEN, *(name for row in relations for name in (row.dari, *row.ke))}


@settings(max_examples=300, deadline=None)
@given(RELATIONS)
def test_the_intervals_of_every_id_leave_no_gap_and_never_overlap(relations):
    table = compile_standing(SOURCES, relations, SEEN, members=MEMBERS)
    for provision in named(relations):
        rows = table.history(provision)
        assert rows[0].start is None
        assert rows[-1].end is None
        for left, right in pairwise(rows):
            assert left.end is not None
            assert left.end == right.start
            assert left.start is None or left.start < left.end
        assert all(row.provision == provision for row in rows)
        for row in rows:
            for day in (row.start or date.min, row.end - timedelta(days=1) if row.end else date.max):
                assert table.at(provision, day) == row
            assert describe(row, names).endswith(".")
        table.successors(provision)
        table.living_successors(provision, date(2025, 1, 1))


@settings(max_examples=100, deadline=None)
@given(RELATIONS)
def test_what_is_stored_answers_as_what_was_compiled(relations):
    table = compile_standing(SOURCES, relations, SEEN, members=MEMBERS)
    loaded = StandingTable.from_rows(list(table.rows()))
    assert list(loaded.rows()) == list(table.rows())
    for provision in named(relations):
        assert loaded.history(provision) == table.history(provision)
        assert loaded.successors(provision) == table.successors(provision)
        assert loaded.relations_of(provision) == table.relations_of(provision)
    assert list(loaded.rows()) == list(table.rows())


@settings(max_examples=100, deadline=None)
@given(RELATIONS)
def test_an_unchecked_relation_never_ends_anything(relations):
    unchecked = [Relation(r.dari, r.jenis, r.ke, r.lengkap, r.mulai, r.sampai, r.syarat, "belum") for r in relations]
    table = compile_standing(SOURCES, unchecked, SEEN, members=MEMBERS)
    for provision in named(relations):
        assert not {row.status for row in table.history(provision)} & {
            "dicabut",
            "dihapus",
            "diubah",
            "berlaku bersyarat",
        }


@settings(max_examples=100, deadline=None)
@given(RELATIONS, st.dates(date(1970, 1, 1), date(2026, 1, 1)))
def test_after_the_repeal_of_a_law_nothing_in_it_is_plainly_in_force(relations, day):
    repeal = rel("uu-2-2010", "mencabut", "uu-1-2000", mulai="2005-05-05")
    kept = [row for row in relations if row.jenis != "mempertahankan"]
    table = compile_standing(SOURCES, [*kept, repeal], SEEN, members=MEMBERS)
    for provision in named(relations):
        if provision.startswith("uu-1-2000") and day >= date(2005, 5, 5):
            assert table.at(provision, day).status not in {"berlaku", "diubah"}


@settings(max_examples=100, deadline=None)
@given(RELATIONS, st.dates(date(1970, 1, 1), date(2026, 1, 1)))
def test_the_status_alone_is_that_of_the_interval(relations, day):
    table = compile_standing(SOURCES, relations, SEEN, members=MEMBERS)
    for provision in (*named(relations), "uu-1-2000/pasal-77/ayat-1", "uu-9-1999", BROUGHT):
        interval = table.at(provision, day)
        assert interval in table.history(provision)
        assert table.status(provision, day) == interval.status
    assert (table.at("halaman/a/pokok-1", day), table.status("halaman/a/pokok-1", day)) == (None, None)


def test_nothing_comes_back_into_a_law_that_is_gone():
    deleted = rel("uu-3-2011", "menghapus", "uu-1-2000/pasal-1", mulai="2003-01-01")
    repeal = rel("uu-2-2010", "mencabut", "uu-1-2000", mulai="2005-05-05")
    late = rel("uu-3-2011", "menyisipkan", "uu-1-2000/pasal-1", mulai="2007-02-02")
    day = date(2008, 1, 1)
    assert compile_standing(SOURCES, [deleted, late], []).at("uu-1-2000/pasal-1", day).status == "berlaku"
    assert compile_standing(SOURCES, [deleted, repeal, late], []).at("uu-1-2000/pasal-1", day).status in {
        "dihapus", "dicabut",
    }  # fmt: skip


def test_relations_of_a_bab_are_those_of_its_pasal():
    table = compile_standing(SOURCES, [LISTED, INSERTED], [], members={"uu-2-2010/bab-i": ["uu-2-2010/pasal-101"]})
    assert table.relations_of("uu-2-2010/bab-i") == (LISTED,)
    assert table.relations_of("uu-2-2010/bab-i", below=False) == ()


def test_a_year_that_is_none_in_an_id_stops_nothing():
    relation = Relation("uu-5-0000/pasal-1", "mencabut", ("uu-7-0000",), mulai="2020-01-01")
    table = compile_standing({}, [relation], [])
    assert table.at("uu-7-0000", date(2021, 1, 1)).status == "dicabut"


def test_what_a_provision_replaced_is_found_from_the_new_one():
    rows = [
        Relation("uu-1-1990/pasal-3/ayat-1", "padanan", ("uu-2-2000/pasal-5/ayat-1", "uu-2-2000/pasal-6")),
        Relation("uu-1-1990/pasal-4", "padanan", ("uu-2-2000/pasal-6",)),
        Relation("uu-1-1990/pasal-9", "padanan", ()),
    ]
    table = compile_standing({}, rows, [])
    assert table.predecessors("uu-2-2000/pasal-6") == ("uu-1-1990/pasal-3/ayat-1", "uu-1-1990/pasal-4")
    assert table.predecessors("uu-2-2000/pasal-6/ayat-2/huruf-a") == table.predecessors("uu-2-2000/pasal-6")
    assert table.predecessors("uu-2-2000/pasal-5/ayat-1") == ("uu-1-1990/pasal-3/ayat-1",)
    assert table.predecessors("uu-2-2000/pasal-7") == ()


def test_a_provision_whose_law_alone_was_followed_has_no_padanan_of_what_stands_beside_it(shipped):
    today = date(2026, 11, 24)
    standing = shipped.library.standing
    assert standing.living_successors("uu-22-1999/pasal-18", today) == ("uu-23-2014",)
    assert standing.living_successors("uu-22-1999/pasal-134", today) == ("uu-23-2014",)
