"""Russian words of numbers, their bounds and units."""

from tracker.text.words import words_ru as words
from tracker.text.words.contexts_ru import CONTEXTS, GATES, LEADS
from tracker.text.words.lexicon import (
    BoundRule,
    Dimension,
    Lexicon,
    SuffixUse,
    bounds,
    by_form,
    forms,
    named,
    phrases,
)

_ADJECTIVE = "{ый,ая,ое,ого,ой,ому,ую,ым,ою,ом,ые,ых,ыми}"


_BOUNDS_BEFORE: dict[str, BoundRule] = {
    **bounds(
        "at_least",
        "не менее|не менее чем|не менее, чем|не менее чем на|не меньше|не меньше чем|по меньшей мере"
        "|по крайней мере"
        "|как минимум|минимум"
        "|не ниже|самое меньшее"
        "|не менее чем в|не менее чем о|как минимум в|как минимум о|по меньшей мере в|по меньшей мере о"
        "|как минимум на|по меньшей мере на",
    ),
    **bounds(
        "more_than",
        "более|более чем|более, чем|больше|больше чем|свыше|сверх|чуть более|чуть больше|немногим более"
        "|более чем о|более чем об|более, чем о|больше чем о|более чем с|более чем по|более чем на"
        "|более чем в|больше чем в|более, чем в"
        "|более, чем на|больше чем на|больше, чем на|выше|значительно больше"
        "|превысил|превысила|превысило|превысили|превышает|превышают|превысит"
        "|перевалило за|перевалил за|перевалила за|>",
    ),
    **bounds(
        "at_most",
        "до|вплоть до|не более|не более чем|не больше|не больше чем|самое большее|максимум|не выше"
        "|не превышает|не свыше",
    ),
    **bounds("less_than", "менее|менее чем|меньше|меньше чем|ниже|<"),
    **bounds(
        "about",
        "около|примерно|порядка|приблизительно|ориентировочно|где-то|в районе|возле|плюс-минус|прим."
        "|примерно в|примерно о|примерно на|приблизительно в|приблизительно о|ориентировочно в"
        "|по оценкам|~|≈",
    ),
    **bounds(
        "nearly",
        "почти|почти на|почти в|почти о|почти об|почти по|практически о|чуть менее|чуть меньше"
        "|немногим менее|едва не|без малого|практически|чуть ли не",
    ),
    **bounds("exact", "ровно|точно"),
}
_BOUNDS_AFTER: dict[str, BoundRule] = {
    **bounds("at_least", "и более|и больше|или более|или больше|и выше|+| плюс|как минимум|минимум"),
    **bounds("more_than", "с лишним|с небольшим|с гаком|с чем-то"),
    **bounds("at_most", "или менее|или меньше|и менее|и меньше|максимум|самое большее"),
    **bounds("about", "примерно|приблизительно|ориентировочно|или около того"),
}
_UNITS: dict[str, tuple[Dimension, str]] = {
    **named("share", "percent", f"%|процент{{,а,у,ы,ов,ам,ами,ах,ом}}|процентн{_ADJECTIVE}"),
    **named("points", "percentage_point", "процентн{ый,ого,ых,ые} пункт{,а,ов,ы}|п.п.|п. п.|пп"),
    **named("points", "point", "пункт{,а,ы,ов,ами}"),
    **named("length", "km", f"км|километр{{,а,у,ы,ов,ам,ами,ах,ом}}|километров{_ADJECTIVE}"),
    **named("length", "mile", "мил{я,и,ь,ю,ями,ях}"),
    **named("length", "nautical_mile", "морск{ая,ие,их} мил{я,и,ь}"),
    **named("length", "m", f"м|метр{{,а,у,ы,ов,ам,ами,ах}}|метров{_ADJECTIVE}"),
    **named("length", "cm", "см|сантиметр{,а,ы,ов,ах}"),
    **named("length", "foot", "фут{,а,ы,ов,ах}"),
    **named("calibre", "mm", f"мм|миллиметр{{,а,ы,ов}}|миллиметров{_ADJECTIVE}"),
    **named(
        "area", "km2", "кв. км|кв.км|кв км|км2|км²|км кв.|км кв|квадратн{ый,ого,ых,ыми} километр{,а,ов,ами}"
    ),
    **named("area", "m2", "кв. м|кв.м|кв м|м2|м²|квадратн{ый,ого,ых} метр{,а,ов}"),
    **named("area", "hectare", "га|гектар{,а,ы,ов,ах,ами}"),
    **named("mass", "kg", f"кг|килограмм{{,а,ы,ов,ами,ах}}|килограммов{_ADJECTIVE}|кило"),
    **named("mass", "g", "грамм{,а,ы,ов}"),
    **named("mass", "tonne", f"т|тонн{{,а,ы,у,ой,ам,ами,ах}}|тонн{_ADJECTIVE}"),
    **named("mass", "kilotonne", "килотонн{,а,ы}"),
    **named("volume", "litre", "л|литр{,а,ы,ов,ах}"),
    **named("volume", "barrel", "баррел{ь,я,и,ей}"),
    **named("volume", "m3", "куб. м|кубометр{,а,ы,ов}|кубическ{ий,их} метр{,а,ов}|м3|м³"),
    **named("volume", "bcm", "млрд кубометров|млрд куб. м|миллиард{,а,ов} кубометров"),
    **named("speed", "km_per_hour", "км/ч|км/час|километр{,а,ов} в час|км в час"),
    **named("other", "megawatt", "мвт|мегаватт{,а,ы}"),
    **named("other", "gigawatt", "гвт|гигаватт{,а,ы}"),
    **named("other", "kilowatt", "квт|киловатт{,а,ы}"),
    **named("other", "degree", "градус{,а,ы,ов}|°|°c|°с"),
    **named("time", "second", "секунд{,а,ы,у,ами}|сек.|сек"),
    **named("time", "minute", f"мин.|минут{{,а,ы,у,ой,ам,ами,ах}}|минутн{_ADJECTIVE}"),
    **named("time", "hour", f"ч|ч.|час{{,а,у,ом,ы,ов,ам,ами,ах}}|часов{_ADJECTIVE}"),
    **named("time", "day", "д{ень,ня,ню,нем,нём,ни,ней,ням,нями,нях}|сут{ки,ок,кам,ками,ках}"),
    **named("time", "day", f"дневн{_ADJECTIVE}|суточн{_ADJECTIVE}"),
    **named("time", "night", "ноч{ь,и,ей,ью,ами,ах}"),
    **named("time", "week", f"недел{{я,и,ю,е,ей,ь,ям,ями,ях}}|недельн{_ADJECTIVE}"),
    **named("time", "month", f"месяц{{,а,у,ем,ы,ев,ам,ами,ах}}|месячн{_ADJECTIVE}"),
    **named("time", "year", "год{,а,у,ом,е,ы,ов,ам,ами,ах}|лет|летам|летами|г.|гг."),
    **named("time", "decade", "десятилети{е,я,й,ям,ях}|десятилетие"),
    **named("time", "century", "столети{е,я,й}|век{,а,ов}"),
}
_SUFFIXES: dict[str, SuffixUse] = {
    **dict.fromkeys(
        forms("ти|ть|мя|ух|ёх|ех|рёх|рех|вух|ум|ём|ем|рём|рем|сот|ста|и|ью|умя|емя|ро|еро|ест"), "cardinal"
    ),
    **dict.fromkeys(forms("й|ый|ий|ой|я|ая|ья|е|ое|ье|го|ого|его|му|ому|ую|ые|ым|ых|ыми|ом|ей"), "ordinal"),
    "х": "plural",
    "м": "dative",
    "ми": "cardinal",
    "ю": "instrumental",
}

LEXICON = Lexicon(
    cardinals=by_form(words.CARDINALS),
    scales={
        **by_form(words.SCALES),
        **by_form(words.SCALES_PLURAL),
        **by_form(words.SCALES_EITHER),
        **{"тыс": 1000, "тыс.": 1000, "млн": 10**6, "млрд": 10**9, "трлн": 10**12},
    },
    short_scales={
        **dict.fromkeys(("тыс", "тыс.", "к", "k"), 1000),
        **dict.fromkeys(("млн", "млн."), 10**6),
        **dict.fromkeys(("млрд", "млрд.", "мрд"), 10**9),
        **dict.fromkeys(("трлн", "трлн."), 10**12),
    },
    groups={**by_form(words.GROUPS), **by_form(words.GROUPS_PLURAL), **by_form(words.GROUPS_EITHER)},
    vague={},
    several=by_form(words.SEVERAL),
    ordinals=by_form(words.ORDINALS),
    ordinal_suffixes=phrases("й|ый|ий|ой|я|ая|го|ого|му|ому|х|е|ое"),
    fractions=by_form(words.FRACTIONS),
    frequencies={
        **by_form(words.FREQUENCIES),
        **{"вдвое": 2, "втрое": 3, "вчетверо": 4, "впятеро": 5, "вдесятеро": 10},
    },
    quantifiers={
        **dict.fromkeys(phrases("все|всех|всем|всеми|всё"), "all"),
        **dict.fromkeys(phrases("каждый|каждая|каждое|каждого|каждой|каждую"), "every"),
        **dict.fromkeys(phrases("оба|обе|обоих|обеих|обоим|обеим|обоими|обеими"), "both"),
        **dict.fromkeys(forms("ни {один,одна,одно,одного,одной,одному,одну,одним}"), "none"),
        **dict.fromkeys(("никто", "никого"), "nobody"),
        **dict.fromkeys(
            forms(
                "{,подавляющее }большинств{о,а,ом,у}",
                "больш{ая,ую,ей,ую} част{ь,и,ью}",
                "основн{ая,ую,ой} част{ь,и}",
            ),
            "most",
        ),
    },
    articles=frozenset(),
    inner_and=frozenset(),
    half_more=(" с половиной",),
    half_of=(" ",),
    of_joins=frozenset(),
    range_joins=frozenset({"-", " - ", "..."}),
    neighbour_joins=frozenset({" или ", " либо "}),
    list_joins=frozenset({" и ", ", ", " или ", " либо ", ", и ", "/"}),
    range_leads={
        **dict.fromkeys(("от", "с", "со"), frozenset({" до ", "-", " - "})),
        "между": frozenset({" и "}),
    },
    bounds_before=_BOUNDS_BEFORE,
    bounds_after=_BOUNDS_AFTER,
    bound_gaps=phrases("в|за|на|еще|ещё|всего|лишь|чем|дополнительно|уже|примерно|только|целых"),
    units=_UNITS,
    prefixes=phrases("usd|eur|uah|gbp|us|до-|пост-|по-|от-|о|в|с|до|№"),
    attached=phrases("x|х|шт"),
    definite=frozenset(),
    plural_times=frozenset({"днем", "сутками", "ночью", "неделей", "месяцем", "годом"}),
    bomb_weights=frozenset(),
    months=frozenset(),
    months_also_words=frozenset(),
    contexts=CONTEXTS,
    leads=LEADS,
    gates=GATES,
    word_links=(" ",),
    plural_alone=frozenset({**by_form(words.SCALES_PLURAL), **by_form(words.GROUPS_PLURAL)}),
    plural_or_single=frozenset({**by_form(words.SCALES_EITHER), **by_form(words.GROUPS_EITHER)}),
    either={"семью": 0},
    half_times=phrases("полгода|полугода|полчаса|получаса|полминуты|полвека|полдня|полмесяца"),
    inner_bounds=dict.fromkeys((" с лишним ", " с небольшим ", " с гаком "), "more_than"),
    suffixes=_SUFFIXES,
    currencies={
        **dict.fromkeys(("долл", "долл.", "долл. сша", *forms("доллар{ам,ах,ом,у}")), "USD"),
        **dict.fromkeys(("грн", "грн.", *forms("гривн{ам,ах,ой,е}")), "UAH"),
        **dict.fromkeys(("руб", "руб.", *forms("рубл{ям,ях,ем,ю,ями}")), "RUB"),
    },
    has_comma_decimals=True,
)
