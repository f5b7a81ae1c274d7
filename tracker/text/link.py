"""Drafts that belong together: the same amount in a second unit, and the part and whole of "N of M"."""

from decimal import Decimal

from tracker.text.draft import Draft
from tracker.text.lazy import regex
from tracker.text.page import Page

# Kilometres, kilograms or square metres in each unit: a bracket is an equivalent only if it is as long.
_SIZES = {
    "km": Decimal(1),
    "mile": Decimal("1.609344"),
    "nautical_mile": Decimal("1.852"),
    "m": Decimal("0.001"),
    "cm": Decimal("0.00001"),
    "foot": Decimal("0.0003048"),
    "yard": Decimal("0.0009144"),
    "inch": Decimal("0.0000254"),
    "kg": Decimal(1),
    "g": Decimal("0.001"),
    "lb": Decimal("0.45359237"),
    "tonne": Decimal(1000),
    "ton": Decimal(1000),
    "kilotonne": Decimal(10) ** 6,
    "km2": Decimal(10) ** 6,
    "m2": Decimal(1),
    "square_mile": Decimal(2589988),
    "hectare": Decimal(10000),
    "acre": Decimal("4046.86"),
    "km_per_hour": Decimal(1),
    "mile_per_hour": Decimal("1.609344"),
    "knot": Decimal("1.852"),
}
_AT_A_RATE = regex(r",? (?:за|по|at)(?: the)?(?: \w+)? (?:курсом|курсу|(?:exchange )?rate)\b")
_FOR_WHAT = regex(r"(?: [^\W\d][\w'-]*){1,6} \(")
_CLOSED = regex(r"\.?(?: (?:сша|us|u\.s\.|american|дол\.?))?\)")
"""In "11.5 billion euros of military aid ($13.5bn)" words on the sum stand before its bracket."""
_SAME = Decimal("0.2")  # rounding of converted figures stays within a fifth
_OPENERS = (" (", " [", "(", "[")
_MOST_GAP = 48
_BARE_SHARES = ("fraction", "majority", "all", "none", "all_but")


def link(page: Page, drafts: list[Draft]) -> list[Draft]:
    """The drafts with equivalents folded into the amount they repeat and parts tied to their wholes."""
    kept: list[Draft] = []
    for draft in drafts:
        if kept and _repeats(page, kept[-1], draft):
            kept[-1].equivalents.append(draft)
            continue
        if kept and _is_part(page, kept[-1], draft):
            kept[-1].part_of = (draft.start, draft.end)
            _leave_out(page, kept[-1], draft)
        elif kept and draft.form == "all_but" and draft.left <= kept[-1].start and kept[-1].reason is None:
            draft.part_of = (kept[-1].start, kept[-1].end)
        kept.append(draft)
    return kept


def _leave_out(page: Page, part: Draft, whole: Draft) -> None:
    """In "failed to stop five of the 30", "5 of the 30 could not be stopped" a part was left out."""
    if part.interval.bound != "exact" or part.form in _BARE_SHARES:
        return
    before = page.tongue.contexts["failed_before"].search(
        page.flat, max(0, part.start - _MOST_GAP), part.start
    )
    if before is not None or page.ahead("failed_after", whole.right):
        part.leave_out(len(before[0]) if before else 0)


def _repeats(page: Page, first: Draft, other: Draft) -> bool:
    """True for a second unit of one amount: "20km [12 miles]", "9bn euros ($11bn)", "€9bn, or $11bn"."""
    last = first.equivalents[-1] if first.equivalents else first
    if other.reason is not None or first.reason is not None or other.left - last.right > _MOST_GAP:
        return False
    if first.dimension != other.dimension or first.unit == other.unit or first.dimension in ("count", "time"):
        return False
    return _is_apposition(page, last, other, is_open=bool(first.equivalents)) and _same_size(first, other)


def _is_apposition(page: Page, last: Draft, other: Draft, *, is_open: bool) -> bool:
    """Whether a second quantity says the first one again: "62 miles (100 km)"."""
    gap = page.gap(last.right, other.left)
    for opener in _OPENERS:
        if gap.startswith(opener):
            rest = gap[len(opener) :]
            return (
                _only_words(page, rest)
                and ")]"[opener[-1] == "["] in page.flat[other.right : other.right + 24]
            )
    if other.dimension == "money" and (words := _FOR_WHAT.match(gap)):
        closed = _CLOSED.match(page.flat, other.right) or _CLOSED.match(page.flat, other.end)
        return _only_words(page, gap[words.end() :]) and closed is not None
    if "-" in gap and _AT_A_RATE.match(page.flat, other.right):
        return True
    if is_open and gap in (", ", "; ", " or ", "/", " / "):
        return True
    if gap.startswith((", or ", " or ", " - ", ", ", "/", " = ", ", i.e. ")):
        rest = gap.split(" ", 1)[-1] if " " in gap else ""
        return _only_words(page, rest.removeprefix("or ").removeprefix("- ").removeprefix("which is "))
    return False


def _only_words(page: Page, words: str) -> bool:
    match = page.tongue.contexts["bracket_words"].match(words)
    return match is not None and match.end() == len(words)


def _same_size(first: Draft, other: Draft) -> bool:
    """Whether two measures are of the same size; of money only that both are sums."""
    one, two = _middle(first), _middle(other)
    if not one or not two:
        return False
    if first.dimension == "money":
        return True
    if first.unit not in _SIZES or other.unit not in _SIZES:
        return False
    ratio = two * _SIZES[other.unit] / (one * _SIZES[first.unit])
    return abs(ratio - 1) <= _SAME


def _middle(draft: Draft) -> Decimal | None:
    return draft.interval.best or draft.interval.high or draft.interval.low


def _is_part(page: Page, part: Draft, whole: Draft) -> bool:
    """True for "12 of the 20", "half of the 20", "436/477"."""
    if whole.reason is not None or part.reason is not None or whole.left - part.right > _MOST_GAP:
        return False
    if whole.form in _BARE_SHARES or whole.dimension == "share":
        return False
    if page.ahead("origin_after", whole.right):
        return False  # з п'яти напрямків
    match = page.ahead("part_join", part.right)
    is_joined = match is not None and match.end() in (whole.start, whole.left)
    if not is_joined and page.gap(part.end, whole.start) != "/":
        return False
    if part.form in _BARE_SHARES:
        return True
    if part.dimension != whole.dimension:
        return False
    small, large = _middle(part), _middle(whole)
    return small is not None and large is not None and small <= large
