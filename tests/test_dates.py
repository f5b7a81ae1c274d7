from datetime import UTC, datetime

from tracker.text.dates import find_windows

PUBLISHED = datetime(2025, 7, 3, 9, tzinfo=UTC)


def test_a_day_is_half_open_in_utc() -> None:
    (mention,) = find_windows("on 29 June", "en", PUBLISHED)
    assert mention.window.start == datetime(2025, 6, 28, 21, tzinfo=UTC)
    assert mention.window.end == datetime(2025, 6, 29, 21, tzinfo=UTC)
