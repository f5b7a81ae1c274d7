"""Counts that their words leave to be worked out: the rest, all of them, a third of a whole."""

from datetime import timedelta

from tracker.claims.page.groups import NATIONAL, OUTCOMES
from tracker.claims.page.mention import Mention
from tracker.claims.page.view import View
from tracker.claims.relation import references
from tracker.claims.settle.book import Book, Draft
from tracker.claims.where.place_items import region_items
from tracker.model import Claim, Window
from tracker.text.lazy import regex

_A_DAY = timedelta(hours=20)
_GOING_ON = regex(r"\b(?:is|are|was|were) (?:(?:now|still|already|currently|also) )*$")
_NEW_CLAUSE = regex(r"[,;] ")
_TOLD_BY_NUMBER = regex(r"(?:,| -| \(|:) (?:or |about |some |i\.e\. )?\d[\d.,]*(?:[,)]| -) ")
_OF_REST = regex(r" of the (?:rest|remainder|remaining|others)\b")
_MOST_OF = regex(r"\b(?:most|half|much|many|some|a third|the majority|the bulk) of $")


def claim_derived(book: Book, view: View, mention: Mention) -> None:
    """Claim what the words of a rest, a part or all of a whole come to, where the whole is known."""
    form = mention.quantity.form
    if _is_always_so(view, mention) or _repeats(view, mention) or _rests_on_nothing(view, mention):
        return
    if form in ("majority", "fraction") and _only_tells_how(view, mention):
        return
    placed = any(item.start >= mention.end for item in region_items(view)) if mention.rest else True
    if not placed and not book.history.whole(mention.classes):
        return  # "the rest over five other regions": a list names each region
    if mention.part_of is not None and mention.part_of.metric in OUTCOMES:
        mention.metric = mention.part_of.metric  # "a third of the 6,300 that were brought down"
    derived = None if _is_all_there(book, view, mention) else references.resolve(mention, book.history)
    if derived is not None:
        mention.classes = mention.classes or derived.classes
        scope = book.whereabouts.scope_of_part(view, mention, derived.derived_from)
        book.claim(
            view, mention, Draft(derived.amount, derived.rule, scope, derived_from=derived.derived_from)
        )
    elif _may_be_told_yet(book, mention):
        draft = Draft(
            mention.quantity.amount,
            form,
            book.whereabouts.scope_of(view, mention),
            _window(book, view, mention),
        )
        book.open_shares.append((view, mention, draft))
        book.history.named = book.history.named or mention.classes
    elif not mention.rest and form != "majority":
        book.reject(mention.span, "unresolved", form)


def _may_be_told_yet(book: Book, mention: Mention) -> bool:
    """Whether the whole of a share may stand behind it: "All but one were downed. In all, 74 flew"."""
    told = mention.metric in OUTCOMES and mention.family in ("air", "") and mention.part_of is None
    return told and not mention.rest and not book.history.whole(mention.classes)


def _window(book: Book, view: View, mention: Mention) -> Window:
    return book.clock.window_of(view, mention, view.claimant_at(mention.span[0]))


def close_shares(book: Book, view: View | None) -> None:
    """Work out the shares whose whole a sentence has named; None: none follows any more."""
    waiting, book.open_shares = book.open_shares, []
    for told, mention, draft in waiting:
        derived = references.resolve(mention, book.history) if view is not None else None
        if derived is not None and _is_whole_of(book, told, draft, derived):
            ids = derived.derived_from
            book.claim(told, mention, draft._replace(amount=derived.amount, derived_from=ids))
        elif view is not None and view.nth <= told.nth:
            book.open_shares.append((told, mention, draft))
        elif mention.quantity.form != "majority":
            book.reject(mention.span, "unresolved", mention.quantity.form)


def _is_whole_of(book: Book, told: View, draft: Draft, derived: references.Derived) -> bool:
    """Whether a whole told behind a share is of the same attack: no other night, no other region."""
    wholes = [(at, claim) for at, claim in book.history.entries if claim.id in derived.derived_from]
    return all(at == told.nth or (one.scope == draft.scope and _is_of_day(one, draft)) for at, one in wholes)


def _is_of_day(whole: Claim, draft: Draft) -> bool:
    """A night and the day that it ends on end within a day; two nights do not."""
    one, other = whole.window.end, draft.window.end if draft.window else None
    return one == other or (one is not None and other is not None and abs(one - other) < _A_DAY)


def _is_always_so(view: View, mention: Mention) -> bool:
    """In "they shoot down most of the missiles", "are now bringing down most" no attack is told."""
    event = mention.event
    if mention.quantity.form != "majority" or event is None:
        return False
    if event.verb.form == "ing":
        return _GOING_ON.search(view.normalised, view.start, event.start) is not None
    return event.verb.form == "base" and not event.passive


def _repeats(view: View, mention: Mention) -> bool:
    """Whether "all" and "most" take up a number that is printed beside them."""
    form = mention.quantity.form
    if form == "majority" and _TOLD_BY_NUMBER.match(view.normalised, mention.end, view.end):
        return True  # "most of the drones, 718, were destroyed"
    of_all = form == "all" or (form == "majority" and not mention.family)
    if of_all and (mention.metric == "launched" or _is_apposed(view, mention)):
        return True  # "of all the drones launched" repeats a whole
    return form == "all" and any(
        _tells_all(one, mention) for one in view.mentions
    )  # "Fifteen out of 15: every"


def _rests_on_nothing(view: View, mention: Mention) -> bool:
    """Whether how many remained is not told, or what became of them."""
    if mention.quantity.form == "majority" and _OF_REST.match(view.normalised, mention.span[1], view.end):
        return True  # "jamming saw to most of the remainder"
    if not mention.rest:
        return False
    most = _MOST_OF.search(view.normalised, view.start, mention.start)
    return most is not None or _has_other_verb(view, mention)  # "сбиты 60, судьбу остальных ПВО не уточняет"


def _has_other_verb(view: View, mention: Mention) -> bool:
    """Whether a rest stands in a clause of its own, in which no event and no dash tells what became of it."""
    event = mention.event
    if view.page.language == "en" or event is None or event.start >= mention.start:
        return False
    apart = _NEW_CLAUSE.search(view.normalised, event.end, mention.start) is not None
    return apart and not view.normalised.startswith((" -", " в ", " над "), mention.span[1])


def _is_all_there(book: Book, view: View, mention: Mention) -> bool:
    """In "..., said the air force. All over the city were downed, its mayor said" not all are meant."""
    wholes = book.history.whole(mention.classes) if mention.quantity.form == "all" else []
    told = view.claimant_at(mention.span[0])
    others = bool(wholes) and all(one.scope == NATIONAL and one.claimant != told for one in wholes)
    return others and told.endswith("_official") and book.whereabouts.scope_of(view, mention) != NATIONAL


def _is_apposed(view: View, mention: Mention) -> bool:
    """In "the 36 missiles, all of them Kh-101s, were stopped" the words tell what they are."""
    before = view.normalised.endswith(", ", view.start, mention.start)
    behind = view.normalised.startswith(",", mention.end) and mention.anaphor
    return before and behind and mention.event is not None and mention.event.start > mention.end


def _tells_all(pair: Mention, mention: Mention) -> bool:
    whole = pair.part_of
    if whole is None or pair.metric != mention.metric or whole.end > mention.start:
        return False
    return pair.quantity.amount.best == whole.quantity.amount.best is not None


def _only_tells_how(view: View, mention: Mention) -> bool:
    """In "40 were hurt, most of them far from the front" neither a kind nor a place of the part is told."""
    before = mention.event is not None and mention.event.end <= mention.start
    if not before or not mention.anaphor or view.page.language != "en":
        return False
    alone = view.normalised.endswith((" of them", " of whom", " of which"), mention.start, mention.end)
    places = (item for item in region_items(view) if item.start >= mention.end)
    return alone and view.normalised.endswith(", ", view.start, mention.start) and not any(places)
