"""What a text's own claims say of each other, without a store and without labels."""

from collections.abc import Sequence

from tracker.claims import Check, checks
from tracker.claims.exchange import money_checks
from tracker.model import Claim
from tracker.vocab import load


def self_checks(claims: Sequence[Claim]) -> list[Check]:
    """Every law that the claims of one document could be held against (docs/methods/checks.md).

    >>> from tracker.api import reading
    >>> said = reading.read_claims("Norway gave 9 billion euros ($20bn) in aid to Ukraine on 30 June 2025.")
    >>> [(check.law, check.held) for check in self_checks(said)]
    [('money_equivalent', False)]
    """
    words = load()
    return [*checks(claims, words), *money_checks(claims, words)]
