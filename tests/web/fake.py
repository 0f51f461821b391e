"""Made-up answers for the page: an assistant that needs no index and no law."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import uvicorn
from starlette.types import ASGIApp

from kadqa.errors import InputError
from kadqa.records import (
    Answer,
    Citation,
    Filters,
    Found,
    Interval,
    Nearest,
    Part,
    Reference,
    Sentence,
    Shown,
    Source,
    Turn,
    Warning_,
)
from kadqa.web import Asker, build_app
from kadqa.web.server import address, listen

HOSTILE = (
    "<script>window.PWN=1</script> ![x](http://evil.example/a.png) [y](javascript:window.PWN=2) "
    "<img src=http://evil.example/b.png onerror=window.PWN=3>\n\n# judul\n\n**tebal** `kode` $$x^2$$ "
    "http://evil.example/c <style>body{display:none}</style> </div><iframe src='http://evil.example/d'></iframe> "
    "${window.PWN=4} {{PWN}}"
)

RINGAN = Citation(
    n=1,
    provision="pp-7-2031/pasal-4/ayat-1",
    label="PP 7/2031 Pasal 4 ayat (1)",
    kind="peraturan",
    layer="naskah",
    version="asli",
    quote="Kerja sama kebun bibit diadakan paling lambat 40 hari setelah surat kuasa diterima.",
    source="pp-7-2031",
    title="Peraturan Pemerintah tentang Kebun Bibit Bersama",
    url="https://jdih.example.go.id/pp-7-2031.pdf",
    page=1,
    status="berlaku",
    status_by=None,
    status_since="2031-03-01",
    status_today="berlaku",
    status_note="Berlaku sejak 1 Maret 2031; tidak ditemukan pencabutan (diperiksa s.d. 20 Agustus 2031).",
    checked="2031-08-20",
    basis="naskah",
)
RINGKAS = replace(
    RINGAN,
    n=2,
    provision="perda-kota-melati-5-2029/pasal-9",
    label="Perda Kota Melati 5/2029 Pasal 9",
    layer="ringkasan",
    quote="Tim kebun bibit dibentuk wali kota dan melapor dua kali setahun.",
    source="perda-kota-melati-5-2029",
    title="Peraturan Daerah Kota Melati tentang Kebun Bibit",
    page=None,
    status="berlaku bersyarat",
    status_today="berlaku bersyarat",
    status_note="Berlaku bersyarat sejak 1 Maret 2031, sepanjang tidak bertentangan dengan PP 7/2031.",
)
DICABUT = replace(
    RINGAN,
    n=3,
    provision="pp-2-2020/pasal-11",
    label="PP 2/2020 Pasal 11",
    quote="Kebun bibit dibuka setiap hari Senin. " * 20,
    source="pp-2-2020",
    title="Peraturan Pemerintah tentang Kebun",
    url="javascript:alert(1)",
    page=7,
    status="dicabut",
    status_by="pp-7-2031/pasal-30",
    status_since="2031-03-01",
    status_today="dicabut",
    status_note="Dicabut sejak 1 Maret 2031 oleh PP 7/2031 Pasal 30.",
    basis="ocr",
    successor=(
        Reference("pp-7-2031/pasal-4", "PP 7/2031 Pasal 4"),
        Reference("pp-7-2031/pasal-5", "PP 7/2031 Pasal 5"),
    ),
    doubts=("sebagian baris tak terbaca",),
)
HALAMAN = replace(
    RINGAN,
    n=4,
    provision="halaman/melati-kebun/alinea-3",
    label="Halaman Kota Melati, alinea 3",
    kind="halaman",
    quote="Kebun bibit bersama sudah ada sejak lama di kota kami.",
    source="halaman/melati-kebun",
    title="Kebun Bibit Kota Melati",
    url="https://melati.example.go.id/kebun",
    page=None,
    status=None,
    status_today=None,
    status_since=None,
    status_note="Halaman ini bersandar pada PP 2/2020, yang sudah dicabut.",
)

ANSWERED = Answer(
    question="Kapan kerja sama kebun bibit diadakan?",
    resolved_question="Kapan kerja sama kebun bibit diadakan?",
    intent="tanya",
    as_of=date(2031, 9, 1),
    outcome="dijawab",
    answer="…",
    sentences=(
        Sentence(RINGAN.quote, "kutipan", (1,)),
        Sentence(RINGKAS.quote, "kutipan", (2,)),
        Sentence("PP 2/2020 Pasal 11 dicabut oleh PP 7/2031 Pasal 30 sejak 1 Maret 2031.", "keterangan", (3,)),
        Sentence(HALAMAN.quote, "kutipan", (4,)),
    ),
    citations=(RINGAN, RINGKAS, DICABUT, HALAMAN),
    warnings=(
        Warning_("dicabut", "PP 2/2020 Pasal 11 tidak berlaku lagi; lihat PP 7/2031 Pasal 4.", (3,)),
        Warning_("ringkasan", "Sebagian jawaban dari ringkasan KADQA, bukan dari naskahnya.", (2,)),
        Warning_("halaman-lama", "Halaman Kota Melati bersandar pada peraturan yang sudah dicabut.", (4,)),
    ),
)
REFUSED = Answer(
    question="Resep tape bunga?",
    resolved_question="Resep tape bunga?",
    intent="tanya",
    as_of=date(2031, 9, 1),
    outcome="ditolak",
    answer="KADQA tidak menemukan ketentuan yang menjawab pertanyaan ini.",
    reason=("tidak-ditemukan", "KADQA tidak menemukan ketentuan yang menjawab pertanyaan ini."),
    nearest=(Nearest("pp-7-2031/pasal-4", "PP 7/2031 Pasal 4"), Nearest("pp-7-2031/pasal-9", "PP 7/2031 Pasal 9")),
)
CORRECTED = replace(
    ANSWERED,
    outcome="dikoreksi",
    resolved_question="Kapan kerja sama kebun bibit diadakan menurut PP 2/2020?",
    warnings=(Warning_("premis", "PP 2/2020 hanya sampai Pasal 20; Pasal 400 tidak ada.", ()),),
    table={
        "columns": ["Aspek", "PP 2/2020", "PP 7/2031"],
        "rows": [
            [
                {"text": "Batas waktu", "citations": []},
                {"text": "tidak diatur", "citations": [3]},
                {"text": "40 hari", "citations": [1]},
            ]
        ],
    },
    timeline=(
        {"date": "2020", "event": "diundangkan", "source": "pp-2-2020", "label": "PP 2/2020", "citations": [3]},
        {"date": "2031-03-01", "event": "dicabut", "source": "pp-7-2031", "label": "PP 7/2031", "citations": [1]},
    ),
)
LONG = replace(
    ANSWERED,
    sentences=tuple(Sentence(f"Butir ke-{i}: " + "panjang sekali " * 30, "keterangan", (1, 2)) for i in range(12)),
    citations=(replace(RINGAN, quote="Tanpaspasi" * 80, label="PP 7/2031 " + "Pasal4" * 30), RINGKAS),
    warnings=(),
)
EVIL = replace(
    ANSWERED,
    question=HOSTILE,
    resolved_question=HOSTILE + " lanjut",
    sentences=(Sentence(HOSTILE, "kutipan", (1,)), Sentence("\n\n    kode\n- butir\n\n> kutip", "keterangan", (1,))),
    citations=(
        replace(
            RINGAN,
            label=HOSTILE,
            quote=HOSTILE,
            title=HOSTILE,
            status_note=HOSTILE,
            version=HOSTILE,
            checked=HOSTILE,
            doubts=(HOSTILE,),
            successor=(Reference("x", HOSTILE),),
            url='https://jdih.example.go.id/"onclick="window.PWN=5',
        ),
        replace(HALAMAN, n=2, kind=HOSTILE, quote=HOSTILE * 4, url="javascript:window.PWN=6"),
    ),
    warnings=(Warning_(HOSTILE, HOSTILE, (1,)),),
    table={"columns": [HOSTILE], "rows": [[{"text": HOSTILE, "citations": [1]}]]},
    timeline=({"date": HOSTILE, "event": HOSTILE, "label": HOSTILE, "citations": [1]},),
)

ANSWERS = {"dijawab": ANSWERED, "ditolak": REFUSED, "dikoreksi": CORRECTED, "panjang": LONG, "jahat": EVIL}


PASAL = (
    "(1) " + RINGAN.quote + " Biayanya menurut Pasal 9 ayat (1).\n(2) Surat kuasa memuat:\na. nama kebun; dan\nb. luas."
)
TEXTS = {
    "pp-7-2031/pasal-4": PASAL,
    RINGAN.provision: PASAL.split("\n")[0].removeprefix("(1) "),
    "pp-7-2031/pasal-9": "(1) Biaya kebun bibit ditanggung bersama.",
    "pp-7-2031/penjelasan/pasal-4": "Cukup jelas.",
    RINGKAS.provision: RINGKAS.quote,
    DICABUT.provision: DICABUT.quote,
    HALAMAN.provision: HALAMAN.quote,
    "halaman/melati-kebun/pokok-9": HOSTILE,
}
"""Full texts by id; a source's own is its title."""
LABELS = {citation.provision: citation.label for citation in ANSWERED.citations} | {
    "pp-7-2031/pasal-4": "PP 7/2031 Pasal 4",
    "pp-7-2031/pasal-9": "PP 7/2031 Pasal 9",
    "pp-7-2031/penjelasan/pasal-4": "Penjelasan PP 7/2031 Pasal 4",
    "pp-7-2031": "PP 7/2031",
    "pp-2-2020": "PP 2/2020",
    "halaman/melati-kebun": "Halaman Kota Melati",
}


def pdf(*lines: str) -> bytes:
    """A PDF of one page with these lines, 20 points apart, the first 100 points below the top of 842."""
    drawn = " ".join(f"BT /F1 12 Tf 72 {742 - 20 * n} Td ({line}) Tj ET" for n, line in enumerate(lines))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    made, places = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(made)}\n%%EOF\n"
    return f"{made}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}".encode("latin-1")


@dataclass
class FakeAsker:
    """Answers by the first word of the question: a key of ANSWERS, "gagal" (raises), else "dijawab"."""

    fingerprint: str = "f00d"
    asked: list[tuple[str, tuple[Turn, ...], date | None]] = field(default_factory=list)
    filters: list[Filters | None] = field(default_factory=list)
    file: Path | None = None

    def ask(
        self,
        question: str,
        *,
        history: Sequence[Turn] = (),
        as_of: date | None = None,
        filters: Filters | None = None,
    ) -> Answer:
        self.asked.append((question, tuple(history), as_of))
        self.filters.append(filters)
        word = question.split(maxsplit=1)[0]
        if word == "gagal":
            raise RuntimeError("something broke")
        return replace(ANSWERS.get(word, ANSWERED), question=question)

    def day(self) -> date:
        return date(2031, 9, 1)

    def knows(self, provision: str) -> bool:
        return provision in TEXTS or any(source.id == provision for source in self.sources())

    def show(self, provision: str, *, as_of: date | None = None, version: str | None = None) -> Shown:
        if not self.knows(provision) or version not in {None, "asli"}:
            raise InputError(f"{provision} tidak ada di indeks ini.")
        page = provision.startswith("halaman/")
        gone = provision.startswith("pp-2-2020")
        status = Interval(
            provision, "asli", date(2031, 3, 1), None, "dicabut" if gone else "berlaku", "pp-7-2031" if gone else None
        )
        kind = "pasal" if provision.rpartition("/")[2].startswith("pasal-") else "ayat"
        source = next((s for s in self.sources() if s.id == "/".join(provision.split("/")[: 2 if page else 1])), None)
        text = TEXTS.get(provision, source.judul if source else "")
        note = next((c.status_note for c in ANSWERED.citations if c.provision == provision), "Berlaku.")
        return Shown(
            id=provision, kind=kind, label=LABELS.get(provision, provision), text=text, full_text=text,
            layer="ringkasan" if provision == RINGKAS.provision else "naskah", version="asli", versions=(),
            page=1 if provision == RINGAN.provision else None, url="https://jdih.example.go.id/x",
            title=source.judul if source else "", standing=None if page else status,
            standing_today=None if page else status, note=note, basis="naskah", checked="2031-08-20",
            successor=DICABUT.successor if gone else (),
            timeline=() if page else ({"from": "2031-03-01", "to": None, "by": "pp-7-2031", "note": "Berlaku."},),
            penjelasan=(Reference("pp-7-2031/penjelasan/pasal-4", "Penjelasan PP 7/2031 Pasal 4"),)
            if provision == "pp-7-2031/pasal-4" else (),
            referred_by=(Reference("pp-7-2031/pasal-9", "PP 7/2031 Pasal 9"),)
            if provision == "pp-7-2031/pasal-4" else (),
        )  # fmt: skip

    def read(self, source: str, *, as_of: date | None = None) -> Sequence[Part]:
        if source != "pp-7-2031":
            return ()
        ids = ("pp-7-2031/pasal-4", "pp-7-2031/penjelasan/pasal-4", "pp-7-2031/pasal-9")
        bab = Part("pp-7-2031/bab-i", "bab", "BAB I KEBUN", "", "asli", "naskah", "berlaku")
        labels = ("Pasal 4", "Pasal 4", "Pasal 9")
        return (
            bab,
            *(
                Part(id, "pasal", label, TEXTS[id], "asli", "naskah", "berlaku")
                for id, label in zip(ids, labels, strict=True)
            ),
        )

    def file_of(self, source: str, version: str) -> Path | None:
        return self.file if source == "pp-7-2031" else None

    def search(self, question: str, *, k: int = 10) -> Sequence[Found]:
        if question == "?":
            raise InputError("Tulis pertanyaannya.")
        ids = [id for id in TEXTS if question.casefold() in TEXTS[id].casefold()][:k]
        return tuple(Found(id, id, LABELS.get(id, id), "pasal", "naskah", "berlaku", 1, 1, 1, TEXTS[id]) for id in ids)

    def sources(self) -> Sequence[Source]:
        return (
            Source(
                "pp-7-2031",
                "pp",
                "7",
                "2031",
                "Kebun Bibit Bersama",
                ditetapkan="2031-02-28",
                ln="2031/40",
                tln="6100",
                diperiksa="2031-08-20",
            ),
            Source("pp-2-2020", "pp", "2", "2020", "Kebun", diperiksa="2030-01-01"),
            Source("halaman/melati-kebun", "halaman", wilayah="Kota Melati"),
        )


@contextmanager
def running(asker: Asker, port: int = 0, network: Callable[[ASGIApp], ASGIApp] = lambda app: app) -> Iterator[str]:
    """The app on a port of its own, or on this one, in a thread; yields its address, and stops it at the end.

    `network` lies between the app and the browser.
    """
    with running_app(network(build_app(asker)), port) as where:
        yield where


@contextmanager
def running_app(app: ASGIApp, port: int = 0) -> Iterator[str]:
    """The same for an app that was built."""
    sock = listen("127.0.0.1", port)
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [sock]}, daemon=True)
    thread.start()
    try:
        yield address("127.0.0.1", sock.getsockname()[1])
    finally:
        server.should_exit = True
        thread.join(timeout=20)
        sock.close()
