"""Russian number words: the declensions that the frozen tables are made from."""

from collections.abc import Mapping, Sequence

Forms = list[str]

_DIGITS = {
    0: "ноль ноля нолю нолём ноле нуль нуля нулю нулём нуле нулей",
    1: "один одна одно одного одной одному одну одним одною одном",
    2: "два две двух двум двумя двое двоих двоим двоими",
    3: "три трёх трём тремя трое троих троим троими",
    4: "четыре четырёх четырём четырьмя",
    7: "семь семи семью",
    8: "восемь восьми восемью восьмью",
    40: "сорок сорока",
    90: "девяносто девяноста",
    100: "сто ста",
}
_TEENS = ["одиннад", "двенад", "тринад", "четырнад", "пятнад", "шестнад", "семнад", "восемнад", "девятнад"]
_FIVES = {5: "пят", 6: "шест", 9: "девят", 10: "десят", 20: "двадцат", 30: "тридцат"}
_COLLECTIVES = {
    4: "четвер", 5: "пятер", 6: "шестер", 7: "семер", 8: "восьмер", 9: "девятер", 10: "десятер",
}  # fmt: skip
_HUNDREDS = {
    200: "двести двухсот двумстам двумястами двухстах",
    300: "триста трёхсот трёмстам тремястами трёхстах",
    400: "четыреста четырёхсот четырёмстам четырьмястами четырёхстах",
    500: "пятьсот пятисот пятистам пятьюстами пятистах",
    600: "шестьсот шестисот шестистам шестьюстами шестистах",
    700: "семьсот семисот семистам семьюстами семистах",
    800: "восемьсот восьмисот восьмистам восемьюстами восьмьюстами восьмистах",
    900: "девятьсот девятисот девятистам девятьюстами девятистах",
}
_ORDINAL_STEMS = {
    1: "перв", 2: "втор", 4: "четвёрт", 5: "пят", 6: "шест", 7: "седьм", 8: "восьм", 9: "девят", 10: "десят",
    20: "двадцат", 30: "тридцат", 40: "сороков", 50: "пятидесят", 60: "шестидесят", 70: "семидесят",
    80: "восьмидесят", 90: "девяност", 100: "сот", 200: "двухсот", 300: "трёхсот", 400: "четырёхсот",
    500: "пятисот", 600: "шестисот", 700: "семисот", 800: "восьмисот", 900: "девятисот", 1000: "тысячн",
    10**6: "миллионн", 10**9: "миллиардн",
}  # fmt: skip
_ADJECTIVE = ["ый", "ой", "ая", "ое", "ого", "ому", "ую", "ым", "ою", "ом", "ые", "ых", "ыми"]
_STRESSED = frozenset({2, 6, 7, 8, 40})  # второй, шестой: the others end in -ый
_THIRD = "третий третья третье третьего третьей третьему третью третьим третьем третьи третьих третьими"


def _five(stem: str) -> Forms:
    """Пять, пяти, пятью."""
    return [stem + ending for ending in ("ь", "и", "ью")]


def _tens(upright: str, oblique: str, instrumental: str) -> Forms:
    """Пятьдесят, пятидесяти, пятьюдесятью."""
    return [f"{upright}десят", f"{oblique}десяти", f"{instrumental}десятью"]


def _bare(forms: Sequence[str]) -> Forms:
    """The forms, and those with ё as most people print them."""
    return [*forms, *(form.replace("ё", "е") for form in forms if "ё" in form)]


def cardinals() -> dict[float, Forms]:
    """Words of cardinal and collective numbers below a thousand, and of one and a half."""
    words: dict[float, Forms] = {value: forms.split() for value, forms in _DIGITS.items()}
    for value, stem in _FIVES.items():
        words[value] = _five(stem)
    for value, stem in enumerate(_TEENS, 11):
        words[value] = _five(f"{stem}цат")
    for value, stem in _COLLECTIVES.items():
        words[value] += [stem + ending for ending in ("о", "ых", "ым", "ыми")]
    words[50] = _tens("пять", "пяти", "пятью")
    words[60] = _tens("шесть", "шести", "шестью")
    words[70] = _tens("семь", "семи", "семью")
    words[80] = [*_tens("восемь", "восьми", "восемью"), "восьмьюдесятью"]
    words |= {value: forms.split() for value, forms in _HUNDREDS.items()}
    words |= {1.5: ["полтора", "полторы", "полутора"], 150: ["полтораста", "полутораста"]}
    words[500] += ["полтысячи", "полутысячи"]
    words |= {
        5e5: ["полмиллиона", "полумиллиона"],
        5e8: ["полмиллиарда", "полумиллиарда", "полумиллиарду", "полумиллиардом"],
        5e11: ["полтриллиона"],
    }
    return {value: _bare(words[value]) for value in sorted(words)}


def ordinals() -> dict[float, Forms]:
    """Words of places in a row."""
    words: dict[float, Forms] = {
        value: [stem + ending for ending in _ADJECTIVE if ending != ("ый" if value in _STRESSED else "")]
        for value, stem in _ORDINAL_STEMS.items()
    }
    words[3] = _THIRD.split()
    return {value: _bare(words[value]) for value in sorted(words)}


def _masculine(stem: str) -> tuple[Forms, Forms]:
    """Singular and plural of миллион."""
    singular = [stem + ending for ending in ("", "а", "у", "ом", "е")]
    return singular, [stem + ending for ending in ("ы", "ов", "ам", "ами", "ах")]


def scales() -> tuple[dict[float, Forms], dict[float, Forms], dict[float, Forms]]:
    """Magnitudes: singular forms, plural forms, and forms that are both."""
    single: dict[float, Forms] = {1000: ["тысяча", "тысячу", "тысячей", "тысячью", "тысяче"]}
    plural: dict[float, Forms] = {1000: ["тысяч", "тысячам", "тысячами", "тысячах"]}
    for value, stem in ((10**6, "миллион"), (10**9, "миллиард"), (10**12, "триллион")):
        single[value], plural[value] = _masculine(stem)
    return single, plural, {1000: ["тысячи"]}


def groups() -> tuple[dict[float, Forms], dict[float, Forms], dict[float, Forms]]:
    """Nouns for about so many: singular forms, plural forms, and forms that are both."""
    single: dict[float, Forms] = {
        2: ["пара", "пару", "парой"],
        5: ["полдесятка"],
        6: ["полдюжины"],
        10: ["десяток", "десятка", "десятку", "десятком", "десятке"],
        12: ["дюжина", "дюжину", "дюжиной", "дюжине"],
        50: ["полсотни", "полусотни"],
        100: ["сотня", "сотню", "сотней", "сотне"],
    }
    plural: dict[float, Forms] = {
        10: ["десятки", "десятков", "десяткам", "десятками", "десятках"],
        12: ["дюжин", "дюжинам", "дюжинами", "дюжинах"],
        100: ["сотен", "сотням", "сотнями", "сотнях", "сот"],
    }
    return single, plural, {12: ["дюжины"], 100: ["сотни"]}


def tables() -> Mapping[str, Mapping[float, Forms]]:
    """All tables, by the name they have in the package."""
    scale, scale_plural, scale_either = scales()
    group, group_plural, group_either = groups()
    return {
        "CARDINALS": cardinals(),
        "ORDINALS": ordinals(),
        "SCALES": scale,
        "SCALES_PLURAL": scale_plural,
        "SCALES_EITHER": scale_either,
        "GROUPS": group,
        "GROUPS_PLURAL": group_plural,
        "GROUPS_EITHER": group_either,
        "FRACTIONS": {
            2: ["половина", "половины", "половине", "половину", "половиной", "половин"],
            3: ["треть", "трети", "третей"],
            4: ["четверть", "четверти", "четвертью", "четвертей"],
        },
        "SEVERAL": {1: ["несколько", "нескольких", "нескольким", "несколькими"]},
        "FREQUENCIES": {2: ["дважды"], 3: ["трижды"], 4: ["четырежды"]},
    }
