"""The legal basis of an answer in the order and form of a nota dinas."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kadqa.hukum.hubungan import span_of
from kadqa.hukum.jenis import JENIS, rank
from kadqa.records import IN_FORCE, Answer, Citation, Source

GAZETTE = {"lembaran negara": "Lembaran Negara Republik Indonesia", "tambahan": "Tambahan Lembaran Negara"}


@dataclass(frozen=True, slots=True)
class Basis_:
    """One line of the block "Dasar hukum"."""

    source: str
    text: str
    """ "Peraturan Pemerintah Nomor 28 Tahun 2018 tentang Kerja Sama Daerah (Lembaran Negara ...)"."""
    provisions: tuple[str, ...]
    """Labels of what the answer cites of it, without the law: "Pasal 6 ayat (1)"; () if it is cited as a whole."""
    citations: tuple[int, ...]


def legal_basis(answer: Answer, sources: Mapping[str, Source]) -> tuple[Basis_, ...]:
    """The regulations that an answer rests on, as a nota dinas lists them.

    Highest rank first, and within a rank the older first. Only law that is in force on the day asked about:
    what was repealed is no basis, nor what nobody knows the standing of, nor a page.

    Args:
        answer: any; a refusal has no basis.
        sources: by id, for names, titles and gazette numbers.
    """
    cited: dict[str, list[Citation]] = {}
    for citation in answer.citations:
        if citation.kind == "peraturan" and citation.status in IN_FORCE and citation.source in sources:
            cited.setdefault(citation.source, []).append(citation)
    ordered = sorted(cited, key=lambda source: (rank(sources[source]), _day(sources[source]), source))
    return tuple(_line(sources[source], cited[source]) for source in ordered)


def legal_basis_text(answer: Answer, sources: Mapping[str, Source]) -> str:
    """The block as numbered lines, each with its end mark; "" if the answer has no basis."""
    lines = legal_basis(answer, sources)
    ends = [";"] * (len(lines) - 1) + ["."]
    if len(lines) > 1:
        ends[-2] = "; dan"
    return "\n".join(f"{n}. {line.text}{end}" for n, (line, end) in enumerate(zip(lines, ends, strict=False), 1))


def _day(source: Source) -> tuple[int, int, int]:
    span = span_of(source.diundangkan or source.ditetapkan or source.tahun)
    number = int(source.nomor) if source.nomor.isdecimal() else 0
    return (span[0].year if span else 9999, span[0].timetuple().tm_yday if span else 0, number)


def _line(source: Source, citations: list[Citation]) -> Basis_:
    # Where only a part of the law is cited its amendment may not touch it, so the law's own standing counts.
    amended = any(c.provision == source.id and "diubah" in (c.status, c.status_today) for c in citations)
    amended = amended or any(c.status == "diubah" for c in citations)
    text = long_name(source)
    gazette = []
    if source.ln and "/" in source.ln:
        year, number = source.ln.split("/", 1)
        gazette.append(f"{GAZETTE['lembaran negara']} Tahun {year} Nomor {number}")
    if source.tln:
        gazette.append(f"{GAZETTE['tambahan']} Republik Indonesia Nomor {source.tln}")
    if gazette:
        text = f"{text} ({', '.join(gazette)})"
    if amended:
        text = f"{text} sebagaimana telah diubah"
    inner = [c.label.partition(f"/{source.tahun} ")[2] for c in citations if c.provision != source.id]
    return Basis_(source.id, text, tuple(dict.fromkeys(filter(None, inner))), tuple(c.n for c in citations))


def long_name(source: Source) -> str:
    """A regulation as documents name it in full: "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah"."""
    row = JENIS.get(source.jenis)
    if row is None or source.jenis == "uud":
        return source.judul or source.id
    place = f" {_place(source.wilayah)}" if row.regional and source.wilayah else ""
    title = f" tentang {source.judul}" if source.judul else ""
    return f"{row.name}{place} Nomor {source.nomor} Tahun {source.tahun}{title}"


def _place(wilayah: str) -> str:
    words = [word.capitalize() for word in wilayah.replace("-", " ").split()]
    return " ".join(words if words and words[0] in {"Kota", "Provinsi"} else ["Kabupaten", *words])
