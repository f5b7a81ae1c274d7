"""Vague counts: dozens, hundreds of thousands, several hundred, десятки тисяч."""

from collections.abc import Collection
from decimal import Decimal
from typing import NamedTuple

from tracker.text.atom import Atom, Kind
from tracker.text.number import joined
from tracker.text.page import Page
from tracker.text.words.lexicon import TEENS


class Vague(NamedTuple):
    """A vague count at `[start, end)`: `base` times an unknown from `least` to `most`."""

    start: int
    end: int
    after: int
    least: Decimal
    most: Decimal
    rule: str


def read_vague(page: Page, index: int) -> Vague | None:
    """The vague count that begins at an atom: dozens, hundreds of thousands, several hundred."""
    atom = page.atoms[index]
    if atom.kind is Kind.VAGUE or (atom.rule and _is_vague_plural(page, index)):
        gaps = (*page.lexicon.word_links, *page.lexicon.of_joins)
        larger = _unit_of_vague(page, index + 1, atom.end, gaps)
        if larger is None or larger.value <= atom.value:
            return _magnitude(atom, atom.end, index + 1, Decimal(1))
        return _magnitude(atom, larger.end, index + 2, larger.value)
    if atom.kind is not Kind.SEVERAL or (atom.value == 0 and page.led("few", atom.start) is None):
        return None
    end, after, base = atom.end, index + 1, max(atom.value, Decimal(1))
    while (unit := _unit_of_vague(page, after, end, page.lexicon.word_links)) is not None:
        end, after, base = unit.end, after + 1, base * unit.value
    least, most = map(Decimal, TEENS) if atom.value == TEENS[0] else (2 * base, 9 * base)
    return Vague(atom.start, end, after, least, most, "several")


def _unit_of_vague(page: Page, after: int, end: int, gaps: Collection[str]) -> Atom | None:
    """The magnitude that a vague count is multiplied by: several hundred, десятки тисяч."""
    for kind in (Kind.SCALE, Kind.GROUP, Kind.VAGUE):
        unit = joined(page, after, end, kind, gaps)
        if unit is not None:
            return unit
    return None


def _is_vague_plural(page: Page, index: int) -> bool:
    """True for сотні дронів, мільйони; близько тисячі, тисячі двохсот are one thousand."""
    atom = page.atoms[index]
    if atom.kind not in (Kind.SCALE, Kind.GROUP) or joined(page, index + 1, atom.end, Kind.CARDINAL):
        return False
    return atom.rule == "plural" or page.bound_ending(atom.start) is None


def _magnitude(atom: Atom, end: int, after: int, base: Decimal) -> Vague:
    rule = {10: "tens", 12: "dozens", 20: "scores"}.get(int(atom.value), "magnitude")
    most = Decimal(100) if rule in ("dozens", "scores") else atom.value * 10
    return Vague(atom.start, end, after, atom.value * base, most * base, rule if base == 1 else "magnitude")
