"""Shared by all tests: real documents if they are there, a model without weights, the shipped corpus indexed."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import hypothesis
import pytest

if "PYTEST_XDIST_WORKER" in os.environ:
    # A worker for each core: two threads in each would spin against one another, ten times as slow. What is set here
    # comes from the process that started the workers, so it is replaced; the engine reads it when it is imported.
    os.environ["OMP_NUM_THREADS"] = "1"

from kadqa.embedding import EMBEDDERS
from kadqa.settings import Settings
from tests.fakes import FAKE_MODEL, fake_kind

ROOT = Path(__file__).resolve().parent.parent
TODAY = date(2026, 11, 24)
LONGEST = "tests/test_real_model.py"

# In a fresh clone the first text drawn builds a table of all characters, and machines differ: being slow is no fault.
hypothesis.settings.register_profile("kadqa", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("kadqa")

KEPT = {"KADQA_REALDATA", "KADQA_CHROMIUM", "KADQA_AXE"}
for name in [key for key in os.environ if key.startswith("KADQA_") and key not in KEPT]:
    # What the person who runs the tests has set must not change what they say.
    del os.environ[name]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What asks all questions of the real model begins first: it takes longest, and the other workers do the rest
    meanwhile.
    """
    items.sort(key=lambda item: not item.nodeid.startswith(LONGEST))


@pytest.fixture(scope="session")
def realdata() -> Path:
    """The folder of real documents; skips where there is none."""
    folder = os.environ.get("KADQA_REALDATA", "")
    if not folder:
        pytest.skip("KADQA_REALDATA is not set: no real documents here")
    return Path(folder).resolve()


@pytest.fixture(scope="session", autouse=True)
def _fake_model():
    """`KADQA_MODEL=fake-stems` works in every test."""
    EMBEDDERS[FAKE_MODEL] = fake_kind()
    yield
    del EMBEDDERS[FAKE_MODEL]


@pytest.fixture
def config(tmp_path) -> Settings:
    """Settings with an index of its own, the fake model, and a fixed day."""
    return Settings(index=tmp_path / "index", model=FAKE_MODEL, today=TODAY)


@pytest.fixture(scope="session")
def shipped(tmp_path_factory):
    """An assistant over the shipped corpus, with the fake model."""
    from kadqa.assistant import Assistant, make_index

    index = tmp_path_factory.mktemp("shipped") / "index"
    settings = Settings(index=index, model=FAKE_MODEL, today=TODAY)
    make_index(index, settings)
    return Assistant.open(index, settings)
