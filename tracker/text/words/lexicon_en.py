"""English words of numbers, their bounds and units, and the contexts in which a number counts nothing."""

from tracker.text.words.contexts_en import CONTEXTS, GATES, LEADS, MONTHS
from tracker.text.words.lexicon import BoundRule, Dimension, Lexicon, phrases

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
)
_CARDINALS = {
    **{word: value for value, word in enumerate(f"{_UNITS} seventeen eighteen nineteen".split())},
    **{
        word: value * 10
        for value, word in enumerate(
            ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2
        )
    },
    "fourty": 40,
}
_ORDINALS = {
    **{
        word: value
        for value, word in enumerate(
            [
                "first",
                "second",
                "third",
                "fourth",
                "fifth",
                "sixth",
                "seventh",
                "eighth",
                "ninth",
                "tenth",
                "eleventh",
                "twelfth",
                "thirteenth",
                "fourteenth",
                "fifteenth",
                "sixteenth",
                "seventeenth",
                "eighteenth",
                "nineteenth",
            ],
            1,
        )
    },
    **{
        word: value * 10
        for value, word in enumerate(
            [
                "twentieth",
                "thirtieth",
                "fortieth",
                "fiftieth",
                "sixtieth",
                "seventieth",
                "eightieth",
                "ninetieth",
            ],
            2,
        )
    },
    "hundredth": 100,
    "thousandth": 1000,
    "millionth": 10**6,
}
_FRACTIONS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "thirds": 3,
    "quarter": 4,
    "quarters": 4,
    **{f"{word}s": value for word, value in _ORDINALS.items() if 5 <= value <= 12 or value in (20, 100)},
}

_BOUNDS_BEFORE: dict[str, BoundRule] = {
    **dict.fromkeys(
        (
            "at least",
            "no less than",
            "no fewer than",
            "at the very least",
            "not less than",
            "not fewer than",
            "a minimum of",
            "minimum of",
            "as few as",
            "as little as",
        ),
        "at_least",
    ),
    **dict.fromkeys(
        (
            "more than",
            "over",
            "above",
            "in excess of",
            "exceeding",
            "greater than",
            "higher than",
            "north of",
            "upwards of",
            "upward of",
            "passed",
            "surpassed",
            "surpasses",
            "exceeded",
            "exceeds",
            "exceed",
            "topped",
            "has topped",
            "just over",
            "well over",
            "slightly over",
            "a little over",
            "slightly more than",
            "far more than",
            "better than",
            ">",
        ),
        "more_than",
    ),
    **dict.fromkeys(
        (
            "up to",
            "at most",
            "no more than",
            "not more than",
            "a maximum of",
            "maximum of",
            "as many as",
            "as much as",
            "no greater than",
            "not exceeding",
            "within",
        ),
        "at_most",
    ),
    **dict.fromkeys(
        ("fewer than", "less than", "under", "below", "lower than", "smaller than", "well under", "<"),
        "less_than",
    ),
    **dict.fromkeys(
        (
            "about",
            "some",
            "around",
            "roughly",
            "approximately",
            "approx",
            "approx.",
            "circa",
            "an estimated",
            "estimated",
            "somewhere around",
            "in the region of",
            "something like",
            "on the order of",
            "in the order of",
            "or so",
            "~",
            "≈",
        ),
        "about",
    ),
    **dict.fromkeys(
        (
            "nearly",
            "almost",
            "just under",
            "shy of",
            "just shy of",
            "a little shy of",
            "close to",
            "slightly under",
            "slightly less than",
            "slightly fewer than",
            "a little under",
            "approaching",
            "approached",
            "approaches",
            "nearing",
            "neared",
            "closing in on",
            "edging towards",
            "not quite",
            "virtually",
            "practically",
        ),
        "nearly",
    ),
    **dict.fromkeys(("exactly", "precisely"), "exact"),
}
_BOUNDS_AFTER: dict[str, BoundRule] = {
    **dict.fromkeys(("or more", "and more", "or higher", "at least", "at a minimum", "upwards"), "at_least"),
    **dict.fromkeys(("-plus", "+", " plus"), "at_least"),
    **dict.fromkeys(("at most", "or less", "or fewer", "at a maximum", "maximum"), "at_most"),
    **dict.fromkeys(("or so", "-odd", " odd", "or thereabouts", "approximately"), "about"),
}


def _named(dimension: Dimension, unit: str, *names: str) -> dict[str, tuple[Dimension, str]]:
    return dict.fromkeys(names, (dimension, unit))


_UNIT_NAMES: dict[str, tuple[Dimension, str]] = {
    **_named("share", "percent", "%", "percent", "per cent", "pct", "per-cent"),
    **_named("points", "percentage_point", "percentage points", "percentage point", "percentage-point", "pp"),
    **_named("points", "point", "points", "point"),
    **_named("length", "km", "km", "kms", "kilometre", "kilometres", "kilometer", "kilometers"),
    **_named("length", "mile", "mile", "miles", "mi"),
    **_named("length", "nautical_mile", "nautical mile", "nautical miles", "nm", "nmi"),
    **_named("length", "m", "m", "metre", "metres", "meter", "meters"),
    **_named("length", "cm", "cm", "centimetre", "centimetres", "centimeter", "centimeters"),
    **_named("length", "foot", "ft", "foot", "feet"),
    **_named("length", "inch", "in.", "inch", "inches"),
    **_named("length", "yard", "yard", "yards"),
    **_named(
        "calibre", "mm", "mm", "millimetre", "millimetres", "millimeter", "millimeters", "caliber", "calibre"
    ),
    **_named("area", "km2", "sq km", "sq. km", "square km", "square kilometres", "square kilometers"),
    **_named("area", "km2", "square kilometre", "square kilometer", "km2", "km²"),
    **_named("area", "square_mile", "square mile", "square miles", "sq mi", "sq miles", "sq. miles"),
    **_named("area", "m2", "square metres", "square meters", "sq m", "sq. m", "m2", "m²"),
    **_named("area", "hectare", "hectare", "hectares", "ha"),
    **_named("area", "acre", "acre", "acres"),
    **_named(
        "mass", "kg", "kg", "kgs", "kilo", "kilos", "kilogram", "kilograms", "kilogramme", "kilogrammes"
    ),
    **_named("mass", "g", "gram", "grams"),
    **_named("mass", "tonne", "tonne", "tonnes", "metric ton", "metric tons", "metric tonnes", "t"),
    **_named("mass", "ton", "ton", "tons"),
    **_named("mass", "kilotonne", "kiloton", "kilotons", "kilotonnes", "kt"),
    **_named("mass", "lb", "lb", "lbs"),
    **_named("volume", "litre", "litre", "litres", "liter", "liters"),
    **_named("volume", "barrel", "barrel", "barrels", "bpd"),
    **_named("volume", "m3", "cubic metres", "cubic meters", "cubic metre", "cubic meter", "m3", "m³"),
    **_named("volume", "bcm", "bcm", "billion cubic metres", "billion cubic meters"),
    **_named("speed", "km_per_hour", "km/h", "kph", "kmh", "kilometres per hour", "kilometers per hour"),
    **_named("speed", "km_per_hour", "kilometres an hour", "kilometers an hour", "km per hour", "km an hour"),
    **_named("speed", "mile_per_hour", "mph", "miles per hour", "miles an hour"),
    **_named("speed", "knot", "knots"),
    **_named("other", "megawatt", "mw", "megawatt", "megawatts"),
    **_named("other", "gigawatt", "gw", "gigawatt", "gigawatts"),
    **_named("other", "kilowatt", "kw", "kilowatt", "kilowatts"),
    **_named("other", "kilowatt_hour", "kwh", "kilowatt-hours"),
    **_named("other", "megawatt_hour", "mwh", "megawatt-hours"),
    **_named("other", "degree", "degrees", "degree", "°", "°c", "°f"),
    **_named("other", "gigabyte", "gb", "gigabytes"),
    **_named("time", "second", "seconds", "second", "sec", "secs"),
    **_named("time", "minute", "minute", "minutes", "min", "mins"),
    **_named("time", "hour", "hour", "hours", "hr", "hrs", "h"),
    **_named("time", "day", "day", "days"),
    **_named("time", "night", "night", "nights"),
    **_named("time", "week", "week", "weeks", "weekend", "weekends"),
    **_named(
        "time", "month", "month", "months", "winter months", "summer months", "spring months", "autumn months"
    ),
    **_named("time", "quarter", "calendar quarters"),
    **_named("time", "year", "year", "years", "yr", "yrs"),
    **_named("time", "decade", "decade", "decades"),
    **_named("time", "century", "century", "centuries"),
}

_ENDS_NEAR = (
    *("nearly", "almost", "about", "around", "some", "roughly", "well over", "just under", "just over"),
    *("slightly over", "slightly more than", "more than", "over", "possibly", "perhaps", "as many as"),
)
"""Words before the second end of a range: the end is still the end."""
LEXICON = Lexicon(
    cardinals=_CARDINALS,
    scales={"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12},
    short_scales={
        **dict.fromkeys(("bn", "bln", "b"), 10**9),
        **dict.fromkeys(("mn", "mln", "m"), 10**6),
        **dict.fromkeys(("tn", "trn"), 10**12),
        **dict.fromkeys(("k", "thsd"), 1000),
    },
    groups={"dozen": 12, "couple": 2, "pair": 2, "trio": 3, "quartet": 4, "quintet": 5},
    vague={
        "tens": 10,
        "dozens": 12,
        "scores of": 20,
        "hundreds": 100,
        "thousands": 1000,
        "millions": 10**6,
        "billions": 10**9,
        "trillions": 10**12,
    },
    several={"several": 1, "a few": 1, "few": 0, "a handful": 1},
    ordinals=_ORDINALS,
    ordinal_suffixes=frozenset({"st", "nd", "rd", "th"}),
    fractions=_FRACTIONS,
    frequencies={"once": 1, "twice": 2, "thrice": 3},
    quantifiers={
        "all": "all",
        "everything": "everything",
        "every": "every",
        "both": "both",
        "none": "none",
        "neither": "neither",
        "no": "no",
        "no one": "nobody",
        "nobody": "nobody",
        "noone": "nobody",
        "not a single": "none",
        "not one": "none",
        "most": "most",
        "the majority": "majority",
        "a majority": "majority",
        "the vast majority": "majority",
        "the overwhelming majority": "majority",
        "the bulk": "majority",
        "a point": "point",
    },
    articles=frozenset({"a", "one"}),
    inner_and=frozenset({" and ", "-and-"}),
    half_more=(" and a half", "-and-a-half"),
    half_of=(" a ", " of a ", "-a-", " ", "-"),
    of_joins=frozenset({" of "}),
    range_joins=frozenset({"-", " - ", " to ", "-to-", " or even ", " through ", " up to "}),
    neighbour_joins=frozenset({" or ", "-or-"}),
    list_joins=frozenset({" and ", ", ", ", and ", " or ", " & ", "/"}),
    range_leads={
        "between": frozenset({" and ", " to ", "-", *(f" and {about} " for about in _ENDS_NEAR)}),
        "from": frozenset({" to ", " up to "}),
    },
    bounds_before=_BOUNDS_BEFORE,
    bounds_after=_BOUNDS_AFTER,
    bound_gaps=frozenset({"a", "an", "another", "further", "additional", "only", "just"}),
    units=_UNIT_NAMES,
    prefixes=phrases(
        "mid-|pre-|post-|early-|late-|non-|under-|over-|since-|to-|or-|and-|mid|pre|post|fy|eur|usd|uah|gbp"
        "|us|c|kr|skr|nkr|dkr|sek|nok|dkk|pln|chf|cad|aud|jpy|czk|rub"
    ),
    attached=frozenset({"x", "am", "pm"}),
    definite=frozenset({"the"}),
    plural_times=frozenset({"night", "week", "second", "weekend"}),
    bomb_weights=frozenset({"pound", "pounds", "lb"}),
    months=MONTHS,
    months_also_words=frozenset({"may", "march", "mar"}),
    contexts=CONTEXTS,
    leads=LEADS,
    gates=GATES,
    currencies={"kr": "NOK", "nkr": "NOK", "skr": "SEK", "dkr": "DKK"},
)
