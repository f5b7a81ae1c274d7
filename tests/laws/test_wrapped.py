"""A text cut for a page, as letters, releases and terminals cut it, is read as one that was not."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.laws.plain import claims_of, told
from tests.together import together
from tracker.model import Language
from tracker.text.wrapped import unwrapped

_TEXTS: dict[Language, tuple[str, ...]] = {
    "en": (
        "Russia launched 112 drones and two Iskander-M ballistic missiles at Ukraine overnight, the Air "
        "Force said. Air defences shot down 87 drones, and 22 drones struck nine locations. In the Kharkiv "
        "region three people were killed and at least 12 were injured, Governor Oleh Syniehubov said.",
        "Sweden will give Ukraine a further 1.1 billion kronor in military aid, Defence Minister Pal Jonson "
        "said on Thursday. The General Staff put Russian losses over the past day at 940 soldiers, eight "
        "tanks and 31 artillery systems.",
    ),
    "uk": (
        "У ніч на 14 серпня ворог атакував Україну 74 ударними безпілотниками та п'ятьма ракетами, "
        "повідомили Повітряні сили. Протиповітряна оборона збила 61 дрон і дві ракети, ще дев'ять "
        "безпілотників не досягли цілі. На Харківщині загинули троє людей, дванадцятеро дістали "
        "поранення, сказав Олег Синєгубов.",
        "За минулу добу російська армія втратила 940 військових, вісім танків і 31 артилерійську систему, "
        "повідомив Генштаб. Норвегія виділить Україні ще 2,3 млрд норвезьких крон військової допомоги.",
    ),
    "ru": (
        "В течение ночи дежурными средствами ПВО уничтожены 64 украинских беспилотника, сообщило Минобороны: "
        "30 над Брянской областью, 24 над Курской и десять над Калужской. В Белгородской области погибли два "
        "человека, ранены семеро, написал губернатор Вячеслав Гладков в своём канале.",
    ),
}
_HEADING = "Enemy losses over the past day as the General Staff gives them in its post"


@pytest.mark.parametrize("language", _TEXTS)
def test_the_width_of_a_page_changes_no_claim(language: Language) -> None:
    """Whether the paragraphs stand apart by a blank line or by one that is not full."""
    for text in _TEXTS[language]:
        alone = told(claims_of(text, language))
        assert len(alone) > 2, text
        for width in (58, 66, 72, 80, 96):
            cut = textwrap.fill(text, width, break_on_hyphens=False)
            assert told(claims_of(cut, language)) == alone, cut
            assert told(claims_of(f"{cut}\n\n", language)) == alone, cut


@together(
    "text",
    [
        f"{_HEADING}\nTanks 4\nArtillery systems 31\nDrones 212",
        "Знищено 12 ударних безпілотників над Харковом\nПошкоджено 3 будинки та магазин у центрі міста"
        "\nПостраждалих немає",
        "Launched: 112 drones\nShot down: 87 drones\nSuppressed: 12 drones",
        f"{_HEADING},\n▫️ tanks and armoured vehicles 12\n▫️ two aircraft",
        f"{_HEADING}. {_HEADING}.\nIn the Sumy region two drones hit a depot, and nobody was hurt there.",
    ],
)
def test_lines_of_lists_and_paragraphs_stay(text: str) -> None:
    assert unwrapped(text) == text


@given(st.text(alphabet="ab .,:\n-«12", max_size=400))
def test_every_offset_stays(text: str) -> None:
    joined = unwrapped(text)
    assert len(joined) == len(text)
    assert all(one == two or (one, two) == ("\n", " ") for one, two in zip(text, joined, strict=True))
