"""The change note of a re-edition: which printed numbers changed, from what, because of which claims."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.model import Language
from tracker.reporting.content import Block, Paragraph, Section
from tracker.reporting.naming import named
from tracker.reporting.numbers import Line, Number
from tracker.reporting.pages import because, moved_table
from tracker.reporting.panels import Desk
from tracker.reporting.prose import Scribe

MOST_SHOWN = 30  # rows of the note; all changes are in changes.json
ENDS = ("low", "high")  # how keys of the numbers of a finding end
OWN = ("chart-", "corrected-", "setting-", "count-", "was-", "replaced-", "claims-new-", "claims-gone-")
FIGURE = re.compile(r"obs-.*-\d{4}-\d\d-\d\d")  # keys of what is reported of a period
TOLD = ("text", "value", "low", "high")


@dataclass(frozen=True, slots=True)
class Replaced:
    """The edition that another takes the place of: its as-of, and its numbers by language."""

    name: str
    numbers: Mapping[Language, Mapping[str, Mapping[str, Any]]]


@dataclass(frozen=True, slots=True)
class Change:
    """A number that is printed otherwise now; a figure that only one of the two editions prints."""

    key: str
    was: Mapping[str, Any] | None
    now: Number | None

    @property
    def what(self) -> str:
        """What it is, in words."""
        return self.now.what if self.now else str(self._one["what"])

    @property
    def claims(self) -> tuple[Sequence[str], Sequence[str]]:
        """The claims behind it in the edition before, and now."""
        return self.was["claims"] if self.was else (), self.now.claims if self.now else ()

    @property
    def ordinal(self) -> int:
        """The first day of its period."""
        first = self._one["period"]
        return date.fromisoformat(first).toordinal() if first else 0

    @property
    def _one(self) -> Mapping[str, Any]:
        """Its entry in numbers.json, now or then."""
        return self.now.line() if self.now else self.was or {}

    def line(self) -> dict[str, Any]:
        """The entry in changes.json; null where an edition does not print it."""
        old, new = map(set, self.claims)
        now = self.now.line() if self.now else None
        return {
            "key": self.key,
            "what": self.what,
            "was": {name: self.was[name] for name in TOLD} if self.was else None,
            "now": {name: now[name] for name in TOLD} if now else None,
            "claims_new": sorted(new - old),
            "claims_gone": sorted(old - new),
        }


def changes(scribe: Scribe, replaced: Replaced) -> list[Change]:
    """Numbers under the same key whose printed text differs, figures that came or went, in order of keys."""
    before, now = _before(scribe, replaced), scribe.numbers.entries
    both = {key for key in before.keys() & now.keys() if before[key]["text"] != now[key].text}
    alone = {key for key in before.keys() ^ now.keys() if FIGURE.fullmatch(key)}
    keys = (key for key in sorted(both | alone) if not key.startswith(OWN))
    found = (Change(key, before.get(key), now.get(key)) for key in keys)
    return [one for one in found if one.key in both or any(one.claims)]


def _before(scribe: Scribe, replaced: Replaced) -> Mapping[str, Mapping[str, Any]]:
    """What the edition before printed in the language; its figures retold where it had others only."""
    if scribe.language in replaced.numbers or not replaced.numbers:
        return replaced.numbers.get(scribe.language, {})
    other = next(iter(replaced.numbers.values()))
    return {key: _retold(scribe, one) for key, one in other.items() if FIGURE.fullmatch(key)}


def _retold(scribe: Scribe, one: Mapping[str, Any]) -> Mapping[str, Any]:
    """A figure from the register of an edition, in the words and number formats of another language."""
    first, end = (date.fromisoformat(one[name]) for name in ("period", "end"))
    what = named(scribe.wording, one["metric"], tuple(one["classes"]))
    return {
        **one,
        "text": scribe.figure(*(one[name] for name in ("value", "low", "high", "unit"))),
        "what": f"{what}, {scribe.wording.period(first, end)}",
    }


def change_note(scribe: Scribe, desk: Desk, replaced: Replaced, found: list[Change]) -> Section:
    """The section that says what a re-edition changed; values of periods come first, the newest on top."""
    blocks = tuple(_blocks(scribe, desk, replaced, found))
    return Section("changed", scribe.wording.text("page", "changed"), blocks)


def _blocks(scribe: Scribe, desk: Desk, replaced: Replaced, found: list[Change]) -> Iterator[Block]:
    if not found:
        yield Paragraph(scribe.wording.line("changed", "none", replaced=replaced.name))
        return
    count = scribe.counted("changed", len(found))
    yield Paragraph(scribe.wording.line("changed", "intro", replaced=replaced.name, count=count))
    shown = sorted(found, key=_place)[:MOST_SHOWN]
    yield moved_table(scribe, "changed-numbers", [_row(scribe, desk, one) for one in shown])
    if len(found) > len(shown):
        more = scribe.counted("changed-more", len(found) - len(shown))
        yield Paragraph(scribe.wording.line("revised", "more", count=more), role="note")


def _place(one: Change) -> tuple[Any, ...]:
    return not one.key.startswith("obs-"), -one.ordinal, one.key


def _row(scribe: Scribe, desk: Desk, one: Change) -> tuple[Line, ...]:
    was = _replaced(scribe, one.key, one.was) if one.was else None
    number = was or one.now
    assert number is not None
    reasons = because(scribe, desk, number, *one.claims, _where_same(one.now or number))
    absent = scribe.wording.text("changed", "absent")
    return (_what(scribe, one),), (was or absent,), (one.now or absent,), reasons


def _replaced(scribe: Scribe, key: str, was: Mapping[str, Any]) -> Number:
    """A number as the edition before printed it, from its entry in the register of that."""
    first, end = (was[name] and date.fromisoformat(was[name]) for name in ("period", "end"))
    kept = {name: was[name] for name in ("text", "value", "low", "high", "unit", "metric", "status", "what")}
    return scribe.numbers.add(
        Number(
            key=f"replaced-{key}",
            **kept,
            classes=tuple(was["classes"]),
            period=first,
            end=end,
            source=scribe.wording.text("how", "was"),
            claims=tuple(was["claims"]),
        )
    )


def _where_same(number: Number) -> str:
    """Words for the same claims: of a finding on very many only those of the last period are compared."""
    cut = number.notes and not number.key.startswith("obs-")
    return "claims_beyond" if cut else "claims_same"


def _what(scribe: Scribe, one: Change) -> str:
    """What a number is, and which end of an interval."""
    field = one.key.rsplit("-", 1)[-1]
    return scribe.wording.text("changed", field, what=one.what) if field in ENDS else one.what
