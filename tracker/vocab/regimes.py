"""What a figure counts as under the regimes of those who state it."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from tracker.model import Direction
from tracker.vocab import UNATTRIBUTED, Regime, Vocabulary

# Who prints figures of others without saying so; their national figures are relays of the official ones.
VOICELESS = (UNATTRIBUTED, "tally:")


def speaking_of(direction: Direction, vocabulary: Vocabulary) -> tuple[Regime, ...]:
    """Regimes of those who are acted upon: a source redefines what is launched at its own side only."""
    side = direction.partition("_on_")[2]
    return tuple(one for one in vocabulary.regimes if vocabulary.claimant(one.claimant).side == side)


def observed_metric(
    metric: str, claimant: str, end: datetime | None, regimes: Iterable[Regime], vocabulary: Vocabulary
) -> str:
    """The metric that one figure observes, by the day on which its window ends.

    >>> from datetime import UTC
    >>> from tracker.vocab import load
    >>> told = "shot_down", "ua_air_force", datetime(2025, 8, 20, 6, tzinfo=UTC)
    >>> observed_metric(*told, speaking_of("ru_on_ua", load()), load())
    'neutralised'
    """
    for regime in regimes:
        speaks = claimant == regime.claimant or claimant.startswith(VOICELESS)
        if end is None or metric not in regime.metric_map or not speaks:
            continue
        zone = ZoneInfo(vocabulary.claimant(regime.claimant).zone)
        if regime.covers((end - timedelta(seconds=1)).astimezone(zone).date()):
            return regime.metric_map[metric]
    return metric
