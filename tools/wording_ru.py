"""Russian words of the shipped texts: numbers, counted nouns, regions in the instrumental case."""

from collections.abc import Sequence

MONTHS = (
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
)
_SMALL = [
    "ноль",
    "один",
    "два",
    "три",
    "четыре",
    "пять",
    "шесть",
    "семь",
    "восемь",
    "девять",
    "десять",
    "одиннадцать",
    "двенадцать",
    "тринадцать",
    "четырнадцать",
    "пятнадцать",
    "шестнадцать",
    "семнадцать",
    "восемнадцать",
    "девятнадцать",
]
_TENS = [
    "-",
    "-",
    "двадцать",
    "тридцать",
    "сорок",
    "пятьдесят",
    "шестьдесят",
    "семьдесят",
    "восемьдесят",
    "девяносто",
]
_NOUNS = {
    "беспилотник": ("беспилотник", "беспилотника", "беспилотников"),
    "украинский дрон": ("украинский дрон", "украинских дрона", "украинских дронов"),
    "БПЛА": ("БПЛА", "БПЛА", "БПЛА"),
    "ракета": ("ракету", "ракеты", "ракет"),
}
_ONE = {"ракета": "одну"}
_OBLASTS = {
    "astrakhan": "Астраханской",
    "belgorod": "Белгородской",
    "bryansk": "Брянской",
    "kaluga": "Калужской",
    "kursk": "Курской",
    "oryol": "Орловской",
    "rostov": "Ростовской",
    "saratov": "Саратовской",
    "tambov": "Тамбовской",
    "tula": "Тульской",
    "volgograd": "Волгоградской",
    "voronezh": "Воронежской",
    "yaroslavl": "Ярославской",
}
_OTHERS = {
    "azov_sea": "Азовским морем",
    "black_sea": "Чёрным морем",
    "crimea": "Крымом",
    "krasnodar": "Краснодарским краем",
}
INSTRUMENTAL = {**{name: f"{word} областью" for name, word in _OBLASTS.items()}, **_OTHERS}


def in_words(number: int) -> str:
    """A number below 100 in words, masculine.

    >>> in_words(21), in_words(40), in_words(13)
    ('двадцать один', 'сорок', 'тринадцать')
    """
    if number < len(_SMALL):
        return _SMALL[number]
    tens, ones = divmod(number, 10)
    return _TENS[tens] + (f" {_SMALL[ones]}" if ones else "")


def counted(number: int, noun: str, *, words: bool) -> str:
    """A number with its noun in the accusative.

    >>> counted(21, "украинский дрон", words=True), counted(3, "беспилотник", words=False)
    ('двадцать один украинский дрон', '3 беспилотника')
    """
    forms = _NOUNS[noun]
    form = (
        forms[2] if number % 100 in (11, 12, 13, 14) else forms[{1: 0, 2: 1, 3: 1, 4: 1}.get(number % 10, 2)]
    )
    said = _ONE.get(noun, "один") if number == 1 and words else in_words(number) if words else str(number)
    return f"{said} {form}"


def above(scopes: Sequence[str]) -> str:
    """Regions behind "над": "Курской и Брянской областями".

    >>> above(["kursk", "bryansk"]), above(["crimea"])
    ('Курской и Брянской областями', 'Крымом')
    """
    if len(scopes) > 1 and all(name in _OBLASTS for name in scopes):
        words = [_OBLASTS[name] for name in scopes]
        return f"{', '.join(words[:-1])} и {words[-1]} областями"
    words = [INSTRUMENTAL[name] for name in scopes]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} и {words[-1]}"
