"""The fuzz run of reading (`make fuzz`): thousands of documents without a crash, a hang or a lost character.

Not collected by a plain test run. FUZZ is the number of documents (2,000); KADQA_REALDATA adds pages of
real documents, mutated; FUZZ_SEED makes another run of it.
"""

from __future__ import annotations

import contextlib
import os
import random
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from kadqa.errors import UnreadableFile
from kadqa.evaluation.reading_bench import made_up_pdf
from kadqa.reading import full_texts, passages, read_document, split, structure, tree_text, units
from kadqa.reading.formats import docx, html, markdown, pdf, pindai, plain
from kadqa.records import Document, Page
from kadqa.settings import settings as configured
from tests.reading.test_reading_docx import data as word_bytes
from tests.reading.test_reading_docx import numbered, word
from tests.reading.test_reading_spans import PARTS, covered, documents

TOTAL = int(os.environ.get("FUZZ") or 2000)
SEED = int(os.environ.get("FUZZ_SEED") or 1)
BLOCKS = 10
SECONDS = 20
"""How long one document may take."""
GOLDEN = Path(__file__).parent / "golden"
LOOKALIKE = str.maketrans("1l0O()Iga", "l1O0{}lq\u0430")
PIECES = sorted(PARTS.elements) if hasattr(PARTS, "elements") else ["Pasal 1", "(1)", "a.", "BAB I", "PENJELASAN"]


@pytest.fixture(autouse=True)
def _no_ocr(monkeypatch):
    """Damaged pages lose their text; reading their images is another program's work, and slow."""
    monkeypatch.setattr(pindai, "find_tesseract", lambda: None)


tally = {"documents": 0, "characters": 0, "refused": 0, "slowest": 0.0}


@contextlib.contextmanager
def within(seconds: int) -> Iterator[None]:
    """Fail where something hangs."""

    def stop(number, frame):
        raise TimeoutError(f"longer than {seconds} seconds")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def check(document: Document, name: str = "fuzz.txt") -> None:
    """All that may be made of a document is made, and every non-space character stands in exactly one place."""
    started = time.perf_counter()
    with within(SECONDS):
        read = structure(document, name=name)
        for part in split(read):
            found = passages(part)
            units(found, {part.source.id: part.source})
            full_texts(part)
        tree_text(read)
    tally["slowest"] = max(tally["slowest"], time.perf_counter() - started)
    tally["documents"] += 1
    tally["characters"] += read.report.chars_in
    times = covered(read)
    wrong = [
        (page.n, k, page.text[max(0, k - 20) : k + 20], times[page.n][k])
        for page in read.pages
        for k in range(len(page.text))
        if not page.text[k].isspace() and times[page.n][k] != 1
    ]
    assert wrong[:3] == []
    assert read.report.unaccounted == 0
    assert len({p.id for p in read.provisions}) == len(read.provisions)


# --- what a reader hands over -------------------------------------------------------------------


@settings(
    max_examples=max(50, TOTAL * 3 // 10),
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate, Phase.shrink],
    database=None,
)
@given(documents())
def test_made_up_documents(document):
    check(document)


# --- mutated pages ------------------------------------------------------------------------------


def _drop(lines: list[str], dice: random.Random) -> None:
    at = dice.randrange(len(lines))
    del lines[at : at + dice.randint(1, 4)]


def _double(lines: list[str], dice: random.Random) -> None:
    at = dice.randrange(len(lines))
    lines[at:at] = lines[at : at + dice.randint(1, 5)]


def _swap(lines: list[str], dice: random.Random) -> None:
    one, other = dice.randrange(len(lines)), dice.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]


def _join(lines: list[str], dice: random.Random) -> None:
    at = dice.randrange(len(lines))
    lines[at : at + 2] = [" ".join(lines[at : at + 2])]


def _break(lines: list[str], dice: random.Random) -> None:
    at = dice.randrange(len(lines))
    lines[at : at + 1] = lines[at].split(" ") if dice.random() < 0.5 else list(lines[at][:40])


def _misread(lines: list[str], dice: random.Random) -> None:
    for _ in range(5):
        at = dice.randrange(len(lines))
        lines[at] = lines[at].translate(LOOKALIKE)


def _insert(lines: list[str], dice: random.Random) -> None:
    lines.insert(dice.randrange(len(lines) + 1), dice.choice(PIECES))


def _noise(lines: list[str], dice: random.Random) -> None:
    at = dice.randrange(len(lines))
    odd = "\u200b\u00a0\x0c\x00\ud800\ufeff\u2028\t|*_#`<>[](){}\u0660\u4e00\U0001f41d\u0301"
    lines[at] = "".join(char + (dice.choice(odd) if dice.random() < 0.1 else "") for char in lines[at])


def _shuffle(lines: list[str], dice: random.Random) -> None:
    at = dice.randrange(len(lines))
    part = lines[at : at + 8]
    dice.shuffle(part)
    lines[at : at + 8] = part


MUTATIONS: tuple[Callable[[list[str], random.Random], None], ...] = (
    _drop, _double, _swap, _join, _break, _misread, _insert, _noise, _shuffle,
)  # fmt: skip


def mutated(text: str, dice: random.Random) -> str:
    lines = text.split("\n")
    for _ in range(dice.randint(1, 12)):
        if lines:
            dice.choice(MUTATIONS)(lines, dice)
    return "\n".join(lines)


def made_up_pages() -> list[list[str]]:
    """Pages of the golden documents and of a made-up regulation."""
    golden = [path.read_text(encoding="utf-8") for path in sorted(GOLDEN.glob("*.md")) if path.name != "README.md"]
    golden += [path.read_text(encoding="utf-8") for path in sorted(GOLDEN.glob("*.txt"))]
    printed = [page.text for page in pdf.read(made_up_pdf(8)).pages]
    return [[text[at : at + 1500] for at in range(0, len(text), 1500)] for text in golden] + [printed]


def real_pages() -> list[list[str]]:
    """Pages of real documents; [] where KADQA_REALDATA names none."""
    folder = configured().realdata
    if not folder:
        return []
    found = []
    for path in sorted(Path(folder).rglob("*")):
        if path.suffix not in (".pdf", ".md", ".html", ".txt") or path.name == "README.md":
            continue
        if path.suffix == ".pdf" and path.stat().st_size > 1_000_000:
            continue  # the extraction of scans takes longer than the run
        with contextlib.suppress(UnreadableFile):
            texts = [page.text for page in read_document(path).pages]
            found.append([text[at : at + 4000] for text in texts for at in range(0, len(text), 4000)])
    return [pages for pages in found if pages]


def _mutations(pages: list[list[str]], count: int, seed: str) -> None:
    dice = random.Random(seed)
    media = ("pdf", "pdf", "markdown", "text", "html", "docx")
    for _ in range(count):
        source = dice.choice(pages)
        at = dice.randrange(len(source))
        chosen = [mutated(text, dice) for text in source[at : at + dice.randint(1, 6)]]
        if dice.random() < 0.3:
            chosen.append(mutated(dice.choice(dice.choice(pages)), dice))
        if dice.random() < 0.3:
            chosen.insert(0, source[0])
        kind = dice.choice(media)
        if kind != "pdf":
            chosen = ["\n".join(chosen)]
        pages_read = tuple(Page(n, text) for n, text in enumerate(chosen, start=1))
        document = Document(kind, pages_read, title=dice.choice(["", "Kebun"]))
        if kind == "markdown":
            document = markdown.read(chosen[0].encode("utf-8", "replace").replace(b"\0", b""))
        check(document, dice.choice(["fuzz.txt", "uu-1-2001.pdf", "\u0660.md"]))


@pytest.mark.parametrize("block", range(BLOCKS))
def test_mutated_pages_made_up(block):
    _mutations(made_up_pages(), max(5, TOTAL * 3 // 10 // BLOCKS), f"{SEED} made up {block}")


@pytest.fixture(scope="module")
def reality() -> list[list[str]]:
    pages = real_pages()
    if not pages:
        pytest.skip("KADQA_REALDATA is not set")
    return pages


@pytest.mark.parametrize("block", range(BLOCKS))
def test_mutated_pages_of_real_documents(reality, block):
    _mutations(reality, max(5, TOTAL * 4 // 10 // BLOCKS), f"{SEED} real {block}")


# --- bytes --------------------------------------------------------------------------------------


def _word() -> bytes:
    made = word()
    for text, ilvl in [("", 0), ("Kebun.", 1), ("Pagar:", 1), ("besi;", 2), ("kayu.", 2)]:
        numbered(made, text, ilvl)
    made.add_table(2, 2).cell(0, 0).text = "Madu"
    return word_bytes(made)


PAGE = b"""<!doctype html><html><head><title>Kebun</title><meta name=author content=N></head><body><nav><a>Beranda</a>
</nav><main><h1>Kebun</h1><p>Madu <b>lebah</b></p><ol type=a start=3><li>besi<li>kayu<ol><li value=9>jati</ol></ol>
<table><tr><td>1</td><td>dua</td></tr></table><div class=carousel><p>x</p></div></main><footer>x</footer></body>"""
FILES: dict[str, tuple[Callable[[bytes], Document], Callable[[], bytes]]] = {
    "PDF": (pdf.read, lambda: made_up_pdf(2)),
    "DOCX": (docx.read, _word),
    "HTML": (html.read, lambda: PAGE),
    "Markdown": (markdown.read, lambda: (GOLDEN / "perubahan.md").read_bytes()),
    "text": (plain.read, lambda: (GOLDEN / "edaran.txt").read_bytes()),
}


TOKENS = (b"<li>", b"</div>", b"<ol>", b"[", b"](", b"**", b"<<", b"endobj", b"\xff", b"\r")


def damaged(data: bytes, dice: random.Random) -> bytes:
    """Bytes with some of them changed, cut out, doubled or moved."""
    out = bytearray(data)
    for _ in range(dice.randint(1, 20)):
        if not out:
            break
        at = dice.randrange(len(out))
        size = dice.choice((1, 1, 4, 40, 400))
        match dice.randrange(5):
            case 0:
                out[at] = dice.randrange(256)
            case 1:
                del out[at : at + size]
            case 2:
                out[at:at] = out[at : at + size]
            case 3:
                out[at:at] = dice.randbytes(size)
            case 4:
                out[at:at] = dice.choice(TOKENS)
    return bytes(out)


@pytest.mark.parametrize("kind", FILES)
def test_damaged_files(kind):
    read, make = FILES[kind]
    data = make()
    dice = random.Random(f"{SEED} {kind}")
    for _ in range(max(5, TOTAL // 5 // len(FILES))):
        try:
            with within(SECONDS):
                document = read(damaged(data, dice))
        except UnreadableFile as error:
            said = str(error)
        else:
            check(document)
            continue
        assert said.strip()
        assert "\n" not in said
        tally["refused"] += 1


def test_as_many_documents_were_read_as_asked_for():
    """The last to run; it says what was done."""
    sys.stderr.write(
        f"\n{tally['documents']} dokumen ({tally['characters']} karakter), {tally['refused']} berkas ditolak, "
        f"paling lama {tally['slowest']:.2f} detik\n"
    )
    assert tally["documents"] + tally["refused"] >= TOTAL * (1.0 if configured().realdata else 0.7)
