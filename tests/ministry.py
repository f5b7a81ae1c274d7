"""A crude counter of the ministry's headlines, apart from the reader: its twin on posts without labels.

It knows one thing: the first number of drones, in digits or words, or one drone in the singular.
"""

import re

_WORDS = (
    "два две|три|четыре|пять|шесть|семь|восемь|девять|десять|одиннадцать|двенадцать|тринадцать"
    "|четырнадцать|пятнадцать|шестнадцать|семнадцать|восемнадцать|девятнадцать"
)
_VALUES = {word: 2 + nth for nth, forms in enumerate(_WORDS.split("|")) for word in forms.split()}
_TENS = "двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто сто"
_VALUES |= {word: 10 * (2 + nth) for nth, word in enumerate(_TENS.split())} | {"один": 1, "одна": 1}
_WORD = "|".join(sorted(_VALUES, key=len, reverse=True))
_DRONE = r"(?:украинск\w+ )?(?:беспилотн\w+ )?(?:летательн\w+ )?(?:аппарат|бпла|беспилотник|дрон)"
_MANY = re.compile(rf"(?<![\w.:])(\d{{1,3}}|(?:(?:{_WORD}) ?)+) ?{_DRONE}")
_ONE = re.compile(
    r"(?:беспилотн\w+ летательн\w+ аппарат|беспилотник|бпла)(?: самолетного типа)? "
    r"(?:был |своевременно |обнаружен|перехвачен|подавлен|уничтожен|сбит)"
    r"|(?:уничтожен|сбит|перехвачен|подавлен) (?:украинский )?(?:беспилотн|бпла)"
)
_NEAR = 60


def plain(text: str) -> str:
    """A post without its stars and links, lower-cased, its blanks as one."""
    text = re.sub(r"[*_]+", "", text.lower().replace("ё", "е"))
    return re.sub(r"\s+", " ", re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text))


def headline(text: str) -> int | None:
    """The first count of drones of a post, or None where the counter sees none.

    >>> headline("Уничтожены **двадцать один** БПЛА"), headline("Беспилотник уничтожен"), headline("Тихо")
    (21, 1, None)
    """
    text = plain(text)
    many, one = _MANY.search(text), _ONE.search(text)
    if many and (not one or many.start() <= one.start() + _NEAR):
        number = many[1].strip()
        return int(number) if number.isdigit() else sum(_VALUES[word] for word in number.split())
    return 1 if one else None
