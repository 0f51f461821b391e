"""How fast reading is: what comes after a PDF's text is extracted beside pypdf's own extraction, and its growth."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from kadqa.evaluation.reading import after_extraction, own_extraction
from kadqa.reading.formats import pdf
from kadqa.settings import settings

LIMIT = 0.25
"""What comes after extraction takes at most this share of it."""
GROWTH = 1.5
"""Four times the pages take at most this many times the time per page."""
PAGES = 30
ROUNDS = 3

_WORDS = (
    "kebun", "lebah", "desa", "pagar", "madu", "lilin", "panen", "warga", "kepala", "musim", "bunga", "ladang",
    "batas", "pohon", "jati", "bambu", "cat", "hijau", "air", "sumur", "jalan", "kampung", "pasar", "perahu",
    "lampu", "malam", "timbangan", "gudang", "kunci", "pintu", "atap", "dinding", "lantai", "tangga",
)  # fmt: skip


def _sentence(n: int, words: int) -> str:
    """Words that no two sentences share in this order, so that nothing is dropped as said twice."""
    return " ".join(_WORDS[(n * 7 + k * (3 + n % 5)) % len(_WORDS)] for k in range(words)).capitalize()


def _lines(pages: int) -> Iterator[list[str]]:
    """Pages of a made-up regulation: heads, catchwords, pasal with ayat and huruf, lines as they are printed."""
    for page in range(1, pages + 1):
        lines = ["PRESIDEN", "REPUBLIK INDONESIA", f"- {page} -"] if page > 1 else [
            "PERATURAN PEMERINTAH REPUBLIK INDONESIA", "NOMOR 9 TAHUN 1999", "TENTANG", "KEBUN LEBAH",
        ]  # fmt: skip
        lines += ["", f"Pasal {page}"]
        for ayat in range(1, 6):
            lines.append(f"({ayat}) {_sentence(page + ayat, 9)}")
            lines += [_sentence(page * ayat + k, 11).lower() for k in range(3)]
            lines.append(
                f"sebagaimana dimaksud dalam Pasal {max(1, page - 1)} ayat ({ayat})" + (":" if ayat == 5 else ".")
            )
        for letter in "abc":
            lines += [f"{letter}. {_sentence(page + ord(letter), 9).lower()}", f"{_sentence(page, 5).lower()};"]
        lines.append(f"Pasal {page + 1} . . .")
        yield lines


def _placed(line: str, y: int) -> bytes:
    """A line whose words are placed one by one."""
    shown, x = [], 60.0
    for word in line.split():
        body = word.replace("(", r"\(").replace(")", r"\)")
        shown.append(f"BT /F1 11 Tf 1 0 0 1 {x:.2f} {y} Tm [({body[:2]}) 2 ({body[2:]})] TJ ( ) Tj ET")
        x += 5.5 * len(word) + 3
    return "\n".join(shown).encode("ascii")


def made_up_pdf(pages: int) -> bytes:
    """A PDF of a made-up regulation, each word placed by itself, as office programs do."""
    return pdf_of(
        [b"\n".join(_placed(line, 780 - 14 * k) for k, line in enumerate(lines)) for lines in _lines(pages)],
        "Times-Roman",
    )


def pdf_of(streams: Sequence[bytes], font: str) -> bytes:
    """The bytes of a PDF with these content streams as its pages, in one of the fonts that every reader has (as F1)."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /%s >>" % font.encode("ascii"))
    kids = []
    for stream in streams:
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for n, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (n, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def _timed(data: bytes, name: str, rounds: int) -> tuple[float, float]:
    """Medians of pypdf's own extraction and of all that comes after a file's text is there, in seconds.

    The two alternate, so that a slow spell of the machine hits both.
    """
    document = pdf.read(data)
    own: list[float] = []
    after: list[float] = []
    for _ in range(rounds):
        own.append(own_extraction(data)[1])
        after.append(after_extraction(document, name, {})[1])
    return statistics.median(own), statistics.median(after)


def _real(folder: str) -> list[Path]:
    """The PDFs of a folder of real documents; [] where there is none."""
    return sorted(path for path in Path(folder).rglob("*.pdf") if path.is_file()) if folder else []


def reading(pages: int = PAGES, rounds: int = ROUNDS) -> dict[str, Any]:
    """From pages to units beside pypdf's own extraction of the same file, and beside a file of four times the pages.

    Made-up regulations, and all real ones where KADQA_REALDATA names a folder.

    Args:
        pages: of the smaller made-up file.
        rounds: how many times each is timed; medians count.

    Returns:
        "ratio" (the worst), "limit", "growth" (time per page of the larger made-up file over that of the smaller),
        "growth_limit", "passed", and the seconds of each file.
    """
    files: dict[str, dict[str, float]] = {}
    for n in (pages, 4 * pages):
        own, after = _timed(made_up_pdf(n), "rekaan.pdf", rounds)
        files[f"rekaan, {n} halaman"] = {
            "pypdf": round(own, 4),
            "after": round(after, 4),
            "ratio": round(after / own, 4),
        }
    small, large = (row["after"] for row in files.values())
    growth = large / (4 * small)
    for path in _real(settings().realdata):
        own, after = _timed(path.read_bytes(), path.name, 1)
        files[path.name] = {"pypdf": round(own, 4), "after": round(after, 4), "ratio": round(after / own, 4)}
    ratio = max(row["ratio"] for row in files.values())
    return {
        "ratio": ratio,
        "limit": LIMIT,
        "growth": round(growth, 4),
        "growth_limit": GROWTH,
        "passed": ratio <= LIMIT and growth <= GROWTH,
        "files": files,
    }
