"""A site's own name, emblem and colour: where they are shown, that they stay legible, and what is no such thing."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from kadqa.errors import InputError
from kadqa.rendering.brand import DARK, LEGIBLE, LIGHT, Brand, brand_of, contrast, legible
from kadqa.settings import Settings, settings
from kadqa.web import build_app
from tests.web.fake import FakeAsker

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@given(COLOURS, st.sampled_from([LIGHT, DARK]))
def test_every_colour_can_be_read_on_its_ground_and_one_that_can_stays(colour, ground):
    shown = legible(colour, ground)
    assert contrast(shown, ground) >= LEGIBLE
    assert (shown == colour) == (contrast(colour, ground) >= LEGIBLE)


def test_black_on_white_is_as_far_as_two_colours_go():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def test_name_emblem_and_colour_are_on_every_page_and_nothing_is_fetched(tmp_path):
    emblem = tmp_path / "lambang.png"
    emblem.write_bytes(b"\x89PNG ini lambang")
    brand = brand_of(Settings(brand_name="Tanya <Melati>", brand_emblem=str(emblem), brand_colour="#ffdd00"))
    with TestClient(build_app(FakeAsker(), brand=brand)) as client:
        for path in ("/", "/regulasi", "/?pasal=pp-7-2031"):
            page = client.get(path, headers={"accept": "text/html"}).text
            assert "Tanya &lt;Melati&gt;" in page, path
            assert 'rel="icon" href="data:image/png;base64,iVBORyBpbmk' in page, path
            assert f"--k-aksen: {legible('#ffdd00', LIGHT)};" in page, path
            assert "--k-aksen: #ffdd00;" in page, "by night it is legible as it is"
        assert client.get("/regulasi").text.count("<title>Regulasi – Tanya &lt;Melati&gt;</title>") == 1


def test_without_settings_it_is_kadqa():
    assert brand_of(Settings()) == Brand()
    assert "KADQA" in Brand().name


WRONG = {
    "a colour by name": ("KADQA_BRAND_COLOUR", "merah"),
    "a colour that is cut": ("KADQA_BRAND_COLOUR", "#12"),
    "an emblem that is not there": ("KADQA_BRAND_EMBLEM", "tidak-ada.png"),
    "an emblem of another kind": ("KADQA_BRAND_EMBLEM", __file__),
    "no name": ("KADQA_BRAND_NAME", ""),
    "a name that fills the header": ("KADQA_BRAND_NAME", "a" * 41),
}


@pytest.mark.parametrize(("name", "value"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_used_is_one_clear_line(name, value, monkeypatch):
    monkeypatch.setenv(name, value)
    settings.cache_clear()
    try:
        with pytest.raises(InputError, match=rf"^{name}=.* tidak dapat dipakai"):
            settings()
    finally:
        settings.cache_clear()
