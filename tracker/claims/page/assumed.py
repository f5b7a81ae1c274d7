"""Windows that no words tell: those around the publication."""

from datetime import datetime, timedelta

from tracker.model import Window
from tracker.text.dates.calendar import INVASION, instant, night_hours, zone_info


def past_day(published: datetime) -> Window:
    """The 24 hours up to the publication."""
    return Window.trusted(start=published - timedelta(days=1), end=published, basis="hours24", got="inferred")


def day_of(published: datetime, zone: str) -> Window:
    """The day of the publication in a zone."""
    day = published.astimezone(zone_info(zone)).date()
    return Window.trusted(
        start=instant(day, zone), end=instant(day + timedelta(days=1), zone), basis="day", got="inferred"
    )


def night_into(published: datetime, zone: str) -> Window:
    """The night that ends on the day of the publication, by the usual clock of the season."""
    day = published.astimezone(zone_info(zone)).date()
    opens, closes = night_hours(day, zone)
    start, end = instant(day - timedelta(days=1), zone, opens), instant(day, zone, closes)
    return Window.trusted(start=start, end=end, basis="night", got="source_default")


def since_invasion(published: datetime, zone: str) -> Window:
    """From the day of the invasion to the publication."""
    return Window.trusted(start=instant(INVASION, zone), end=published, basis="period", got="inferred")
