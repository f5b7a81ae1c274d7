"""Plain sentences on what is called an invention, what did not reach its target, and what a whole land is."""

from collections.abc import Iterator
from itertools import product

from tests.laws.plain import Case, claims_of, misread
from tracker.model import Language

_MESSAGES: dict[Language, tuple[str, ...]] = {
    "uk": (
        "Допис про те, що вночі Росія випустила 900 дронів,",
        "Твердження, ніби Росія запустила 900 дронів,",
        "Те, що Росія випустила по Україні 900 дронів,",
    ),
    "ru": (
        "Пост о том, что ночью Россия выпустила 900 дронов,",
        "Утверждение, будто Россия запустила 900 дронов,",
        "То, что Россия выпустила по Украине 900 дронов,",
    ),
}
_CALLED: dict[Language, str] = {
    "uk": "- вигадка|- це неправда|є фейком|виявилося брехнею",
    "ru": "- выдумка|- это неправда|является фейком|оказалось ложью",
}
_FELL_SHORT: dict[Language, str] = {
    "uk": "з них 552 дрони та 31 ракета {v}|із яких 552 дрони й 31 ракета, за їхніми даними, {v}"
    "|до цілей, за їхніми даними, не дісталися 552 дрони та 31 ракета",
    "ru": "из них 552 дрона и 31 ракета {v}|из которых 552 дрона и 31 ракета, по их данным, {v}"
    "|до целей, по их данным, не дошли 552 дрона и 31 ракета",
}
_VERBS: dict[Language, tuple[str, str]] = {
    "uk": ("не дісталися до цілей", "знешкоджено"),
    "ru": ("не дошли до целей", "нейтрализованы"),
}
_SENT: dict[Language, str] = {
    "uk": "Росія випустила по Україні 579 дронів і 43 ракети, ",
    "ru": "Россия выпустила по Украине 579 дронов и 43 ракеты, ",
}
_LANDS: dict[Language, str] = {
    "en": "over Russian regions and annexed Crimea|over Russia and the Black Sea",
    "uk": "над регіонами РФ та анексованим Кримом|над територією Росії та Чорним морем"
    "|над кількома регіонами Росії і Кримом, а також над Чорним морем",
    "ru": "над регионами РФ и аннексированным Крымом|над территорией России и Чёрным морем"
    "|над несколькими регионами России и Крымом, а также над Чёрным морем",
}
_DOWNED: dict[Language, str] = {
    "en": "Overnight 121 Ukrainian drones were shot down {where}.",
    "uk": "За ніч збито 121 український безпілотник {where}.",
    "ru": "За ночь сбит 121 украинский беспилотник {where}.",
}


def test_what_is_called_an_invention_is_not_told() -> None:
    """Whatever the message is and however it is called."""
    for language, messages in _MESSAGES.items():
        for message, called in product(messages, _CALLED[language].split("|")):
            assert not claims_of(f"{message} {called}, заявили в СБУ.", language), message


def _short_of_targets(language: Language) -> Iterator[Case]:
    told = [("launched", "drone", 579), ("launched", "missile", 43)]
    told += [("neutralised", "drone", 552), ("neutralised", "missile", 31)]
    for frame, verb in product(_FELL_SHORT[language].split("|"), _VERBS[language]):
        yield _SENT[language] + frame.format(v=verb) + ".", told


def test_two_kinds_of_those_launched_share_the_verb_behind_them() -> None:
    """With who is cited between them, and with the target apart from its verb."""
    for language in _SENT:
        assert not misread(_short_of_targets(language), language, ("metric", "classes", "best"))


def test_a_place_added_to_the_whole_land_is_no_scope() -> None:
    """Crimea and seas beside "regions of Russia"."""
    for language, lands in _LANDS.items():
        cases = [(_DOWNED[language].format(where=where), [("national", 121)]) for where in lands.split("|")]
        assert not misread(cases, language, ("scope", "best"))
