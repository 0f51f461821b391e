"""Who stood how on which day, over the shipped corpus. The expected values come from the acts, not from the code."""

from __future__ import annotations

from datetime import date

import pytest

BEGINS = "belum berlaku"
HOLDS = "berlaku"
AMENDED = "diubah"
KEPT = "berlaku bersyarat"
GONE = "dicabut"
DELETED = "dihapus"
UNKNOWN = "tidak diketahui"

CASES = {
    # UU 22/1999 Pasal 131: two laws of its time, on 7 May 1999
    "UU 5/1974, the day before": ("uu-5-1974", "1999-05-06", HOLDS, None),
    "UU 5/1974, on the day": ("uu-5-1974", "1999-05-07", GONE, "uu-22-1999/pasal-131/huruf-a"),
    "UU 5/1974, the day after": ("uu-5-1974", "1999-05-08", GONE, "uu-22-1999/pasal-131/huruf-a"),
    "UU 5/1979, the day before": ("uu-5-1979", "1999-05-06", HOLDS, None),
    "UU 5/1979, on the day": ("uu-5-1979", "1999-05-07", GONE, "uu-22-1999/pasal-131/huruf-b"),
    "UU 5/1979, today": ("uu-5-1979", "2026-11-24", GONE, "uu-22-1999/pasal-131/huruf-b"),
    "UU 22/1999, before it was there": ("uu-22-1999", "1999-05-06", BEGINS, None),
    "UU 22/1999, on its first day": ("uu-22-1999", "1999-05-07", HOLDS, None),
    # UU 32/2004 Pasal 239, on 15 October 2004
    "UU 22/1999, the day before its repeal": ("uu-22-1999/pasal-87/ayat-1", "2004-10-14", HOLDS, None),
    "UU 22/1999, on the day": ("uu-22-1999/pasal-87/ayat-1", "2004-10-15", GONE, "uu-32-2004/pasal-239"),
    "UU 22/1999, the day after": ("uu-22-1999", "2004-10-16", GONE, "uu-32-2004/pasal-239"),
    "a repeal is not undone by that of the repealer": ("uu-22-1999", "2014-10-02", GONE, "uu-32-2004/pasal-239"),
    "UU 32/2004, before it was there": ("uu-32-2004/pasal-195", "2004-10-14", BEGINS, None),
    "UU 32/2004, on its first day": ("uu-32-2004/pasal-195", "2004-10-15", HOLDS, None),
    # Perppu 3/2005 and UU 8/2005: the text was never seen
    "what an unread Perppu changed": ("uu-32-2004/pasal-90", "2006-06-01", UNKNOWN, "perppu-3-2005"),
    "and what it leaves alone": ("uu-32-2004/pasal-195", "2006-06-01", HOLDS, None),
    # UU 12/2008, on 28 April 2008: a closed list
    "UU 12/2008 Pasal 26, the day before": ("uu-32-2004/pasal-26", "2008-04-27", HOLDS, None),
    "UU 12/2008 Pasal 26, on the day": ("uu-32-2004/pasal-26", "2008-04-28", AMENDED, "uu-12-2008/pasal-i/angka-1"),
    "UU 12/2008 Pasal 26, the day after": ("uu-32-2004/pasal-26", "2008-04-29", AMENDED, "uu-12-2008/pasal-i/angka-1"),
    "a deleted huruf, the day before": ("uu-32-2004/pasal-42/ayat-1/huruf-i", "2008-04-27", HOLDS, None),
    "a deleted huruf, on the day": ("uu-32-2004/pasal-42/ayat-1/huruf-i", "2008-04-28", DELETED, "uu-12-2008"),
    "its sibling is left alone": ("uu-32-2004/pasal-42/ayat-1/huruf-k", "2008-04-28", HOLDS, None),
    "what it stands in is changed": ("uu-32-2004/pasal-42", "2008-04-28", AMENDED, "uu-12-2008"),
    "an inserted pasal, the day before": ("uu-32-2004/pasal-59a", "2008-04-27", BEGINS, None),
    "an inserted pasal, on the day": ("uu-32-2004/pasal-59a", "2008-04-28", HOLDS, "uu-12-2008"),
    "what a closed list does not name": ("uu-32-2004/pasal-196/ayat-2", "2008-04-28", HOLDS, None),
    # UU 23/2014 Pasal 409, on 2 October 2014
    "UU 32/2004, its last day": ("uu-32-2004/pasal-195/ayat-1", "2014-10-01", HOLDS, None),
    "UU 32/2004, on the day": ("uu-32-2004/pasal-195/ayat-1", "2014-10-02", GONE, "uu-23-2014/pasal-409/huruf-b"),
    "UU 32/2004, the day after": ("uu-32-2004", "2014-10-03", GONE, "uu-23-2014/pasal-409/huruf-b"),
    "an amended pasal goes with its law": ("uu-32-2004/pasal-26", "2014-10-02", GONE, "uu-23-2014/pasal-409/huruf-b"),
    "an inserted pasal goes with its law": ("uu-32-2004/pasal-59a", "2014-10-02", GONE, "uu-23-2014/pasal-409/huruf-b"),
    "the amender goes too": ("uu-12-2008", "2014-10-02", GONE, "uu-23-2014/pasal-409/huruf-b"),
    "the amender, the day before": ("uu-12-2008", "2014-10-01", HOLDS, None),
    "UU 5/1962, the day before": ("uu-5-1962", "2014-10-01", HOLDS, None),
    "UU 5/1962, on the day": ("uu-5-1962", "2014-10-02", GONE, "uu-23-2014/pasal-409/huruf-a"),
    "a pasal taken out of UU 28/2009": ("uu-28-2009/pasal-157", "2014-10-02", GONE, "uu-23-2014/pasal-409/huruf-c"),
    "the day before": ("uu-28-2009/pasal-157", "2014-10-01", HOLDS, None),
    "its neighbour": ("uu-28-2009/pasal-156", "2014-10-02", HOLDS, None),
    "the ayat that stays": ("uu-28-2009/pasal-158/ayat-1", "2014-10-02", HOLDS, None),
    "the first pasal of a range": ("uu-17-2014/pasal-314", "2014-10-02", GONE, "uu-23-2014/pasal-409/huruf-d"),
    "one before the range": ("uu-17-2014/pasal-313", "2014-10-02", HOLDS, None),
    "one between two ranges": ("uu-17-2014/pasal-413", "2014-10-02", HOLDS, None),
    "the last pasal of the second range": ("uu-17-2014/pasal-421", "2014-10-03", GONE, "uu-23-2014/pasal-409/huruf-d"),
    "UU 23/2014, before it was there": ("uu-23-2014/pasal-363", "2014-10-01", BEGINS, None),
    "UU 23/2014, on its first day": ("uu-23-2014/pasal-363", "2014-10-02", HOLDS, None),
    "its pasal on cooperation, today": ("uu-23-2014/pasal-364/ayat-2", "2026-11-24", HOLDS, None),
    # PP 50/2007, kept alive by UU 23/2014 Pasal 408 until PP 28/2018 Pasal 51
    "PP 50/2007, before it was there": ("pp-50-2007", "2007-08-21", BEGINS, None),
    "PP 50/2007, on its first day": ("pp-50-2007", "2007-08-22", HOLDS, None),
    "PP 50/2007 under the law that it carries out": ("pp-50-2007/pasal-2", "2014-10-01", HOLDS, None),
    "PP 50/2007, kept on condition": ("pp-50-2007/pasal-2", "2014-10-02", KEPT, "uu-23-2014/pasal-408"),
    "PP 50/2007, when the Buleleng page was written": ("pp-50-2007", "2017-08-29", KEPT, "uu-23-2014/pasal-408"),
    "PP 50/2007, its last day": ("pp-50-2007", "2018-07-12", KEPT, "uu-23-2014/pasal-408"),
    "PP 50/2007, on the day": ("pp-50-2007/pasal-2/huruf-a", "2018-07-13", GONE, "pp-28-2018/pasal-51"),
    "PP 50/2007, the day after": ("pp-50-2007", "2018-07-14", GONE, "pp-28-2018/pasal-51"),
    "PP 28/2018, the day before": ("pp-28-2018/pasal-6", "2018-07-12", BEGINS, None),
    "PP 28/2018, on its first day": ("pp-28-2018/pasal-6", "2018-07-13", HOLDS, None),
    # ministerial rules: kept by PP 28/2018 Pasal 50, repealed in 2020 as far as memory goes
    "Permendagri 22/2009 before PP 28/2018": ("permendagri-22-2009", "2018-07-12", HOLDS, None),
    "Permendagri 22/2009, kept on condition": ("permendagri-22-2009", "2018-07-13", KEPT, "pp-28-2018/pasal-50"),
    "Permendagri 22/2009, its last sure day": ("permendagri-22-2009", "2019-12-31", KEPT, "pp-28-2018/pasal-50"),
    "what memory says is unknown, not repealed": ("permendagri-22-2009", "2021-01-01", UNKNOWN, "permendagri-22-2020"),
    "Permendagri 23/2009 likewise": ("permendagri-23-2009", "2026-11-24", UNKNOWN, "permendagri-22-2020"),
    "Permendagri 3/2008 likewise": ("permendagri-3-2008", "2026-11-24", UNKNOWN, "permendagri-25-2020"),
    "Permendagri 74/2012 likewise": ("permendagri-74-2012", "2026-11-24", UNKNOWN, "permendagri-25-2020"),
    # Perppu 2/2014 and UU 2/2015: one change, without a gap
    "huruf d lasted less than a day": ("uu-23-2014/pasal-101/ayat-1/huruf-d", "2014-10-02", DELETED, "perppu-2-2014"),
    "before the Perppu became a law": ("uu-23-2014/pasal-101/ayat-1/huruf-d", "2015-02-01", DELETED, "perppu-2-2014"),
    "when it became a law": ("uu-23-2014/pasal-101/ayat-1/huruf-d", "2015-02-02", DELETED, "perppu-2-2014"),
    "the other huruf d": ("uu-23-2014/pasal-154/ayat-1/huruf-d", "2014-10-02", DELETED, "perppu-2-2014"),
    "the Perppu itself": ("perppu-2-2014", "2014-10-02", HOLDS, None),
    "the Perppu after its law": ("perppu-2-2014", "2015-02-03", HOLDS, None),
    # UU 9/2015, on 18 March 2015
    "UU 9/2015 Pasal 63, the day before": ("uu-23-2014/pasal-63/ayat-1", "2015-03-17", HOLDS, None),
    "UU 9/2015 Pasal 63, on the day": (
        "uu-23-2014/pasal-63/ayat-1",
        "2015-03-18",
        AMENDED,
        "uu-9-2015/pasal-i/angka-1",
    ),
    "UU 9/2015 Pasal 63, the day after": ("uu-23-2014/pasal-63/ayat-1", "2015-03-19", AMENDED, "uu-9-2015"),
    "a deleted tugas, the day before": ("uu-23-2014/pasal-65/ayat-1/huruf-f", "2015-03-17", HOLDS, None),
    "a deleted tugas, on the day": ("uu-23-2014/pasal-65/ayat-1/huruf-f", "2015-03-18", DELETED, "uu-9-2015"),
    "an inserted ayat, the day before": ("uu-23-2014/pasal-66/ayat-4", "2015-03-17", BEGINS, None),
    "an inserted ayat, on the day": ("uu-23-2014/pasal-66/ayat-4", "2015-03-18", HOLDS, "uu-9-2015"),
    "huruf g beside what was changed": ("uu-23-2014/pasal-101/ayat-1/huruf-g", "2015-03-18", HOLDS, None),
    # UU 11/2020, changed by the Perppu that repealed it
    "UU 11/2020 Pasal 260, the day before": ("uu-23-2014/pasal-260", "2020-11-01", HOLDS, None),
    "UU 11/2020 Pasal 260, on the day": ("uu-23-2014/pasal-260", "2020-11-02", AMENDED, "uu-11-2020/pasal-176/angka-5"),
    "before its amender was repealed": ("uu-23-2014/pasal-260", "2022-12-29", AMENDED, "uu-11-2020/pasal-176/angka-5"),
    "UU 11/2020, the day before its repeal": ("uu-11-2020/pasal-175", "2022-12-29", HOLDS, None),
    "the amender, on the day of its repeal": ("uu-11-2020", "2022-12-30", GONE, "perppu-2-2022"),
    "the amender, the day after": ("uu-11-2020", "2022-12-31", GONE, "perppu-2-2022"),
    "Perppu 2/2022, before its law": ("perppu-2-2022", "2023-03-30", HOLDS, None),
    "Perppu 2/2022, when UU 6/2023 made it one": ("perppu-2-2022", "2023-03-31", HOLDS, None),
    # UU 1/2022 Pasal 189, on 5 January 2022
    "Pasal 279, the day before": ("uu-23-2014/pasal-279", "2022-01-04", HOLDS, None),
    "Pasal 279, on the day": ("uu-23-2014/pasal-279", "2022-01-05", GONE, "uu-1-2022/pasal-189/ayat-1/huruf-c"),
    "Pasal 279, the day after": (
        "uu-23-2014/pasal-279/ayat-1",
        "2022-01-06",
        GONE,
        "uu-1-2022/pasal-189/ayat-1/huruf-c",
    ),
    "Pasal 281 is not on the list": ("uu-23-2014/pasal-281", "2022-01-05", HOLDS, None),
    "Pasal 245 goes only in part": ("uu-23-2014/pasal-245", "2022-01-05", AMENDED, "uu-1-2022"),
    "a law that was repealed in part": ("uu-23-2014", "2022-01-05", AMENDED, "uu-1-2022"),
    "UU 11/2020 Pasal 114, the day before": ("uu-11-2020/pasal-114", "2022-01-04", HOLDS, None),
    "UU 11/2020 Pasal 114, on the day": ("uu-11-2020/pasal-114", "2022-01-05", GONE, "uu-1-2022"),
    "UU 33/2004, the day before": ("uu-33-2004", "2022-01-04", HOLDS, None),
    "UU 33/2004, on the day": ("uu-33-2004", "2022-01-05", GONE, "uu-1-2022/pasal-189/ayat-1/huruf-a"),
    "UU 28/2009, on the day": ("uu-28-2009", "2022-01-05", GONE, "uu-1-2022/pasal-189/ayat-1/huruf-b"),
    "what was gone before stays gone by the first": ("uu-28-2009/pasal-157", "2022-01-05", GONE, "uu-23-2014"),
    # government regulations, one by one
    "PP 79/2005, the day before": ("pp-79-2005", "2017-04-06", HOLDS, None),
    "PP 79/2005, on the day": ("pp-79-2005", "2017-04-07", GONE, "pp-12-2017/pasal-51/angka-4"),
    "PP 79/2005, the day after": ("pp-79-2005", "2017-04-08", GONE, "pp-12-2017/pasal-51/angka-4"),
    "PP 58/2005, the day before": ("pp-58-2005", "2019-03-11", HOLDS, None),
    "PP 58/2005, on the day": ("pp-58-2005", "2019-03-12", GONE, "pp-12-2019/pasal-223"),
    "PP 6/2006, the day before": ("pp-6-2006", "2014-04-23", HOLDS, None),
    "PP 6/2006, on the day": ("pp-6-2006", "2014-04-24", GONE, "pp-27-2014/pasal-109"),
    "PP 38/2008 with it": ("pp-38-2008", "2014-04-24", GONE, "pp-27-2014/pasal-109"),
    "PP 34/2009, the day before": ("pp-34-2009", "2022-12-25", HOLDS, None),
    "PP 34/2009, on the day": ("pp-34-2009", "2022-12-26", GONE, "pp-59-2022"),
    "UU 10/2004, the day before": ("uu-10-2004", "2011-08-11", HOLDS, None),
    "UU 10/2004, on the day": ("uu-10-2004", "2011-08-12", GONE, "uu-12-2011/pasal-102"),
    # changes whose list is not known
    "an open amendment, before": ("pp-27-2014/pasal-2", "2019-12-31", HOLDS, None),
    "an open amendment, within its year": ("pp-27-2014/pasal-2", "2020-06-01", UNKNOWN, "pp-28-2020"),
    "an open amendment, after": ("pp-27-2014/pasal-2", "2021-01-01", UNKNOWN, "pp-28-2020"),
    "a title that says it amends": ("permendagri-19-2016/pasal-1", "2025-01-01", UNKNOWN, "permendagri-7-2024"),
    "an amendment from memory": ("permendagri-1-2016", "2025-01-01", UNKNOWN, "permendagri-3-2024"),
    # UU 12/2011 and its two amendments
    "Pasal 1, the day before": ("uu-12-2011/pasal-1", "2019-10-03", HOLDS, None),
    "Pasal 1, on the day": ("uu-12-2011/pasal-1", "2019-10-04", AMENDED, "uu-15-2019"),
    "Pasal 7 after the first": ("uu-12-2011/pasal-7", "2019-10-04", HOLDS, None),
    "Pasal 7 after the second": ("uu-12-2011/pasal-7", "2022-06-16", HOLDS, None),
    "Pasal 5, the day before": ("uu-12-2011/pasal-5", "2022-06-15", HOLDS, None),
    "Pasal 5, on the day": ("uu-12-2011/pasal-5", "2022-06-16", AMENDED, "uu-13-2022"),
    "inserted by the first, not there before": ("uu-12-2011/pasal-95a", "2019-10-03", BEGINS, None),
    "inserted by the first": ("uu-12-2011/pasal-95a", "2019-10-04", HOLDS, "uu-15-2019"),
    "inserted by the first, changed by the second": ("uu-12-2011/pasal-95a", "2022-06-16", AMENDED, "uu-13-2022"),
    # procurement and partnerships
    "a repeal of which only the year is known, before": ("perpres-54-2010", "2017-12-31", HOLDS, None),
    "within the year": ("perpres-54-2010", "2018-06-01", UNKNOWN, "perpres-16-2018"),
    "after the year": ("perpres-54-2010", "2019-01-01", GONE, "perpres-16-2018"),
    "replaced as far as memory goes": ("perka-lkpp-19-2015", "2019-01-01", UNKNOWN, "peraturan-lkpp-29-2018"),
    "replaced likewise": ("perpres-28-2015", "2021-01-01", UNKNOWN, "perpres-57-2020"),
    # the capital
    "a condition not yet met ends nothing": ("uu-29-2007", "2026-11-24", HOLDS, None),
    # the constitution
    "Pasal 18 before the second amendment": ("uud-1945/pasal-18", "1999-12-31", HOLDS, None),
    "Pasal 18 after it": ("uud-1945/pasal-18", "2001-01-01", AMENDED, "uud-1945-perubahan-kedua"),
    "Pasal 18A before it": ("uud-1945/pasal-18a", "1999-12-31", BEGINS, None),
    "Pasal 18A after it": ("uud-1945/pasal-18a", "2001-01-01", HOLDS, "uud-1945-perubahan-kedua"),
    # what nobody knows
    "a law that stands nowhere": ("uu-1-1900", "2026-11-24", UNKNOWN, None),
    "a regional regulation of nobody": ("perda-lembayung-3-2021/pasal-2", "2026-11-24", UNKNOWN, None),
}


@pytest.mark.parametrize(("provision", "day", "status", "by"), CASES.values(), ids=CASES)
def test_the_standing_of_a_provision_on_a_day(shipped, provision, day, status, by):
    found = shipped.library.standing.at(provision, date.fromisoformat(day))
    assert found.status == status
    if by is None:
        assert found.by is None
    else:
        assert found.by is not None
        assert f"{found.by}/".startswith(f"{by}/")


def test_repealing_an_amender_does_not_bring_the_old_words_back(shipped):
    after = shipped.library.standing.at("uu-23-2014/pasal-260", date(2026, 11, 24))
    assert after.version != "asli"
    assert after.status in {AMENDED, UNKNOWN}


def test_a_perppu_and_its_law_are_told_as_one(shipped):
    row = shipped.library.standing.at("perppu-2-2014", date(2026, 11, 24))
    assert "UU 2/2015" in row.note


def test_a_condition_names_the_act_that_waits_for_it(shipped):
    row = shipped.library.standing.at("uu-29-2007", date(2026, 11, 24))
    assert "UU 2/2024" in row.note
    assert "Keputusan Presiden" in row.note


def test_every_relation_that_changes_standing_is_told_by_a_row(shipped):
    """Whatever the corpus says of an act and a day is seen from the day on, or in doubt within the year."""
    table = shipped.library.standing
    for row in table.relations:
        if (
            row.jenis not in {"mencabut", "mengubah", "menghapus", "menyisipkan"}
            or not row.mulai
            or row.basis == "belum"
        ):
            continue
        for target in row.ke:
            told = {interval.by for interval in table.history(target)}
            assert told - {None}, (row.dari, target)
