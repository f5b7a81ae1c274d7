"""Clauses and sentences that tell of something else change no claim."""

import pytest

from tests.laws.plain import STRIKES, capital, claims_of, told
from tracker.model import Language

BEFORE: dict[Language, tuple[str, ...]] = {
    "en": (
        "Hours after talks in Geneva ended, {}",
        "As temperatures fell below zero, {}",
        "The night was cloudy. {}",
        "KYIV, Dec 29 (Reuters) - {}",
    ),
    "uk": ("Ніч була хмарною. {}", "Попри розмови про перемир'я, {}"),
    "ru": ("Ночь была облачной. {}", "Несмотря на разговоры о перемирии, {}"),
}
BEHIND: dict[Language, tuple[str, ...]] = {
    "en": (
        "{} The attack left thousands without power.",
        "{} The price of oil fell by 3 percent.",
        "{} A meeting of ministers is due on Friday.",
    ),
    "uk": ("{} Без світла лишилися 40 тисяч людей.", "{} У п'ятницю відбудеться нарада міністрів."),
    "ru": ("{} Без света остались 40 тысяч человек.", "{} В пятницу состоится совещание министров."),
}


@pytest.mark.parametrize("language", list(STRIKES))
def test_what_is_told_beside_it_changes_no_claim(language: Language) -> None:
    for strike in STRIKES[language]:
        alone = told(claims_of(strike, language))
        for frame in (*BEFORE[language], *BEHIND[language]):
            text = capital(frame.format(strike))
            assert told(claims_of(text, language)) == alone, text
