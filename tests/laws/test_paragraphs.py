"""A paragraph on an accident, another war or the past claims nothing, whatever stands before or behind it."""

import pytest

from tests.laws.plain import STRIKES, claims_of, told
from tracker.model import Language

OTHERS: dict[Language, tuple[str, ...]] = {
    "en": (
        "A coach left the icy road near Zhytomyr; four people died and 17 were injured.",
        "In 1812 the Grande Armee lost 400,000 men on the way to Moscow and back.",
        "A minibus collided with a lorry outside Poltava, killing six passengers.",
        "In Poland, a bus crash killed four people and injured 20.",
    ),
    "uk": (
        "На переїзді під Конотопом потяг збив мікроавтобус, загинули шестеро пасажирів.",
        "У Польщі в аварії загинули четверо людей.",
        "На трасі автобус врізався у вантажівку: четверо людей загинули, 19 травмовані.",
    ),
    "ru": (
        "В Польше в аварии автобуса погибли четыре человека.",
        "Под Калугой грузовик смял три легковушки, шестеро погибли на месте.",
        "Во время Цусимского сражения русский флот потерял 21 корабль, погибли пять тысяч моряков.",
    ),
}


@pytest.mark.parametrize("language", list(STRIKES))
def test_the_paragraph_beside_it_changes_no_claim(language: Language) -> None:
    for strike in STRIKES[language]:
        alone = told(claims_of(strike, language))
        assert alone
        for other in OTHERS[language]:
            for text in (f"{strike}\n\n{other}", f"{other}\n\n{strike}"):
                assert told(claims_of(text, language)) == alone, text


def test_those_whom_the_un_counts_are_of_the_attacks_on_ukraine() -> None:
    downed = "Russia's Defence Ministry said it had shot down 65 Ukrainian drones."
    counted = claims_of(f"{downed} The UN says 14,000 civilians have been killed since 2022.", "en")
    assert {one.metric: one.direction for one in counted} == {"shot_down": "ua_on_ru", "killed": "ru_on_ua"}


def test_the_dead_of_another_state_are_not_claimed() -> None:
    strike = "Russia fired 114 drones at Ukraine overnight."
    assert told(claims_of(f"A storm left 12 dead in Portugal. {strike}", "en")) == told(
        claims_of(strike, "en")
    )
    assert len(claims_of("Speaking in Poland, Zelensky said 12 people had been killed.", "en")) == 1
