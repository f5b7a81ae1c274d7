"""Words that count a whole: all, all but one, both, none, no, every, most; "one" where it counts nothing."""

from decimal import Decimal

from tracker.text.amounts import Interval
from tracker.text.atom import Atom, Kind
from tracker.text.draft import ZERO, Draft
from tracker.text.number import Number, read_number
from tracker.text.page import Page

_ONE = Decimal(1)
_WHOLE = Interval(_ONE, _ONE, _ONE, "all")
_TWO = Interval(_ONE * 2, _ONE * 2, _ONE * 2, "all")
_NEARLY_ALL = Interval(Decimal("0.9"), Decimal("0.95"), _ONE, "less_than")
# The geometric mean of a half and the whole, with two digits.
_MAJORITY = Interval(Decimal("0.5"), Decimal("0.71"), _ONE, "vague")
_SUPERLATIVE = ("'s ", "s' ", "its ", "their ", "the ", "his ", "her ", "our ")


def is_pronoun(page: Page, number: Number) -> bool:
    """True for "one of the", "one general thought", "the latter one", "no one"; not for "one drone"."""
    if page.behind("pronoun_before", number.start) and not _opens_clause(page, number.start):
        return True
    return page.ahead("pronoun_after", number.end) is not None and not _counts_part(page, number)


def _opens_clause(page: Page, start: int) -> bool:
    """True for "said that one person was killed"."""
    return page.has("that_clause") and page.behind("that_clause", start) is not None


def _counts_part(page: Page, number: Number) -> bool:
    """True for "one of the three missiles"."""
    join = page.ahead("part_join", number.end)
    at = page.atom_at(number.after, join.end()) if join is not None else None
    return at is not None and read_number(page, at) is not None


def read_quantifier(page: Page, index: int) -> Draft | None:
    """The draft of a quantifier; None where the word counts nothing ("at all", "no longer")."""
    atom = page.atoms[index]
    if atom.rule in ("all", "everything", "every"):
        return _all_but(page, index) or _every_nth(page, index) or _all(page, index)
    if atom.rule == "both":
        return _both(page, index)
    if atom.rule == "nobody":
        return _nobody(page, index)
    if atom.rule in ("no", "neither", "none"):
        return _none(page, index)
    if atom.rule == "point":
        return _point(page, index)
    return _most(page, index)


def _draft(atom: Atom, index: int, interval: Interval, form: str, unit: str = "share") -> Draft:
    draft = Draft(atom.start, atom.end, index + 1, interval, unit=unit, rule=atom.rule)
    draft.form = form  # type: ignore[assignment]
    return draft


def _all_but(page: Page, index: int) -> Draft | None:
    """The draft of "all but one of the drones", "all of them except two": the amount is the part left out."""
    atom = page.atoms[index]
    join = page.ahead("but_join", atom.end)
    at = page.atom_at(index + 1, join.end()) if join is not None else None
    left_out = read_number(page, at) if at is not None else None
    if left_out is None:
        return None
    draft = left_out_draft(left_out, start=atom.start)
    noun = page.ahead("but_noun", draft.end)  # "all with two exceptions"
    draft.end = noun.end() if noun else draft.end
    return draft


def left_out_draft(number: Number, start: int) -> Draft:
    """The draft of "all but k" from `start` to the end of k."""
    interval = Interval(number.value, number.value, number.value, "all_but")
    draft = Draft(start, number.end, number.after, interval, form="all_but", rule="all_but")
    draft.bound_span = (start, number.start - 1) if start < number.start - 1 else None
    return draft


def _every_nth(page: Page, index: int) -> Draft | None:
    """The draft of "кожен третій": one in three, as a rate."""
    atom = page.atoms[index]
    if atom.rule != "every" or index + 1 >= len(page.atoms):
        return None
    nth = page.atoms[index + 1]
    is_next = nth.kind is Kind.ORDINAL and page.gap(atom.end, nth.start) == " "
    if not is_next or nth.value < 2 or not page.ahead("every_ordinal_after", nth.end):
        return None
    percent = 100 / nth.value
    interval = Interval(percent, percent, percent, "exact")
    draft = Draft(atom.start, nth.end, index + 2, interval, unit="percent", rule="rate_in_words")
    draft.form = "fraction"
    return draft


def _all(page: Page, index: int) -> Draft | None:
    """All of them, where a noun or "of" follows."""
    atom = page.atoms[index]
    if atom.rule == "all" and page.led("nearly_all", atom.start) is not None:
        return _draft(atom, index, _NEARLY_ALL, "majority")
    follows = index + 1 < len(page.atoms) and page.atoms[index + 1].start == atom.end + 1
    if atom.rule == "every" and (
        follows or not (page.ahead("every_after", atom.end) or page.is_counted(atom.end))
    ):
        return None
    if atom.rule == "all" and (not page.ahead("all_after", atom.end) or _counts_number(page, index)):
        return None
    return _draft(atom, index, _WHOLE, "all")


def _counts_number(page: Page, index: int) -> bool:
    """True for "all 18 drones": the number is the quantity, and "all" its bound."""
    if index + 1 >= len(page.atoms):
        return False
    start = page.atoms[index + 1].start
    match = page.behind("all_number_before", start)
    return match is not None and start - len(match[0]) == page.atoms[index].start


def _both(page: Page, index: int) -> Draft:
    """Two; a pronoun where two names follow."""
    atom = page.atoms[index]
    is_pair = page.ahead("both_after", atom.end) and not page.is_counted(atom.end)
    draft = _draft(atom, index, _TWO, "all", "count")
    if is_pair:
        draft.reason = "pronoun"
    return draft


def _nobody(page: Page, index: int) -> Draft:
    """Zero people, where being hurt is told beside it."""
    atom = page.atoms[index]
    draft = _draft(atom, index, ZERO, "none", "person")
    harmed = page.has("casualty_before") and page.behind("casualty_before", atom.start)
    if not page.ahead("casualty_after", atom.end) and not harmed:
        draft.reason = "pronoun"
    return draft


def _none(page: Page, index: int) -> Draft | None:
    """Zero of the things that follow."""
    atom = page.atoms[index]
    if atom.rule == "no" and not page.ahead("no_after", atom.end):
        return None
    if atom.rule == "neither" and not (page.is_counted(atom.end) or page.flat.startswith(" of ", atom.end)):
        return None
    return _draft(atom, index, ZERO, "none", "count")


def _point(page: Page, index: int) -> Draft | None:
    """The draft of "a point lower": one percentage point of change, or no number."""
    atom = page.atoms[index]
    changes = (
        page.ahead("change_after", atom.end)
        or page.behind("change_verb_before", atom.start)
        or page.behind("change_by_before", atom.start)
    )
    if not changes:
        return None
    draft = _draft(atom, index, Interval(_ONE, _ONE, _ONE, "exact"), "words", "percentage_point")
    draft.reason = "relative_change"
    return draft


def _most(page: Page, index: int) -> Draft | None:
    """More than half of the things that follow."""
    atom = page.atoms[index]
    if page.flat.endswith(_SUPERLATIVE, 0, atom.start):
        return None  # "among its most advanced weapons"
    counts = page.flat.startswith(" of ", atom.end) or page.is_counted(atom.end)
    if not counts and not page.has("every_ordinal_after"):
        return None
    draft = _draft(atom, index, _MAJORITY, "majority")
    draft.rule = "majority"
    return draft
