"""A Document in the making from rows of a structured file: canonical lines, and what each number claims."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from tracker.model import Claim, Document, Reading, Reason, Rejection, Span


class _Noted(NamedTuple):
    line: int
    spans: tuple[Span, ...]
    fields: Mapping[str, Any]


class Sheet:
    """Writes lines such as "2025-06 | tank | total 80" and remembers what each number claims.

    The text depends on the facts alone, so that a later vintage of the file gives the same document and
    the same ids for what it did not change.
    """

    def __init__(self, heading: str, **document: Any) -> None:
        """`heading` is the first line; `document` are the fields of the Document but its text."""
        self._document = document
        self._text = f"{heading}\n"
        self._lines: list[Span] = []
        self._claims: list[_Noted] = []
        self._rejections: list[tuple[Span, Reason, str]] = []

    def begin(self, *cells: str) -> None:
        """Start a line with its words."""
        start = len(self._text)
        self._lines.append((start, start))
        self._text += " | ".join(cells)

    def cell(self, label: str, words: str) -> Span:
        """Write a labelled cell and return the span of its words."""
        self._text += f" | {label}"
        start = len(self._text)
        self._text += words
        return start, len(self._text)

    def number(self, label: str, printed: object) -> Span:
        """Write a labelled number and return its span."""
        return self.cell(f"{label} ", str(printed))

    def end(self) -> None:
        """Close the line."""
        self._lines[-1] = (self._lines[-1][0], len(self._text))
        self._text += "\n"

    def claim(self, *spans: Span, **fields: Any) -> None:
        """Note a claim of the current line: the number's span first, then the fields of the Claim."""
        self._claims.append(_Noted(len(self._lines) - 1, spans, fields))

    def reject(self, span: Span, reason: Reason, rule: str) -> None:
        """Note a number that is no claim, with the reason and the rule."""
        self._rejections.append((span, reason, rule))

    def words(self, span: Span) -> str:
        """The text of a span."""
        return self._text[slice(*span)]

    def reading(self) -> Reading:
        """The document with its claims and rejections."""
        document = Document(text=self._text, **self._document)
        return Reading(
            document,
            tuple(self._claim(document, noted) for noted in self._claims),
            tuple(
                Rejection(
                    document=document.id,
                    ref=document.ref,
                    span=span,
                    text=self.words(span),
                    reason=reason,
                    rule=rule,
                )
                for span, reason, rule in self._rejections
            ),
        )

    def _claim(self, document: Document, noted: _Noted) -> Claim:
        shared = {name: getattr(document, name) for name in ("ref", "claimant", "publisher", "published")}
        return Claim(
            **shared,
            document=document.id,
            spans=noted.spans,
            quote=self.words(self._lines[noted.line]),
            **noted.fields,
        )
