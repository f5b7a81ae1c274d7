"""Plain text: a post, a statement, or a whole page copied from a browser."""

from collections.abc import Iterator

from tracker.sources.documents import page_input, read_text
from tracker.sources.nouns import Input, Raw


def read(raw: Raw) -> Iterator[Input]:
    """One input: its articles are told apart, its furniture set aside.

    Raises: SourceError where the bytes are no text.
    """
    yield page_input(raw, read_text(raw))
