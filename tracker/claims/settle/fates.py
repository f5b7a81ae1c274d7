"""What became of a part or a whole that no verb of its own tells of, and with what it was done."""

from tracker.claims.page.groups import OUTCOMES
from tracker.claims.page.mention import Event, Mention
from tracker.claims.page.view import View
from tracker.claims.settle.book import Book
from tracker.claims.settle.verbless import has_stopped_part, is_whole_of_next
from tracker.claims.words.patterns import slavic
from tracker.text.lazy import regex

FLEW = regex(r"(?:лете|леті|летя|лети|шли|ишл|йшл|следова|прямува|fly|flew|head|aim|target)[a-zа-яіїє]*\b")
_DONE_WITH = frozenset({"shot_down", "neutralised", "suppressed", "equipment_destroyed", "equipment_damaged"})
_INSTRUMENTAL = slavic(r"[а-яіїєґё]{3,}[ая]ми\"?$")
_WITH = regex(r"\b(?:з|із|зі|с|со|над|за) $")
_BOTH_FATES = slavic(
    r" (?:(?:осіб|людей|чоловік|человек) )?(?:вбит|убит|загибл|погибш|ліквідован|ликвидирован)[а-яіїє]+"
    r"(?:,? (?:і|й|та|и|або|или|чи)|,) (?:поранен|ранен)[а-яіїє]+"
)
"""In "1 040 вбитих і поранених росіян" an army's losses are told."""


def correct_outcome(view: View, mention: Mention) -> None:
    """Drop what only tells with what it was done; a ministry counts what it downed; two fates are losses."""
    if mention.metric in _DONE_WITH and mention.family in ("air", "equipment") and _is_means(view, mention):
        mention.metric = ""
    if mention.metric == "launched" and _is_told_by_ministry(view, mention):
        mention.metric = "shot_down"
    if mention.metric in ("killed", "injured") and mention.classes in (("soldier",), ("person",)):
        both = _BOTH_FATES.match(view.normalised, mention.span[1], view.end)
        lost = both and (mention.classes == ("soldier",) or both[0].endswith("ми"))
        mention.metric = "personnel_losses" if lost else mention.metric


def _is_means(view: View, mention: Mention) -> bool:
    """In "двома «Нептунами» знищено установку" the instrumental tells with what it was done."""
    event = mention.event
    if event is None or not _INSTRUMENTAL.search(view.normalised, mention.span[1], mention.end):
        return False
    if _WITH.search(view.normalised, max(view.start, mention.start - 6), mention.start):
        return False  # "з двадцятьма двома дронами впоралися"
    return view.normalised[mention.end : event.start].strip('"') == " "


def _is_told_by_ministry(view: View, mention: Mention) -> bool:
    """In "45 дронов за ночь, сообщило Минобороны РФ" no verb tells: it only counts what it shot down."""
    event = mention.event
    told = event is None or (event.sense == "involve" and not _is_of_attack(view, event))
    own = mention.whole or mention.side == "ru"
    return told and not own and view.claimant_at(mention.span[0]) == "ru_mod"


def _is_of_attack(view: View, event: Event) -> bool:
    """In "the attack on Novorossiysk involved 43 drones" the subject of the verb is the attack."""
    before = [one for one in view.events if one.end <= event.start]
    return bool(before) and before[-1].verb.form == "noun" and before[-1].sense in ("attack", "strike")


def inherit_before(book: Book, view: View, mention: Mention) -> None:
    """In "Уничтожено 542 БПЛА. Из них 78 летели на Москву" the part was downed as its whole was.

    So was that of a kind, where nothing else was told: "Сбиты 40. Пять из них - разведывательные".
    """
    if mention.subset_of or not (mention.anaphor or view.has("subset")):
        return
    part = mention.anaphor or any(item.end <= mention.start for item in view.of_kind("subset"))
    if not part or book.history.told_in(view.nth):
        return
    flew = mention.event is not None and FLEW.match(view.normalised, mention.event.start)
    whole = book.history.last_near(view.nth)
    if whole is None or not (flew or _is_kind(mention)):
        return
    alone = len(book.history.told_in(book.history.last_before(view.nth))) == 1
    downed = alone and not book.history.whole(mention.classes)  # else a kind is one of all that flew
    if whole.metric in OUTCOMES and (flew or downed):
        mention.metric, mention.rule = whole.metric, "subset"
        mention.flags.append("part_of_whole")
    elif whole.metric == "launched" and whole.classes != mention.classes and alone:
        mention.metric, mention.rule = "launched", "part_of"
        mention.flags.append("part_of_whole")


def _is_kind(mention: Mention) -> bool:
    """Whether a part is told by its kind alone: "17 из них - разведывательные"."""
    told = mention.event is not None or mention.whole or mention.part_of is not None or mention.inner
    return not told and mention.family == "air" and mention.metric in ("", "launched")


def is_corrected_whole(book: Book, view: View, mention: Mention) -> bool:
    """In "Russia launched 280. Correction: 272, of which 140 were downed" the bare number is of all."""
    if mention.metric or mention.family:
        return False
    if not has_stopped_part(view, mention) and not is_whole_of_next(view, mention):
        return False
    return bool(book.history.of(frozenset({"launched"}), 2))
