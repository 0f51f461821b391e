"""The legal basis of an answer in the order and form of a nota dinas, and how a regulation is named in full."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kadqa.hukum import ids
from kadqa.hukum.hubungan import span_of
from kadqa.hukum.jenis import JENIS, rank, short_name
from kadqa.records import IN_FORCE, Answer, Citation, Source

Sources = Mapping[str, Source]
"""Id to source, of everything that an answer may cite."""


def official_name(source: Source) -> str:
    """A regulation as a nota dinas names it: "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah"."""
    row = JENIS.get(source.jenis)
    if row is None:
        return source.judul or short_name(source)
    if source.jenis == "uud":
        return "Undang-Undang Dasar Negara Republik Indonesia Tahun 1945"
    title = source.judul[len("tentang ") :] if source.judul.casefold().startswith("tentang ") else source.judul
    place = f" {_region(source.wilayah)}" if row.regional and source.wilayah else ""
    about = f" tentang {title}" if title else ""
    return f"{row.name}{place} Nomor {source.nomor} Tahun {source.tahun}{about}"


def gazette(source: Source) -> str:
    """Its place in the gazettes in brackets, with a space before; "" if none is known."""
    places = []
    if source.ln:
        places.append(f"Lembaran Negara Republik Indonesia {_numbered(source.ln, source.tahun)}")
    if source.tln:
        places.append(f"Tambahan Lembaran Negara Republik Indonesia {_numbered(source.tln, '')}")
    return f" ({', '.join(places)})" if places else ""


def legal_basis(answer: Answer, sources: Sources) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The regulations that an answer cites, in the order of the hierarchy and, within a rank, the older first.

    What changed a cited provision is not named, as nobody says that it is all: "sebagaimana telah diubah".

    Returns:
        Those in force today, each with its provisions, and those that are not, or of which nobody knows.
    """
    cited: dict[str, list[Citation]] = {}
    for citation in answer.citations:
        if citation.kind == "peraturan":
            cited.setdefault(citation.source, []).append(citation)

    def order(source_id: str) -> tuple[int, tuple[int, int, int], str]:
        source = source_of(source_id, sources)
        return rank(source), _day(source), source_id

    standing: list[str] = []
    gone: list[str] = []
    for source_id in sorted(cited, key=order):
        source = source_of(source_id, sources)
        alive = [c for c in cited[source_id] if c.status_today in IN_FORCE]
        for citations, rows in ((alive, standing), ([c for c in cited[source_id] if c not in alive], gone)):
            if citations:
                changed = " sebagaimana telah diubah" if rows is standing and amended(citations) else ""
                rows.append(official_name(source) + gazette(source) + changed + provisions_words(citations))
    return tuple(standing), tuple(gone)


def legal_basis_text(answer: Answer, sources: Sources) -> str:
    """The block "Dasar hukum", numbered, as it is pasted into a nota dinas; "" where no regulation is cited."""
    standing, gone = legal_basis(answer, sources)
    if not standing and not gone:
        return ""
    last = len(standing) - 1
    lines = ["Dasar hukum:"]
    lines += [f"{n}. {words}{'.' if n == last + 1 else ';'}" for n, words in enumerate(standing, 1)]
    if not standing:
        lines = ["Tidak ada peraturan yang masih berlaku di antara sumber jawaban ini."]
    if gone:
        lines.append("Tidak dicantumkan karena tidak berlaku, atau status berlakunya tidak diketahui:")
        lines += [f"- {words}" for words in gone]
    return "\n".join(lines)


def source_of(source_id: str, sources: Sources) -> Source:
    """A source by its id; one that is not there has the name that its id gives."""
    return sources.get(source_id) or ids.source_from_id(source_id)


def amended(citations: Sequence[Citation]) -> bool:
    """Whether what is cited of a law stands there with changed text today."""
    return any("diubah" in {citation.status, citation.status_today} for citation in citations)


def provisions_words(citations: Sequence[Citation]) -> str:
    """The provisions after their law (", Pasal 3 ayat (1) dan Pasal 4"), in its order; "" for a law cited as such."""
    names: dict[str, None] = {}
    for citation in sorted(citations, key=lambda c: _place(c.provision)):
        steps = citation.provision[len(citation.source) + 1 :].split("/")
        inner = next((i for i, step in enumerate(steps) if ids.SOURCE_LIKE.match(step)), len(steps))
        words = " ".join(ids.step_label(step) for step in steps[:inner] if step)
        if words:
            names["Penjelasan " + words.removeprefix("penjelasan ") if words.startswith("penjelasan") else words] = None
    listed = list(names)
    if not listed:
        return ""
    return f", {listed[0]}" if len(listed) == 1 else f", {', '.join(listed[:-1])} dan {listed[-1]}"


def _place(provision: str) -> tuple[tuple[bool, int, str], ...]:
    steps = provision.split("/")[1:]
    numbers = [step.rpartition("-")[2] for step in steps]
    return tuple((not n[:1].isdigit(), int("".join(filter(str.isdigit, n)) or 0), n) for n in numbers)


def _day(source: Source) -> tuple[int, int, int]:
    span = span_of(source.diundangkan or source.ditetapkan or source.tahun)
    number = int(source.nomor) if source.nomor.isdecimal() else 0
    # One rank compares years and numbers where the day is not known of both.
    year = int(source.tahun) if source.tahun.isdecimal() else span[0].year if span else 9999
    return year, number, span[0].timetuple().tm_yday if span else 0


def _region(wilayah: str) -> str:
    words = [word.capitalize() for word in wilayah.replace("-", " ").split()]
    return " ".join(words if words and words[0] in {"Kota", "Provinsi"} else ["Kabupaten", *words])


def _numbered(place: str, year: str) -> str:
    """A gazette number in words: "2014/244", "244/2014" and "244" become "Tahun 2014 Nomor 244"."""
    digits = [part for part in "".join(c if c.isdigit() else " " for c in place).split() if part]
    if len(digits) == 1:
        return f"{f'Tahun {year} ' if year else ''}Nomor {digits[0]}"
    if len(digits) == 2:
        first, second = digits
        tahun, nomor = (first, second) if len(first) == 4 and first.startswith(("19", "20")) else (second, first)
        return f"Tahun {tahun} Nomor {nomor}"
    return place
