"""English date phrases."""

_PARTS = "first|second|third|fourth|last|final|opening|closing"
_WAR = (
    r"(?:full-scale |all-out |large-scale |armed |military )*"
    r"(?:war|invasion|aggression|conflict|hostilities|(?:special )?military operation)"
)
# "will last eight hours" tells how long, not when.
_NO_VERB = "".join(
    rf"(?<!\b{word}\x20)" for word in ("will", "would", "can", "could", "may", "might", "should")
)
_NOT_BESIDE = "".join(
    rf"(?<!{word}{whose})"
    for word in ("before", "after", r"ahead\x20of")
    for whose in (r"\x20", r"\x20ukraine's\x20")
)
_ITS = (
    r"(?:(?:the|its|his|russia's|russian|russian federation's|moscow's|putin's|current|ongoing"
    r"|(?:february )?2022) )"
)
_BEGAN = r"(?: (?:of|in|against|on) ukraine)?(?: (?:began|begun|started|broke out))?"
_INVADED = (
    r"(?:it|he|russia|moscow|putin|vladimir putin|the kremlin|russian (?:troops|forces)|the russians?)"
    rf"(?: (?:first|fully))? (?:invaded(?: ukraine)?|(?:launched|began|started|unleashed) {_ITS}?{_WAR}"
    r"(?: (?:of|in|against|on) ukraine)?)"
)

_HARD = (
    "hard|tough|difficult|heavy|terrible|horrible|awful|dreadful|hellish|brutal|restless|sleepless|loud|noisy|anxious"
    "|alarming|tense|troubled|uneasy"
)

NTH = r"(?:,? (?:on |of )?the (?P<nth>[0-3]?[0-9])(?:st|nd|rd|th)(?!\w| (?:of )?{m}))?"
_ON = r"(?= (?:on )?(?:{w}|{d} {m}|{m} {d}))"

PHRASES = (
    (
        "since_war",
        "since",
        rf"since (?:{_ITS}?(?:start|beginning|outbreak|launch|onset) of {_ITS}{{0,2}}{_WAR}"
        rf"|{_ITS}{{0,2}}{_WAR}|{_INVADED}){_BEGAN}",
        "",
    ),
    (
        "since_war",
        "in|so|thus",
        rf"in the {_WAR} (?:so|thus) far|(?:so|thus) far in the {_WAR}",
        "",
    ),
    (
        "since_office",
        "since",
        r"since (?:the )?(?:(?:start|beginning) of )?(?:the |his |its )?(?:[a-z]+ ){0,2}"
        r"(?:administration(?: took office)?|took office)",
        "",
    ),
    (
        "since_unit",
        "since",
        r"since (?:the )?(?:start|beginning) of (?:the |this )(?P<unit>week|month|year)",
        "",
    ),
    (
        "part_of_month",
        _PARTS,
        rf"(?P<part>{_PARTS}) (?P<unit>half|week|ten days|quarter) of"
        r" (?P<m>{m})"
        r"(?: (?P<y>{y}))?",
        "",
    ),
    (
        "part_of_month",
        "last|final",
        r"(?:last|final) (?P<n>{n}) (?P<unit>days|weeks) of (?P<m>{m})(?: (?P<y>{y}))?",
        "",
    ),
    (
        "part_of_year",
        _PARTS,
        rf"(?P<part>{_PARTS}) (?P<unit>half|quarter) of "
        r"(?:(?P<y>{y})|(?P<which>this|last|the) year)",
        "",
    ),
    (
        "part_of_year",
        "q1|q2|q3|q4",
        r"(?P<unit>q)(?P<part>[1-4])(?: (?:(?P<y>{y})|of (?P<which>this|last) year))?",
        "in|for|over|during",
    ),
    (
        "part_of_year",
        "first|second|third|fourth",
        r"(?P<part>first|second|third|fourth) (?P<unit>quarter)(?! of)",
        r"(?:in|during|over|for) the",
    ),
    ("war_day", "#", rf"(?P<n>[0-9]{{1,2}},?[0-9]{{0,3}})(?:st|nd|rd|th) day of {_ITS}?{_WAR}", ""),
    ("war_day", "day", rf"day (?P<n2>[0-9]{{1,2}},?[0-9]{{0,3}}) of {_ITS}?{_WAR}", ""),
    ("war_day", "day", r"day (?P<n2>[0-9],?[0-9]{3})(?=:|\n|$)", ""),
    (
        "feast",
        "christmas|new|independence",
        _NOT_BESIDE + r"(?P<feast>christmas eve|christmas day|new year's eve|new year's day|independence day)"
        r"(?:,? (?P<y>{y}))?(?! in)",
        "",
    ),
    (
        "night_feast",
        "new|night",
        r"(?P<feast>new year's night|new year night|night of new year's eve)(?:,? (?:of )?(?P<y>{y}))?",
        "",
    ),
    ("before_yesterday", "day", r"day before yesterday", ""),
    ("yesterday", "yesterday", r"yesterday", ""),
    ("night_before_last", "night", r"night before last", "the"),
    ("night_previous", "night", r"night (?:before|earlier)(?! last)", "the|a|one"),
    ("night_previous", "previous|preceding", r"(?:previous|preceding) night", ""),
    ("night_last", "last", r"last night", ""),
    ("night_last", "past", r"past night", "the|this"),
    ("night_tonight", "tonight", r"tonight", ""),
    ("night_same", "that|same", r"(?:that same|that|same) night", ""),
    ("night_next", "following|next", r"(?:following|next) night", ""),
    ("night", "overnight|nighttime", r"overnight|nighttime", ""),
    ("night", "night", r"night(?= (?:of|to|into|from|between|ending) )", "the"),
    (
        "night",
        "night",
        rf"night(?= (?:(?:was|has been|had been|proved) (?:[a-z]+ ){{0,3}}?(?:{_HARD}|one of|not (?:quiet"
        rf"|calm))"
        r"|(?:has )?passed|in (?:the|our|this) [a-z]+ passed|brought)\b)",
        r"(?:the|this|our|another)(?: past)?",
    ),
    (
        "night",
        _HARD,
        rf"(?:{_HARD})(?: and (?:{_HARD}))? night(?! (?:shift|of the))",
        r"(?:a|an|another|yet another)(?: very| really| truly)?",
    ),
    (
        "night",
        "night",
        r"night(?= of (?:explosions|terror|horror|shelling|alarms?|sirens|air raids|attacks|fear)\b)",
        r"(?:a|another|yet another)",
    ),
    (
        "night",
        "night",
        r"night(?= (?:drone |missile |air |aerial )?(?:attacks?|strike|raid|assault|barrage|shelling)\b)",
        r"(?:an?|the|its|their|this|today's)(?: (?:latest|last|russian|massive|massed|combined))?",
    ),
    (
        "night",
        "night",
        r"night(?=\s*(?:$|[.:;)]))",
        r"(?:accounts?|picture|results?|tally|tallies|toll|summary|figures?|numbers?|outcome|balance|stor(?:y|ies)"
        r"|report|statistics|data|events|work|consequences|aftermath)"
        r"(?: (?:of|for|from|about|on))? (?:the|this|that|our)(?: past)?",
    ),
    (
        "night",
        "night|night-time|nighttime",
        r"night(?:-?time)?",
        r"(?:on|in|during|over|through|throughout|for)(?: the| a single| one)?(?: whole| entire"
        r"| course of the)?"
        r"|at|by",
    ),
    ("day_previous", "previous|preceding", r"(?:previous|preceding) day", ""),
    (
        "day_previous",
        "evening|morning|afternoon",
        r"(?:evening|morning|afternoon) (?:before|earlier)(?=\s*(?:$|[.,;:!?)]))",
        "the|a|one",
    ),
    (
        "day_previous",
        "previous|preceding",
        r"(?:previous|preceding) (?:evening|morning|afternoon)",
        "",
    ),
    (
        "day_previous",
        "day",
        r"day (?:earlier(?! than)|(?:before|prior)(?=\s*(?:$|[.,;:!?)])"
        r"| (?:it|they|there|the (?:figure|number|toll|count)) (?:had|was|were|stood)\b))",
        "the|a|one",
    ),
    (
        "day_previous",
        "day",
        r"day after(?= (?:it|they|russian?|moscow|ukraine|ukrainian|kyiv|the enemy)\b[^,;.]{0,40}?"
        r" (?:\w+ed|sent|fired|shot|hit|struck|lost|sank|took|said|brought)\b)",
        "a|one|just a",
    ),
    (
        "days_earlier",
        "{n}",
        r"(?P<n>{n}) (?P<unit>days|weeks) (?:earlier|before|previously)(?=\s*(?:$|[.,;:!?)]))",
        "",
    ),
    ("days_earlier", "{n}", r"(?P<n>{n}) (?P<unit>days|weeks) (?P<later>later)(?! than)", ""),
    ("days_earlier", "week", r"(?P<unit>week) (?P<later>later)(?! than)", "a|one"),
    ("day_next", "following|next", r"(?:following|next) day", ""),
    ("day_next", "day", r"day (?:later(?! than)|after(?=\s*(?:$|[.,;:!?)])))", "the|a|one"),
    ("day_same", "same|that", r"(?:that same|that very|same|that) day", ""),
    ("day_same", "very", r"very same day", ""),
    (
        "period_same",
        "period|same|reporting",
        r"(?:same |reporting )?period(?! (?:of|from|between|to|last|under|a|before|in)\b)",
        r"(?:in|during|over|for|within|throughout) (?:the|this|that)",
    ),
    (
        "period_same",
        "time|years|months",
        r"time|(?:years|months)(?! of)",
        r"(?:in|during|over|within) (?:that|those|these)",
    ),
    ("today", "today|this", r"today|this (?:morning|afternoon|evening)", ""),
    ("today", "since", r"since (?:the |early |this )?morning(?! (?:of|on)\b)", ""),
    ("today", "earlier", r"earlier in the day", ""),
    ("tomorrow", "tomorrow", r"tomorrow", ""),
    ("ago", "{n}", r"(?P<n>{n}) (?P<unit>{u}) ago", ""),
    ("ago", "day|week|month|year", r"(?P<unit>day|week|month|year) ago", "an?"),
    ("since_unit", "so", r"so far this (?P<unit>week|month|year)", ""),
    ("since_unit", "this", r"this (?P<unit>week|month|year) so far", ""),
    (
        "calendar",
        "last|this|next|current|following",
        r"(?P<which>last|this|next|current|following) (?P<unit>week|month|year)"
        r"(?: and (?P<which2>next)(?: year)?)?(?!-| of (?:the|this|that|last)\b)",
        "",
    ),
    ("calendar", "week|month|year", r"(?P<unit>week|month|year) (?P<which>before last)", "the"),
    (
        "earlier",
        "week|month|year",
        r"(?P<unit>week|month|year) (?:before|earlier)(?! last)",
        "the|an?|one",
    ),
    ("earlier", "previous|preceding", r"(?:previous|preceding) (?P<unit>week|month|year)(?!-)", ""),
    (
        "earlier",
        "same",
        r"same (?:month|period|week|quarter|time|stretch)"
        r" (?:(?:of |in )?(?:last|the previous)|an?|one) (?P<unit>year)(?: (?:ago|earlier|before))?",
        "",
    ),
    (
        "coming",
        "next|coming",
        r"(?:next|coming) (?P<n>{n}) (?P<unit>{u})",
        r"(?:over|in|during|within|for)(?: the)?",
    ),
    (
        "war_units",
        "first|second|third|fourth",
        rf"(?P<nth>first|second|third|fourth) (?:(?P<n>{{n}}) )?(?P<unit>{{u}}) of {_ITS}?{_WAR}",
        r"(?:in|during|over|for|throughout)(?: the)?",
    ),
    (
        "last_units",
        "last|final|closing",
        r"(?:last|final|closing) (?P<n>{n}) (?P<unit>quarters|months|weeks|days) of (?P<y>{y})",
        "",
    ),
    (
        "first_units",
        "first|opening",
        r"(?:first|opening) (?P<n>{n}) (?P<unit>quarters|months|weeks|days) of"
        r" (?:(?P<y>{y})|(?:the|this) (?P<of>year|month)|(?P<m>{m}))",
        "",
    ),
    (
        "rolling",
        "past|last|previous|preceding",
        rf"{_NO_VERB}(?:past|last|previous|preceding)(?: (?P<n>{{n}}))? (?P<unit>{{u}})(?! of)",
        "",
    ),
    (
        "rolling",
        "{n}",
        r"(?P<n>{n}) (?P<unit>months|weeks|days)(?! (?:of|before|after|ago|earlier|later|since"
        r"|from|until|when|to (?!{d}|{m}|{w})))",
        r"(?:in|over|during|for|within) (?:the|those|these)",
    ),
    (
        "rolling",
        "one|a",
        r"(?:one|a single) (?P<unit>week|month)(?! (?:of|before|from|after|earlier|ago|later))",
        "in|in just|in only|over|within|inside",
    ),
    (
        "rolling",
        "week",
        r"(?P<unit>week)(?! of| before| from| after)",
        r"(?:over|in|during|within|for|throughout) the(?: course of the)?",
    ),
    (
        "rolling",
        "month|year",
        r"(?P<unit>month|year)(?= (?:to|ending|ended) (?:on )?(?:{d}|{m}|{w}))",
        r"(?:over|in|during|within|for) the",
    ),
    ("rolling", "day", r"(?P<unit>day)(?! of| before| from| after)", "over the"),
    ("rolling", "#", r"(?P<n>24) (?P<unit>hours)", r"(?:over|in|during|within)(?: the)?"),
    ("rolling", "#", r"(?P<n>48|72) (?P<unit>hours)", r"(?:over|in|during|within) the"),
    ("year_same", "that|same", r"(?:that|same) year", r"(?:for|in|during|over)(?: the)?"),
    ("year_same", "that", r"that year", ""),
    (
        "rolling",
        "year",
        r"(?P<unit>year)(?! (?:to|since|before|of|after|from|ended|until|up|in)\b)",
        "(?:over|during) the",
    ),
    (
        "part_again",
        "first|second|third|fourth",
        r"(?P<part>first|second|third|fourth)(?=\s*(?:$|[.,;:!?)]))",
        "in the",
    ),
    (
        "weekend",
        "weekend",
        r"weekend(?! of)",
        r"(?:at|on|over|during|of) (?:the|this|last)(?: past)?|last|this|this past|the past",
    ),
    (
        "season",
        "last|this|past|that|next",
        r"(?P<which>last|this|past|that|next) (?P<season>{s})(?: of)?(?:"
        r" (?P<y>{y})(?:[-/](?P<y2>[0-9]{2,4}))?)?",
        "",
    ),
    (
        "season",
        "three",
        r"three months of (?:the )?(?P<season>{s})(?:(?: of)? (?P<y>{y})(?:[-/](?P<y2>[0-9]{2,4}))?)?",
        r"(?:in|over|during|through|for)(?: all)?(?: the)?",
    ),
    ("season", "{s}", r"(?P<season>{s}) months", r"(?:in|over|during|through)(?: the)?(?: three)?"),
    ("season", "{s}", r"(?P<season>{s})(?: of)? (?P<y>{y})(?:[-/](?P<y2>[0-9]{2,4}))?", ""),
    (
        "season",
        "{s}",
        r"(?P<season>{s})(?! (?:offensive|campaign))",
        r"(?:in|during|over|through|throughout)(?: the)?",
    ),
    (
        "day_alone",
        "#",
        r"(?P<nth>[0-3]?[0-9])(?:st|nd|rd|th)(?=\s*(?:$|[.,;:!?)]| (?:and|but|when|after|while)\b))",
        "on the",
    ),
    (
        "years",
        "#",
        r"(?P<y>{y})(?:[-/]| (?:to|through|until|till) (?=20))(?P<y2>20[0-9]{2}|[0-9]{2})"
        r"(?![0-9.,:/-]*[0-9])",
        "",
    ),
    (
        "years",
        "#",
        r"(?P<y>{y})(?:, {y})*,? and (?P<y2>20[0-9]{2})(?!,? (?:and|or) [0-9])(?![.,][0-9])",
        "between|in|for|during|over|across|of|years",
    ),
    (
        "years",
        "{n}",
        r"(?P<n>{n}) years,? (?:from|(?:starting|beginning|commencing)(?: in| from| with)?) (?P<y>{y})"
        r"(?![.,:/-][0-9])",
        r"(?:over|for|across|during|within|in|through)(?: the| a period of)?(?: next| coming)?",
    ),
    (
        "years",
        "#",
        r"(?P<y>{y}),? (?:and )?(?:over|for|across|during)(?: the)?(?: a period of)?(?: next)? "
        r"(?P<n>{n}) years",
        r"(?:from|starting(?: in)?|beginning(?: in)?)",
    ),
    (
        "year",
        "#",
        r"(?P<y>{y})(?![.,:/-][0-9])",
        r"(?P<since>since(?: early| late| mid-?)?)|in|during|throughout|through|by|of|for|from|between|until"
        r"|till|up to|20[0-9]{2} (?:to|and)|before|after|early|late|mid-?|end of|start of|beginning of"
        r"|than in|back in|all of"
        r"|summ(?:ing|ed) up|look(?:ing|s|ed) back (?:on|at)|the year",
    ),
    (
        "year",
        "#",
        r"(?P<y>{y}) (?:draft |state |federal |national |defen[cs]e )*budget",
        r"(?:in|under|from|into|through) (?:the|its|their|[a-z]+'s)",
    ),
    ("year", "#", r"(?:(?<![\s\S])|(?<=[.!?;:]\s)|(?<=\n))(?P<y>20[12][0-9])(?=:| - )(?! - 20)", ""),
    (
        "clock",
        "evening|dusk|sunset|nightfall",
        r"(?P<evening>evening|dusk|sunset|nightfall)" + NTH,
        "(?:the )?(?:late |early )?",
    ),
    (
        "clock",
        "morning|dawn|sunrise|daybreak",
        r"(?P<morning>morning|dawn|sunrise|daybreak)" + NTH,
        "(?:the )?(?:late |early )?",
    ),
    ("clock", "late", rf"(?P<evening>late){_ON}", ""),
    ("clock", "early", rf"(?P<morning>early){_ON}", ""),
)
