"""The contexts of English numbers: what stands beside one that counts nothing, or not what it says."""

from collections.abc import Mapping

from tracker.text.words.lexicon import phrases

# Months in full and short.
MONTHS = phrases(
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec"
)
_MONTH = "(?:" + "|".join(sorted(MONTHS, key=lambda month: (-len(month), month))) + r")\b"
_CHANGES = phrases(
    "rose|rise|risen|rises|rising|increase|increased|increases|increasing|grow|grew|grown|grows|growing"
    "|fell"
    "|fall|fallen|falls|falling|drop|dropped|drops|dropping|decline|declined|declines|declining|decrease"
    "|decreased|decreases|decreasing|reduce|reduced|reduces|reducing|cut|shrank|shrunk|jumped|surged"
    "|climbed"
    "|soared|slipped|plunged|expanded|raise|raised|boosted|lowered|widened|slowed|gained|trimmed|changed"
    "|collapsed|plummeted|tumbled|dipped|doubled|shrinks|eased"
    "|revised|revise|revises|revising|corrected|corrects|adjusted|amended|updated"
)
_CHANGE_VERB = "(?:" + "|".join(sorted(_CHANGES, reverse=True)) + ")"
_CHANGE_NOUN = (
    r"(?:increase|rise|jump|drop|fall|decline|decrease|growth|reduction|surge|gain|gap|difference|cut"
    r"|upswing|uptick|dip|slump|lead)"
)
_BUT = (
    r"(?:but(?: for)?|(?:except(?:ing)?(?: for)?|bar(?:ring)?|save(?: for)?|a(?:part|side) from|other than"
    r"|excluding|minus|not counting|with the (?:sole |single |only )?exception of"
    r"|with(?= [a-z0-9]+ exceptions?\b))"
    r"(?: (?:just|only))?)(?: the)?"
)
_TIME_NOUN = r"(?:day|night|week|month|year|hour|minute|quarter|evening|morning)"
_SPEECH = (
    r"(?:said|says?|told|tells|thought|thinks?|believe[sd]?|warn(?:s|ed)|argue[sd]?|suggest(?:s|ed)?"
    r"|note[sd]"
    r"|claim(?:s|ed)|add(?:s|ed)|wrote|writes|recall(?:s|ed)|estimate[sd]|describe[sd]|explain(?:s|ed)"
    r"|put it"
    r"|complain(?:s|ed)|admit(?:s|ted)|hoped|wanted|posted|called|joked)"
)


# Patterns matched from the end of a number on ("after", "join") or searched up to its beginning ("before").
CONTEXTS: Mapping[str, str] = {
    "date_after": rf"(?:st|nd|rd|th)?(?:(?:,? and | or | to |-|, | - | through | until )[0-3]?[0-9]"
    rf"(?:st|nd|rd|th)?(?![0-9:.,]*[0-9])){{0,8}}(?: of |-| )(?:the )?{_MONTH}",
    "date_join": r"(?:-| - | to | through | until )(?:the )?",
    "year_after": r"(?: ?[-/] ?(?:20)?[0-9]{2}\b|,? when\b|'s\b)",
    "clock_after": r" ?(?:[ap]\.? ?m\b\.?|o'clock|hours (?:local|kyiv|moscow|gmt|utc)"
    r"|(?:local|kyiv|moscow) time|msk\b|gmt\b|utc\b|eest\b|eet\b|cet\b|cest\b|hrs\b)"
    r"|(?: ?- ?| to | and )[0-9]{1,2}(?:[:.][0-9]{2})? ?(?:[ap]\.? ?m\b|o'clock|msk\b|gmt\b|utc\b"
    r"|(?:local|kyiv|moscow) time)",
    "hour_after": r" (?:in the (?:early )?(?:morning|afternoon|evening)|at night"
    r"|(?:this|that|yesterday) morning"
    r"|on (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    "ago_after": r" (?:ago|earlier)\b",
    "age_goes_on": r", (?:said|says|who|whose|a|an|the|from|of|was|is|had|has|told|died"
    r"|works|lives|serves|teaches|studies|drives|remembers|recalls|leads|commands|fights)\b",
    "ages_after": r"(?:,? (?:and|or) [0-9]{1,2}|, [0-9]{1,2})+[ -]years?[ -]olds?\b",
    "age_after": r"(?:[ -](?:years?|months?|days?)[ -]olds?\b|[ -](?:years?|months?) of age|-yo\b| y/o\b)",
    "unit_number_after": r"(?:st|nd|rd|th)?(?:,? (?!(?:said|was|were|had|has|is|on|at|in|by|to|with|attack"
    r"|strike|of)\b)[a-z0-9'-]+){0,5}? (?:brigades?|regiments?|battalions?|divisions?|army|corps|fleet"
    r"|squadrons?|wing|flotilla|battery|company|legion|air base)\b",
    "change_verb_before": rf"(?<!shot )(?<!shoot )(?<!shooting )(?<!brought )(?<!bring )(?<!bringing )"
    rf"(?<!taken )(?<!took )(?<!take )(?<!taking )(?<!made )(?<!make )"
    r"(?<!makes )(?<!making )(?<!knocked )(?<!gunned )(?<!going )(?<!went )"
    rf"\b(?:{_CHANGE_VERB}|up|down) $",
    "change_by_before": rf"\b(?:{_CHANGE_VERB}|(?:w(?:ent|as|ere)|go(?:es|ne|ing)?|is|are) (?:up|down))\b"
    r"[^.;:\n]{0,40} by (?:an? (?:[a-z]+ or )?)?$",
    "change_noun_before": rf"\b{_CHANGE_NOUN} (?:in [a-z ]{{1,24}})?of $",
    "change_after": rf"[ -](?:more than|fewer than|less than|higher|lower|faster|slower|cheaper|above|below"
    rf"|up on"
    rf"|down on|{_CHANGE_NOUN}\b)",
    "change_count_after": r" (?:more|fewer|less|higher|lower) than\b(?! [0-9])| (?:higher|lower)\b"
    r"| (?:more|fewer) (?:[a-z-]+ ){1,3}?than\b",
    "change_share_before": r"\b(?:sank|sunk|sinking|slid|slump(?:s|ed|ing)|sagged|swelled|leapt|shed) $",
    "change_share_after": r"[ -](?:more|fewer|less|greater|larger|smaller|bigger|higher|lower)\b",
    "change_to_after": r"(?: [a-z-]+){0,2} (?:to [0-9]|from\b|on (?:the|last|a)\b|compared\b)",
    "change_from": rf"\b(?:{_CHANGE_VERB}|up|down)\b[^.;:\n]{{0,40}} from $",
    "target_before": r"\b(?:(?:crept|creep\w*|climb\w*|went|gone|goes|going|rose|risen|inch\w*|edg(?:ed|ing)"
    r"|tick(?:ed|ing)|mov(?:ed|ing)|jump\w*) up to|(?:adds?|added|adding|sets?|setting|sums?|summed) up to"
    r"|(?:hand|turn|pass|sign)(?:s|ed|ing)? over"
    r"|(?:information|reports?|news|data|details|messages?|known?|talk(?:s|ed|ing)?|spoke|told) about) $",
    "mean_after": rf"(?:[ -](?!(?:in|on|within|during|for|over|after|before|at|into|than|by|half|about"
    rf"|and)\b)[a-z][a-z0-9-]*){{0,4}}? (?:(?:a|an|per|each|every) (?:single )?{_TIME_NOUN}\b"
    r"(?!s| (?:ago|earlier|later|before|after|until|that|when))|daily\b|nightly\b|on average\b)"
    r"|-an?-(?:day|week|month|year)\b",
    "mean_before": r"\b(?:average of|averag(?:ing|ed|es?)|on average|mean of|median of)(?: (?:about|around"
    r"|some|over|more than|nearly|almost|roughly|only|just))? $",
    "score_context": r"\b(?:w[oi]n|wins|beat(?:en|s)?|los[te]s?|defeat(?:ed|s)?|draw|drew|victory|scored?"
    r"|votes?|voted|goals?|match|final|league|half-time|champions)\b",
    "times_after": r"[ -]times?\b(?! (?:zones?|periods?|slots?|limits?|frames?|bombs?)\b)",
    "times_change_after": r"x\b(?! [0-9])"
    r"|(?:[ -]times?|-?fold)(?: (?:as (?:many|much|high|large|big|often|long)|more|higher|greater|larger"
    r"|bigger|the|that|what|less|fewer|lower)\b| over(?=[.,;)]|$)|(?<=fold)\b)",
    "twice_change_after": r" (?:as (?:many|much|high|large|big|often|long)|the|that"
    r"|what)\b(?! (?:day|night|week|month))",
    "each_after": r"(?: (?!(?:for|to|in|on|of|per|at|from|with|and)\b)[a-z-]+){0,3}?,?"
    r" (?:each|apiece)\b(?! (?:day|night|week|month|year|of|other|time|hour))",
    "calibre_after": r"[ -](?:[a-z-]+ ){0,3}?(?:bombs?|warheads?|munitions?|fabs?|kabs?|shells?|guided"
    r"|glide|aerial|aviation|rockets?|charges?)\b",
    "place_after": r" (?:[a-z-]+ ){0,2}?(?:regions?|oblasts?|cit(?:y|ies)|towns?|villages|districts?"
    r"|provinces?|areas|countries|settlements?|locations?|communities|hours?|days?|nights?|weeks?|months?"
    r"|years?)\b",
    "spatial_before": r"(?<!hit )(?<!struck )(?<!across )(?<!in )(?<!at )(?<!attacked )(?<!to )(?<!of )\b(?:"
    r"over|close to) $",
    "as_many_after": r" as (?:many|much|high|large|big|often|long)\b",
    "all_number_before": r"\b(?:all(?: of)?|each(?: and every one)? of|every (?:single |last )?one of)"
    r"(?: (?:the|its|their|these|those))? $",
    "both_after": r"(?: [a-z'-]+){1,5} and\b",
    "every_after": r" (?:one|single)\b",
    "rate_join": r" (?:out )?of every | in every | out of each ",
    "rate_in_join": r" in ",
    "part_join": r"(?: [a-z-]+){0,2}? (?:(?:out )?of|out(?= [0-9])) (?:(?:the|its|their|all|those"
    r"|these|his|a|an|total|of"
    r"|about|around|some|more|than|nearly|almost|at|least|over|roughly|approximately|up|to|estimated"
    r"|all the|other|last|[a-z]+'s|russian|ukrainian|enemy) )*",
    "but_join": rf"(?: of)?(?: (?:the|them|these|those|its|his|their|us))?(?: [a-z-]+){{0,4}}?,? {_BUT} ",
    "but_noun": r" exceptions?\b",
    "but_after": rf"(?: [a-z-]+){{1,5}},? {_BUT} ",
    "list_goes_on": r",? (?:and|or) [0-9]|, [0-9]|[.;:)\]]|$",
    "but_before": rf"\b(?:all|every|everything)\b[^.;:,]{{1,48}}?,? {_BUT} $",
    "that_clause": r"\b(?:said|says?|told(?: [a-z-]+){1,3}|reported|reports?|confirm(?:s|ed)|claim(?:s|ed)"
    r"|added|adds|noted|wrote|writes|announced|stated|states|showed|shows|estimated|revealed|indicated"
    r"|acknowledged|admitted|adding|noting|saying|claiming|telegram|facebook)"
    r"(?: (?:[a-z]+ly|also|too|again|later|earlier|on [a-z]+))? that $|\band that $",
    "pronoun_before": r"\b(?:the|this|that|which|no|any|each|every|every single|every last|latter|former"
    r"|such) $"
    r"|\b(?:an?|the|my|his|her|their|our|its) (?!(?:single|total|further|additional|extra|south|north|east"
    r"|west|centre|center|region|oblast|city|area|sector)\b)[a-z-]+ $",
    "pronoun_after": rf" of\b(?! the [0-9])| (?:from )?another\b| from the other\b|-on-one\b"
    rf"| (?:such|side|way|reason|thing|example"
    rf"|hand|point"
    rf"|aspect|explanation|problem|question|measure|idea|option|scenario|possibility|exception|theory"
    rf"|view)\b| in"
    rf" particular\b| (?:can|could|must|should|might|would|needs|has to|asks?|never|knows|thinks"
    rf"|believes|expects|looks"
    r"|wants|counts|considers|assumes)\b"
    rf"| (?:[a-z-]+ ){{1,3}}?{_SPEECH}\b",
    "casualty_before": r"\b(?:kill(?:ed|ing|s)|injur(?:ed|ing|es)|hurt(?:ing|s)?|wound(?:ed|ing|s)"
    r"|harm(?:ed|ing)) $",
    "casualty_after": r"(?:,? (?:in|at|on|inside|near|among) (?:[\w'-]+ ){0,4}?[\w'-]+,?)?"
    r"(?: (?:was|were|is|has|had|have|been|reported|reportedly|immediately|being"
    r"|to be))* (?:hurt|injured|killed|wounded|harmed|died|dead|missing)\b",
    "all_after": r"(?: of)? (?:the|them|these|those|its|their|his|which|were|was|have|had|been|shot|downed"
    r"|destroyed|intercepted|neutralised|neutralized|stopped"
    r"|suppressed)\b(?! (?:time|way|while|same|more|better|rest))|(?! (?:kinds|types|sorts|sizes|ages|sides"
    r"|costs|odds|means|walks)\b)"
    r"(?: [a-z][a-z0-9-]*){0,2} [a-z-]{3,}s\b|(?: [a-z-]+)? (?:people|personnel|aircraft)\b",
    "no_after": r" (?!longer|more|less|fewer|doubt|matter|signs?|evidence|comments?|way|reason|need|means"
    r"|such|one|idea|further|immediate|information|other|change|plans?|alternative|choice|word|details?"
    r"|better|easy|later|sooner|greater|higher|lower|wonder|end|place|role|right|response|difference"
    r"|progress|agreement|deal|figures|numbers|data|statistics|statements?|official )[a-z]",
    "half_after": r" (?:of|the|its|their|his|all)\b",
    "clock_half_after": r" past\b",
    "half_hour_after": r"(?:[ -]an?[ -]|-| )(?=(?:hour|day|year|century|decade|minute|month|mile|dozen))",
    "ordinal_noun_after": r" [a-z]",
    "fraction_after": r" of\b|[.,;:)\]!?\n]|$| (?:more|less|fewer|lower|higher|larger|smaller|as|since|from"
    r"|compared|turned|proved|was|were|is|are|remain(?:s|ed)?|in|on|by|to)\b",
    "compound_after": r"-(?:way|off|sided|time|dimensional|person|star|seat|seater|party|handed|hander"
    r"|liner|stop|man|to-one|horse|eyed|trick|pronged|faced|fold|tier)\b",
    "failed_after": r"(?: [a-z-]+){0,2} (?:could not|couldn't) be (?:stopped|intercepted|shot down"
    r"|downed|destroyed)",
    "failed_before": r"\b(?:(?:fail(?:ed|ing|s)?|(?:did not|didn't) manage) to|could not|couldn't"
    r"|(?:was|were) unable to) (?:stop|intercept|down|shoot down|destroy|repel|suppress"
    r"|neutralise|neutralize|hit|engage)(?: only| just)? $",
    "bracket_words": r"(?:or |about |around |roughly |approximately |approx\.? |some |nearly |almost |over "
    r"|up to |more than |equivalent to |equal to |worth |the equivalent of |that is |ie |i\.e\. |~|≈|= ?)*",
    "million_before": r"\b(?:population|crowd|audience|electorate|diaspora|membership"
    r"|following)\b[^.;:\n]{0,24}$",
    "million_after": r" (?:homes|households|people|residents|inhabitants|users|voters|customers|children"
    r"|refugees"
    r"|views|followers|subscribers|passengers|workers|jobs|students|pupils|visitors|displaced|hectares"
    r"|acres)\b",
    "length_before": r"\b(?:height|altitude|length|depth|width|diameter|distance|radius|wingspan"
    r"|measur\w+|within"
    r"|stands|stood|long|deep|tall|wide|thick)\b[^.;:\n]{0,24}$",
    "length_after": r"[ -](?:tall|high|deep|long|wide|thick|away|above|below|from|off|apart"
    r"|in (?:length|height|width|depth|diameter)"
    r"|wingspan|diameter|walls?|fences?|barriers?|waves?|craters?|holes?|ditch(?:es)?"
    r"|towers?|masts?|tunnels?|radius|range|of (?:cable|rope|fencing|pipe|water))\b",
    "coordinate_after": r" ?(?:°|º"
    r"|deg(?:rees?)?)? ?(?:[0-9]{1,2}(?:\.[0-9]+)?['′] ?)?(?:[0-9]{1,2}"
    r"(?:\.[0-9]+)?[\"″] ?)?(?:n|s|e|w|north|south|east|west) (?:latitude|longitude)\b"
    r"|[°º](?: ?[0-9]{1,2}(?:\.[0-9]+"
    r")?['′])?(?: ?[0-9]{1,2}(?:\.[0-9]+)?[\"″])? ?[nsew](?![-'\w])|['′]? ?(?<![0-9] )[nsew](?![-'\w])",
}

# Phrases that stand right before a number, by what they make of it.
LEADS: Mapping[str, frozenset[str]] = {
    "year": phrases(
        "in|since|until|till|by|of|during|from|before|after|early|late|mid|mid-|year|years|spring|summer"
        "|autumn"
        "|fall|winter|fiscal|and|between|to|through|pre-|post-|for|ended|ending|quarter|q1|q2|q3|q4|("
    )
    | MONTHS
    | {f"{month}{mark}" for month in MONTHS for mark in ",."}
    | {f"{part}-{month}" for month in MONTHS for part in ("early", "mid", "late")},
    "clock": phrases("at|from|until|till|to|by|between|and|of|around|about|after|before|since"),
    "hour_before": phrases("at|by|until|till|from|between|since|before|after|around|about|past"),
    "hour_of_day": phrases("at|until|till|since"),
    "clock_part": phrases("quarter to|quarter past|half past|minutes to|minutes past"),
    "past": phrases("past|last|previous|preceding|coming|next|these|first|final|latest"),
    "age": phrases(
        "son of|daughter of|grandson of|granddaughter of|nephew of|niece of"
        "|boy of|girl of|man of|woman of|teenager of|pilot of|child of|pensioner of|youth of|widow of"
        "|aged|ages|age|age of|age from|aged between|aged from|under the age of|over the age of"
        "|aged just|aged only|aged about"
    ),
    "one_who_is": frozenset(
        f"{who} {copula}{just}"
        for who in phrases("who|he|she|age|husband|wife|son|daughter")
        for copula in phrases("is|was|turned")
        for just in ("", " just", " only", " about", " nearly")
    ),
    "reference": phrases(
        "chart|table|fig|fig.|graph|annex|appendix|slide|update|episode|"
        "article|articles|art.|resolution|resolutions|paragraph|paragraphs|chapter|chapters|protocol"
        "|decree|no.|nos.|n°|phase|category|sub-paragraph|clause|federal law|bill|footnote|highway|flight"
        "|psalm|verse|№|#"
    ),
    "vehicle": phrases("train|bus|tram|trolleybus|route|voyage"),
    "project": phrases("project"),
    "capital_reference": phrases(
        "order|law|number|no|section|part|page|level|stage|tier|room|route|gate|case|issue|block|reactor"
        "|unit"
        "|school|building|platform|season|episode|pillar|point|plan|type|mark|model|terminal|pier|berth"
        "|hospital"
        "|line|group|test|figure|table|box|round|lot|plant|mine|shaft|post|checkpoint|day|week"
        "|substation|depot"
        "|power unit|factory|lyceum|kindergarten|hall"
    ),
    "label": phrases(
        "unit|reactor|block|terminal|gate|turbine|generator|boiler|transformer|workshop|hangar|warehouse|berth|pier"
        "|day|platform|runway|wing|wagon|carriage|tower|shaft|pump|act|scene|page|stage|level|form|order"
        "|room|hall|house|flat|school|group|class|grade|round|season|volume|part|point|item|version|model|case"
        "|camp|colony|box|sector|square|row|seat|lane|junction|exit|dormitory|ward|kindergarten|library|trench"
        "|strongpoint|position|shelter|bunker|cell|entrance|staircase|lot|plot|quarry|column|hive|precinct|booth"
        "|stand|lesson|lecture|question|task|map|sheet|song|sonata|symphony|regulation|directive|law"
        "|schedule|queue|zone|checkpoint|floor|desk|window|garage|locker|tent|compartment|silo|stanza|shift"
    ),
    "name": phrases(
        "france|channel|formula|air force|big|group of|world war|studio|radio|five|tv|phase|psalm|capital"
        "|catch"
        "|ocean's|area|agent|route|page|public|sky|news|bbc|nbc|abc|cbs|tvp|ntv|rossiya|rossia|kanal|rai|player|square|starship|voyager|apollo"
    ),
    "model": phrases(
        "nasams|himars|atacms|gmlrs|iris-t|patriot|pac|leopard|abrams|challenger|gepard|javelin|bradley"
        "|marder"
        "|stinger|boeing|airbus|artemis|windows|iphone|covid|su|mig|tu|kh|il|mi|ka|mq|rq|shahed|geran"
        "|gerbera"
        "|lancet|zala|orlan|kalibr|iskander|harpoon|neptune|flamingo|caesar|archer|krab|zuzana|mirage"
        "|gripen"
        "|grom|tochka|sukhoi|bayraktar|tb|starlink|falcon|soyuz|mk|mod|block|increment"
    ),
    "nearly_all": phrases("almost|nearly|virtually|practically"),
    "few": phrases("a|another|last|past|next|first|than|every|coming|recent"),
    "quarter": phrases("a|an|one|of every|by|than|about|nearly|almost|over"),
    "aged_person": phrases(
        "man,|woman,|boy,|girl,|son,|daughter,|husband,|wife,|mother,|father,|brother,|sister,|teenager,"
        "|resident,"
        "|civilian,|couple,|child,|student,|driver,|pensioner,|grandmother,|grandfather,|worker,|medic,"
        "|baby,|boys,|girls,|twins,|sons,|daughters,|children,|kids,|sisters,|brothers,"
    ),
    "possessive": phrases("his|her|their|my|your|late|early|mid|mid-"),
    "half_of_period": phrases("first|second|latter|other|early|late"),
}

# The last words of the "before" patterns: without one of them before the number the pattern is not tried.
GATES: Mapping[str, frozenset[str]] = {
    "change_verb_before": frozenset({*_CHANGES, "up", "down"}),
    "change_by_before": frozenset({"by", "a", "an", "or"}),
    "change_noun_before": frozenset({"of"}),
    "change_from": frozenset({"from"}),
    "target_before": frozenset({"to", "over", "about"}),
    "mean_before": phrases(
        "of|averaging|averaged|average|averages|about|around|some|over|than|nearly|almost|roughly|only|just"
    ),
    "spatial_before": frozenset({"over", "to"}),
    "all_number_before": phrases("all|of|the|its|their|these|those"),
    "but_before": phrases(
        "but|except|for|bar|barring|save|from|than|excluding|excepting|minus|counting|of|the|with|just|only"
    ),
    "failed_before": frozenset({"only", "just"}),
}
