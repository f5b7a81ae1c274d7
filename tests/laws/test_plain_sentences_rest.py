"""Plain sentences on what is left of one attack: the last one, the others, kinds and what they make up."""

from collections.abc import Iterator

from tests.laws.plain import Case, misread
from tracker.model import Language

_FIELDS = ("metric", "classes", "best", "direction")
_SIDE = "ru_on_ua"
_WHOLES: dict[Language, str] = {
    "en": "Russia launched 96 drones. Of them, |Of the 96 drones launched by Russia, ",
    "uk": "Росія випустила 96 дронів. Із них |Із запущених Росією 96 дронів ",
    "ru": "Россия выпустила 96 дронов. Из них |Из 96 дронов, выпущенных Россией, ",
}
_ONE: dict[Language, str] = {
    "en": "58 were shot down, 35 were lost from radar, two returned to Russia and {x} hit its target.",
    "uk": "58 збито, 35 локаційно втрачено, два повернулися в Росію, а {x} влучив у ціль.",
    "ru": "58 сбиты, 35 потеряны, два ушли в Беларусь, а {x} попал в цель.",
}
_LAST: dict[Language, str] = {
    "en": "the last one|the remaining one|the other one|the remaining drone|the last drone|one more",
    "uk": "останній|останній дрон|той, що лишився,|ще один",
    "ru": "оставшийся|последний|последний дрон|тот, что остался,|ещё один",
}
_MANY: dict[Language, str] = {
    "en": "58 were shot down, 35 were jammed, {x} got through.",
    "uk": "58 збито, подавлено 35, {x} прорвалися.",
    "ru": "58 сбили, подавлено 35, {x} прорвались.",
}
_OTHERS: dict[Language, str] = {
    "en": "the rest|the others|the other three|the remaining drones|another three",
    "uk": "решта|інші|усі інші|решта три|ще три",
    "ru": "остальные|все остальные|оставшиеся|прочие|другие три|ещё три",
}
_DECOYS: dict[Language, str] = {
    "en": "Decoys made up half.|Decoys accounted for half of them.|Half turned out to be decoys.",
    "uk": "Половину становили імітатори.|На імітатори припала половина.|Половина виявилися імітаторами.",
    "ru": "Половину составляли имитаторы.|На имитаторы пришлась половина.|Половина оказалась имитаторами.",
}
_RELATIVE: dict[Language, str] = {
    "en": "Russia attacked Ukraine with 22 Kalibrs and 60 drones, a third of which were decoys.",
    "uk": "Росія атакувала Україну 22 «Калібрами» і 60 дронами, третина яких - імітатори.",
    "ru": "Россия атаковала Украину 22 «Калибрами» и 60 дронами, треть которых - имитаторы.",
}
_SCOUTS: dict[Language, str] = {
    "en": "Air defences shot down 40 drones, {n} of them reconnaissance ones.",
    "uk": "ППО збила 40 дронів, з них {n} розвідувальних.",
    "ru": "ПВО сбила 40 дронов, из них {n} разведывательных.",
}
_OTHER_THINGS: dict[Language, str] = {
    "en": "The last strike hit Kharkiv.|The other residents were unhurt.|The last train left for Belarus.",
    "uk": "Останній удар припав на Харків.|Інші мешканці не постраждали.|Останній потяг пішов у Білорусь.",
    "ru": "Последний удар попал в Харьков.|Остальные жители не пострадали.|Последний поезд ушёл в Беларусь.",
}


def _claimed(*told: tuple[str, str, float]) -> list[tuple[object, ...]]:
    return [(*one, _SIDE) for one in told]


def _left(language: Language) -> Iterator[Case]:
    for whole in _WHOLES[language].split("|"):
        flown = ("launched", "drone", 96), ("shot_down", "drone", 58)
        gone = ("lost", "drone", 35), ("left_airspace", "drone", 2)
        for words in _LAST[language].split("|"):
            text = whole + _ONE[language].format(x=words)
            yield text, _claimed(*flown, *gone, ("hit", "drone", 1))
        for words in _OTHERS[language].split("|"):
            text = whole + _MANY[language].format(x=words)
            yield text, _claimed(*flown, ("suppressed", "drone", 35), ("hit", "drone", 3))


def test_what_is_left_of_a_whole_in_any_words() -> None:
    for language in _WHOLES:
        assert not misread(_left(language), language, _FIELDS)


def _made_up(language: Language) -> Iterator[Case]:
    whole = _WHOLES[language].split(". ")[0]
    for words in _DECOYS[language].split("|"):
        yield f"{whole}. {words}", _claimed(("launched", "drone", 96), ("launched", "drone_decoy", 48))
    fleet = ("launched", "kalibr", 22), ("launched", "drone", 60)
    yield _RELATIVE[language], _claimed(*fleet, ("launched", "drone_decoy", 20))
    scouts = _SCOUTS[language].format(n=17)
    yield scouts, _claimed(("shot_down", "drone", 40), ("shot_down", "recon_uav", 17))


def test_what_kinds_make_up() -> None:
    for language in _DECOYS:
        assert not misread(_made_up(language), language, _FIELDS)


def test_the_rest_of_other_things_is_none() -> None:
    for language, texts in _OTHER_THINGS.items():
        whole = _WHOLES[language].split(". ")[0]
        cases = ((f"{whole}. {text}", _claimed(("launched", "drone", 96))) for text in texts.split("|"))
        assert not misread(cases, language, _FIELDS)
