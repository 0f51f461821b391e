"""Generations: built beside the live one, sealed, published in one step."""

from __future__ import annotations

import json

import pytest

from kadqa.errors import IndexError_
from kadqa.library.publish import CURRENT, current, new_generation, publish, read_manifest


def make(index, text="isi", keep=3):
    with new_generation(index) as folder:
        (folder / "store").mkdir()
        (folder / "store" / "a.bin").write_bytes(text.encode())
        return publish(index, folder, fingerprint=text, model="m", units=1, extra={}, keep=keep)


def test_the_first_generation_becomes_current(tmp_path):
    assert current(tmp_path) is None
    assert make(tmp_path) == "1"
    folder, manifest = read_manifest(tmp_path)
    assert (folder.name, manifest.fingerprint, manifest.units) == ("1", "isi", 1)
    assert list(manifest.files) == ["store/a.bin"]


def test_a_failed_build_leaves_the_live_one(tmp_path):
    make(tmp_path, "lama")

    def fails():
        with new_generation(tmp_path) as folder:
            (folder / "half").write_text("x")
            raise RuntimeError("putus")

    with pytest.raises(RuntimeError, match="putus"):
        fails()
    assert read_manifest(tmp_path)[1].fingerprint == "lama"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["1", CURRENT]


def test_old_generations_go_but_the_kept_ones_stay(tmp_path):
    for n in range(5):
        make(tmp_path, str(n), keep=2)
    assert sorted(p.name for p in tmp_path.iterdir() if p.is_dir()) == ["4", "5"]
    assert current(tmp_path) == "5"


def test_no_index_says_what_to_do(tmp_path):
    with pytest.raises(IndexError_, match=r"Belum ada indeks .* `kadqa index`"):
        read_manifest(tmp_path / "nowhere")


DAMAGE = {
    "a file changed": lambda g: (g / "store" / "a.bin").write_bytes(b"ISI"),
    "a file cut short": lambda g: (g / "store" / "a.bin").write_bytes(b"i"),
    "a file gone": lambda g: (g / "store" / "a.bin").unlink(),
    "no manifest": lambda g: (g / "manifest.json").unlink(),
    "a manifest that is no JSON": lambda g: (g / "manifest.json").write_text("{"),
    "a manifest of another program": lambda g: (g / "manifest.json").write_text("[1]"),
    "CURRENT names nothing": lambda g: (g.parent / CURRENT).write_text("77"),
    "CURRENT is no text": lambda g: (g.parent / CURRENT).write_bytes(b"\xff\xfe"),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_damage_is_one_line_with_the_remedy(tmp_path, damage):
    make(tmp_path)
    damage(tmp_path / "1")
    with pytest.raises(IndexError_) as caught:
        read_manifest(tmp_path)
    assert "kadqa index" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_older_form_is_named(tmp_path):
    make(tmp_path)
    path = tmp_path / "1" / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"schema": 0}))
    with pytest.raises(IndexError_, match="bentuk lama"):
        read_manifest(tmp_path)


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(IndexError_, match="tidak dapat ditulisi"), new_generation(tmp_path / "file" / "index"):
        pass
