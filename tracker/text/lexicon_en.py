"""English words of numbers, their bounds and units, and the contexts in which a number counts nothing."""

from tracker.text.lexicon import BoundRule, Dimension, Lexicon

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
            "not less than",
            "not fewer than",
            "a minimum of",
            "minimum of",
            "upwards of",
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
            "close to",
            "slightly under",
            "slightly less than",
            "slightly fewer than",
            "a little under",
            "approaching",
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
    **_named("time", "month", "month", "months"),
    **_named("time", "quarter", "calendar quarters"),
    **_named("time", "year", "year", "years", "yr", "yrs"),
    **_named("time", "decade", "decade", "decades"),
    **_named("time", "century", "century", "centuries"),
}

_MONTHS = (
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec"
)
_MONTH = "(?:" + "|".join(sorted(_MONTHS.split(), key=len, reverse=True)) + r")\b"
_CHANGE_VERB = (
    r"(?:rose|rise[ns]?|rising|increas(?:ed?|es|ing)|gr[eo]wn?|grows|growing|fell|fall(?:en|s|ing)?"
    r"|dropp(?:ed|ing)"
    r"|drops?|declin(?:ed?|es|ing)|decreas(?:ed?|es|ing)|reduc(?:ed?|es|ing)|cut|shr[aiu]nk|jumped|surged"
    r"|climbed"
    r"|soared|slipped|plunged|expanded|raised?|boosted|lowered|widened|slowed|gained|trimmed|changed)"
)
_CHANGE_NOUN = (
    r"(?:increase|rise|jump|drop|fall|decline|decrease|growth|reduction|surge|gain|gap|difference|cut"
    r"|upswing|uptick|dip|slump|lead)"
)
_TIME_NOUN = r"(?:day|night|week|month|year|hour|minute|quarter|evening|morning)"
_SPEECH = (
    r"(?:said|says?|told|tells|thought|thinks?|believe[sd]?|warn(?:s|ed)|argue[sd]?|suggest(?:s|ed)?|note[sd]"
    r"|claim(?:s|ed)|add(?:s|ed)|wrote|writes|recall(?:s|ed)|estimate[sd]|describe[sd]|explain(?:s|ed)|put it"
    r"|complain(?:s|ed)|admit(?:s|ted)|hoped|wanted|posted|called|joked)"
)

_CONTEXTS = {
    "date_after": rf"(?:st|nd|rd|th)?(?:(?:,? and | or | to |-|, | - | through | until )[0-3]?[0-9]"
    rf"(?:st|nd|rd|th)?(?![0-9:.,]*[0-9]))*(?: of |-| )(?:the )?{_MONTH}(?! (?:be|have|not|also|well)\b)",
    "date_join": r"(?:-| - | to | through | until )(?:the )?",
    "year_before": r"\b(?:in|since|until|till|by|of|during|from|before|after|early|late|mid|year|years"
    r"|spring|summer"
    r"|autumn|fall|winter|fiscal|and|between|to|through|pre|post|than in|for|ended|ending|war in)[ -]$"
    rf"|{_MONTH[:-2]}\b\.?,? (?:of )?$|[0-9](?:st|nd|rd|th)?,? $|\($",
    "year_after": r"(?: ?[-/] ?(?:20)?[0-9]{2}\b|,? when\b|'s\b)",
    "clock_after": r" ?(?:[ap]\.? ?m\b\.?|o'clock|hours (?:local|kyiv|moscow|gmt|utc)|(?:local|kyiv"
    r"|moscow) time|msk\b"
    r"|gmt\b|utc\b|eest\b|eet\b|cet\b|cest\b|hrs\b)|(?: ?- ?| to | and )[0-9]{1,2}(?:[:.][0-9]{2})? ?"
    r"(?:[ap]\.? ?m\b|o'clock|msk\b|gmt\b|utc\b|(?:local|kyiv|moscow) time)",
    "clock_before": r"\b(?:at|from|until|till|to|by|between|and|of|around|about|after|before|since)\s$"
    r"|[0-9]\s?-\s?$",
    "ago_after": r" (?:ago|earlier)\b",
    "past_before": r"\b(?:past|last|previous|preceding|coming|next|these|first|final|latest) $",
    "age_before": r"\b(?:aged|ages|age|age of|aged between|aged from|under the age of|over the age of|at age)"
    r"(?: (?:just|only|about|between|from))? $",
    "age_after": r"(?:[ -](?:years?|months?|days?)[ -]olds?\b|[ -](?:years?|months?) of age|-yo\b| y/o\b)",
    "unit_number_after": r"(?:st|nd|rd|th)?(?:,? (?!(?:said|was|were|had|has|is|on|at|in|by|to|with|attack"
    r"|strike|of)\b)"
    r"[a-z0-9'-]+){0,5}? (?:brigades?|regiments?|battalions?|divisions?|army|corps|fleet|squadrons?|wing"
    r"|flotilla"
    r"|battery|company|legion|air base)\b",
    "reference_before": r"(?:\b(?:article|articles|art\.|resolution|resolutions|paragraph|paragraphs"
    r"|chapter|chapters"
    r"|annex|protocol|decree|no\.|nos\.|n°|phase|category|sub-paragraph|clause|federal law|bill|footnote"
    r"|highway"
    r"|flight|psalm|verse)|№|#) ?$",
    "reference_capital": r"\b(?:order|law|number|no|section|part|page|level|stage|tier|room|route|gate|case"
    r"|issue|block"
    r"|reactor|unit|school|building|platform|season|episode|pillar|point|plan|type|mark|model|terminal|pier"
    r"|berth"
    r"|hospital|line|group|test|figure|table|box|round|lot|plant|mine|shaft|post|checkpoint|day|week"
    r"|substation"
    r"|depot|power unit|factory|lyceum|kindergarten|hall) $",
    "name_before": r"\b(?:channel|formula|air force|big|group of|world war|studio|radio|five|tv|phase|psalm"
    r"|capital"
    r"|catch|ocean's|area|agent|route|page|public|sky|news|bbc|rai|player|square|starship|voyager|apollo) $",
    "change_verb_before": rf"(?<!shot )(?<!shoot )(?<!shooting )(?<!brought )(?<!bring )"
    rf"(?<!bringing )(?<!taken )"
    rf"(?<!took )(?<!take )(?<!taking )(?<!knocked )(?<!gunned )(?<!going )(?<!went )\b(?:{_CHANGE_VERB}|up"
    rf"|down) $",
    "change_by_before": rf"\b{_CHANGE_VERB}\b[^.;:\n]{{0,40}} by $",
    "change_noun_before": rf"\b{_CHANGE_NOUN} (?:in [a-z ]{{1,24}})?of $",
    "change_after": rf"[ -](?:more than|fewer than|less than|higher|lower|faster|slower|cheaper|above|below"
    rf"|up on"
    rf"|down on|{_CHANGE_NOUN}\b)",
    "change_count_after": r" (?:more|fewer|less|higher|lower) than\b(?! [0-9])| (?:higher|lower)\b"
    r"| (?:more|fewer) (?:[a-z-]+ ){1,3}?than\b",
    "change_share_after": r"[ -](?:more|fewer|less|greater|larger|smaller|bigger)\b",
    "change_to_after": r"(?: [a-z-]+){0,2} (?:to [0-9]|from\b|on (?:the|last|a)\b|compared\b)",
    "change_from": rf"\b(?:{_CHANGE_VERB}|up|down)\b[^.;:\n]{{0,40}} from $",
    "mean_after": rf"(?:[ -](?!(?:in|on|within|during|for|over|after|before|at|into|than|by|half|about"
    rf"|and)\b)[a-z-]+){{0,4}}? (?:(?:a|an|per|each|every) (?:single )?{_TIME_NOUN}\b"
    r"(?!s| (?:ago|earlier|later|before|after|until|that|when))|daily\b|nightly\b|on average\b)|-an?-(?:day"
    r"|week|month|year)\b",
    "mean_before": r"\b(?:average of|averag(?:ing|ed|es?)|on average|mean of|median of)(?: (?:about|around"
    r"|some|over"
    r"|more than|nearly|almost|roughly|only|just))? $",
    "score_context": r"\b(?:w[oi]n|wins|beat(?:en|s)?|los[te]s?|defeat(?:ed|s)?|draw|drew|victory|scored?"
    r"|votes?|voted"
    r"|goals?|match|final|league|half-time|champions)\b",
    "times_after": r"[ -]times?\b",
    "times_change_after": r"(?:[ -]times?|-?fold)(?: (?:as (?:many|much|high|large|big|often|long)|more"
    r"|higher|greater"
    r"|larger|bigger|the|that|over|what|less|fewer|lower)\b|(?<=fold)\b)",
    "twice_change_after": r" (?:as (?:many|much|high|large|big|often|long)|the|that|what)\b(?! (?:day|night"
    r"|week|month))",
    "each_after": r"(?: (?!(?:for|to|in|on|of|per|at|from|with|and)\b)[a-z-]+){0,3}?,? (?:each|apiece)\b(?! (?:day|night|week|month|year|of|other|time"
    r"|hour))",
    "calibre_after": r"[ -](?:[a-z-]+ ){0,3}?(?:bombs?|warheads?|munitions?|fabs?|kabs?|shells?|guided"
    r"|glide|aerial"
    r"|aviation|rockets?|charges?)\b",
    "place_after": r" (?:[a-z-]+ ){0,2}?(?:regions?|oblasts?|cit(?:y|ies)|towns?|villages|districts?"
    r"|provinces?|areas"
    r"|countries|settlements?|locations?|communities|hours?|days?|nights?|weeks?|months?|years?)\b",
    "spatial_before": r"(?<!hit )(?<!struck )(?<!across )(?<!in )(?<!at )(?<!attacked )(?<!to )(?<!of )"
    r"\b(?:over|close to) $",
    "as_many_after": r" as (?:many|much|high|large|big|often|long)\b",
    "all_number_before": r"\ball(?: of)?(?: (?:the|its|their|these|those))? $",
    "all_before": r"\b(?:almost|nearly|virtually|practically) $",
    "few_of_before": r"\b(?:a|another|last|past|next|first|than|every|coming|recent) $",
    "quarter_before": r"(?:\b(?:an?|one|of every|by|than|about|nearly|almost|over)|[ ~]) $",
    "both_after": r"(?: [a-z'-]+){1,5} and\b",
    "every_after": r" (?:one|single)\b",
    "rate_join": r" (?:out )?of every | in every | out of each ",
    "rate_in_join": r" in ",
    "part_join": r"(?: [a-z-]+){0,2}? (?:out )?of (?:(?:the|its|their|all|those|these|his|a|an|total|of"
    r"|about|around|some"
    r"|more|than|nearly|almost|at|least|over|roughly|approximately|up|to|estimated|all the|other|russia's"
    r"|ukraine's) )*",
    "but_join": r"(?: of)?(?: (?:the|them|these|those|its|his|their|us))?(?: [a-z-]+){0,3}?,?"
    r" (?:but|except|except for|bar|save|save for|apart from|other than|excluding|minus)(?: the)? ",
    "but_after": r"(?: [a-z-]+){1,4},? (?:but|except|except for|bar|save|save for|apart from|other than"
    r"|excluding)"
    r"(?: the)? ",
    "list_goes_on": r",? (?:and|or) [0-9]|, [0-9]|[.;:)\]]|$",
    "age_person_before": r"\b(?:man|woman|boy|girl|son|daughter|husband|wife|mother|father|brother|sister"
    r"|teenager"
    r"|resident|civilian|couple|child|student|driver|pensioner|grandmother|grandfather|worker|medic|baby), $",
    "possessive_before": r"\b(?:his|her|their|my|your|late|early|mid) $|\bmid-$",
    "but_before": r"\b(?:all|every|everything)\b[^.;:,]{1,40}? (?:but|except|except for|bar|save|save for"
    r"|apart from"
    r"|other than|excluding)(?: the)? $",
    "pronoun_before": r"\b(?:the|this|that|which|no|any|each|every|latter|former|such) $|\b(?:an?|the|my|his"
    r"|her|their|our|its) (?!(?:single|total)\b)[a-z-]+ $",
    "pronoun_after": rf" of\b(?! the [0-9])| another\b|-on-one\b| (?:such|side|way|reason|thing|example"
    rf"|hand|point"
    rf"|aspect|explanation|problem|question|measure|idea|option|scenario|possibility|exception|theory"
    rf"|view)\b| in"
    rf" particular\b| (?:can|could|must|should|might|would|needs|has to)\b| (?:[a-z-]+ ){{1,3}}?{_SPEECH}\b",
    "casualty_after": r"(?: (?:was|were|is|has|had|have|been|reported|reportedly|immediately|being"
    r"|to be))* (?:hurt"
    r"|injured|killed|wounded|harmed|died|dead|missing)\b",
    "all_after": r"(?: of)? (?:the|them|these|those|its|their|his|which|were|was|have|had|been|shot|downed"
    r"|destroyed"
    r"|intercepted|neutralised|neutralized|stopped|suppressed)\b(?! (?:time|way|while|same|more|better|rest))"
    r"|(?: [a-z-]+){0,2} [a-z-]{3,}s\b|(?: [a-z-]+)? (?:people|personnel|aircraft)\b",
    "no_after": r" (?!longer|more|less|fewer|doubt|matter|signs?|evidence|comments?|way|reason|need|means"
    r"|such|one|idea"
    r"|further|immediate|information|other|change|plans?|alternative|choice|word|details?|better|easy|later"
    r"|sooner"
    r"|greater|higher|lower|wonder|end|place|role|right|response|difference|progress|agreement|deal)[a-z]",
    "half_after": r" (?:of|the|its|their|his|all)\b",
    "half_before": r"\b(?:first|second|latter|other|early|late) $",
    "clock_half_after": r" past\b",
    "half_hour_after": r"(?:[ -]an?[ -]|-| )(?=(?:hour|day|year|century|decade|minute|month|mile|dozen))",
    "ordinal_noun_after": r" [a-z]",
    "fraction_after": r" of\b|[.,;:)\]!?\n]|$| (?:more|less|fewer|lower|higher|larger|smaller|as|since|from"
    r"|compared"
    r"|was|were|is|are|remain(?:s|ed)?|in|on|by|to)\b",
    "compound_after": r"-(?:way|off|sided|time|dimensional|person|star|seat|seater|party|handed|hander"
    r"|liner|stop"
    r"|man|to-one|horse|eyed|trick|pronged|faced|fold|tier)\b",
    "only_failed_before": r"\bfail(?:ed|ing|s)? to (?:stop|intercept|down|shoot down|destroy|repel|suppress"
    r"|neutralise"
    r"|neutralize|hit|engage) (?:only|just) $",
    "bracket_words": r"(?:or |about |around |roughly |approximately |approx\.? |some |nearly |almost |over "
    r"|up to "
    r"|more than |equivalent to |equal to |worth |the equivalent of |that is |ie |i\.e\. |~|≈|= ?)*",
    "model_before": r"\b(?:nasams|himars|atacms|gmlrs|iris-t|patriot|pac|leopard|abrams|challenger|gepard"
    r"|javelin|bradley"
    r"|marder|stinger|boeing|airbus|artemis|windows|iphone|covid|su|mig|tu|kh|il|mi|ka|mq|rq|shahed|geran"
    r"|gerbera|lancet"
    r"|zala|orlan|kalibr|iskander|harpoon|neptune|flamingo|caesar|archer|krab|zuzana|mirage|gripen|grom"
    r"|tochka"
    r"|sukhoi|bayraktar|tb|starlink|falcon|soyuz|mk|mod|block|increment|starlink v) $",
    "coordinate_after": r" ?(?:°|º|deg(?:rees?)?)? ?(?:[0-9]{1,2}(?:\.[0-9]+)?['′] ?)?"
    r"(?:[0-9]{1,2}(?:\.[0-9]+)?[\"″] ?)?"
    r"(?:n|s|e|w|north|south|east|west) (?:latitude|longitude)\b"
    r"|[°º](?: ?[0-9]{1,2}(?:\.[0-9]+)?['′])?(?: ?[0-9]{1,2}(?:\.[0-9]+)?[\"″])? ?[nsew](?![-'\w])"
    r"|['′]? ?(?<![0-9] )[nsew](?![-'\w])",
}

LEXICON = Lexicon(
    cardinals=_CARDINALS,
    scales={"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12},
    short_scales={
        **dict.fromkeys(("bn", "bln", "b"), 10**9),
        **dict.fromkeys(("mn", "mln", "m"), 10**6),
        **dict.fromkeys(("tn", "trn"), 10**12),
        **dict.fromkeys(("k", "thsd"), 1000),
    },
    groups={"dozen": 12, "couple": 2, "pair": 2, "trio": 3},
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
    half_of=(" a ", " of a ", "-a-", " "),
    of_joins=frozenset({" of "}),
    range_joins=frozenset({"-", " - ", " to ", "-to-", " or even ", " through ", " up to "}),
    neighbour_joins=frozenset({" or ", "-or-"}),
    list_joins=frozenset({" and ", ", ", ", and ", " or ", " & ", "/"}),
    range_leads={"between": frozenset({" and ", " to ", "-"}), "from": frozenset({" to ", " up to "})},
    bounds_before=_BOUNDS_BEFORE,
    bounds_after=_BOUNDS_AFTER,
    bound_gaps=frozenset({"a", "an", "another", "further", "additional", "only", "just"}),
    units=_UNIT_NAMES,
    months=frozenset(_MONTHS.split()),
    months_also_words=frozenset({"may", "march", "mar"}),
    contexts=_CONTEXTS,
)
