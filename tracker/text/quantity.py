"""Atoms of a page -> drafts of quantities: numbers and ranges with their unit, bound and meaning."""

from tracker.model import Reason
from tracker.text import measure, share
from tracker.text.amounts import Interval, bounded, spread, vague
from tracker.text.atom import Kind, place_of
from tracker.text.draft import Draft, rejected
from tracker.text.lazy import regex
from tracker.text.number import Number, read_number
from tracker.text.page import Page, Unit
from tracker.text.quantifier import is_pronoun, read_quantifier
from tracker.text.reject import verdict
from tracker.text.vague import Vague, read_vague
from tracker.text.words.lexicon import BoundRule

_ONLY = ("лише ", "тільки ", "лиш ", "лишь ", "только ", "only ", "just ")
_ONLY_BEFORE = regex(r"\b(?:лише|тільки|лиш|лишь|только|only|just) $")
_MOST_SCORED = 50
_MOST_JOIN = 24  # " and slightly more than "
_FEW = 10
_ALL = 100
_LONG = 3  # "1500-2000": what a number of so many digits rises to is no year
_RANGE_READINGS: dict[str, str] = {
    "at_least": "the bound may stand before the lower end alone",
    "more_than": "the bound may stand before the lower end alone",
    "at_most": "the bound may stand before the upper end alone",
    "less_than": "the bound may stand before the upper end alone",
}


def read_draft(page: Page, index: int, previous: Draft | None) -> Draft | None:
    """The draft that begins at an atom; None where its words are no number after all."""
    atom = page.atoms[index]
    if atom.kind is Kind.REJECTED:
        if atom.rule == "decade" and atom.value < 100 and page.led("possessive", atom.start) is not None:
            return rejected(page, atom.start, atom.end, index + 1, "age", "age")
        return rejected(page, atom.start, atom.end, index + 1, atom.reason or "reference", atom.rule)
    if atom.kind is Kind.QUANTIFIER:
        return read_quantifier(page, index)
    if atom.kind is Kind.FREQUENCY:
        changes = page.ahead("twice_change_after", atom.end) is not None and atom.value != 1
        return rejected(
            page, atom.start, atom.end, index + 1, "relative_change" if changes else "frequency", "frequency"
        )
    if atom.kind in (Kind.ORDINAL, Kind.ORDINAL_NUMERAL):
        return share.read_ordinal(page, index)
    count = read_vague(page, index)
    if count is not None:
        return _vague_draft(page, count)
    number = read_number(page, index)
    if number is None:
        return share.read_fraction(page, index) if atom.kind is Kind.FRACTION else None
    return _number_draft(page, index, number, previous)


def _vague_draft(page: Page, count: Vague) -> Draft:
    """A quantity of an order of magnitude: "dozens of drones"."""
    draft = Draft(
        count.start, count.end, count.after, vague(count.least, count.most), form="vague", rule=count.rule
    )
    _measure(draft, _unit_of(page, count.start, count.end, through_of=True))
    bound = measure.bound_before(page, draft.start, draft.right)
    draft.bound_span = bound.span if bound else None
    return _judge(page, draft)


def _number_draft(page: Page, index: int, number: Number, previous: Draft | None) -> Draft:
    """The quantity of a number: a share, a rejection, a score, a range or a single one."""
    special = share.read_compound(page, number)
    if special is not None:
        return special
    found = verdict(page, number, previous)
    if found is not None:
        return rejected(page, number.start, found.end, found.after, found.reason, found.rule)
    if number.value == 1 and number.after == index + 1 and not number.raw and is_pronoun(page, number):
        return rejected(page, number.start, number.end, number.after, "pronoun", "pronoun")
    hyphened = page.flat[number.end : number.end + 1] == "-"
    if hyphened and not number.raw and page.ahead("compound_after", number.end):
        return rejected(page, number.start, number.end, number.after, "designation", "compound")
    return _score(page, number) or _range_draft(page, number) or _single(page, number)


def _score(page: Page, number: Number) -> Draft | None:
    """2-1, with a word of games or votes near it; a falling pair elsewhere is a reference."""
    following = page.flat[number.end : number.end + 2]
    if (
        number.scale != 1
        or number.value > _MOST_SCORED
        or not number.raw.isdigit()
        or following[:1] not in "-:"
    ):
        return None
    if not following[1:].isdigit():
        return None
    second = read_number(page, number.after)
    if (
        second is None
        or second.start != number.end + 1
        or second.value > _MOST_SCORED
        or not second.raw.isdigit()
    ):
        return None
    near = page.flat[max(0, number.start - 40) : second.end + 30]
    if page.tongue.contexts["score_context"].search(near):
        return rejected(page, number.start, second.end, second.after, "score", "score")
    if second.value <= number.value or following[0] == ":":
        return rejected(page, number.start, second.end, second.after, "reference", "pair")
    return None


def _range_draft(page: Page, number: Number) -> Draft | None:
    """The quantity of a range; in "cut from 7 to 6" of the earlier figure alone."""
    pair = _range(page, number)
    if pair is None:
        return None
    first, second, unit = pair
    begin = unit.start if unit and unit.end <= first.start else first.start
    draft = Draft(
        begin, second.end, second.after, spread(first.value, second.value), form="range", rule="range"
    )
    _measure(draft, unit)
    if page.behind("change_from", draft.start):
        draft.end, draft.after = first.end, first.after
        draft.interval = bounded("exact", first.value, first.place, is_count=True)
        draft.reason, draft.rule, draft.form = "relative_change", "earlier_figure", "digits"
        draft.unit_word = None
        return draft
    bound = measure.bound_before(page, draft.start, draft.right)
    if bound is not None:
        draft.bound_span = bound.span
        _range_reading(draft, bound.rule, first, second)
    return _judge(page, draft)


def _range_reading(draft: Draft, rule: BoundRule, first: Number, second: Number) -> None:
    """Keeps the other reading: "at least 70 to 120" is the range, and possibly at least 70."""
    if rule in _RANGE_READINGS:
        number = first if rule in ("at_least", "more_than") else second
        interval = bounded(rule, number.value, number.place * number.scale, is_count=draft.unit == "count")
        draft.readings.append((interval, _RANGE_READINGS[rule]))


def _range(page: Page, number: Number) -> tuple[Number, Number, Unit | None] | None:
    """Both ends of a range and its unit, or None."""
    if number.after >= len(page.atoms):
        return None
    sign = page.money_before(number.start)
    lead = page.last_word(sign.start if sign else number.start)
    joins = page.lexicon.range_leads.get(lead, page.lexicon.range_joins)
    inner = page.unit_after(number.end)
    for end in {number.end, inner.end if inner else number.end}:
        second = _second(page, number, end, joins)
        if second is not None and end != number.end and not _same_unit(page, inner, second):
            continue
        if second is not None:
            first, second = _share_scale(number, second)
            if first.value < second.value and not _is_new_total(page, number, second):
                return first, second, _range_unit(page, first, second, inner)
    return None


def _second(page: Page, number: Number, end: int, joins: frozenset[str]) -> Number | None:
    """The second number of a range, or None."""
    if page.atoms[number.after].start - end > _MOST_JOIN:
        return None
    second = read_number(page, number.after)
    if second is None or page.atoms[number.after].kind is Kind.GROUP:
        return None
    sign = page.money_before(second.start)
    gap = page.gap(end, sign.start if sign else second.start)
    if gap in joins and not (gap == " - " and page.printed[end + 1] == "—"):
        if gap == " - " and _is_year_of(number, second):
            return None
        found = verdict(page, second, None)
        is_count = found is None or (found.reason == "year" and len(number.raw) >= _LONG)
        return second if is_count else None
    if gap in page.lexicon.neighbour_joins and _are_neighbours(number, second):
        return second
    return None


def _is_year_of(first: Number, second: Number) -> bool:
    """In "2023 - 253,000" the year stands before what is counted in it."""
    return len(first.raw) == len("2023") and 2000 <= first.value < 2100 and second.value >= 10_000


def _same_unit(page: Page, inner: Unit | None, second: Number) -> bool:
    unit = page.unit_after(second.end)
    if inner is not None and unit is None and page.is_counted(second.end):
        return False  # "in one night - 595 drones"
    if inner is not None and unit is None and inner.unit == "percent" and second.value > _ALL:
        return False  # "reached 91.7 % - 7,302 of 7,963"
    return inner is None or unit is None or unit.unit == inner.unit


def _is_new_total(page: Page, first: Number, second: Number) -> bool:
    """True for "rose by 12 to 48": a change and a total, not a range."""
    sign = page.money_before(second.start)
    start = sign.start if sign else second.start
    if page.gap(start - 4, start) != " to ":
        return False
    sign = page.money_before(first.start)
    opens = sign.start if sign else first.start
    return bool(
        page.behind("change_by_before", opens)
        or (page.behind("change_verb_before", opens) and not page.is_counted(second.end))
    )


def _are_neighbours(first: Number, second: Number) -> bool:
    """Two or three, 20 or 30: one step of their last place apart."""
    return second.mantissa - first.mantissa in (1, first.place) and second.scale in (
        first.scale,
        *([second.scale] if first.scale == 1 else []),
    )


def _share_scale(first: Number, second: Number) -> tuple[Number, Number]:
    """A magnitude after one end counts for both: 1.5-2 billion, two to three hundred, тисячу-дві."""
    if first.scale == 1 and second.scale != 1 and first.mantissa < second.mantissa:
        return first._replace(scale=second.scale), second
    is_bare = second.scale == 1 and not second.raw and second.start == first.end + 1
    if is_bare and first.scale != 1 and first.mantissa == 1 < second.mantissa < _FEW:
        return first, second._replace(scale=first.scale)
    return first, second


def _range_unit(page: Page, first: Number, second: Number, inner: Unit | None) -> Unit | None:
    return page.money_before(first.start) or page.unit_after(second.end) or inner


def _single(page: Page, number: Number) -> Draft:
    """The quantity of a single number with its unit and bounds."""
    unit = _unit_of(page, number.start, number.end, through_of=number.is_round)
    begin = unit.start if unit and unit.end <= number.start else number.start
    zero = Interval(number.value, number.value, number.value, "exact")
    draft = Draft(begin, number.end, number.after, zero, form="words" if not number.raw else number.form)
    _measure(draft, unit)
    if draft.dimension == "time" and not measure.fits_time(page, unit, is_one=number.value == 1):  # type: ignore[arg-type]
        _measure(draft, None)
    if _is_all(page, draft) or _is_left_out(page, draft):
        return draft
    before = measure.bound_before(page, draft.start, draft.right)
    if before and draft.dimension != "length" and page.flat.startswith("within", before.span[0]):
        before = None  # "within three days"
    after = None if before else measure.bound_after(page, draft.right)
    rule: BoundRule = number.inner or ("about" if number.is_round else "exact")
    if before or after:
        found = before or after
        assert found is not None
        draft.bound_span, rule = found.span, found.rule
    draft.rule = rule
    is_count = draft.unit == "count"
    place = place_of(number.value) if number.is_round else number.place * number.scale
    draft.interval = bounded(rule, number.value, place, is_count=is_count)
    return _judge(page, draft)


def _is_all(page: Page, draft: Draft) -> bool:
    """True for "all 18 drones": the number is the whole."""
    words = page.behind("all_number_before", draft.start)
    if words is None or draft.dimension != "count":
        return False
    but = page.ahead("but_after", draft.end)
    if but is not None and page.atom_at(draft.after, but.end()) is not None:
        return False
    start = draft.start - len(words[0])
    draft.bound_span = (start, draft.start - 1)
    if page.led("nearly_all", start) is not None:
        if words[0].rstrip().endswith((" of", " из", " з", " із", " зі")):
            return False  # "almost all of the 70": the share is told, and 70 is its whole
        value = draft.interval.best
        assert value is not None
        draft.interval = bounded("nearly", value, place_of(value), is_count=True)
        draft.rule = "nearly"
        return True
    draft.interval = draft.interval._replace(bound="all")
    draft.form = draft.rule = "all"
    return True


def _is_left_out(page: Page, draft: Draft) -> bool:
    """True for "all 20 drones but one", "failed to stop only three": the number is what was left out."""
    words = page.behind("but_before", draft.start) or page.behind("failed_before", draft.start)
    only = words is None and page.flat.endswith(_ONLY, 0, draft.start)
    if only and page.ahead("failed_after", draft.right):
        words = _ONLY_BEFORE.search(page.flat, max(0, draft.start - 8), draft.start)
    if words is None:
        return False
    draft.leave_out(len(words[0]))
    return True


def _unit_of(page: Page, start: int, end: int, *, through_of: bool) -> Unit | None:
    """The unit before or behind a number, behind "of" too."""
    unit = page.money_before(start) or page.unit_after(end)
    if unit is None and through_of:
        of = next((join for join in page.lexicon.of_joins if page.flat.startswith(join, end)), None)
        unit = page.unit_after(end + len(of) - 1) if of else None
    return unit


def _measure(draft: Draft, unit: Unit | None) -> None:
    draft.unit_word = unit
    draft.unit = "count" if unit is None else unit.unit


def _judge(page: Page, draft: Draft) -> Draft:
    """The draft with the reason that its unit or surroundings give, if any."""
    verdict = _reason(page, draft)
    if verdict is not None:
        draft.reason, draft.rule = verdict
    if draft.unit == "point" and draft.reason == "relative_change":
        draft.unit = "percentage_point"
    elif draft.unit == "point":
        _measure(draft, None)
    draft.each = page.ahead("each_after", draft.right) is not None or _is_distributed(page, draft)
    return draft


def _reason(page: Page, draft: Draft) -> tuple[Reason, str] | None:
    """Why a measured number counts nothing, with the rule."""
    unit, left = draft.unit_word, draft.left
    if unit is not None and draft.dimension == "time":
        reason = measure.time_reason(page, draft)
        return reason, reason
    if (unit is not None and measure.is_calibre(page, unit)) or page.led("calibre", left) is not None:
        return "calibre", "calibre"
    if page.ahead("times_change_after", draft.end):
        return "relative_change", "times_as_many"
    if page.ahead("times_after", draft.end):
        is_change = page.led("times_change", left) is not None
        return ("relative_change", "times_as_many") if is_change else ("frequency", "times")
    if measure.is_change(page, draft):
        return "relative_change", "relative_change"
    if measure.is_mean(page, draft):
        return "mean", "mean"
    hyphened = unit is None and page.flat[draft.end : draft.end + 1] == "-"
    if hyphened and page.ahead("adjective_after", draft.end) and not _goes_on(page, draft):
        return "designation", "compound"
    return None


def _goes_on(page: Page, draft: Draft) -> bool:
    """True where a number word stands after a hyphen: 5-десять."""
    return draft.after < len(page.atoms) and page.atoms[draft.after].start == draft.end + 1


def _is_distributed(page: Page, draft: Draft) -> bool:
    """True for "по три над областями"; "по трьох об'єктах" is where."""
    if page.led("each", draft.left) is None:
        return False
    return draft.interval.best == 1 or page.ahead("each_not_after", draft.end) is None
