"""Text -> quantities: the one entry to reading numbers."""

from collections.abc import Iterator
from operator import attrgetter

from tracker.model import Amount, Language, Quantity, Span
from tracker.text.atom import Atom, Kind
from tracker.text.bare import Bare, bare
from tracker.text.digits import find_digit_atoms, find_links
from tracker.text.draft import Draft, freeze
from tracker.text.link import link
from tracker.text.page import Page, tongue
from tracker.text.prepared import Prepared
from tracker.text.quantity import read_draft

_TENS = 20
_START = attrgetter("start")


def find_quantities(text: str, language: Language = "en") -> list[Quantity]:
    """The quantities of a text in the order of their spans, none overlapping another.

    Every digit, number word, vague count, fraction and ordinal of the text is in exactly one of them, or in
    its equivalents or bound; what counts nothing has a `reason`.

    >>> [(q.amount.low, q.amount.high, q.rule) for q in find_quantities("All but one of about 80 drones")]
    [(1.0, 1.0, 'all_but'), (75.0, 85.0, 'about')]
    """
    seen = bare(text)
    if seen is None:
        return quantities_of(Prepared(text), language)
    found = [_in_print(quantity, seen) for quantity in quantities_of(Prepared(seen.text), language)]
    found += [_reference(text, target) for target in seen.targets]
    found += [_clock(text, clock) for clock in seen.clocks]
    return sorted(found, key=lambda quantity: quantity.span)


def _in_print(quantity: Quantity, seen: Bare) -> Quantity:
    """A quantity of a bare text where it is printed."""
    beside = {name: getattr(quantity, name) for name in ("unit_span", "bound_span", "part_of")}
    moved = {name: span and seen.span(span) for name, span in beside.items()}
    equivalents = tuple(map(seen.span, quantity.equivalent_spans))
    return quantity.model_copy(
        update={**moved, "span": seen.span(quantity.span), "equivalent_spans": equivalents}
    )


def _reference(text: str, span: Span) -> Quantity:
    """A number in the address of a link."""
    printed = text[span[0] : span[1]]
    amount = Amount.exact(float(printed), printed=printed)
    return Quantity.trusted(span=span, amount=amount, form="digits", reason="reference", rule="link")


def _clock(text: str, span: Span) -> Quantity:
    """The time before an entry of a live report."""
    printed = text[span[0] : span[1]]
    amount = Amount.exact(float(printed.replace(".", ":").partition(":")[0]), printed=printed)
    return Quantity.trusted(span=span, amount=amount, form="digits", reason="clock", rule="clock")


def quantities_of(text: Prepared, language: Language) -> list[Quantity]:
    """The quantities of a folded text in which nothing is unseen."""
    page = Page(text, tongue(language))
    page.atoms = _find_atoms(page)
    return [freeze(draft, page) for draft in link(page, list(_drafts(page)))]


def _find_atoms(page: Page) -> list[Atom]:
    """The number words and digits of a text, in order."""
    hits = page.tongue.scanner.find(page.flat)
    words = [Atom(start, end, *atom[2:]) for start, end, atom in hits]
    if page.lexicon.either:
        words = list(_settled(page, words))
    links = find_links(page.flat)
    digits = list(find_digit_atoms(page, links))
    taken = sorted([*links, *[(atom.start, atom.end) for atom in digits]])
    return sorted(_apart(words, taken) + digits, key=_START)


def _settled(page: Page, words: list[Atom]) -> Iterator[Atom]:
    """The words, those that are a cardinal or another word told apart: сьома річниця, сьома ракетами."""
    previous: Atom | None = None
    for word in words:
        if word.rule == "either" and not _is_cardinal(page, word, previous):
            other = page.lexicon.either[page.flat[word.start : word.end]]
            if not other:
                continue
            word = word._replace(kind=Kind.ORDINAL, rule="")
        yield word
        previous = word


def _is_cardinal(page: Page, word: Atom, previous: Atom | None) -> bool:
    """Whether a form that may be another word counts: it goes on a number, or its case tells."""
    goes_on = (
        previous is not None
        and previous.kind is Kind.CARDINAL
        and previous.value >= _TENS
        and page.gap(previous.end, word.start) == " "
    )
    return goes_on or page.ahead("instrumental_after", word.end) is not None


def _apart(words: list[Atom], taken: list[tuple[int, int]]) -> list[Atom]:
    """The words that lie in no link and no designation."""
    spans = iter(taken)
    current = next(spans, None)
    kept: list[Atom] = []
    for word in words:
        while current is not None and current[1] <= word.start:
            current = next(spans, None)
        if current is None or word.end <= current[0]:
            kept.append(word)
    return kept


def _drafts(page: Page) -> Iterator[Draft]:
    """The quantities of a text, one behind the other."""
    index, reached = 0, 0
    previous: Draft | None = None
    while index < len(page.atoms):
        atom = page.atoms[index]
        draft = read_draft(page, index, previous) if atom.start >= reached else None
        if draft is None:
            index += 1
            continue
        yield draft
        previous = draft
        reached = draft.right
        index = draft.after
