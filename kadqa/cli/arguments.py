"""The arguments of every command, with Indonesian help."""

from __future__ import annotations

import argparse
import re
from datetime import date
from typing import Any, NoReturn

import kadqa
from kadqa.errors import InputError
from kadqa.hukum.day import parse_day

TRANSLATED = (
    (re.compile(r"^the following arguments are required: (.*)$"), r"belum lengkap: \1"),
    (re.compile(r"^unrecognized arguments: (.*)$"), r"tidak dikenal: \1"),
    (re.compile(r"^argument (\S+?): invalid choice: (\S+) \(choose from (.*)\)$"), r"\2 tidak dikenal; pilih \3"),
    (re.compile(r"^argument (\S+?): invalid \w+ value: (.*)$"), r"\1: \2 bukan nilai yang dapat dipakai"),
    (re.compile(r"^argument (\S+?): expected one argument$"), r"\1: nilainya belum ditulis"),
    (re.compile(r"^argument (\S+?): (.*)$"), r"\1: \2"),
)
"""argparse's messages, in Indonesian."""


class Form(argparse.HelpFormatter):
    """Help whose first column has room for the longest command, which argparse counts without its indent."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog)
        self._action_max_length = 15


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks Indonesian and complains in one line."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **{"formatter_class": Form, **kwargs, "add_help": False})  # type: ignore[arg-type]
        self._positionals.title = "argumen"
        self._optionals.title = "pilihan"
        self.add_argument("-h", "--help", action="help", help="tampilkan bantuan ini")

    def format_help(self) -> str:
        return super().format_help().replace("usage: ", "pemakaian: ", 1)

    def error(self, message: str) -> NoReturn:
        for pattern, words in TRANSLATED:
            if pattern.match(message):
                message = pattern.sub(words, message)
                break
        self.exit(2, f"{self.prog}: {message}. Lihat `{self.prog} --help`.\n")


def day(text: str) -> date:
    """A day as people write it; of a month or year alone the last one."""
    try:
        found = parse_day(text)
    except InputError:
        found = None
    if found is None:
        raise argparse.ArgumentTypeError(f"{text!r} bukan tanggal; tulis seperti 2010-01-31, 2010-01, atau 2010")
    return found


def positive(text: str) -> int:
    """A whole number of at least 1."""
    if not text.strip().isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} bukan bilangan bulat mulai dari 1")
    return int(text)


def port(text: str) -> int:
    """The number of a port, 1 to 65535."""
    number = positive(text)
    if number > 65535:
        raise argparse.ArgumentTypeError(f"{text!r} bukan nomor port; pilih 1 sampai dengan 65535")
    return number


def parser() -> Parser:
    """The parser of the whole command line."""
    top = Parser(prog="kadqa", description="Tanya jawab peraturan, setiap kalimat dengan dasarnya.")
    top.add_argument("--version", action="version", version=f"kadqa {kadqa.__version__}", help="tampilkan versi")
    commands = top.add_subparsers(dest="command", required=True, metavar="perintah", parser_class=Parser)

    index = _command(commands, "index", "bangun atau perbarui indeks")
    _index(index)
    index.add_argument("--corpus", action="append", metavar="FOLDER", help="folder korpus; boleh diulang")
    index.add_argument("--check", action="store_true", help="hanya periksa apakah indeks utuh dan mutakhir")
    _json(index)

    ask = _command(commands, "ask", "jawab satu pertanyaan atau satu berkas pertanyaan")
    _index(ask)
    ask.add_argument("question", nargs="?", metavar="PERTANYAAN", help="pertanyaannya")
    ask.add_argument("--batch", metavar="BERKAS", help="berkas JSON Lines berisi pertanyaan; - untuk masukan standar")
    ask.add_argument(
        "--as-of", type=day, metavar="TANGGAL", help="hukum menurut tanggal ini, misalnya 2010-01-31, atau akhir 2010"
    )
    _json(ask)

    search = _command(commands, "search", "cari pasal dan bagian halaman yang terdekat")
    _index(search)
    search.add_argument("question", nargs="?", metavar="PERTANYAAN", help="yang dicari")
    search.add_argument("--batch", metavar="BERKAS", help="berkas JSON Lines; - untuk masukan standar")
    search.add_argument("-k", type=positive, default=10, metavar="N", help="banyaknya hasil (10)")
    search.add_argument("--as-of", type=day, metavar="TANGGAL", help="hanya yang berlaku pada tanggal ini")
    _json(search)

    show = _command(commands, "show", "tampilkan satu ketentuan selengkapnya")
    _index(show)
    show.add_argument("id", metavar="ID", help="misalnya uu-23-2014/pasal-363, atau 'PP 28/2018 Pasal 7'")
    show.add_argument("--as-of", type=day, metavar="TANGGAL", help="status dan versi pada tanggal ini")
    show.add_argument("--version", metavar="VERSI", help="versi teks, misalnya asli")
    _json(show)

    structure = _command(commands, "structure", "tampilkan susunan satu berkas seperti terbaca, atau satu folder")
    structure.add_argument("file", metavar="BERKAS", help="berkas .pdf, .docx, .html, .md, atau .txt; atau folder")
    structure.add_argument("--compare", metavar="BERKAS", help="berkas kedua dari sumber yang sama; tampilkan bedanya")
    structure.add_argument("--report", metavar="BERKAS", help="tulis tabel semua berkas folder itu ke berkas Markdown")
    _index(structure)
    structure.add_argument("--pages", action="store_true", help="sertakan teks tiap halaman (dengan --json)")
    structure.add_argument(
        "--corpus", action="append", metavar="FOLDER", help="folder korpus yang sumber.toml-nya dipakai"
    )
    _json(structure)

    corpus = _command(commands, "corpus", "daftar dan pemeriksaan korpus")
    actions = corpus.add_subparsers(dest="action", required=True, metavar="tindakan", parser_class=Parser)
    made = {}
    for name, text in (
        ("list", "daftar sumber dengan statusnya"),
        ("check", "periksa berkas korpus"),
        ("fetch", "unduh dokumen dari alamat resmi di sumber.toml ke lokal/"),
        ("add", "tambahkan berkas, folder, atau alamat ke lokal/"),
        ("relations", "hubungan antarperaturan; --suggest mengusulkannya dari naskah"),
        ("vectors", "simpan vektor teks korpus di foldernya, agar indeks pertama cepat jadi"),
    ):
        made[name] = action = _command(actions, name, text)
        action.add_argument("--corpus", action="append", metavar="FOLDER", help="folder korpus; boleh diulang")
        _json(action)
    made["fetch"].add_argument("source", nargs="*", metavar="ID", help="hanya sumber ini, misalnya uu-23-2014")
    made["add"].add_argument("given", nargs="+", metavar="BERKAS|ALAMAT|FOLDER", help="yang ditambahkan")
    made["relations"].add_argument("file", nargs="*", metavar="BERKAS", help="dokumen; bawaan: dokumen dalam korpus")
    made["relations"].add_argument("--suggest", action="store_true", help="usulkan hubungan dari bunyi dokumen")
    made["relations"].add_argument(
        "--all", action="store_true", help="tampilkan juga yang sudah ada, dan yang tidak menyangkut peraturan korpus"
    )
    made["relations"].add_argument("--report", metavar="BERKAS", help="tulis tabel yang ditemukan dan terlewat")

    evaluate = _command(commands, "eval", "ukur mutu jawaban dengan pertanyaan berkunci")
    _index(evaluate)
    evaluate.add_argument("--questions", action="append", metavar="BERKAS", help="berkas pertanyaan; boleh diulang")
    evaluate.add_argument("--gate", metavar="BERKAS", help="batas terendah; bawaan: eval/gate.toml")
    evaluate.add_argument(
        "--out", metavar="BERKAS", help="tempat laporan .json dan .html; bawaan: eval/reports/terakhir"
    )
    evaluate.add_argument("--against", metavar="BERKAS", help="laporan .json lain; jawaban yang berubah disebut")
    evaluate.add_argument(
        "--show-held-out", metavar="ALASAN", help="tampilkan soal held-out, dan catat itu dengan alasannya"
    )
    evaluate.add_argument("--summary", metavar="BERKAS", help="tulis angkanya saja, tanpa pertanyaan, ke berkas ini")
    evaluate.add_argument("--junit", metavar="BERKAS", help="tulis laporan JUnit ke berkas ini")
    _json(evaluate)

    serve = _command(commands, "serve", "buka percakapan di peramban")
    _index(serve)
    serve.add_argument("--host", default="127.0.0.1", metavar="ALAMAT", help="alamat (127.0.0.1)")
    serve.add_argument("--port", type=port, default=7860, metavar="NOMOR", help="nomor port (7860)")

    serve.add_argument(
        "--root-path", default="", metavar="ALAMAT", help="alamat di belakang proxy, misalnya /kadqa; bawaan: tanpa"
    )
    serve.add_argument(
        "--allow-host", action="append", metavar="NAMA", help="nama yang dilayani selain komputer ini; boleh diulang"
    )

    feedback = _command(commands, "feedback", "umpan balik pengguna")
    export = _command(
        feedback.add_subparsers(dest="action", required=True, metavar="tindakan", parser_class=Parser),
        "export",
        "salin yang boleh dipakai sebagai pertanyaan pengujian, sebagai JSON Lines",
    )
    _index(export)
    export.add_argument("--all", action="store_true", help="sertakan yang tidak membantu; gold-nya harus diisi dahulu")
    export.add_argument("--out", metavar="BERKAS", help="tulis ke berkas ini; bawaan: keluaran standar")

    bench = _command(commands, "bench", "jalankan tolok ukur waktu")
    bench.add_argument("name", nargs="?", metavar="NAMA", help="satu tolok ukur; bawaan: semua")
    _json(bench)
    return top


def _command(commands: Any, name: str, does: str) -> argparse.ArgumentParser:
    """A command that says what it does in the list of commands and in its own help."""
    command: argparse.ArgumentParser = commands.add_parser(
        name, help=does, description=f"{does[:1].upper()}{does[1:]}."
    )
    return command


def _index(command: argparse.ArgumentParser) -> None:
    command.add_argument("--index", metavar="FOLDER", help="folder indeks; bawaan: KADQA_INDEX atau ./index")


def _json(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="keluaran JSON")
