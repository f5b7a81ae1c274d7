"""Laws of the plainest sentences on people: in any order, what befell them and who did it holds."""

from collections.abc import Iterator
from itertools import permutations

import pytest

from tests.laws.plain import Case, capital, misread
from tracker.model import Language

# {n} {p}: how many and who; {m}: a second figure of them; {a}: an attack on {c}; {w}: who attacked.
_KILLED = {
    "en": "{n} {p} were killed in {a}.|{n} {p} died in {a}.|{n} {p} lost their lives in {a}."
    "|{A} killed {n} {p}."
    "|{A} left {n} {p} dead.|{A} claimed the lives of {n} {p}.|{w} killed {n} {p} in {c}."
    "|Among the dead in {a} were {n} {p}.|Among those killed in {a} were {n} {p}."
    "|The deaths of {n} {p} in {a} were confirmed.|{w} struck {c} with missiles, killing {n} {p}.",
    "uk": "Унаслідок {a} загинули {n} {p}.|{n} {p} загинули внаслідок {a}.|Унаслідок {a} {n} {p} загинули."
    "|Унаслідок {a} вбито {n} {p}.|Жертвами {a} стали {n} {p}.|{w} вбили {n} {p} у {c}."
    "|Серед загиблих унаслідок {a} - {n} {p}.|Відомо про загибель {n} {p} унаслідок {a}.",
    "ru": "В результате {a} погибли {n} {p}.|{n} {p} погибли в результате {a}."
    "|В результате {a} {n} {p} погибли."
    "|В результате {a} убиты {n} {p}.|Жертвами {a} стали {n} {p}.|{w} убили {n} {p} в {c}."
    "|Среди погибших в результате {a} - {n} {p}.|Известно о гибели {n} {p} в результате {a}.",
}
_INJURED = {
    "en": "{n} {p} were wounded in {a}.|{n} {p} suffered injuries in {a}.|{A} left {n} {p} injured."
    "|{A} wounded {n} {p}.|Among those injured in {a} are {n} {p}."
    "|{w} struck {c} with missiles, leaving {n} {p} injured.|After {a}, {n} {p} were taken to hospital.",
    "uk": "Унаслідок {a} поранено {n} {p}.|{n} {p} дістали поранення внаслідок {a}."
    "|{n} {p} постраждали внаслідок {a}.|До лікарень після {a} доправили {n} {p}."
    "|Після {a} {n} {p} доставили до лікарні.|Серед поранених унаслідок {a} {n} {p}.",
    "ru": "В результате {a} ранены {n} {p}.|{n} {p} получили ранения в результате {a}."
    "|{n} {p} пострадали в результате {a}.|В больницы после {a} доставили {n} {p}."
    "|После {a} {n} {p} доставлены в больницу.|Среди раненых в результате {a} {n} {p}.",
}
_MISSING = {
    "en": "{n} {p} are missing after {a}.|{n} {p} went missing in {a}.",
    "uk": "{n} {p} зникли безвісти після {a}.|Зниклими безвісти після {a} вважаються {n} {p}.",
    "ru": "{n} {p} пропали без вести после {a}.|Пропавшими без вести после {a} числятся {n} {p}.",
}
_BOTH = {
    "en": "{A} killed {n} {p} and injured {m}.|{n} {p} were killed and {m} wounded in {a}."
    "|{A} left {n} {p} dead and {m} injured.|{n} {p} died and another {m} were hurt in {a}.",
    "uk": "Унаслідок {a} загинули {n} {p}, ще {m} поранено.|{w} вбили {n} {p} у {c} та поранили ще {m}."
    "|Унаслідок {a} {n} {p} загинули і {m} дістали поранення.",
    "ru": "В результате {a} погибли {n} {p}, ещё {m} ранены.|{w} убили {n} {p} в {c} и ранили ещё {m}."
    "|В результате {a} {n} {p} погибли и {m} получили ранения.",
}
_WHO: dict[str, dict[str, str]] = {
    "en": {"people": "person", "civilians": "civilian", "children": "child", "soldiers": "soldier"},
    "uk": {"людей": "person", "цивільних": "civilian", "дітей": "child", "військових": "soldier"},
    "ru": {"человек": "person", "мирных жителей": "civilian", "детей": "child", "военных": "soldier"},
}
_ATTACKS = {
    "en": (
        ("a Russian strike on Kharkiv", "Russia", "Kharkiv", "ru_on_ua"),
        ("a Ukrainian strike on Belgorod", "Ukraine", "Belgorod", "ua_on_ru"),
    ),
    "uk": (
        ("російського удару по Харкову", "Росіяни", "Харкові", "ru_on_ua"),
        ("українського удару по Бєлгороду", "Українці", "Бєлгороді", "ua_on_ru"),
    ),
    "ru": (
        ("российского удара по Харькову", "Россияне", "Харькове", "ru_on_ua"),
        ("украинского удара по Белгороду", "Украинцы", "Белгороде", "ua_on_ru"),
    ),
}
_WORDS = {"en": ("seven", "fourteen"), "uk": ("сім", "чотирнадцять"), "ru": ("семь", "четырнадцать")}


def _cases(language: Language, templates: str, metrics: tuple[str, ...]) -> Iterator[Case]:
    folk, attacks = list(_WHO[language].items()), _ATTACKS[language]
    for nth, template in enumerate(templates.split("|")):
        for turn in range(4):
            people, kind = folk[(nth + turn) % 4]
            attack, who, city, direction = attacks[turn % 2]
            few, many = ("7", "14") if turn < 2 else _WORDS[language]
            text = template.format(n=few, m=many, p=people, a=attack, A=attack, w=who, c=city)
            values = zip(metrics, (7, 14), strict=False)
            yield capital(text), [(metric, kind, value, direction) for metric, value in values]


def test_two_strikes_in_one_sentence_keep_their_places() -> None:
    """The place, and so the side, of each figure is that of its own strike."""
    places = (
        ("Russian", "Kharkiv", "kharkiv", "ru_on_ua"),
        ("Ukrainian", "Belgorod", "belgorod", "ua_on_ru"),
        ("Russian", "Odesa", "odesa", "ru_on_ua"),
    )
    cases: list[Case] = []
    for first, second in permutations(places, 2):
        text = "A {} strike on {} killed three people, {} a {} strike on {} killed four."
        want = [("killed", 3, first[3], first[2]), ("killed", 4, second[3], second[2])]
        cases += [(text.format(*first[:2], joined, *second[:2]), want) for joined in ("and", "while", "but")]
    assert not misread(cases, "en", ("metric", "best", "direction", "scope"))


@pytest.mark.parametrize("language", ["en", "uk", "ru"])
def test_who_was_hurt_and_by_whom_holds_in_any_order(language: Language) -> None:
    told = (
        (_KILLED, ("killed",)),
        (_INJURED, ("injured",)),
        (_MISSING, ("missing",)),
        (_BOTH, ("killed", "injured")),
    )
    wrong = [
        sentence
        for templates, metrics in told
        for sentence in misread(
            _cases(language, templates[language], metrics),
            language,
            ("metric", "classes", "best", "direction"),
        )
    ]
    assert not wrong
