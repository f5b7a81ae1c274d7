"""Ukrainian words of numbers, their bounds and units; inflected forms are still to come."""

from tracker.text.lexicon import BoundRule, Dimension, Lexicon, phrases

_CARDINALS = {
    "нуль": 0,
    "один": 1,
    "одна": 1,
    "одне": 1,
    "два": 2,
    "дві": 2,
    "три": 3,
    "чотири": 4,
    "п'ять": 5,
    "шість": 6,
    "сім": 7,
    "вісім": 8,
    "дев'ять": 9,
    "десять": 10,
    "одинадцять": 11,
    "дванадцять": 12,
    "тринадцять": 13,
    "чотирнадцять": 14,
    "п'ятнадцять": 15,
    "шістнадцять": 16,
    "сімнадцять": 17,
    "вісімнадцять": 18,
    "дев'ятнадцять": 19,
    "двадцять": 20,
    "тридцять": 30,
    "сорок": 40,
    "п'ятдесят": 50,
    "шістдесят": 60,
    "сімдесят": 70,
    "вісімдесят": 80,
    "дев'яносто": 90,
    "сто": 100,
    "двісті": 200,
    "триста": 300,
    "чотириста": 400,
    "п'ятсот": 500,
    "шістсот": 600,
    "сімсот": 700,
    "вісімсот": 800,
    "дев'ятсот": 900,
}
_BOUNDS: dict[str, BoundRule] = {
    **dict.fromkeys(("щонайменше", "не менше", "не менше ніж", "принаймні", "як мінімум"), "at_least"),
    **dict.fromkeys(("понад", "більше", "більше ніж", "більш ніж", "більш як", ">"), "more_than"),
    **dict.fromkeys(("до", "не більше", "не більше ніж", "щонайбільше"), "at_most"),
    **dict.fromkeys(("менше", "менше ніж", "менш ніж", "<"), "less_than"),
    **dict.fromkeys(("близько", "приблизно", "орієнтовно", "~", "≈"), "about"),
    **dict.fromkeys(("майже",), "nearly"),
}


def _named(dimension: Dimension, unit: str, *names: str) -> dict[str, tuple[Dimension, str]]:
    return dict.fromkeys(names, (dimension, unit))


_UNITS = {
    **_named("share", "percent", "%", "відсотка", "відсотків", "відсотки", "відсоток"),
    **_named("length", "km", "км", "кілометр", "кілометри", "кілометрів", "кілометра"),
    **_named("length", "m", "м", "метр", "метри", "метрів"),
    **_named("calibre", "mm", "мм"),
    **_named("area", "km2", "кв. км", "кв км", "км2", "км²"),
    **_named("mass", "kg", "кг", "кілограмів"),
    **_named("mass", "tonne", "т", "тонн", "тонни", "тонна"),
    **_named("speed", "km_per_hour", "км/год"),
    **_named("time", "minute", "хв", "хвилин", "хвилини", "хвилина"),
    **_named("time", "hour", "год", "годин", "години", "година"),
    **_named("time", "day", "день", "дні", "днів", "доба", "доби", "діб"),
    **_named("time", "week", "тиждень", "тижні", "тижнів"),
    **_named("time", "month", "місяць", "місяці", "місяців"),
    **_named("time", "year", "рік", "роки", "років", "р."),
}
_MONTHS = phrases("січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня")
_YEAR_MONTHS = _MONTHS | {f"{month}," for month in _MONTHS}
_MONTH = "(?:" + "|".join(sorted(_MONTHS)) + r")\b"

LEXICON = Lexicon(
    cardinals=_CARDINALS,
    scales={
        **dict.fromkeys(("тисяча", "тисячі", "тисяч"), 1000),
        **dict.fromkeys(("мільйон", "мільйони", "мільйонів", "мільйона"), 10**6),
        **dict.fromkeys(("мільярд", "мільярди", "мільярдів", "мільярда"), 10**9),
        **dict.fromkeys(("трильйон", "трильйони", "трильйонів"), 10**12),
    },
    short_scales={
        "тис": 1000,
        "тис.": 1000,
        "млн": 10**6,
        "млн.": 10**6,
        "млрд": 10**9,
        "млрд.": 10**9,
        "трлн": 10**12,
    },
    groups={"десяток": 10, "дюжина": 12, "пара": 2},
    vague={"десятки": 10, "сотні": 100},
    several={"кілька": 1, "декілька": 1},
    ordinals={"перший": 1, "другий": 2, "третій": 3},
    ordinal_suffixes=frozenset(
        ["й", "ий", "ій", "а", "я", "та", "га", "тя", "го", "та", "ої", "ій", "му", "те", "е", "х"]
    )
    - {"х"},
    fractions={"половина": 2, "третина": 3, "чверть": 4},
    frequencies={"двічі": 2, "тричі": 3},
    quantifiers={"обидва": "both", "обидві": "both"},
    articles=frozenset(),
    inner_and=frozenset(),
    half_more=(" з половиною",),
    half_of=(" ",),
    of_joins=frozenset(),
    range_joins=frozenset({"-", " - "}),
    neighbour_joins=frozenset({" або ", " чи "}),
    list_joins=frozenset({" і ", " та ", " й ", ", "}),
    range_leads={"від": frozenset({" до "}), "між": frozenset({" та ", " і "})},
    bounds_before=_BOUNDS,
    bounds_after={"+": "at_least"},
    bound_gaps=frozenset(),
    units=_UNITS,
    prefixes=phrases("usd|eur|uah|до-|пост-"),
    attached=frozenset(),
    definite=frozenset(),
    plural_times=frozenset(),
    bomb_weights=frozenset(),
    months=_MONTHS,
    months_also_words=frozenset(),
    contexts={
        "date_after": rf"(?:-?(?:го|е|те))?(?:(?: і | та |-| - )[0-3]?[0-9])*(?:-?(?:го|е|те))? {_MONTH}",
        "date_join": r"(?:-| - )",
        "year_after": r"(?: ?[-/] ?(?:20)?[0-9]{2}\b| (?:рік|року|році|років|роки|роках|р\.|рр\.))",
        "clock_after": r" ?(?:годин[иі]?\b|год\b\.?)(?= (?:ранку|вечора|ночі|дня))",
        "age_after": r"-річн",
        "part_join": r" (?:зі|з|із) ",
        "bracket_words": r"(?:або |близько |приблизно |майже |понад )*",
        "unit_number_after": r"(?:-?(?:та|а|ї|ої|й|ій))?(?: [а-яіїєґ'-]+){0,4}? (?:бригад|полк|батальйон"
        r"|дивізі|корпус|армі)",
    },
    leads={
        "year": phrases("у|в|з|до|року|роках|року,|р.|рр.|(") | _YEAR_MONTHS,
        "clock": phrases("о|об|з|із|до|від|по"),
        "reference": phrases("стаття|статті|ст.|резолюція|резолюції|п.|№|#"),
    },
    gates={},
)
