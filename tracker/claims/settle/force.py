"""Troops that are counted as present."""

from tracker.claims.page.mention import Mention
from tracker.claims.page.view import View
from tracker.claims.words.patterns import spoken
from tracker.text.lazy import regex

_FORCE = spoken(
    "force.force",
    r"\b(?:grouping|group|massed|deployed|has|have|had|force|forces|strong|stationed|concentrated"
    r"|amassed|numbers|numbering|contingent|assembled|army of|fighting in|on the front|remain(?:s|ed)?"
    r"|based|inside)\b",
)
_AT_WAR = regex(
    r" (?:are|is|were|was)(?: (?:now|still|currently|also|already))? (?:trying|attempting|fighting"
    r"|defending|holding"
    r"|attacking|advancing|storming|assaulting|pressing|besieging|encircl\w+|surround\w+|operating"
    r"|massing|gathering"
    r"|waiting|hiding|dug in|positioned|located|engaged|trapped|preparing)\b"
)
"""Soldiers who are at it somewhere are present there."""
_OF_SIZE = regex(
    r"\b(?:army|armed forces|military|grouping|contingent|garrison)\b[^,;:.]{0,30}?"
    r"\b(?:number(?:s|ed|ing)|stands?|stood|put|estimated|reckoned|total(?:s|led|ling)|count(?:s|ed)|grown|grew"
    r"|swelled|swollen|expanded|expanding|increased|cut|reduced|shrunk)\b[^,;:.\d]{0,30}$"
)
"""In "the army numbered 850,000 soldiers", "the size of its army was put at" the army is counted."""
_BUILT_UP = regex(
    r"\b(?:(?:force|army|military|contingent|grouping) of"
    r"|(?:expand|enlarg|swell|grow|grew|buil[dt]|rebuil[dt]|rais|creat|assembl|field)(?:s|ed|ing|e|es)?"
    r" (?:(?:it|its|the|a|an|up|to|into|own|army|armed|forces|force|military|new|from|of|size) )*)"
    r"(?: ?(?:about|some|around|nearly|almost|over|more than|up to))* ?$"
)
"""In "lost its army and raised one of 1.5 million soldiers" those counted last are there."""
_MANY = 100
_ARE_THERE = regex(
    r" (?:(?:are|is|were|was)(?: (?:now|still|currently|already|also))?|stand|serve)"
    r" (?:in|inside|at|near|on|along|across) (?!hospital)"
)
"""So many soldiers are a force where they are; fewer were only there."""
_THERE_ARE = regex(
    r"\bthere (?:are|is|were|was)(?: (?:now|still|currently|already|also))? "
    r"(?:about |some |around |nearly |almost |over |more than |up to |at least )*$"
)
_SOMEWHERE = regex(
    r" (?:(?:now|currently) )?(?:in|inside|at|near|on|along|across|around) (?!(?:the )?hospital)|[.,;]"
)
_MASSED = regex(
    r"\b(?:a?massed|concentrated|deployed|assembled|army of|grouping of|force of|inva(?:sion|ded) with)\b"
    r"|\bmen under arms"
)
_TREATED = regex(
    r" (?:have|has|had|were|was|are) (?:been )?(?!been|a?mass|deploy|station|concentrat|assembl|bas|gather"
    r"|mov|locat)\w+(?:ed|en)\b"
)
"""In "170 soldiers have been convicted" no force is counted."""
_CAPTIVES = regex(
    r"\b(?:captivity|captives?|prisoners?|pows?|swapp?e?d?|exchang(?:e|ed|es)|released|freed|returned home)\b"
)
"""Who comes home from captivity is present nowhere."""
_SEIZED = regex(
    r"\bcaptur(?:e|es|ed|ing) (?:a group of |about |some |over |more than |another |at least |nearly )*$"
)
_OFTEN = regex(r"\b(?:often|usually|typically|sometimes)(?: just| only| of)? $")
_RECRUITS = regex(r"\b(?:recruits|conscripts|volunteers)\b")
_KNOWN_FOR = regex(
    r"\b(?:un)?(?:known|clear|certain|identified|established)(?: only)? (?:for|of|about)(?: \w+){0,3} $"
)
"""In "the year of death remains unknown for another 22,552 soldiers" nobody is present."""
_BODIES = regex(r"\b(?:bodies|remains|names|families) of\s+(?:about |more than |some )?$")


def is_built_up(view: View, mention: Mention) -> bool:
    """In "destroyed its own army, expanding it to a force of 1.5 million personnel" nobody fell."""
    many = (mention.quantity.amount.best or 0) >= _MANY
    return many and _BUILT_UP.search(view.normalised, view.start, mention.start) is not None


def force_metric(view: View, mention: Mention) -> str:
    """`force_size` where troops are counted as present."""
    near = view.normalised[max(view.start, mention.start - 50) : min(view.end, mention.end + 50)]
    elsewhere = view.has("donor") and not (view.has("side") or view.has("region"))
    if mention.classes == ("person",) and _MASSED.search(near):
        mention.classes = ("soldier",)  # "massed 125,000 men"
    if mention.classes != ("soldier",) or elsewhere:
        return ""
    if _BODIES.search(view.normalised, view.start, mention.start):
        return ""
    if _KNOWN_FOR.search(view.normalised, view.start, mention.start):
        return ""
    if _RECRUITS.search(view.normalised, mention.start, mention.end):
        return ""
    if any(one.search(view.normalised, view.start, mention.start) for one in (_SEIZED, _OFTEN)):
        return ""  # "captured 594 soldiers"
    if _TREATED.match(view.normalised, mention.end, view.end):
        return ""
    if (
        _CAPTIVES.search(view.words)
        or view.normalised.rfind(" accounted for ", view.start, mention.start) >= 0
    ):
        return ""
    many = (mention.quantity.amount.best or 0) >= _MANY
    present = many and _ARE_THERE.match(view.normalised, mention.end, view.end)
    if many and _THERE_ARE.search(view.normalised, view.start, mention.start):
        present = _SOMEWHERE.match(view.normalised, mention.end, view.end)
    sized = many and _OF_SIZE.search(view.normalised, view.start, mention.start)
    at_war = present or sized or _AT_WAR.match(view.normalised, mention.end, view.end)
    return "force_size" if at_war or _FORCE.search(near) else ""
