"""What a document says of standing is offered in labels, with the row that records it."""

from __future__ import annotations

from dataclasses import replace

from kadqa.library.konfirmasi import offers
from kadqa.records import Provision, Relation, Report, Source, Structure

LAW = Source("perda-contoh-2-2024", "perda", "2", "2024", "Pasar", "contoh", diundangkan="2024-01-03")
OLD = Source("perda-contoh-5-2010", "perda", "5", "2010", "Pasar Lama", "contoh")


def read(source: Source = LAW) -> Structure:
    """A regulation of two pasal: it repeals another, and begins a month after it was announced."""
    said = (
        "Pada saat Peraturan Daerah ini mulai berlaku, Peraturan Daerah Kabupaten Contoh Nomor 5 Tahun 2010 tentang "
        "Pasar Lama dicabut dan dinyatakan tidak berlaku.",
        "Peraturan Daerah ini mulai berlaku pada tanggal 1 Februari 2024.",
    )
    provisions = tuple(
        Provision(f"{source.id}/pasal-{n}", "pasal", f"Pasal {n}", text, None, ()) for n, text in enumerate(said, 1)
    )
    return Structure(source, "text", provisions, (), (), Report(1, 0, 0, {}, 0))


def test_a_repeal_and_the_first_day_are_offered_in_labels():
    day, repeal = offers(read(), {OLD.id: OLD}, checked="2024-05-01")
    assert (day.text, day.berlaku) == ("Perda Contoh 2/2024 mulai berlaku 1 Februari 2024.", "2024-02-01")
    assert repeal.text == "Perda Contoh 2/2024 Pasal 1 mencabut Perda Contoh 5/2010 sejak 1 Februari 2024."
    assert repeal.relation == Relation(
        "perda-contoh-2-2024/pasal-1", "mencabut", ("perda-contoh-5-2010",), mulai="2024-02-01", diperiksa="2024-05-01"
    )


def test_what_is_recorded_is_not_offered_again():
    known = Relation("perda-contoh-2-2024/pasal-1", "mencabut", (OLD.id,), mulai="2024-02-01")
    listed = replace(LAW, berlaku="2024-02-01")
    assert offers(read(), {OLD.id: OLD, LAW.id: listed}, [known]) == ()


def test_an_office_document_says_nothing_of_standing():
    assert offers(read(Source("pks-1", "pks", "1", "2024")), {}) == ()
