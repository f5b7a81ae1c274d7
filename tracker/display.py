"""Values as people read them: numbers in a line, and a value as a card in a notebook."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from textwrap import shorten

from tracker.terms import Span

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
SHORT = 24
"""A cell of so few characters is not broken over lines: dates, intervals, "4 of 7"."""
_LEFT = "text-align:left;vertical-align:top"


def number(value: float | None, *, percent: bool = False) -> str:
    """A number as people read it: thousands separated, no needless decimals; a dash where missing.

    >>> number(1234.0), number(427.5), number(0.9977, percent=True), number(None)
    ('1,234', '427.5', '99.8 %', '–')
    """
    if value is None or value != value:
        return "–"
    if percent:
        return f"{100 * value:.1f} %"
    if value == int(value):
        return f"{int(value):,}"
    return f"{value:,.2f}".removesuffix("0")


def as_known(value: float | None, claimed: Iterable[float]) -> float | None:
    """Money to as many places as the sums claimed have, three at the least: a rate of exchange adds none.

    >>> as_known(686_718_783.01, [7e9]), as_known(1_234_567_890.0, [1_234_567_890.0]), as_known(None, [])
    (687000000.0, 1234567890.0, None)
    """
    places = max([3, *(len(f"{one:.0f}".rstrip("0")) for one in claimed)])
    return value if value is None else float(f"{value:.{places}g}")


def interval(low: float | None, best: float | None, high: float | None, *, percent: bool = False) -> str:
    """Best with its interval where they differ.

    >>> interval(3, 3, None), interval(12, None, 18), interval(5, 5, 5)
    ('3 (3–…)', '12–18', '5')
    """
    ends = ["…" if end is None or end != end else number(end, percent=percent) for end in (low, high)]
    if best is None or best != best:
        return "–" if ends == ["…", "…"] else "–".join(ends)
    printed = number(best, percent=percent)
    return printed if ends == [printed, printed] else f"{printed} ({'–'.join(ends)})"


def opening(text: str) -> str:
    r"""The first line of a text, in place of a title; cut between words where it is long.

    >>> opening("Drones over Kharkiv\nA night of fire"), len(opening("word " * 40))
    ('Drones over Kharkiv', 86)
    """
    return shorten(text.strip().partition("\n")[0], 90, placeholder=" …")


def escaped(text: object) -> str:
    """Text that HTML shows as it is.

    >>> escaped('3 < 4 & "so"')
    '3 &lt; 4 &amp; &quot;so&quot;'
    """
    return str(text).translate(_ESCAPES)


def words(value: object) -> str:
    """One value of a noun in words; nothing for what is not there.

    >>> words(datetime(2025, 6, 29, 6, 0)), words(("drone", "missile")), words(None)
    ('2025-06-29 06:00 UTC', 'drone, missile', '')
    """
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M} UTC"
    if value is None or isinstance(value, str | date):
        return str(value or "")
    if isinstance(value, float):
        return f"{value:,.10g}"
    if isinstance(value, Mapping):
        return ", ".join(f"{name} {words(one)}" for name, one in value.items())
    if isinstance(value, Sequence):
        return ", ".join(words(one) for one in value)
    return str(value)


def marked(text: str, figure: str) -> str:
    """Words in HTML with the figure marked, where it stands in them once.

    >>> marked("They sent 80 drones.", "80")
    'They sent <mark>80</mark> drones.'
    """
    if not figure or text.count(figure) != 1:
        return escaped(text)
    before, _, after = text.partition(figure)
    return f"{escaped(before)}<mark>{escaped(figure)}</mark>{escaped(after)}"


def card(name: str, facts: Mapping[str, object], quote: str = "") -> str:
    """A value in HTML: its name, a line a fact that is there, its words below (HTML already)."""
    lines = ((label.replace("_", " "), words(value)) for label, value in facts.items())
    rows = "".join(
        f'<tr><th style="{_LEFT}">{escaped(label)}</th><td style="{_LEFT}">{escaped(told)}</td></tr>'
        for label, told in lines
        if told
    )
    below = f"<blockquote>{quote}</blockquote>" if quote else ""
    return f'<table><caption style="{_LEFT}">{escaped(name)}</caption><tbody>{rows}</tbody></table>{below}'


def annotated(text: str, claimed: Mapping[Span, str], left: Mapping[Span, str]) -> str:
    """A text in HTML, its numbers marked with what they were read as, or underlined with why they were not.

    >>> annotated("In 2025: 80 drones", {(9, 11): "launched drone"}, {})
    '<p style="white-space:pre-wrap">In 2025: <mark title="launched drone">80</mark> drones</p>'
    """
    pieces, at = [], 0
    for span in sorted({*claimed, *left}):
        start, end = span
        if start < at:
            continue
        tag, why = ("mark", claimed[span]) if span in claimed else ("u", left[span])
        pieces += [
            escaped(text[at:start]),
            f'<{tag} title="{escaped(why)}">{escaped(text[start:end])}</{tag}>',
        ]
        at = end
    return f'<p style="white-space:pre-wrap">{"".join(pieces)}{escaped(text[at:])}</p>'


def table(caption: str, headings: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Rows under headings in HTML; numbers to the right."""
    head = "".join(f"<th>{escaped(name)}</th>" for name in headings)
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows)
    return (
        f"<table><caption>{escaped(caption)}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table>"
    )


def _cell(value: object) -> str:
    told = words(value)
    right = told == "–" or (told[:1].isdigit() and not any(map(str.isalpha, told)))
    whole = ";white-space:nowrap" if len(told) <= SHORT else ""
    return f'<td style="text-align:{"right" if right else "left"}{whole}">{escaped(told)}</td>'
