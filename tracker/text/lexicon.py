"""The shape of a language's lexicon: the words and contexts that the number grammar and rejecters use.

A language is a module with `LEXICON`. Everything is written in the normalised form of a text (lower case,
straight apostrophes, plain hyphens); `contexts` holds regular expressions, by the name of their use.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

BoundRule = Literal["exact", "at_least", "more_than", "at_most", "less_than", "about", "nearly"]
Dimension = Literal[
    "share", "points", "length", "area", "mass", "calibre", "volume", "speed", "other", "time", "money"
]

# Contexts every lexicon gives. "before" patterns are searched at the end of the words before a number,
# "after" patterns are matched at its end.
CONTEXTS = (
    "date_after",
    "date_join",
    "year_before",
    "year_after",
    "clock_after",
    "clock_before",
    "ago_after",
    "past_before",
    "age_before",
    "age_after",
    "unit_number_after",
    "reference_before",
    "reference_capital",
    "name_before",
    "change_verb_before",
    "change_by_before",
    "change_noun_before",
    "change_after",
    "change_share_after",
    "change_from",
    "change_to_after",
    "change_count_after",
    "mean_after",
    "mean_before",
    "score_context",
    "times_after",
    "times_change_after",
    "twice_change_after",
    "each_after",
    "calibre_after",
    "place_after",
    "spatial_before",
    "as_many_after",
    "all_before",
    "all_number_before",
    "quarter_before",
    "few_of_before",
    "both_after",
    "every_after",
    "rate_join",
    "rate_in_join",
    "part_join",
    "but_join",
    "but_before",
    "but_after",
    "list_goes_on",
    "possessive_before",
    "age_person_before",
    "pronoun_before",
    "pronoun_after",
    "casualty_after",
    "all_after",
    "no_after",
    "half_after",
    "half_before",
    "half_hour_after",
    "clock_half_after",
    "ordinal_noun_after",
    "fraction_after",
    "compound_after",
    "only_failed_before",
    "bracket_words",
    "model_before",
    "coordinate_after",
)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language; a field that a language does not need is empty.

    `groups` are nouns that stand for about so many (dozen, couple), `vague` those that stand for an order
    of magnitude (dozens, hundreds). `bounds_before` and `bounds_after` give the rule of the words beside a
    number. `units` gives dimension and unit id.
    """

    cardinals: Mapping[str, int]
    scales: Mapping[str, int]
    short_scales: Mapping[str, int]
    groups: Mapping[str, int]
    vague: Mapping[str, int]
    several: Mapping[str, int]
    ordinals: Mapping[str, int]
    ordinal_suffixes: frozenset[str]
    fractions: Mapping[str, int]
    frequencies: Mapping[str, int]
    quantifiers: Mapping[str, str]
    articles: frozenset[str]
    inner_and: frozenset[str]
    half_more: tuple[str, ...]
    half_of: tuple[str, ...]
    of_joins: frozenset[str]
    range_joins: frozenset[str]
    neighbour_joins: frozenset[str]
    list_joins: frozenset[str]
    range_leads: Mapping[str, frozenset[str]]
    bounds_before: Mapping[str, BoundRule]
    bounds_after: Mapping[str, BoundRule]
    bound_gaps: frozenset[str]
    units: Mapping[str, tuple[Dimension, str]]
    months: frozenset[str]
    months_also_words: frozenset[str]
    contexts: Mapping[str, str]
