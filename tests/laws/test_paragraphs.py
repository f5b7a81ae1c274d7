"""A paragraph on an accident, another war or the past claims nothing, whatever stands before or behind it."""

from collections.abc import Sequence

import pytest

from tests.laws.plain import claims_of
from tracker.model import Claim, Language

STRIKES: dict[Language, tuple[str, ...]] = {
    "en": (
        "Russia launched 88 drones at Ukraine overnight and 71 were shot down, the Air Force said.",
        "Two guided bombs hit Kharkiv on Sunday, killing three people and injuring 14, the mayor said.",
        "Ukrainian drones destroyed two Russian helicopters in Crimea, military intelligence said.",
    ),
    "uk": (
        "Уночі ворог атакував 88 дронами, сили ППО збили 71, повідомили Повітряні сили.",
        "Дві авіабомби влучили в Харків, троє людей загинули, 14 поранені, сказав мер.",
    ),
    "ru": (
        "Ночью Россия запустила по Украине 88 дронов, 71 сбит, сообщили Воздушные силы Украины.",
        "При ударе по Харькову погибли трое, ранены 14 человек, сообщил мэр.",
    ),
}
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


def told(claims: Sequence[Claim]) -> list[tuple[object, ...]]:
    return sorted(
        (one.metric, one.classes, one.direction, one.amount.low or 0, one.amount.best or 0) for one in claims
    )


@pytest.mark.parametrize("language", list(STRIKES))
def test_the_paragraph_beside_it_changes_no_claim(language: Language) -> None:
    for strike in STRIKES[language]:
        alone = told(claims_of(strike, language))
        assert alone
        for other in OTHERS[language]:
            for text in (f"{strike}\n\n{other}", f"{other}\n\n{strike}"):
                assert told(claims_of(text, language)) == alone, text
