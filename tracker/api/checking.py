"""What a text's own claims say of each other, without a store and without labels."""

from collections.abc import Sequence
from types import MappingProxyType

from tracker.claims import Check, checks
from tracker.claims.exchange import money_checks
from tracker.model import Claim
from tracker.vocab import load

LAWS = MappingProxyType(
    {
        "class_sum": "disjoint classes are no more than their parent",
        "outcome_sum": "neutralised = shot_down + lost (+ suppressed)",
        "outcome_limit": "what was stopped, struck or flew on is no more than what was launched",
        "part_of_whole": 'what stands after "including" or "of which" is no more than the figure before it',
        "location_limit": "places that were hit are no more than the objects that hit",
        "title_body": "one claimant states one exact value for one thing",
        "region_sum": "the regions of an itemised list add up to the headline above it",
        "money_equivalent": "an amount and its printed equivalent agree at the ECB reference rate",
    }
)
"""What each law says, in short."""


def self_checks(claims: Sequence[Claim]) -> list[Check]:
    """Every law that the claims of one document could be held against (docs/methods/checks.md).

    >>> from tracker.api import reading
    >>> said = reading.read_claims("Norway gave 9 billion euros ($20bn) in aid to Ukraine on 30 June 2025.")
    >>> [(check.law, check.held) for check in self_checks(said)]
    [('money_equivalent', False)]
    """
    words = load()
    return [*checks(claims, words), *money_checks(claims, words)]
