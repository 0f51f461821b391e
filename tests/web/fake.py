"""Made-up answers for the page: an assistant that needs no index and no law."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date

import uvicorn

from kadqa.records import Answer, Citation, Reference, Sentence, Source, Turn, Warning_
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
    page=192,
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
    nearest=(Reference("pp-7-2031/pasal-4", "PP 7/2031 Pasal 4"), Reference("pp-7-2031/pasal-9", "PP 7/2031 Pasal 9")),
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


@dataclass
class FakeAsker:
    """Answers by the first word of the question: a key of ANSWERS, "gagal" (raises), else "dijawab"."""

    fingerprint: str = "f00d"
    asked: list[tuple[str, tuple[Turn, ...], date | None]] = field(default_factory=list)

    def ask(self, question: str, *, history: Sequence[Turn] = (), as_of: date | None = None) -> Answer:
        self.asked.append((question, tuple(history), as_of))
        word = question.split(maxsplit=1)[0]
        if word == "gagal":
            raise RuntimeError("something broke")
        return replace(ANSWERS.get(word, ANSWERED), question=question)

    def sources(self) -> Sequence[Source]:
        return (
            Source("pp-7-2031", "pp", "7", "2031", diperiksa="2031-08-20"),
            Source("pp-2-2020", "pp", "2", "2020", diperiksa="2030-01-01"),
            Source("halaman/melati-kebun", "halaman", wilayah="Kota Melati"),
        )


@contextmanager
def running(asker: Asker) -> Iterator[str]:
    """The app on a port of its own in a thread; yields its address, and stops it at the end."""
    sock = listen("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(build_app(asker), log_level="warning", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [sock]}, daemon=True)
    thread.start()
    try:
        yield address("127.0.0.1", sock.getsockname()[1])
    finally:
        server.should_exit = True
        thread.join(timeout=20)
        sock.close()
