"""The change note of a re-edition: which printed numbers changed, from what, because of which claims."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from tracker.model import Language
from tracker.reporting.content import Block, Paragraph, Section
from tracker.reporting.numbers import Line, Number
from tracker.reporting.pages import because, moved_table
from tracker.reporting.prose import Scribe

MOST_SHOWN = 30  # rows of the note; all changes are in changes.json
ENDS = ("low", "high")  # how keys of the numbers of a finding end
OWN = ("chart-", "setting-", "count-", "was-", "replaced-", "claims-new-", "claims-gone-")


@dataclass(frozen=True, slots=True)
class Replaced:
    """The edition that another takes the place of: its as-of, and its numbers by language."""

    name: str
    numbers: Mapping[Language, Mapping[str, Mapping[str, Any]]]


@dataclass(frozen=True, slots=True)
class Change:
    """A number of both editions that is printed otherwise now."""

    was: Mapping[str, Any]
    now: Number

    def line(self) -> dict[str, Any]:
        """The entry in changes.json."""
        old, new = set(self.was["claims"]), set(self.now.claims)
        told = self.now.line()
        return {
            "key": self.now.key,
            "what": self.now.what,
            "was": {name: self.was[name] for name in ("text", "value", "low", "high")},
            "now": {name: told[name] for name in ("text", "value", "low", "high")},
            "claims_new": sorted(new - old),
            "claims_gone": sorted(old - new),
        }


def changes(scribe: Scribe, replaced: Replaced) -> list[Change]:
    """Numbers under the same key whose printed text differs, in the order of their keys."""
    before = replaced.numbers.get(scribe.language, {})
    return [
        Change(before[key], number)
        for key, number in sorted(scribe.numbers.entries.items())
        if not key.startswith(OWN) and key in before and before[key]["text"] != number.text
    ]


def change_note(scribe: Scribe, replaced: Replaced, found: list[Change]) -> Section:
    """The section that says what a re-edition changed; values of periods come first, the newest on top."""
    blocks = tuple(_blocks(scribe, replaced, found))
    return Section("changed", scribe.wording.text("page", "changed"), blocks)


def _blocks(scribe: Scribe, replaced: Replaced, found: list[Change]) -> Iterator[Block]:
    if not found:
        yield Paragraph(scribe.wording.line("changed", "none", replaced=replaced.name))
        return
    count = scribe.counted("changed", len(found))
    yield Paragraph(scribe.wording.line("changed", "intro", replaced=replaced.name, count=count))
    shown = sorted(found, key=_place)[:MOST_SHOWN]
    yield moved_table(scribe, "changed-numbers", [_row(scribe, one) for one in shown])
    if len(found) > len(shown):
        more = scribe.counted("changed-more", len(found) - len(shown))
        yield Paragraph(scribe.wording.line("revised", "more", count=more), role="note")


def _place(one: Change) -> tuple[Any, ...]:
    ordinal = one.now.period.toordinal() if one.now.period else 0
    return not one.now.key.startswith("obs-"), -ordinal, one.now.key


def _row(scribe: Scribe, one: Change) -> tuple[Line, ...]:
    was = scribe.numbers.add(
        replace(
            one.now,
            key=f"replaced-{one.now.key}",
            text=str(one.was["text"]),
            value=one.was["value"],
            low=one.was["low"],
            high=one.was["high"],
            source=scribe.wording.text("how", "was"),
            claims=tuple(one.was["claims"]),
            notes=(),
            panel="",
        )
    )
    reasons = because(scribe, was, one.was["claims"], one.now.claims, _where_same(one.now))
    return (_what(scribe, one.now),), (was,), (one.now,), reasons


def _where_same(number: Number) -> str:
    """Words for the same claims: of a finding on very many only those of the last period are compared."""
    cut = number.notes and not number.key.startswith("obs-")
    return "claims_beyond" if cut else "claims_same"


def _what(scribe: Scribe, number: Number) -> str:
    """What a number is, and which end of an interval."""
    field = number.key.rsplit("-", 1)[-1]
    return scribe.wording.text("changed", field, what=number.what) if field in ENDS else number.what
