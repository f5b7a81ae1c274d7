"""Ukrainian number words: the declensions that the frozen tables are made from."""

from collections.abc import Mapping, Sequence

Forms = list[str]

_DIGITS = {
    0: "нуль нуля нулю нулем нулі нулів",
    1: "один одна одне одно одного одної однієї одному одній одним однією одною одну однім",
    2: "два дві двох двом двома двоє двійко",
    3: "три трьох трьом трьома троє трійко",
    4: "чотири чотирьох чотирьом чотирма четверо",
    7: "сім семи сімох сімом сьома сімома семеро",
    8: "вісім восьми вісьмох вісьмом вісьма вісьмома восьмеро",
}
_FIVES = {5: ("п'ят", "п'ят"), 6: ("шіст", "шест"), 9: ("дев'ят", "дев'ят"), 10: ("десят", "десят")}
_TEENS = ["одинад", "дванад", "тринад", "чотирнад", "п'ятнад", "шістнад", "сімнад", "вісімнад", "дев'ятнад"]
_HUNDREDS = {
    200: "двісті двохсот двомстам двомастами двохстах двохстами",
    300: "триста трьохсот трьомстам трьомастами трьохстах трьохстами",
    400: "чотириста чотирьохсот чотирьомстам чотирмастами чотирьохстах чотирьохстами",
    500: "п'ятсот п'ятисот п'ятистам п'ятьмастами п'ятьомастами п'ятистах п'ятистами",
    600: "шістсот шестисот шестистам шістьмастами шістьомастами шестистах шестистами",
    700: "сімсот семисот семистам сьомастами сімомастами семистах семистами",
    800: "вісімсот восьмисот восьмистам вісьмастами вісьмомастами восьмистах восьмистами",
    900: "дев'ятсот дев'ятисот дев'ятистам дев'ятьмастами дев'ятьомастами дев'ятистах дев'ятистами",
}
_ORDINAL_STEMS = {
    1: "перш", 2: "друг", 4: "четверт", 5: "п'ят", 6: "шост", 7: "сьом", 8: "восьм", 9: "дев'ят", 10: "десят",
    20: "двадцят", 30: "тридцят", 40: "сороков", 50: "п'ятдесят", 60: "шістдесят", 70: "сімдесят",
    80: "вісімдесят", 90: "дев'яност", 100: "сот", 200: "двохсот", 300: "трьохсот", 400: "чотирьохсот",
    500: "п'ятисот", 600: "шестисот", 700: "семисот", 800: "восьмисот", 900: "дев'ятисот", 1000: "тисячн",
    10**6: "мільйонн", 10**9: "мільярдн",
}  # fmt: skip
_ADJECTIVE = ["ий", "а", "е", "ого", "ої", "ому", "ій", "у", "им", "ою", "ім", "і", "их", "ими"]
_THIRD = "третій третя третє третього третьої третьому третю третім третьою треті третіх третіми"


def _five(upright: str, oblique: str, nominative: str = "ь") -> Forms:
    """П'ять, п'яти, п'ятьох, п'ятьом, п'ятьма, п'ятьома."""
    return [
        upright + nominative,
        oblique + "и",
        *(upright + ending for ending in ("ьох", "ьом", "ьма", "ьома")),
    ]


def _bare(forms: Sequence[str]) -> Forms:
    """The forms, and what careless typing makes of those with an apostrophe."""
    return [*forms, *(form.replace("'", "") for form in forms if "'" in form)]


def cardinals() -> dict[float, Forms]:
    """Words of cardinal and collective numbers below a thousand, and of one and a half."""
    words: dict[float, Forms] = {value: forms.split() for value, forms in _DIGITS.items()}
    for value, (upright, oblique) in _FIVES.items():
        words[value] = _five(upright, oblique)
    words[5] += ["п'ятеро"]
    words[6] += ["шестеро"]
    words[9] += ["дев'ятеро"]
    words[10] += ["десятеро"]
    for value, stem in enumerate(_TEENS, 11):
        words[value] = [*_five(f"{stem}цят", f"{stem}цят"), f"{stem}цятеро"]
    for value, stem in ((20, "двадцят"), (30, "тридцят")):
        words[value] = [*_five(stem, stem), f"{stem}еро"]
    words[40] = ["сорок", "сорока", "сорокма"]
    for value, stem, slip in ((50, "п'ят", "п'яти"), (60, "шіст", "шести"), (70, "сім", "семи")):
        words[value] = [*_five(f"{stem}десят", f"{stem}десят", ""), f"{slip}десяти"]
    words[80] = [*_five("вісімдесят", "вісімдесят", ""), "восьмидесяти"]
    words[90] = ["дев'яносто", "дев'яноста", "дев'яностами"]
    words[100] = ["сто", "ста"]
    words |= {value: forms.split() for value, forms in _HUNDREDS.items()}
    words |= {1.5: ["півтора", "півтори"], 150: ["півтораста"], 500: [*words[500], "півтисячі"]}
    words |= {5e5: ["півмільйона"], 5e8: ["півмільярда"], 5e11: ["півтрильйона"]}
    return {value: _bare(words[value]) for value in sorted(words)}


def ordinals() -> dict[float, Forms]:
    """Words of places in a row."""
    words: dict[float, Forms] = {
        value: [stem + ending for ending in _ADJECTIVE] for value, stem in _ORDINAL_STEMS.items()
    }
    words[3] = _THIRD.split()
    return {value: _bare(words[value]) for value in sorted(words)}


def _masculine(stem: str) -> tuple[Forms, Forms]:
    """Singular and plural of мільйон."""
    singular = [stem + ending for ending in ("", "а", "у", "ові", "ом", "і")]
    return singular, [stem + ending for ending in ("и", "ів", "ам", "ами", "ах")]


def scales() -> tuple[dict[float, Forms], dict[float, Forms], dict[float, Forms]]:
    """Magnitudes: singular forms, plural forms, and forms that are both."""
    single: dict[float, Forms] = {1000: ["тисяча", "тисячу", "тисячею"]}
    plural: dict[float, Forms] = {1000: ["тисяч", "тисячам", "тисячами", "тисячах"]}
    for value, stem in ((10**6, "мільйон"), (10**9, "мільярд"), (10**12, "трильйон")):
        single[value], plural[value] = _masculine(stem)
    return single, plural, {1000: ["тисячі"]}


def groups() -> tuple[dict[float, Forms], dict[float, Forms], dict[float, Forms]]:
    """Nouns for about so many: singular forms, plural forms, and forms that are both."""
    single: dict[float, Forms] = {
        2: ["пара", "пару", "парою"],
        5: ["півдесятка"],
        6: ["півдюжини"],
        10: ["десяток", "десятка", "десятку", "десятком"],
        12: ["дюжина", "дюжину", "дюжиною"],
        50: ["півсотні"],
        100: ["сотня", "сотню", "сотнею"],
    }
    plural: dict[float, Forms] = {
        10: ["десятки", "десятків", "десяткам", "десятками", "десятках"],
        12: ["дюжин", "дюжинам", "дюжинами", "дюжинах"],
        100: ["сотень", "сотням", "сотнями", "сотнях", "сот"],
    }
    return single, plural, {12: ["дюжини"], 100: ["сотні"]}


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
            2: ["половина", "половини", "половині", "половину", "половиною", "половин", "пів"],
            3: ["третина", "третини", "третині", "третину", "третиною", "третин"],
            4: ["чверть", "чверті", "чвертю", "чвертей"],
        },
        "SEVERAL": {
            1: [f"{head}кіль{tail}" for head in ("", "де") for tail in ("ка", "кох", "ком", "кома")],
            10: ["кількадесят"],
            100: ["кількасот", "декількасот"],
        },
        "FREQUENCIES": {2: ["двічі"], 3: ["тричі"], 4: ["чотирикратно"]},
    }
