"""What stands beside a number: bound words, and the contexts that make it a time, calibre, change or mean."""

from typing import NamedTuple

from tracker.model import Reason, Span
from tracker.text.draft import Draft
from tracker.text.lazy import regex
from tracker.text.page import Page, Unit
from tracker.text.words.lexicon import BoundRule

_BOMBS_OF = regex(
    r"(?:бомб|каб|фаб|боєголов|боеголов|заряд|боєприпас|боеприпас)[а-яіїє]*\"?"
    r" (?:вагою |весом |масою |массой )?"
    r"(?:по |до |близько |около )*[\d ,.]+$"
)
"""In "вісьмома КАБами по 250 кілограмів" the weight names the bomb."""
_SIGNS = "~≈<>"
_MOST_BOUNDS = 4
_SHORT_TIMES = frozenset({"minute", "hour", "day", "night", "week"})
# An outer bound of these kinds is what the sentence asserts: "at least some 20".
_LEVELS = ("below ", "above ", "under ")
_FIRM = frozenset({"at_least", "more_than", "at_most", "less_than"})
_MODALS = ("will ", "would ", "can ", "could ", "may ", "might ", "should ")


class BoundWord(NamedTuple):
    """The words that bound a number, and their rule."""

    rule: BoundRule
    span: Span


_BILL = regex(r"(?:[a-z]+ )?(?:passed|topped|exceeded) an? ")


def bound_before(page: Page, start: int, end: int) -> BoundWord | None:
    """The bound words before a number at `[start, end)`, small words between them skipped."""
    found: BoundWord | None = None
    at = start
    for _ in range(_MOST_BOUNDS):
        word = _bound_ending_at(page, at)
        if word is None:
            skipped = _skipped(page, at)
            if skipped is None:
                break
            at = skipped
            continue
        if found is None or word.rule in _FIRM:
            found = BoundWord(word.rule, (word.span[0], found.span[1] if found else word.span[1]))
        at = word.span[0]
    if found and _BILL.fullmatch(page.flat, found.span[0], start):
        return None  # "passed a 5 billion euro package"
    if found and page.behind("target_before", start):
        return None  # "зросла до 12" is what it rose to, not a bound
    printed = page.flat[start : end + 8]
    share = "%" in printed or " процент" in printed or " відсот" in printed
    if (
        not share
        and found
        and page.behind("spatial_before", found.span[1] + 1)
        and page.ahead("place_after", end)
    ):
        return None  # "over 12 regions" is where, not how many
    return found


def _skipped(page: Page, at: int) -> int | None:
    """Where a word begins that may stand between a bound and its number."""
    word = page.last_word(at)
    if word not in page.lexicon.bound_gaps:
        return None
    begin = at - 1 - len(word)
    return begin if page.flat[begin:at] == word + " " else None


def _bound_ending_at(page: Page, at: int) -> BoundWord | None:
    """The bound that ends at a position, as a sign or in words."""
    sign = page.flat[at - 1 : at]
    if sign and sign in _SIGNS:
        rule = page.lexicon.bounds_before.get(sign)
        return BoundWord(rule, (at - 1, at)) if rule else None
    found = page.bound_ending(at)
    return BoundWord(found[0], (found[1], at - 1)) if found else None


def bound_after(page: Page, end: int) -> BoundWord | None:
    """The bound words after a number and its unit: "or more", "-odd", "+"."""
    begin = end + (page.flat[end : end + 1] == " ")
    for phrase, rule in page.tongue.tails.get(page.flat[begin : begin + 1], ()):
        stop = end + len(phrase)
        if page.flat.startswith(phrase, end) and not page.flat[stop : stop + 1].isalnum():
            return BoundWord(rule, (begin, stop))
    return None


def time_reason(page: Page, draft: Draft) -> Reason:
    """A length of time is a duration; "two days ago" and "the past 24 hours" point to a date."""
    unit = draft.unit_word
    if unit is not None and unit.unit in _SHORT_TIMES:
        led = page.led("past", draft.left)
        lasts = led is not None and page.flat.endswith(_MODALS, 0, led)  # "cuts will last eight hours"
        points = page.ahead("ago_after", unit.end) or (led is not None and not lasts)
        return "date" if points else "duration"
    return "duration"


def fits_time(page: Page, unit: Unit, *, is_one: bool) -> bool:
    """False for "two night attacks": after a space only one takes the singular of night or week."""
    word = page.flat[unit.start : unit.end]
    return is_one or page.flat[unit.start - 1] == "-" or word not in page.lexicon.plural_times


def is_calibre(page: Page, unit: Unit) -> bool:
    """Millimetres, and weights that name a bomb: 155mm, a 500-kg bomb, 500kg."""
    if unit.dimension == "calibre":
        return True
    word = page.flat[unit.start : unit.end]
    if unit.dimension != "mass" and word not in page.lexicon.bomb_weights:
        return False
    if page.ahead("calibre_after", unit.end):
        return True
    if _BOMBS_OF.search(page.flat, max(0, unit.start - 40), unit.start):
        return True
    is_attached = page.flat[unit.start - 1].isdigit()
    return unit.unit == "kg" and is_attached and not page.flat.startswith(" of ", unit.end)


def is_change(page: Page, draft: Draft) -> bool:
    """True where the number is the difference between two figures and no figure: up 36 %, 12 more than."""
    left, right = draft.left, draft.right
    if page.flat.startswith(_LEVELS, left):
        return False  # "has dropped below 15 percent": where it stands now
    if page.behind("change_by_before", left):
        return True
    if draft.start != left and page.behind("change_by_before", draft.start):
        return True
    if page.behind("change_noun_before", left):
        return True
    verb = page.behind("change_verb_before", left)
    if draft.dimension in ("share", "points"):
        by = draft.dimension == "points" and page.flat.endswith((" by ", " на "), 0, left)
        verb = verb or page.behind("change_share_before", left)
        return bool(
            by or verb or page.ahead("change_after", right) or page.ahead("change_share_after", right)
        )
    if verb and page.ahead("change_to_after", right):
        return True
    return page.ahead("change_count_after", right) is not None


def is_mean(page: Page, draft: Draft) -> bool:
    """True for so many a day, or an average of so many."""
    return bool(page.behind("mean_before", draft.left) or page.ahead("mean_after", draft.right))
