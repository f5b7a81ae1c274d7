"""The metric of a number: what the counted noun is to the verb that governs it."""

from collections.abc import Iterator, Mapping

from tracker.claims.page.groups import STOPPED
from tracker.claims.page.items import LEXICONS
from tracker.claims.page.mention import Event, Mention, Standing
from tracker.claims.verb.roles import Candidate
from tracker.claims.words.lexicon import VerbSense
from tracker.model import Language

_LOSABLE = frozenset({"person", "equipment"})
_EXTRA_SENSES: Mapping[str, VerbSense] = {
    "casualty": VerbSense("", {"obj.person": "personnel_losses", "subj.person": "personnel_losses"}),
}


def metric_of(event: Event, role: str, family: str, language: Language) -> str:
    """The metric of a counted noun of `family` in `role` of an event; "" where there is none.

    An ellipsis (family "") takes the only family of the verb, else things in the air.
    """
    verb = LEXICONS[language].verbs.get(event.sense) or _EXTRA_SENSES.get(event.sense)
    if verb is None:
        return ""
    if not family and event.sense == "lose" and event.verb.form == "noun":
        return verb.roles.get(f"{role}.person", "")
    families = (
        [family, *(["any"] if family in ("air", "equipment") else [])]
        if family
        else ["air", "person", "equipment", "any"]
    )
    for name in families:
        if metric := verb.roles.get(f"{role}.{name}", ""):
            return metric
    return ""


def take_first(here: Standing, candidates: Iterator[Candidate], before: Mention | None = None) -> None:
    """Take the first verb that has a metric; an ellipsis under one verb counts what its neighbour counts."""
    mention = here.mention
    for event, role in candidates:
        family = mention.family or _shared_family(mention, event, before)
        metric = metric_of(event, role, family, here.language)
        if _is_refused(metric, event, mention):
            continue
        if mention.others and (things := _things(metric, before)):
            metric = metric_of(event, role, things, here.language) or metric
            if metric:
                mention.classes, mention.family = (), ""
        if metric:
            mention.event, mention.role, mention.metric = event, role, metric
            return


def _shared_family(mention: Mention, event: Event, before: Mention | None) -> str:
    """What a bare number counts under a verb: what its whole or the number before counts."""
    if mention.anaphor and mention.subset_of is not None and mention.subset_of.family == "equipment":
        return "equipment"
    if before is None:
        return ""
    if event.sense == "vanish" and before.family == "person":
        return "person"  # "32 человека погибли, ещё 18 числятся пропавшими"
    if event.sense == "lose" and not event.passive and before.family in _LOSABLE:
        return before.family  # "losing 1,000 men a day; last year it lost 430,000"
    return before.family if before.event is event else ""


def _is_refused(metric: str, event: Event, mention: Mention) -> bool:
    """Whether a verb tells of the whole of a number, not of it."""
    whole = mention.part_of
    if metric == "launched" and whole is not None and (event.start >= whole.end or event.sense == "involve"):
        return True  # "seven of 10 bombs aimed at Kharkiv", "spoke of 41 out of 43": all were launched
    if mention.quantity.form == "none" and whole is not None and whole.span[1] <= event.start < whole.end:
        return True  # "none of the five wounded is in danger"
    return mention.quantity.amount.unit == "percent" and _is_no_share(metric, event, mention)


def _things(metric: str, before: Mention | None) -> str:
    """What "the others" are where they are no people: equipment or things in the air, as told before."""
    kind = before.family if before is not None else ""
    if before is not None and not kind and before.metric in STOPPED:
        kind = "air"
    if metric and kind not in ("air", "equipment"):
        return ""
    return "equipment" if kind == "equipment" else "air"


def _is_no_share(metric: str, event: Event, mention: Mention) -> bool:
    """In "47 % of the missiles that Russia launched", "допомога впала на 43 %" no weapons are shared out."""
    return metric == "launched" or (metric == "hit" and not mention.family and event.end < mention.start)
