"""Laws of reading Russian: parts of plain sentences combined, sentences of several speakers in any order."""

from collections.abc import Iterator
from itertools import cycle, islice, permutations

from tests.laws.plain import Case, capital, claims_of, misread, told

_FIELDS = ("metric", "best", "direction", "scope")
_SIDES = {
    "ru_on_ua": (
        ("Россия", "применила", "атаковала"),
        ("Москва", "выпустила", "атаковала"),
        ("российские войска", "направили", "атаковали"),
        ("враг", "запустил", "атаковал"),
    ),
    "ua_on_ru": (
        ("ВСУ", "применили", "атаковали"),
        ("Киев", "выпустил", "атаковал"),
        ("украинская армия", "запустила", "атаковала"),
    ),
}
_PLACES = {
    "ru_on_ua": (
        ("столице", "столицу", "kyiv_city"),
        ("Львову", "Львов", "lviv"),
        ("стране", "страну", "national"),
    ),
    "ua_on_ru": (
        ("столице", "столицу", "moscow"),
        ("Крыму", "Крым", "crimea"),
        ("территории РФ", "территорию РФ", "national"),
    ),
}
_SPOKEN = (
    "Россия выпустила по Украине 104 дрона, сбит 81, по данным Воздушных сил Украины.",
    "Над Орловской областью сбиты 36 беспилотников, сообщил губернатор.",
    "В Харькове погибли двое, ранены 14 человек, сообщила прокуратура.",
    "За сутки ВСУ потеряли 11 пикапов, утверждает российское военное ведомство.",
    "Канада одобрила Украине 70 млн долларов, сообщили в Минфине Украины.",
)


def _attacks() -> Iterator[Case]:
    for direction, sides in _SIDES.items():
        for who, sends, attacks in sides:
            for at, what, scope in _PLACES[direction]:
                want = [("launched", 43, direction, scope)]
                yield capital(f"ночью по {at} {who} {sends} 43 дрона."), want
                yield capital(f"{who} {attacks} {what} 43 дронами."), want
                yield capital(f"{what} {who} {attacks} вчера 43 дронами."), want


def test_names_act_and_undergo_in_any_order() -> None:
    assert not misread(islice(_attacks(), None, None, 2), "ru", _FIELDS)


def _attacked_first() -> Iterator[Case]:
    attackers = {
        "ru_on_ua": ("РФ атаковала", "российская армия обстреляла", "российские войска атаковали"),
        "ua_on_ru": ("украинская армия атаковала", "украинские военные обстреляли"),
    }
    land = {
        "ru_on_ua": (("Киев", "ua"), ("Украину", "ua")),
        "ua_on_ru": (("Москву", "ru"), ("территорию РФ", "ru"), ("российские регионы", "ru")),
    }
    for direction, sides in attackers.items():
        for who, verb in (one.rsplit(" ", 1) for one in sides):
            for what, side in land[direction]:
                want = [("launched", 43, direction, f"{side}_official")]
                yield capital(f"{what} {verb} {who} 43 дронами, заявил мэр."), want


def test_land_told_before_the_verb_is_attacked_and_its_mayor_speaks() -> None:
    assert not misread(_attacked_first(), "ru", ("metric", "best", "direction", "claimant"))


def test_those_hurt_are_of_the_attack_told_before_whoever_tells() -> None:
    cases: Iterator[Case] = (
        (f"{attack}, {source}. {hurt}.", [("launched", 40, direction), (metric, 3, direction)])
        for attack, direction in (
            ("Территорию РФ атаковали 40 дронов", "ua_on_ru"),
            ("ВСУ направили на Россию 40 ракет", "ua_on_ru"),
            ("Украину атаковали 40 дронов", "ru_on_ua"),
        )
        for source in ("по словам Зеленского", "сообщили в СБУ")
        for hurt, metric in (("Погибли трое", "killed"), ("Пострадали три человека", "injured"))
    )
    assert not misread(cases, "ru", ("metric", "best", "direction"))


def test_sentences_of_several_speakers_change_nothing_of_one_another() -> None:
    alone = {one: claims_of(one, "ru") for one in _SPOKEN}
    for pair, gap in zip(permutations(_SPOKEN, 2), cycle((" ", "\n\n", " ")), strict=False):
        text = gap.join(pair)
        both = claims_of(text, "ru")
        assert told(both) == sorted([*told(alone[pair[0]]), *told(alone[pair[1]])]), text
        want = sorted(one.claimant for sentence in pair for one in alone[sentence])
        assert sorted(one.claimant for one in both) == want, text
