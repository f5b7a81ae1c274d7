"""The shape of a language's lexicon: the words and contexts that the number grammar and rejecters use.

A language is a module with `LEXICON`. Everything is written in the normalised form of a text (lower case,
straight apostrophes, plain hyphens). `contexts` holds regular expressions, by the name of their use; `leads`
the phrases right before a number, by what they make of it; `gates` the last words of the "before" patterns,
which are tried after one of these words only (a look into a set costs a tenth of a search).
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

BoundRule = Literal["exact", "at_least", "more_than", "at_most", "less_than", "about", "nearly"]
Dimension = Literal[
    "share", "points", "length", "area", "mass", "calibre", "volume", "speed", "other", "time", "money"
]

# Contexts every lexicon gives. "before" patterns are searched at the end of the words before a number,
# "after" patterns are matched at its end.
CONTEXTS = (
    "date_after",
    "date_join",
    "year_after",
    "clock_after",
    "hour_after",
    "ago_after",
    "age_after",
    "age_goes_on",
    "unit_number_after",
    "change_verb_before",
    "change_by_before",
    "change_noun_before",
    "change_after",
    "change_share_after",
    "change_share_before",
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
    "all_number_before",
    "both_after",
    "every_after",
    "rate_join",
    "rate_in_join",
    "part_join",
    "but_join",
    "but_noun",
    "but_before",
    "but_after",
    "list_goes_on",
    "that_clause",
    "pronoun_before",
    "pronoun_after",
    "casualty_after",
    "casualty_before",
    "all_after",
    "no_after",
    "half_after",
    "half_hour_after",
    "clock_half_after",
    "ordinal_noun_after",
    "fraction_after",
    "compound_after",
    "failed_before",
    "failed_after",
    "bracket_words",
    "coordinate_after",
    # a lone m right after digits: millions or metres
    "million_before",
    "million_after",
    "length_before",
    "length_after",
    # of languages with cases
    "target_before",
    "ages_after",
    "adjective_after",
    "denominator_after",
    "every_ordinal_after",
    "rate_every_join",
    "origin_after",
    "count_noun_after",
    "unit_number_bare_after",
    "each_not_after",
    "instrumental_after",
    "plural_noun_after",
    "dative_after",
    "decade_after",
)


# What a case ending after digits makes of them: 110-ма counts, 155-та is a place in a row, 54-х is either.
SuffixUse = Literal["cardinal", "ordinal", "plural", "dative", "instrumental"]


def by_form(table: Mapping[float, str]) -> dict[str, float]:
    """Form -> value of a frozen table, in which the forms of a value stand in one line.

    >>> by_form({2: "два дві"})
    {'два': 2, 'дві': 2}
    """
    return {form: value for value, forms in table.items() for form in forms.split()}


def forms(*lines: str) -> tuple[str, ...]:
    """The forms of words written as a stem with its endings in braces; a space parts words of one name.

    >>> forms("км|кілометр{,а,ів}")
    ('км', 'кілометр', 'кілометра', 'кілометрів')
    """
    return tuple(form for line in lines for name in line.split("|") for form in _endings(name))


def _endings(name: str) -> tuple[str, ...]:
    """The names that a stem with endings in braces stands for."""
    head, brace, rest = name.partition("{")
    if not brace:
        return (name,)
    endings, _, tail = rest.partition("}")
    return tuple(head + ending + following for ending in endings.split(",") for following in _endings(tail))


def bounds(rule: BoundRule, joined: str) -> dict[str, BoundRule]:
    """Each phrase of a table written with bars between them -> the bound that it states."""
    return dict.fromkeys(joined.split("|"), rule)


def named(dimension: Dimension, unit: str, *lines: str) -> dict[str, tuple[Dimension, str]]:
    """Each form of the names of a unit -> what it measures and the unit."""
    return dict.fromkeys(forms(*lines), (dimension, unit))


def phrases(joined: str) -> frozenset[str]:
    """The phrases of a table written with bars between them.

    >>> sorted(phrases("at least|up to"))
    ['at least', 'up to']
    """
    return frozenset(joined.split("|"))


TEENS = 11, 19
"""What "кільканадцять" stands for; its first number marks the word."""


_NONE: Mapping[str, Any] = MappingProxyType({})


class Lexicon(NamedTuple):
    """The words of one language; a field that a language does not need is empty.

    `groups` are nouns that stand for about so many (dozen, couple), `vague` those that stand for an order
    of magnitude (dozens, hundreds). `bounds_before` and `bounds_after` give the rule of the words beside a
    number. `units` gives dimension and unit id. `prefixes` are letters before digits that leave the number
    what it is (mid-2025), `attached` those after them that are no unit (10am, 2x). `plural_times` count time
    in the plural only ("two night attacks"); `bomb_weights` are money unless a bomb follows.

    For languages with cases: `plural_alone` are magnitudes that are vague where no number stands before them
    (мільйони), `plural_or_single` those whose form does not tell (тисячі: vague, or one thousand after a
    bound); `either` are forms of a cardinal and of another word (сьома), with the value of the other word, 0
    for none; `half_times` are lengths of time in one word (півроку); `inner_bounds` stand between a number
    and its magnitude (две с лишним тысячи).
    """

    cardinals: Mapping[str, float]
    scales: Mapping[str, float]
    short_scales: Mapping[str, int]
    groups: Mapping[str, float]
    vague: Mapping[str, int]
    several: Mapping[str, float]
    ordinals: Mapping[str, float]
    ordinal_suffixes: frozenset[str]
    fractions: Mapping[str, float]
    frequencies: Mapping[str, float]
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
    prefixes: frozenset[str]
    attached: frozenset[str]
    definite: frozenset[str]
    plural_times: frozenset[str]
    bomb_weights: frozenset[str]
    months: frozenset[str]
    months_also_words: frozenset[str]
    contexts: Mapping[str, str]
    leads: Mapping[str, frozenset[str]]
    gates: Mapping[str, frozenset[str]]
    word_links: tuple[str, ...] = (" ", "-")
    plural_alone: frozenset[str] = frozenset()
    plural_or_single: frozenset[str] = frozenset()
    either: Mapping[str, float] = _NONE
    half_times: frozenset[str] = frozenset()
    inner_bounds: Mapping[str, BoundRule] = _NONE
    suffixes: Mapping[str, SuffixUse] = _NONE
    currencies: Mapping[str, str] = _NONE
    has_comma_decimals: bool = False
