"""Shares told by a noun and a clause: "the share of drones that got through fell to 14 percent"."""

from tracker.claims.page.mention import Mention
from tracker.claims.page.nouns import family
from tracker.claims.page.view import View
from tracker.claims.words.patterns import spoken

_SHARE = spoken("shares.noun", r"\b(?:share|proportion|percentage|fraction)\b")
_OF_THOSE = spoken("shares.of_those", r"\b(?:those|that of|share that|percentage that|proportion that)\b")
_ALONE = spoken(
    "shares.alone",
    r" (?:neutrali[sz]ed|intercepted|shot down|downed)\b(?! (?:houses|homes|buildings|jets|of)\b)",
)
_DEFENCE = spoken("shares.defence", r"\bair[- ](?:force|defen[cs]es?)\b")
"""In "the air force put the share neutralised at 88 percent" no weapon is named."""
_HIT = spoken(
    "shares.hit",
    r"\b(?:(?:hit|hitting|struck|striking|reach(?:ed|ing)|found|finding)"
    r" (?:(?:its|their|an?|the|intended|final) )*targets?"
    r"|(?:got|gets?|getting|slipp\w+|broke|breaking|made it|making it|came|leaked) (?:past|through)"
    r"|evad(?:ed|ing)|penetrat(?:ed|ing)|breach(?:ed|ing)|avoid(?:ed|ing) (?:interception|being)"
    r"|not (?:been )?(?:shot down|intercepted|stopped|neutrali[sz]ed))\b",
)
_STOPPED = spoken("shares.stopped", r"\b(?:neutrali[sz]ed|stopped|suppressed|jammed|halted|disabled)\b")
_INTERCEPTED = spoken("shares.intercepted", r"\bintercepted\b")
_SHOT = spoken("shares.shot", r"\b(?:shot down|downed|destroyed|brought down|knocked out)\b")
_PERCENT, _ROUNDED = 100, 0.6
"""All of a whole, and how far rounding takes a printed share from its pair [percent]."""
_AMONG = spoken("shares.among", r"\b(?:among|amongst|in all|of all)\b")
"""In "the share of drones among the weapons shot down" no outcome of drones is told."""
_REACH = 160
"""Characters from the noun to its figure."""


def share_told(view: View, mention: Mention, *, merged: bool) -> str:
    """The rate of a percentage that a noun and what became of the weapons lead in; "" where none do.

    Its classes are those of the weapons behind the noun. `merged`: those attacked give one figure for
    what they stopped, so what was intercepted is that.
    """
    opens = max(view.start, mention.start - _REACH)
    nouns = list(_SHARE.finditer(view.normalised, opens, mention.start))
    if not nouns:
        return ""
    before = view.previous(mention)
    goes_on = before is not None and before.start > nouns[-1].start()
    start = before.end if before is not None and goes_on else nouns[-1].start()
    outcome = _outcome(view, start, mention.start, merged=merged)
    if not outcome or ";" in view.normalised[start : mention.start]:
        return ""
    if _AMONG.search(view.normalised, start, mention.start):
        return ""
    weapons = _weapons(view, start, mention.start)
    if (
        not weapons
        and not _OF_THOSE.search(view.normalised, start, mention.start)
        and not _stands_alone(view, nouns[-1].end(), mention.start)
    ):
        return ""
    mention.classes = weapons or (before.classes if before is not None and goes_on else ())
    return outcome


def _stands_alone(view: View, end: int, figure: int) -> bool:
    """In "the share neutralised" the weapons are those of which the text or its air force tells."""
    if _ALONE.match(view.normalised, end, view.end) is None or "," in view.normalised[end:figure]:
        return False
    return view.page.tells_of_weapons or _DEFENCE.search(view.normalised, view.start, view.end) is not None


def outcome_of_share(view: View, mention: Mention) -> str:
    """In "доля сбитых и подавленных - 91,7 %: 7 302 из 7 963" the part has the outcome of its share."""
    whole, share = mention.part_of, view.previous(mention)
    if whole is None or share is None or mention.family not in ("", "air"):
        return ""
    if not share.metric.startswith("rate_"):
        return ""
    part, all_of, told = (one.quantity.amount.best for one in (mention, whole, share))
    if not part or not all_of or told is None or abs(_PERCENT * part / all_of - told) > _ROUNDED:
        return ""
    return share.metric.removeprefix("rate_").replace("shot", "shot_down")


def _outcome(view: View, start: int, end: int, *, merged: bool) -> str:
    """The rate of what is told to have become of weapons between two places."""
    intercepted = "rate_neutralised" if merged else "rate_shot"
    outcomes = (
        (_HIT, "rate_hit"),
        (_STOPPED, "rate_neutralised"),
        (_SHOT, "rate_shot"),
        (_INTERCEPTED, intercepted),
    )
    return next((rate for told, rate in outcomes if told.search(view.normalised, start, end)), "")


def _weapons(view: View, start: int, end: int) -> tuple[str, ...]:
    """The first class of weapons named between two places; targets that are hit are none."""
    vocabulary = view.page.vocabulary
    for item in view.between(start, end, "class"):
        named = item.get("class")
        if family(named[0], vocabulary) == "air" and named != ("air_target",):
            return tuple(named)
    return ()
