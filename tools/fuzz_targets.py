"""What is fuzzed: the reader in each language and every format reader, with the laws that hold on any bytes.

A target takes bytes and returns; it raises where a law is broken. Seeds of the fuzzer lie in
`tests/fuzz_seeds/TARGET/`, and the suite replays them.
"""

import io
import itertools
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from tracker.claims import read as read_claims
from tracker.errors import TrackerError
from tracker.model import Document, Language
from tracker.sources import FORMATS, read_inputs
from tracker.text import find_quantities
from tracker.text.dates import find_windows

SEEDS = Path(__file__).resolve().parents[1] / "tests" / "fuzz_seeds"
READ_AT = datetime(2025, 9, 8, 7, tzinfo=UTC)
LANGUAGES: tuple[Language, ...] = ("en", "uk", "ru")


def read_text(language: Language, content: bytes) -> None:
    """Quantities, windows and claims of a text: spans lie inside it, quantities in order without overlap."""
    text = content.decode("utf-8", "replace")
    spans = [quantity.span for quantity in find_quantities(text, language)]
    assert all(0 <= start < end <= len(text) for start, end in spans), spans
    assert all(left[1] <= right[0] for left, right in itertools.pairwise(spans)), spans
    for mention in find_windows(text, language, READ_AT):
        assert 0 <= mention.span[0] < mention.span[1] <= len(text), mention
    if not text.strip():
        return
    reading = read_claims(Document(ref="fuzz", text=text, published=READ_AT, language=language))
    for claim in reading.claims:
        assert claim.id
        assert all(0 <= start < end <= len(text) for start, end in claim.spans), claim
    for rejection in reading.rejections:
        assert text[rejection.span[0] : rejection.span[1]] == rejection.text, rejection


def read_file(form: str | None, content: bytes) -> None:
    """The documents of a file, or one line that says what is wrong; documents are slices of their input."""
    try:
        for found in read_inputs(io.BytesIO(content), format=form, read_at=READ_AT):
            for document in found.documents:
                start = document.offset
                assert found.text[start : start + len(document.text)] == document.text
                assert document.id
                assert document.text.encode()
    except TrackerError as error:
        line = str(error)
        assert line and len(line.splitlines()) == 1, line
        assert line.encode()


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    **{f"reader_{language}": partial(read_text, language) for language in LANGUAGES},
    **{name: partial(read_file, name) for name in FORMATS},
    "any": partial(read_file, None),
}
"""Name -> what is run on the bytes; "any" is a file whose format its first bytes tell."""
