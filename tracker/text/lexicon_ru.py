"""Russian words of numbers, their bounds and units; inflected forms are still to come."""

from tracker.text.lexicon import BoundRule, Dimension, Lexicon, phrases

_CARDINALS = {
    "ноль": 0,
    "один": 1,
    "одна": 1,
    "одно": 1,
    "два": 2,
    "две": 2,
    "три": 3,
    "четыре": 4,
    "пять": 5,
    "шесть": 6,
    "семь": 7,
    "восемь": 8,
    "девять": 9,
    "десять": 10,
    "одиннадцать": 11,
    "двенадцать": 12,
    "тринадцать": 13,
    "четырнадцать": 14,
    "пятнадцать": 15,
    "шестнадцать": 16,
    "семнадцать": 17,
    "восемнадцать": 18,
    "девятнадцать": 19,
    "двадцать": 20,
    "тридцать": 30,
    "сорок": 40,
    "пятьдесят": 50,
    "шестьдесят": 60,
    "семьдесят": 70,
    "восемьдесят": 80,
    "девяносто": 90,
    "сто": 100,
    "двести": 200,
    "триста": 300,
    "четыреста": 400,
    "пятьсот": 500,
    "шестьсот": 600,
    "семьсот": 700,
    "восемьсот": 800,
    "девятьсот": 900,
}
_BOUNDS: dict[str, BoundRule] = {
    **dict.fromkeys(("не менее", "не менее чем", "по меньшей мере", "как минимум"), "at_least"),
    **dict.fromkeys(("более", "более чем", "свыше", "больше", "больше чем", ">"), "more_than"),
    **dict.fromkeys(("до", "не более", "не более чем", "максимум"), "at_most"),
    **dict.fromkeys(("менее", "менее чем", "меньше", "<"), "less_than"),
    **dict.fromkeys(("около", "примерно", "порядка", "приблизительно", "~", "≈"), "about"),
    **dict.fromkeys(("почти",), "nearly"),
}


def _named(dimension: Dimension, unit: str, *names: str) -> dict[str, tuple[Dimension, str]]:
    return dict.fromkeys(names, (dimension, unit))


_UNITS = {
    **_named("share", "percent", "%", "процент", "процента", "процентов"),
    **_named("length", "km", "км", "километр", "километра", "километров"),
    **_named("length", "m", "м", "метр", "метра", "метров"),
    **_named("calibre", "mm", "мм"),
    **_named("area", "km2", "кв. км", "кв км", "км2", "км²"),
    **_named("mass", "kg", "кг", "килограммов"),
    **_named("mass", "tonne", "т", "тонн", "тонны", "тонна"),
    **_named("speed", "km_per_hour", "км/ч"),
    **_named("time", "minute", "мин", "минут", "минуты", "минута"),
    **_named("time", "hour", "ч", "часов", "часа", "час"),
    **_named("time", "day", "день", "дня", "дней", "сутки", "суток"),
    **_named("time", "week", "неделя", "недели", "недель"),
    **_named("time", "month", "месяц", "месяца", "месяцев"),
    **_named("time", "year", "год", "года", "лет", "г."),
}
_MONTHS = phrases("января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря")
_YEAR_MONTHS = _MONTHS | {f"{month}," for month in _MONTHS}
_MONTH = "(?:" + "|".join(sorted(_MONTHS)) + r")\b"

LEXICON = Lexicon(
    cardinals=_CARDINALS,
    scales={
        **dict.fromkeys(("тысяча", "тысячи", "тысяч"), 1000),
        **dict.fromkeys(("миллион", "миллиона", "миллионов"), 10**6),
        **dict.fromkeys(("миллиард", "миллиарда", "миллиардов"), 10**9),
        **dict.fromkeys(("триллион", "триллиона", "триллионов"), 10**12),
    },
    short_scales={
        "тыс": 1000,
        "тыс.": 1000,
        "млн": 10**6,
        "млн.": 10**6,
        "млрд": 10**9,
        "млрд.": 10**9,
        "трлн": 10**12,
    },
    groups={"десяток": 10, "дюжина": 12, "пара": 2},
    vague={"десятки": 10, "сотни": 100},
    several={"несколько": 1},
    ordinals={"первый": 1, "второй": 2, "третий": 3},
    ordinal_suffixes=frozenset(["й", "ый", "ий", "ая", "я", "го", "ой", "му", "ое", "е"]),
    fractions={"половина": 2, "треть": 3, "четверть": 4},
    frequencies={"дважды": 2, "трижды": 3},
    quantifiers={"оба": "both", "обе": "both"},
    articles=frozenset(),
    inner_and=frozenset(),
    half_more=(" с половиной",),
    half_of=(" ",),
    of_joins=frozenset(),
    range_joins=frozenset({"-", " - "}),
    neighbour_joins=frozenset({" или "}),
    list_joins=frozenset({" и ", ", "}),
    range_leads={"от": frozenset({" до "}), "между": frozenset({" и "})},
    bounds_before=_BOUNDS,
    bounds_after={"+": "at_least"},
    bound_gaps=frozenset(),
    units=_UNITS,
    months=_MONTHS,
    months_also_words=frozenset(),
    contexts={
        "date_after": rf"(?:-?(?:го|е|ое))?(?:(?: и |-| - )[0-3]?[0-9])*(?:-?(?:го|е|ое))? {_MONTH}",
        "date_join": r"(?:-| - )",
        "year_after": r"(?: ?[-/] ?(?:20)?[0-9]{2}\b| (?:год|года|году|годы|годах|г\.|гг\.))",
        "clock_after": r" ?(?:мск\b|часов (?:утра|вечера|ночи|дня))| ?- ?[0-9]{1,2}[.:][0-9]{2} мск\b",
        "age_after": r"-летн",
        "part_join": r" из ",
        "bracket_words": r"(?:или |около |примерно |почти |более )*",
        "unit_number_after": r"(?:-?(?:я|й|ой|ая))?(?: [а-яё-]+){0,4}? (?:бригад|полк|батальон|дивизи"
        r"|корпус|арми)",
    },
    leads={
        "year": phrases("в|с|до|года|годах|(") | _YEAR_MONTHS,
        "clock": phrases("в|с|до|от|по"),
        "reference": phrases("статья|статьи|ст.|резолюция|резолюции|п.|№|#"),
    },
    gates={},
)
