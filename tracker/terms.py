"""The closed sets of words that the nouns are told in, and a span of text.

`tracker.model` hands the words and the span on to all that stands above it.
"""

from typing import Literal

Bound = Literal[
    "exact",
    "at_least",
    "more_than",
    "at_most",
    "less_than",
    "about",
    "range",
    "all_but",
    "all",
    "vague",
]
Direction = Literal["ru_on_ua", "ua_on_ru", "none"]
Basis = Literal["night", "day", "hours24", "week", "month", "year", "period", "instant"]
Got = Literal["printed", "inferred", "source_default", "unresolved"]
Status = Literal["preliminary", "updated", "final", "corrected", "retracted"]
Confidence = Literal["high", "medium", "low", "unresolved"]
Language = Literal["en", "uk", "ru"]
By = Literal["day", "week", "month"]
DayRule = Literal["end", "start", "prorata"]
WHOLE_NUMBERS = frozenset({"count", "person", "location"})  # units that count whole things
STOPPED_APART = ("shot_down", "lost", "suppressed")  # metrics that `neutralised` adds up
NOT_STOPPED = ("hit", "left_airspace", "still_airborne")  # the other outcomes of what was launched
PeriodStatus = Literal["reported", "reported_zero", "not_reported", "provisional", "partial", "gaps"]
Reason = Literal[
    "designation",
    "name",
    "date",
    "year",
    "clock",
    "duration",
    "age",
    "ordinal",
    "pronoun",
    "frequency",
    "score",
    "coordinate",
    "unit_number",
    "calibre",
    "reference",
    "relative_change",
    "plan",
    "mean",
    "no_metric",
    "other_subject",
    "unresolved",
    "furniture",
    "duplicate",
]
Verdict = Literal[
    "supported",
    "rounded",
    "possible",
    "outdated",
    "wrong_split",
    "class_swap",
    "metric_swap",
    "direction_swap",
    "scope_swap",
    "misattributed",
    "other_window",
    "contradicted",
    "contested",
    "unknown",
    "unresolved",
    "explained",
    "unexplained",
]
Span = tuple[int, int]
