"""The arguments of every command, with Indonesian help."""

from __future__ import annotations

import argparse
import re
from datetime import date
from typing import NoReturn

import kadqa

TRANSLATED = (
    (re.compile(r"^the following arguments are required: (.*)$"), r"belum lengkap: \1"),
    (re.compile(r"^unrecognized arguments: (.*)$"), r"tidak dikenal: \1"),
    (re.compile(r"^argument (\S+?): invalid choice: (\S+) \(choose from (.*)\)$"), r"\2 tidak dikenal; pilih \3"),
    (re.compile(r"^argument (\S+?): invalid \w+ value: (.*)$"), r"\1: \2 bukan nilai yang dapat dipakai"),
    (re.compile(r"^argument (\S+?): expected one argument$"), r"\1: nilainya belum ditulis"),
    (re.compile(r"^argument (\S+?): (.*)$"), r"\1: \2"),
)
"""argparse's messages, in Indonesian."""


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks Indonesian and complains in one line."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **{**kwargs, "add_help": False})  # type: ignore[arg-type]
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
    """A date in the form 2010-01-31."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} bukan tanggal; tulis seperti 2010-01-31") from None


def positive(text: str) -> int:
    """A whole number of at least 1."""
    if not text.strip().isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} bukan bilangan bulat mulai dari 1")
    return int(text)


def parser() -> Parser:
    """The parser of the whole command line."""
    top = Parser(prog="kadqa", description="Tanya jawab kerja sama daerah, setiap kalimat dengan dasarnya.")
    top.add_argument("--version", action="version", version=f"kadqa {kadqa.__version__}", help="tampilkan versi")
    commands = top.add_subparsers(dest="command", required=True, metavar="perintah", parser_class=Parser)

    index = commands.add_parser("index", help="bangun atau perbarui indeks")
    _index(index)
    index.add_argument("--corpus", action="append", metavar="DIR", help="folder korpus; boleh diulang")
    index.add_argument("--check", action="store_true", help="hanya periksa apakah indeks utuh dan mutakhir")
    _json(index)

    ask = commands.add_parser("ask", help="jawab satu pertanyaan atau satu berkas pertanyaan")
    _index(ask)
    ask.add_argument("question", nargs="?", metavar="PERTANYAAN", help="pertanyaannya")
    ask.add_argument("--batch", metavar="FILE", help="berkas JSON Lines berisi pertanyaan; - untuk masukan standar")
    ask.add_argument("--as-of", type=day, metavar="TANGGAL", help="hukum menurut tanggal ini, misalnya 2010-01-01")
    _json(ask)

    search = commands.add_parser("search", help="cari pasal dan bagian halaman yang terdekat")
    _index(search)
    search.add_argument("question", nargs="?", metavar="PERTANYAAN", help="yang dicari")
    search.add_argument("--batch", metavar="FILE", help="berkas JSON Lines; - untuk masukan standar")
    search.add_argument("-k", type=positive, default=10, metavar="N", help="banyaknya hasil (10)")
    search.add_argument("--as-of", type=day, metavar="TANGGAL", help="hanya yang berlaku pada tanggal ini")
    _json(search)

    show = commands.add_parser("show", help="tampilkan satu ketentuan selengkapnya")
    _index(show)
    show.add_argument("id", metavar="ID", help="misalnya uu-23-2014/pasal-363")
    show.add_argument("--as-of", type=day, metavar="TANGGAL", help="status dan versi pada tanggal ini")
    show.add_argument("--version", metavar="VERSI", help="versi teks, misalnya asli")
    _json(show)

    structure = commands.add_parser("structure", help="tampilkan susunan satu berkas seperti terbaca")
    structure.add_argument("file", metavar="FILE", help="berkas .pdf, .html, .md, atau .txt")
    structure.add_argument("--pages", action="store_true", help="sertakan teks tiap halaman (dengan --json)")
    structure.add_argument(
        "--corpus", action="append", metavar="DIR", help="folder korpus yang sumber.toml-nya dipakai"
    )
    _json(structure)

    corpus = commands.add_parser("corpus", help="daftar dan pemeriksaan korpus")
    actions = corpus.add_subparsers(dest="action", required=True, metavar="tindakan", parser_class=Parser)
    for name, text in (("list", "daftar sumber dengan statusnya"), ("check", "periksa berkas korpus")):
        action = actions.add_parser(name, help=text)
        action.add_argument("--corpus", action="append", metavar="DIR", help="folder korpus; boleh diulang")
        _json(action)

    evaluate = commands.add_parser("eval", help="ukur mutu jawaban dengan pertanyaan berkunci")
    _index(evaluate)
    evaluate.add_argument("--questions", action="append", metavar="FILE", help="berkas pertanyaan; boleh diulang")
    evaluate.add_argument("--gate", metavar="FILE", help="batas terendah; bawaan: eval/gate.toml")
    evaluate.add_argument("--junit", metavar="FILE", help="tulis laporan JUnit ke berkas ini")
    _json(evaluate)

    serve = commands.add_parser("serve", help="buka percakapan di peramban")
    _index(serve)
    serve.add_argument("--host", default="127.0.0.1", help="alamat (127.0.0.1)")
    serve.add_argument("--port", type=positive, default=7860, help="porta (7860)")

    bench = commands.add_parser("bench", help="jalankan tolok ukur waktu")
    bench.add_argument("name", nargs="?", metavar="NAMA", help="satu tolok ukur; bawaan: semua")
    _json(bench)
    return top


def _index(command: argparse.ArgumentParser) -> None:
    command.add_argument("--index", metavar="DIR", help="folder indeks; bawaan: KADQA_INDEX atau ./index")


def _json(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="keluaran JSON")
