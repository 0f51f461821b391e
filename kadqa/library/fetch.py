"""One document from one address: whole, of a kind that can be read, and from where the user meant.

The only place that talks to the network, and only when `kadqa corpus fetch` or `kadqa corpus add URL` is called.
"""

from __future__ import annotations

import hashlib
import ipaddress
import mimetypes
import re
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import httpx
from bs4 import BeautifulSoup

import kadqa
from kadqa.errors import FetchError
from kadqa.reading import READERS

AGENT = f"KADQA/{kadqa.__version__} (pengunduh dokumen peraturan; satu per satu)"
REDIRECTS = 5
"""Most redirects that are followed."""
AGAIN = {408, 425, 429, 500, 502, 503, 504}
"""Answers after which a second try may help."""
NEXT = {301, 302, 303, 307, 308}
SUFFIXES = {
    "application/pdf": ".pdf",
    "application/x-pdf": ".pdf",
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/markdown": ".md",
    "text/plain": ".txt",
}
"""Media types to suffixes; others are looked up in the system's table."""
UNSAID = {"", "application/octet-stream", "binary/octet-stream", "application/force-download", "application/download"}
"""Media types that say nothing: the name decides."""
NAMED = re.compile(r"filename\*?=(?:UTF-8'')?\"?([^\";]+)", re.IGNORECASE)
"""The name in Content-Disposition: `attachment; filename="uu.pdf"`."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how much. Seconds and bytes."""

    connect: float = 10.0
    read: float = 30.0
    """Longest silence."""
    total: float = 300.0
    size: int = 100_000_000
    pause: float = 1.0
    """Before the second try, and between two requests of one run."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A document as it came, with where it came from in the end."""

    url: str
    final_url: str
    data: bytes
    suffix: str
    """As in `READERS`: ".pdf"."""
    name: str
    """The name the server or the address gives it, without suffix; "" if there is none."""

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


class _Again(Exception):
    """A failure after which a second try may help."""


class Fetcher:
    """Fetches documents, one at a time. Use it as a context manager: connections are kept while it is open.

    Args:
        limits: time, size, pause.
        resolve: host to its addresses; replaced in tests.
    """

    def __init__(self, limits: Limits | None = None, *, resolve: Callable[[str], list[str]] | None = None) -> None:
        self.limits = limits or Limits()
        self._resolve = resolve or _addresses
        timeout = httpx.Timeout(self.limits.read, connect=self.limits.connect)
        self._client = httpx.Client(headers={"User-Agent": AGENT}, timeout=timeout, follow_redirects=False)
        self._robots: dict[str, RobotFileParser] = {}
        self._last = 0.0

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def fetch(self, url: str, *, typed: str | None = None) -> Fetched:
        """Fetch the document at an address; a failure that may pass is tried once more.

        Args:
            url: http or https.
            typed: the address the user gave, where `url` was found on its page. What the user typed may lie in a
                private network; what a page or a redirect leads to may not, unless it is the same host.

        Raises:
            FetchError: "{url} tidak dapat diunduh: {why}. {what to do}".
        """
        _checked(url)
        host = urlsplit(typed or url).hostname or ""
        for last in (False, True):
            try:
                return self._once(url, host)
            except (_Again, httpx.TransportError) as error:
                if last:
                    raise _refuse(url, *_told(error)) from error
                time.sleep(self.limits.pause)
        raise AssertionError("unreachable")

    def _once(self, url: str, host: str) -> Fetched:
        here = url
        ends = time.monotonic() + self.limits.total
        for _ in range(REDIRECTS + 1):
            self._admit(url, here, host)
            self._wait()
            with self._client.stream("GET", here) as response:
                if response.status_code in NEXT and "location" in response.headers:
                    there = urljoin(here, response.headers["location"])
                    allowed = {"https"} if urlsplit(here).scheme == "https" else {"http", "https"}
                    if urlsplit(there).scheme not in allowed:
                        why = f"dialihkan ke alamat yang bukan {' atau '.join(sorted(allowed))} ({there})"
                        raise _refuse(url, why, "Buka alamatnya di peramban.")
                    here = there
                    continue
                if response.status_code in AGAIN:
                    raise _Again(f"server menjawab {response.status_code}")
                if response.status_code != 200:
                    advice = "Periksa alamatnya, atau unduh lewat peramban lalu `kadqa corpus add BERKAS`."
                    raise _refuse(url, f"server menjawab {response.status_code}", advice)
                data = self._body(url, response, ends)
                suffix, name = _kind(url, here, response, data)
                return Fetched(url, here, data, suffix, name)
        raise _refuse(url, f"dialihkan lebih dari {REDIRECTS} kali", "Periksa alamatnya di peramban.")

    def _body(self, url: str, response: httpx.Response, ends: float) -> bytes:
        most = self.limits.size
        too_large = _refuse(url, f"lebih besar dari {most // 1_000_000} MB", "Unduh lewat peramban bila memang perlu.")
        told = response.headers.get("content-length", "")
        if told.isdigit() and int(told) > most:
            raise too_large
        parts: list[bytes] = []
        size = 0
        for chunk in response.iter_bytes():
            parts.append(chunk)
            size += len(chunk)
            if size > most:
                raise too_large
            if time.monotonic() > ends:
                raise _refuse(url, f"lewat {self.limits.total:g} detik", "Coba lagi nanti, atau unduh lewat peramban.")
        data = b"".join(parts)
        # A body that was compressed on the way has another length than was told.
        if told.isdigit() and "content-encoding" not in response.headers and len(data) != int(told):
            raise _Again(f"hanya {len(data)} dari {told} byte yang sampai")
        if not data.strip():
            raise _refuse(url, "berkasnya kosong", "Periksa alamatnya di peramban.")
        return data

    def _wait(self) -> None:
        time.sleep(max(0.0, self._last + self.limits.pause - time.monotonic()) if self._last else 0.0)
        self._last = time.monotonic()

    def _admit(self, url: str, here: str, host: str) -> None:
        """Whether an address may be asked: a web address, of the host that was meant or a public one, and no robot
        is asked to stay away.
        """
        _checked(here)
        there = urlsplit(here).hostname or ""
        if there != host:
            try:
                private = [a for a in self._resolve(there) if not ipaddress.ip_address(a.partition("%")[0]).is_global]
            except OSError as error:
                raise _Again(f"nama {there} tidak dikenal") from error
            if private:
                why = f"dialihkan ke alamat jaringan dalam ({there})"
                raise _refuse(url, why, "Bila memang benar, ketik alamat itu sendiri.")
        if not self._robot(here).can_fetch(AGENT, here):
            advice = "Unduh lewat peramban lalu `kadqa corpus add BERKAS`."
            raise _refuse(url, "situsnya meminta program pengunduh tidak mengambilnya (robots.txt)", advice)

    def _robot(self, here: str) -> RobotFileParser:
        parts = urlsplit(here)
        root = f"{parts.scheme}://{parts.netloc}"
        if root not in self._robots:
            rules = RobotFileParser()
            try:
                answer = self._client.get(f"{root}/robots.txt")
                lines = answer.text[:200_000].splitlines() if answer.status_code == 200 else []
            except httpx.HTTPError:
                lines = []
            rules.parse(lines)
            self._robots[root] = rules
        return self._robots[root]


def pdf_links(data: bytes, base: str, most: int = 3) -> list[str]:
    """Addresses of PDF files that a page links to, in its order: what an official page of a regulation offers."""
    found: dict[str, None] = {}
    for link in BeautifulSoup(data, "html.parser").find_all("a", href=True):
        there = urljoin(base, str(link["href"]).strip()).partition("#")[0]
        path = urlsplit(there).path.lower()
        wanted = path.endswith(".pdf") or "/download/" in path or "pdf" in link.get_text().lower().split()
        if urlsplit(there).scheme in {"http", "https"} and wanted and there != base:
            found[there] = None
    return list(found)[:most]


def _checked(url: str) -> None:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise _refuse(url, "bukan alamat web", "Tulis seperti https://contoh.go.id/uu.pdf.") from None
    if parts.scheme not in {"http", "https"} or not parts.hostname or port == 0:
        raise _refuse(url, "bukan alamat http atau https", "Tulis seperti https://contoh.go.id/uu.pdf.")
    if parts.username or parts.password:
        raise _refuse(url, "alamatnya memuat nama pengguna atau sandi", "Tulis tanpa keduanya.")


def _addresses(host: str) -> list[str]:
    return [str(row[4][0]) for row in socket.getaddrinfo(host, None)]


def _kind(url: str, here: str, response: httpx.Response, data: bytes) -> tuple[str, str]:
    """The suffix of a document and its name, by what the server says of it and what it is."""
    told = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    disposition = NAMED.search(response.headers.get("content-disposition", ""))
    path = PurePosixPath(unquote(disposition[1] if disposition else urlsplit(here).path))
    if data[:1024].lstrip().startswith(b"%PDF"):
        return ".pdf", path.stem
    named = path.suffix.lower()
    suffix = named if told in UNSAID else SUFFIXES.get(told) or mimetypes.guess_extension(told) or ""
    if told == "text/plain" and named in {".md", ".txt"}:
        suffix = named
    if suffix not in READERS:
        can = " ".join(sorted(READERS))
        raise _refuse(url, f"isinya {told or named or 'tidak dikenal'}, yang tidak dapat dibaca", f"Yang dapat: {can}.")
    if suffix == ".pdf":
        raise _refuse(url, "dinyatakan PDF, tetapi isinya bukan PDF", "Buka alamatnya di peramban.")
    return suffix, path.stem


def _told(error: Exception) -> tuple[str, str]:
    advice = "Periksa sambungan dan alamatnya, lalu coba lagi."
    if isinstance(error, httpx.TimeoutException):
        return "server tidak menjawab pada waktunya", advice
    if isinstance(error, httpx.RemoteProtocolError):
        return "sambungan putus sebelum berkasnya sampai seluruhnya", advice
    if isinstance(error, httpx.TransportError):
        return "server tidak dapat dihubungi", advice
    return str(error), advice


def _refuse(url: str, why: str, advice: str) -> FetchError:
    return FetchError(f"{url} tidak dapat diunduh: {why}. {advice}")
