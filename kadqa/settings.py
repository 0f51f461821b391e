"""What a user may set, by environment variable (`KADQA_...`). README.md lists each of them."""

from __future__ import annotations

import os
from datetime import date
from functools import lru_cache
from pathlib import Path

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from kadqa.errors import InputError

BUNDLED_MODEL = "bundled-e5-small"
EMBLEM = 200_000
"""Bytes of the emblem, at most: every page holds it."""


def shipped_corpus() -> Path:
    """The folder that ships: beside the package in a clone, inside it when installed from a wheel."""
    package = Path(__file__).resolve().parent
    beside = package.parent / "corpus"
    return beside if (package.parent / "pyproject.toml").is_file() and beside.is_dir() else package / "_corpus"


def shipped_summary() -> Path:
    """The numbers of the evaluation that ships: in a clone's eval/, inside the package when installed from a wheel."""
    package = Path(__file__).resolve().parent
    folder = package.parent / "eval" if shipped_corpus().parent == package.parent else package / "_eval"
    return folder / "reports" / "ringkasan" / "mutu.json"


class Settings(BaseSettings):
    """All settings with their defaults. Every field reads `KADQA_` plus its name in capitals."""

    model_config = SettingsConfigDict(env_prefix="KADQA_", extra="ignore")

    index: Path = Field(default=Path("index"), description="folder indeks")
    corpus: str = Field(default="", description="folder korpus, dipisah dengan pemisah PATH; kosong: korpus bawaan")
    model: str = Field(default=BUNDLED_MODEL, description="model embedding (nama model sentence-transformers)")
    realdata: str = Field(default="", description="folder dokumen nyata untuk pengujian")
    today: date | None = Field(default=None, description="tanggal yang dianggap hari ini (untuk pengujian)")
    read_seconds: float = Field(default=300.0, gt=0, description="batas waktu membaca satu berkas, detik")
    read_megabytes: int = Field(default=2048, gt=0, description="batas memori membaca satu berkas, MB")
    read_pages: int = Field(default=5000, gt=0, description="batas jumlah halaman satu berkas")
    keep_generations: int = Field(default=3, ge=1, description="banyaknya generasi indeks yang disimpan")
    state: str = Field(
        default="", description="folder umpan balik dan unggahan; kosong: folder state di samping indeks"
    )
    admin_password: str = Field(
        default="", repr=False, description="kata sandi halaman /admin; kosong: halaman itu tidak ada"
    )
    upload_megabytes: int = Field(default=100, gt=0, description="batas satu unggahan di halaman /admin, MB")

    brand_name: str = Field(default="KADQA", min_length=1, max_length=40, description="nama situs, 1-40 huruf")
    brand_emblem: str = Field(
        default="", description="berkas lambang, SVG atau PNG, paling besar 200 kB; kosong: tanda KADQA"
    )
    brand_colour: str = Field(
        default="", pattern=r"^(#[0-9a-fA-F]{6})?$", description="warna utama, misalnya #1d4f7c; kosong: biru KADQA"
    )

    own_files: int = Field(default=10, ge=0, description="banyaknya dokumen sendiri dalam satu sesi; 0: tidak ada")
    own_megabytes: int = Field(default=30, gt=0, description="batas satu dokumen sendiri, MB")
    own_pages: int = Field(default=400, gt=0, description="batas jumlah halaman satu dokumen sendiri")
    own_total_megabytes: int = Field(default=2000, gt=0, description="batas dokumen sendiri semua orang di diska, MB")
    own_sessions: int = Field(default=40, gt=0, description="banyaknya orang yang sekaligus memakai dokumen sendiri")
    own_hours: float = Field(default=8.0, gt=0, description="jam tanpa kegiatan sampai dokumen sendiri dihapus")

    @field_validator("brand_emblem")
    @classmethod
    def _is_picture(cls, written: str) -> str:
        path = Path(written)
        if written and not (
            path.suffix.lower() in {".svg", ".png"} and path.is_file() and path.stat().st_size <= EMBLEM
        ):
            raise ValueError
        return written

    def emblem(self) -> Path | None:
        """The file of the emblem, if there is one."""
        return Path(self.brand_emblem) if self.brand_emblem else None

    def corpora(self) -> tuple[Path, ...]:
        """The corpus folders to read, in order; the shipped one if none is set."""
        given = [Path(part) for part in self.corpus.split(os.pathsep) if part.strip()]
        return tuple(given) or (shipped_corpus(),)

    def state_folder(self) -> Path:
        """Where what is neither corpus nor index is kept; it may not be there yet."""
        return Path(self.state) if self.state.strip() else self.index.parent / "state"

    def day(self) -> date:
        return self.today or date.today()


@lru_cache(maxsize=1)
def settings() -> Settings:
    """The settings of this process, read once.

    Raises:
        InputError: an environment variable has a value that cannot be used.
    """
    try:
        return Settings()
    except ValidationError as error:
        wrong = error.errors()[0]
        name = str(wrong["loc"][0])
        meant = Settings.model_fields[name].description
        raise InputError(
            f"KADQA_{name.upper()}={wrong['input']} tidak dapat dipakai ({meant}). "
            "Perbaiki atau hapus variabel lingkungan itu."
        ) from None
