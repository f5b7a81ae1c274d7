"""Ukrainian words of numbers, their bounds and units."""

from tracker.text.words import words_uk as words
from tracker.text.words.contexts_uk import CONTEXTS, GATES, LEADS
from tracker.text.words.lexicon import (
    TEENS,
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

_ADJECTIVE = "{ий,а,е,ого,ої,ому,ій,у,им,ою,ім,і,их,ими}"


_BOUNDS_BEFORE: dict[str, BoundRule] = {
    **bounds(
        "at_least",
        "щонайменше|не менше|не менше ніж|не менше як|не менш|не менш ніж|не менш як|принаймні"
        "|як мінімум|мінімум"
        "|найменше|не нижче",
    ),
    **bounds(
        "more_than",
        "понад|більше|більше ніж|більше як|більше за|більш|більш ніж|більш як|трохи більше"
        "|трохи більше ніж|трохи понад"
        "|значно більше|вище|>"
        "|більш ніж у|більше ніж у|більш як у|більш ніж в|більше ніж в|понад у"
        "|більш ніж про|більше ніж про|понад про|більш ніж на|більше ніж на|більш як на|понад на"
        "|перевищив|перевищила|перевищило|перевищили|перевищує|перевищують",
    ),
    **bounds(
        "at_most",
        "до|аж до|не більше|не більше ніж|не більше як|не більш|не більш ніж|не більш як|щонайбільше"
        "|максимум|не вище"
        "|не перевищує|не понад",
    ),
    **bounds("less_than", "менше|менше ніж|менше як|менш|менш ніж|менш як|нижче|<"),
    **bounds(
        "about",
        "близько|приблизно|приблизно на|орієнтовно на|близько на"
        "|приблизно у|приблизно в|приблизно про|близько у|орієнтовно у|орієнтовно в"
        "|орієнтовно|десь|десь із|біля|коло|порядку|в районі|у районі|плюс-мінус|прибл."
        "|бл."
        "|за оцінками|~|≈",
    ),
    **bounds(
        "nearly",
        "майже|майже на|майже у|майже в|майже про"
        "|мало не|ледь не|трохи менше|трохи менше ніж|дещо менше|без малого|практично|заледве не",
    ),
    **bounds("exact", "рівно|точно|на додаток до|на додачу до"),
}
_BOUNDS_AFTER: dict[str, BoundRule] = {
    **bounds(
        "at_least",
        "і більше|й більше|та більше|або більше|чи більше|і вище|+| плюс|щонайменше|як мінімум|мінімум",
    ),
    **bounds("more_than", "з гаком|з лишком|з чимось|із лишком|із гаком"),
    **bounds("at_most", "або менше|чи менше|і менше|та менше|максимум|щонайбільше"),
    **bounds("about", "приблизно|орієнтовно|або близько того"),
}
_UNITS: dict[str, tuple[Dimension, str]] = {
    **named("share", "percent", f"%|відсот{{ок,ка,ку,ки,ків,кам,ками,ках}}|відсотков{_ADJECTIVE}"),
    **named("share", "percent", "процент{,а,и,ів,ам,ами,ах}"),
    **named(
        "points", "percentage_point", "відсотков{ий,і,их,ого} пункт{,и,ів,а}|процентн{ий,і,их} пункт{,и,ів}"
    ),
    **named("points", "percentage_point", "в.п.|в. п.|п.п.|п. п.|вп"),
    **named("points", "point", "пункт{,и,ів,ами}"),
    **named("length", "km", f"км|кілометр{{,а,у,и,ів,ам,ами,ах,ом}}|кілометров{_ADJECTIVE}"),
    **named("length", "mile", "мил{я,і,ь,ю,ями,ях}"),
    **named("length", "nautical_mile", "морськ{а,і,их} мил{я,і,ь}"),
    **named("length", "m", f"м|метр{{,а,у,и,ів,ам,ами,ах}}|метров{_ADJECTIVE}"),
    **named("length", "cm", "см|сантиметр{,а,и,ів,ах}"),
    **named("length", "foot", "фут{,а,и,ів,ах}"),
    **named("calibre", "mm", f"мм|міліметр{{,а,и,ів}}|міліметров{_ADJECTIVE}"),
    **named(
        "area", "km2", "кв. км|кв.км|кв км|км2|км²|км кв.|км кв|квадратн{ий,і,их,ими} кілометр{,и,ів,а,ами}"
    ),
    **named("area", "m2", "кв. м|кв.м|кв м|м2|м²|квадратн{ий,і,их} метр{,и,ів}"),
    **named("area", "hectare", "га|гектар{,а,и,ів,ах,ами}"),
    **named("mass", "kg", f"кг|кілограм{{,а,и,ів,ами,ах}}|кілограмов{_ADJECTIVE}|кіло"),
    **named("mass", "g", "грам{,а,и,ів}"),
    **named("mass", "tonne", f"т|тонн{{,а,и,у,ою,ам,ами,ах}}|тонн{_ADJECTIVE}"),
    **named("mass", "kilotonne", "кілотонн{,а,и}"),
    **named("volume", "litre", "л|літр{,а,и,ів,ах}"),
    **named("volume", "barrel", "барел{ь,я,і,ів,ів}"),
    **named("volume", "m3", "куб. м|кубометр{,а,и,ів}|кубічн{ий,і,их} метр{,и,ів}|м3|м³"),
    **named("volume", "bcm", "млрд кубометрів|млрд куб. м|мільярд{,и,ів} кубометрів"),
    **named("speed", "km_per_hour", "км/год|км/г|кілометр{,и,ів} на годину|км на годину"),
    **named("other", "megawatt", "мвт|мегават{,и,ів,а}"),
    **named("other", "gigawatt", "гвт|гігават{,и,ів,а}"),
    **named("other", "kilowatt", "квт|кіловат{,и,ів,а}"),
    **named("other", "degree", "градус{,а,и,ів}|°|°c|°с"),
    **named("time", "second", "секунд{,а,и,у,ами}|сек.|сек"),
    **named("time", "minute", f"хв|хв.|хвилин{{,а,и,у,ою,ам,ами,ах}}|хвилинн{_ADJECTIVE}"),
    **named("time", "hour", f"год|год.|годин{{,а,и,і,у,ою,ам,ами,ах}}|годинн{_ADJECTIVE}"),
    **named(
        "time",
        "day",
        f"д{{ень,ня,ню,нем,ні,нів,ням,нями,нях}}|денн{_ADJECTIVE}|доб{{а,и,у,ою,і,ам,ами,ах}}|діб",
    ),
    **named("time", "day", f"добов{_ADJECTIVE}"),
    **named("time", "night", "н{іч,очі,очей,ічю,очами,очах}"),
    **named(
        "time",
        "week",
        f"тижд{{ень,ня,ню,нем,ні,нів,ням,нями,нях}}|тижнев{_ADJECTIVE}|тиж{{ня,ні,нів,нями,нях,нем}}",
    ),
    **named("time", "month", f"місяц{{ь,я,ю,ем,і,ів,ям,ями,ях}}|місячн{_ADJECTIVE}"),
    **named("time", "year", "р{ік,оку,оком,оки,оків,окам,оками,оках}|році|р.|рр."),
    **named("time", "decade", "десятилітт{я,ю,ям,ях}|десятирічч{я,ю}"),
    **named("time", "century", "столітт{я,ю,ь,ям}|століть"),
}
_SUFFIXES: dict[str, SuffixUse] = {
    **dict.fromkeys(
        forms(
            "єю|ею|ма|ома|ьома|ьма|ти|ть|ьть|ох|ьох|рьох|вох|ом|ьом|мя|сот|ста|єх|оє|ро|еро|дцяти|дцять|ми ма"
        ),
        "cardinal",
    ),
    **dict.fromkeys(
        forms(
            "й|ий|ій|я|а|та|тя|га|ша|ва|е|є|те|ше|ге|ї|ої|тої|шої|го|ого|шого|му|ому|у|ту|шу|ю|ою|тою|і|ті"
            "|им|их|ими"
        ),
        "ordinal",
    ),
    "х": "plural",
    "м": "dative",
    "ми": "cardinal",
}

LEXICON = Lexicon(
    cardinals=by_form(words.CARDINALS),
    scales={
        **by_form(words.SCALES),
        **by_form(words.SCALES_PLURAL),
        **by_form(words.SCALES_EITHER),
        **{"тис": 1000, "тис.": 1000, "млн": 10**6, "млрд": 10**9, "трлн": 10**12},
    },
    short_scales={
        **dict.fromkeys(("тис", "тис.", "тыс", "тыс.", "к", "k"), 1000),
        **dict.fromkeys(("млн", "млн.", "мілн"), 10**6),
        **dict.fromkeys(("млрд", "млрд.", "мрд"), 10**9),
        **dict.fromkeys(("трлн", "трлн."), 10**12),
    },
    groups={**by_form(words.GROUPS), **by_form(words.GROUPS_PLURAL), **by_form(words.GROUPS_EITHER)},
    vague={},
    several={
        **by_form(words.SEVERAL),
        **dict.fromkeys(forms("{,де}кільканадцят{ь,и,ьох,ьма,ьом}"), TEENS[0]),
    },
    ordinals=by_form(words.ORDINALS),
    ordinal_suffixes=phrases("й|ий|ій|я|а|та|тя|га|ша|те|ї|ої|го|ого|му|ому|х"),
    fractions=by_form(words.FRACTIONS),
    frequencies={
        **by_form(words.FREQUENCIES),
        **dict.fromkeys(("вдвічі", "удвічі", "вдвоє", "удвоє"), 2),
        **dict.fromkeys(("втричі", "утричі"), 3),
        **dict.fromkeys(("вчетверо", "учетверо"), 4),
        **{"вп'ятеро": 5, "уп'ятеро": 5, "вдесятеро": 10, "удесятеро": 10},
    },
    quantifiers={
        **dict.fromkeys(phrases("всі|усі|всіх|усіх|всім|усім|всіма|усіма"), "all"),
        **dict.fromkeys(phrases("все|усе"), "all"),
        **dict.fromkeys(phrases("кожен|кожна|кожне|кожний|кожного|кожної|кожну"), "every"),
        **dict.fromkeys(
            phrases("обидва|обидві|обидвох|обидвом|обидвома|обоє|обох|обом|обома|обидвоє"), "both"
        ),
        **dict.fromkeys(
            forms("жод{ен,ний,на,не,ного,ної,ному,ній,ну,ним,ною,них}", "ані {один,одна,одного,одної,одну}")
            + forms("ні {одного,одної,одну,один,одна}"),
            "none",
        ),
        **dict.fromkeys(("ніхто", "нікого"), "nobody"),
        **dict.fromkeys(
            forms("{,переважн}більш{ість,ості,істю}", "переважн{а,у,ою,ої} більш{ість,ості,істю}")
            + forms("більш{а,у,ої,ою} частин{а,у,и,ою}", "основн{а,у,ої} частин{а,у,и}"),
            "most",
        ),
    },
    articles=frozenset(),
    inner_and=frozenset(),
    half_more=(" з половиною", " із половиною"),
    half_of=(" ",),
    of_joins=frozenset(),
    range_joins=frozenset({"-", " - ", "..."}),
    neighbour_joins=frozenset({" або ", " чи "}),
    list_joins=frozenset({" і ", " та ", " й ", ", ", " або ", " чи ", ", і ", "/"}),
    range_leads={
        **dict.fromkeys(("від", "з", "із", "зі"), frozenset({" до ", "-", " - "})),
        **dict.fromkeys(("між", "поміж"), frozenset({" та ", " і ", " й "})),
    },
    bounds_before=_BOUNDS_BEFORE,
    bounds_after=_BOUNDS_AFTER,
    bound_gaps=phrases("за|на|ще|всього|лише|загалом|як|ніж|додатково|вже|приблизно|тільки|цілих|й|і"),
    units=_UNITS,
    prefixes=phrases("usd|eur|uah|gbp|us|до-|пост-|по-|від-|о|у|в|з|до|№"),
    attached=phrases("x|х|шт"),
    definite=frozenset(),
    plural_times=frozenset({"днем", "добою", "ніччю", "тижнем", "місяцем", "роком"}),
    bomb_weights=frozenset(),
    months=frozenset(),
    months_also_words=frozenset(),
    contexts=CONTEXTS,
    leads=LEADS,
    gates=GATES,
    word_links=(" ",),
    plural_alone=frozenset({**by_form(words.SCALES_PLURAL), **by_form(words.GROUPS_PLURAL)}),
    plural_or_single=frozenset({**by_form(words.SCALES_EITHER), **by_form(words.GROUPS_EITHER)}),
    either={"сьома": 7},
    half_times=phrases("півроку|півгодини|півхвилини|півстоліття|півтижня|півмісяця|півдоби"),
    inner_bounds=dict.fromkeys((" з гаком ", " з лишком ", " із лишком ", " із гаком "), "more_than"),
    suffixes=_SUFFIXES,
    currencies={
        **dict.fromkeys(("дол", "дол.", "дол. сша", *forms("долар{ам,ах,ом,у}")), "USD"),
        **dict.fromkeys(("грн", "грн.", *forms("грив{ням,нях,нею,ень,ні}")), "UAH"),
        **dict.fromkeys(("руб", "руб.", *forms("рубл{ям,ях,ем,ю,ями,і,ів,я}")), "RUB"),
    },
    has_comma_decimals=True,
)
