"""Take the pictures of docs/layar anew from a running chat. No test: `python -m tests.web.layar --help`.

The chat runs with KADQA_ADMIN_PASSWORD and with a corpus folder of its own to bring documents to:

    KADQA_ADMIN_PASSWORD=rahasia KADQA_STATE=build/state kadqa serve --index build/index
"""

from __future__ import annotations

import argparse
import io
import tempfile
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from tests.web.fake import pdf
from tests.web.test_web_browser import ALONE, chromium

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "layar"
SIZES = ((1280, 900), (390, 844))
LARGEST = 200_000
"""Bytes of one picture, at most."""
LAW = (
    "PERATURAN DAERAH KABUPATEN LEMBAYUNG", "NOMOR 4 TAHUN 2021", "TENTANG", "PASAR APUNG", "", "Pasal 1",
    "(1) Pasar apung dibuka setiap hari Rabu di dermaga lama.", "(2) Pedagang membayar retribusi di loket.", "Pasal 2",
    "Peraturan Daerah ini mulai berlaku pada tanggal diundangkan.",
)  # fmt: skip
"""A made-up regulation, a line each."""


class Camera:
    """One browser window of one size, and where its pictures go."""

    def __init__(self, page: Page, site: str, width: int) -> None:
        self.page, self.site, self.width = page, site, width

    def take(self, name: str) -> None:
        """A picture of the window as it is, in few colours, so that it stays small."""
        self.page.wait_for_timeout(400)
        picture = Image.open(io.BytesIO(self.page.screenshot())).convert("RGB").quantize(255)
        path = FOLDER / f"{name}-{self.width}.png"
        picture.save(path, optimize=True)
        if path.stat().st_size > LARGEST:
            raise SystemExit(f"{path} is larger than {LARGEST} bytes")

    def begin(self) -> None:
        self.page.goto(self.site)
        self.page.evaluate("sessionStorage.clear()")
        self.page.goto(self.site)
        self.page.locator("#contoh button.contoh").first.wait_for()
        self.page.wait_for_timeout(300)

    def ask(self, question: str) -> None:
        answers = self.page.locator("#percakapan .kadqa:not(.tunggu)")
        before = answers.count()
        self.page.locator("#pertanyaan textarea").fill(question)
        self.page.locator("#pertanyaan textarea").press("Enter")
        while answers.count() == before:
            self.page.wait_for_timeout(50)

    def open(self, name: str, wanted: str) -> None:
        """Follow a link of the last answer to the panel."""
        self.page.locator(".kadqa").last.get_by_role("link", name=name).first.click()
        self.page.locator(f"#panel-sumber {wanted}").first.wait_for()


def conversation(camera: Camera) -> None:
    """The chat from its beginning to what is said of an answer."""
    page = camera.page
    camera.begin()
    camera.take("mulai")
    camera.ask("Apa tujuan kerja sama antardaerah?")
    camera.take("jawaban")
    page.locator(".kadqa .nilai").last.scroll_into_view_if_needed()
    camera.take("jawaban-akhir")
    camera.open("Sumber 1", "mark")
    camera.take("sumber")
    camera.open("Dasar hukum", ".salinan")
    camera.take("dasar-hukum")
    camera.open("Tidak membantu", "form.umpan")
    camera.take("umpan-balik")
    page.keyboard.press("Escape")
    camera.ask("Lalu siapa saja pihaknya?")
    camera.take("lanjutan")


def answers(camera: Camera) -> None:
    """Answers of other kinds, and the filters."""
    page = camera.page
    for name, question in (
        ("dicabut", "Apakah UU 32/2004 masih berlaku?"),
        ("perbandingan", "Apa perbedaan tahapan kerja sama menurut PP 50/2007 dan PP 28/2018?"),
        ("ditolak", "Resep soto banjar?"),
    ):
        camera.begin()
        camera.ask(question)
        camera.take(name)
    camera.begin()
    page.locator("#saring-tombol").click()
    page.get_by_label("Hanya yang berlaku", exact=True).check()
    page.get_by_label("PP", exact=True).check()
    camera.take("saringan")
    page.get_by_label("Hanya yang berlaku", exact=True).uncheck()
    page.get_by_label("PP", exact=True).uncheck()
    page.get_by_label("Dari tahun", exact=True).fill("1945")
    page.get_by_label("Sampai tahun").fill("1946")
    camera.ask("Siapa saja pihak dalam kerja sama daerah?")
    camera.take("saringan-kosong")


def pages(camera: Camera) -> None:
    """The pages that are no conversation."""
    for name, path in (("baca", "?pasal=uu-23-2014/pasal-363"), ("regulasi", "regulasi"), ("mutu", "mutu")):
        camera.page.goto(f"{camera.site}/{path}")
        camera.take(name)


def documents(camera: Camera, password: str, folder: Path) -> None:
    """A document is brought, looked at, kept, asked for, and removed again."""
    page = camera.page
    good, broken = folder / "perda-lembayung.pdf", folder / "rusak.pdf"
    good.write_bytes(pdf(*LAW))
    broken.write_bytes(b"%PDF-1.7 tidak ada isinya")
    page.goto(f"{camera.site}/admin")
    camera.take("masuk")
    page.get_by_label("Kata sandi").fill(password)
    page.get_by_role("button", name="Masuk").click()
    page.get_by_label("Berkas peraturan").set_input_files([good, broken])
    page.get_by_role("button", name="Unggah").click()
    page.get_by_text("tidak dapat dibaca").wait_for()
    page.get_by_role("button", name=f"Simpan {good.name}").wait_for()
    camera.take("dokumen")
    page.get_by_role("link", name=good.name).click()
    camera.take("pratinjau")
    page.go_back()
    page.get_by_role("button", name="Buang rusak.pdf").click()
    page.get_by_role("button", name=f"Simpan {good.name}").click()
    page.locator("[data-sibuk]").wait_for()
    camera.take("menerbitkan")
    page.locator(".kabar.baik").wait_for(timeout=120_000)
    camera.take("tersimpan")
    camera.begin()
    camera.ask("Apa isi Pasal 1 Perda Lembayung Nomor 4 Tahun 2021?")
    camera.open("Sumber 1", "figure img")
    page.locator("#panel-sumber figure").scroll_into_view_if_needed()
    camera.take("naskah")
    page.goto(f"{camera.site}/admin")
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Hapus").first.click()
    page.locator("#keadaan", has_text="dihapus").wait_for(timeout=120_000)


def main() -> None:
    """Take them all."""
    options = argparse.ArgumentParser(description="Ambil gambar layar untuk docs/layar.")
    options.add_argument("site", help="alamat percakapan yang berjalan, misalnya http://127.0.0.1:7860")
    options.add_argument("--password", required=True, help="kata sandi pengelolanya")
    given = options.parse_args()
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser: Any = playwright.chromium.launch(
            executable_path=chromium(), args=[*ALONE, "--lang=id"], env={"LANGUAGE": "id"}
        )
        for width, height in SIZES:
            view = {"width": width, "height": height}
            context = browser.new_context(viewport=view, locale="id-ID", reduced_motion="reduce")
            camera = Camera(context.new_page(), given.site.rstrip("/"), width)
            conversation(camera)
            answers(camera)
            pages(camera)
            documents(camera, given.password, Path(folder))
            context.close()
        browser.close()


if __name__ == "__main__":
    main()
