# ruff: noqa: E501  (tables: the words of the stages)
"""The stage of aid money by its word: promised, decided, earmarked, paid; or only proposed."""

import re
from collections.abc import Mapping

from tracker.claims.page.mention import Mention
from tracker.claims.page.view import View
from tracker.claims.words.patterns import Spoken, spoken
from tracker.claims.words.patterns_slavic import STAGES as SLAVIC_STAGES
from tracker.model import Span
from tracker.text.lazy import regex

STAGES = {
    "aid_disbursed": "lent|has lent|have lent|handed|sent|send|sends|delivered|delivers|deliver|transferred|transfers|transfer|paid|pays|pay"
    "|pays out"
    "|paid out|received|receives|receive|disbursed|disburses|disburse|disbursement|disbursements|payment of|payments of|handed over"
    "|hands over|provided|has given|have given|arrived|released|wired|credited|sending"
    "|delivering|transferring"
    "|disbursing|paying out|got|gave|given|have provided|has provided|paid in|reached kyiv|reached ukraine"
    "|landed in|has landed|have landed"
    "|has sent|have sent|has paid|have paid|donated|contributed|has contributed|have contributed|supported"
    "|has spent|have spent|(?<!be )spent|unlocked|unlocks|injected|injects|chipped in|channelled|channeled|funnelled|remitted|poured into|pumped into|supplied|gets",
    "aid_allocated": "allocated|allocates|allocate|allocation|allocations|allocating|earmarked|earmarks"
    "|earmark"
    "|earmarking|set aside|sets aside|budgeted|assigned|reserved|setting aside|ring-fenced|ringfenced|made available|makes available"
    "|mobilised|mobilized|mobilises|mobilizes",
    "aid_committed": "approved|approves|approve|approving|signed|signs|sign|signing|adopted|adopts|adopt"
    "|committed"
    "|commits|commit|commitment|commitments|ratified|ratifies|voted|passed|endorsed"
    "|authorised|authorized|authorization|authorisation|decided"
    "|greenlit|green-lighted|cleared|approval|agreement signed|concluded|authorises|authorizes|committing",
    "aid_pledged": "announcement|announcements|promised|promises|promise|promising|pledged|pledges|pledge|pledging|announced|announces"
    "|announce"
    "|announcing|will give|will provide|will send|will allocate|will transfer|will deliver"
    "|will contribute|would provide|will pay"
    "|to provide|adds|added|will add|agreed in principle|offered|offers|vowed|unveiled"
    "|unveils|to give|to send"
    "|will receive|would give|would send|to allocate|to transfer|to contribute|to deliver"
    "|will get|is to get|are to get|has agreed to|agreed to|will donate|will be sent|will be provided"
    "|will disburse|to disburse|is to receive|to receive|will supply|to supply|would supply|will equip"
    "|will fund|would fund"
    "|will finance|would finance|will pay for|will cover|will spend|will invest|is sending"
    "|are sending"
    "|is giving|are giving|will hand over|will put|would spend|would allocate|would transfer|would deliver|would contribute|would donate|would invest|would cover|is due|are due|will follow|is to follow|is spending"
    "|will go to|will go towards|will come from|will be spent on|goes to|are spending|contributes|contributing|gives|chip in|chips in|put up|puts up|putting up",
}
PLANS = spoken(
    "stages.plans",
    r"\b(?:propos(?:e|es|ed|al|ing)|consider(?:s|ed|ing)?(?: (?:the|a) (?:possibility|option|idea) of)?|prepar(?:e|es|ed|ing)(?! (?:ukraine|kyiv"
    r"|the country|for)\b)|ask(?:s|ed"
    r"|ing)? (?:for|the|its|allies|germany|congress|to)|request(?:s|ed|ing)?"
    r"|seek(?:s|ing)?|sought|call(?:s|ed|ing)? for|urg(?:e|es|ed|ing)|needs?|work(?:s|ing) on|weigh(?:s|ing"
    r"|ed)?|mull(?:s|ing|ed)?|discuss(?:es|ed|ing)?"
    r"|expect(?:s|ed|ing)?|yet to|put forward|plan for|floated|hop(?:es|ed|ing) for"
    r"|demand(?:s|ed|ing)?|draft(?:s|ed|ing)?|plans? to|planning to|want(?:s|ed)?|hop(?:es|ed"
    r"|ing)|appeal(?:s|ed|ing)? for|suggest(?:s|ed|ing)?|lobb(?:ies|ied|ying)|negotiat\w+"
    r"|fail(?:ed|s)? to|halt(?:s|ed|ing)|suspend(?:s|ed|ing)|paus(?:es|ed|ing)|withh(?:eld|olds|olding)"
    r"|block(?:s|ed|ing)|reject(?:s|ed|ing)?|refus(?:es|ed|ing)|vot(?:es|ed) (?:down|against)"
    r"|cancel(?:s|led|ling)|froze|veto(?:es|ed)|delay(?:s|ed)|in talks|debat(?:e|es|ed|ing)"
    r"|mak(?:e|es|ing) a decision|pending|pav(?:es|ed|ing) the way for"
    r"|under (?:discussion|negotiation|consideration)|on the table"
    r"|in (?:[a-z]+ )?limbo)\b",
)
_TOLD_OF_IT = regex(
    r" (?:that|which) (?:(?!was|were|is|are)[a-z'-]+ ){1,4}?(?:committed|pledged|promised|allocated"
    r"|approved)\b"
)
"""In "paid 14 of the 18 billion that it committed" the relative clause tells the stage of the whole."""
RANKED = regex(
    r"\b(?:led with|leads with|followed by|ahead of|came (?:second|next|first)|topped the|tops the)\b"
)
_ABOUT = spoken("stages.about", r"(?!)")
_RIGHT_BEHIND = spoken(
    "stages.right_behind",
    r"\s*(?:(?:were|was|had been|has been|have been|is|are)\s+)?(?:(?:already|now|also|since) (?:been )?)?",
)
_SPLIT = (
    (
        regex(r"\b(?:set|sets|setting|put|puts|putting) (?:[a-z]+ ){0,2}$"),
        regex(r" aside\b"),
        "aid_allocated",
    ),
    (regex(r"\b(?:ma(?:de|kes?|king)) (?:[a-z]+ ){0,2}$"), regex(r" available\b"), "aid_allocated"),
    (regex(r"\b(?:puts?|putting) (?:[a-z]+ ){0,2}$"), regex(r" (?:in)?to(?:wards?)? "), "aid_pledged"),
)
"""In "set 40 million aside", "made 5 million available" the sum stands inside the verb."""
_OF_ANOTHER = regex(
    r" (?:out )?of (?:an?|the|its|that|this|their) (?:[a-z-]+ ){0,2}?(?:pledge|commitment|allocation|announcement)s?\b"
)
"""In "5 million of an earlier pledge was delivered" the noun tells of the whole."""
_ATTRIBUTE = regex(
    r"(?: (?:in|of) (?:[a-z]+ ){0,2}(?:aid|support|assistance|help|loans?|grants?))?"
    r"(?: (?:\w+ )?(?:pledged|promised|committed|announced|allocated|approved|offered|earmarked)\b"
    r"| (?:that|which) (?:the )?(?:[\w'-]+ ){1,4}?"
    r"(?:pledged|promised|committed|announced|allocated|approved|offered|earmarked)\b)"
)
_PREDICATE = regex(r"\b(?:has|have|had|was|were) (?:\w+ly |now |already |also |since |finally )?(?:been )?$")
"""In "the 5 million pledged by Rome has arrived" the participle is no predicate."""
_MAYBE = regex(r"\b(?:may|might|could) (?:also |soon |still |yet )?receive\b[^.;:]*$")
_REFERS = regex(
    r"\W*(?:the|this|that) (?:[€$£]?[\d.,]+ ?(?:billion|million|bn|m) (?:\w+ )?)?(?:[\w-]+ )?"
    r"(?:payment|tranche|instal+ment|transfer|disbursement|sum|amount|money|funds?)\b"
)
"""In "paid 6 billion. The payment includes 4 billion in loans" the money is that told before."""
_GOES = regex(r"п[иоі]йд|п[иі]д|спряму|скеру|направ|will go|goes")
"""In "with 60 billion, of which 14 billion will go to weapons" the verb tells what the part is for."""
_JOINED = regex(
    r"\b(?:and|but) (?:(?:has|have|had) )?(?:already |so far |since |now |actually )?(?P<verb>[a-z]+(?: over| out)?)"
    r" (?:(?:about|some|nearly|almost|around|just|only|over|more than|at least) )?[€$£]?$"
)
"""In "pledged 35 billion and delivered 21 billion of it" the part has a verb of its own."""
_AUXILIARIES = len("would have recently been ")
_BASE = frozenset({"pay", "send", "deliver", "transfer", "disburse", "give", "provide", "donate", "receive"})
_WOULD_HAVE = regex(r"\b(?:would|could|might|should) have (?:been )?(?:\w+ly )?\w+$")
_WILL_BE = regex(r"\b(?:(?:буд[еу]т|буде|будуть) (?:[а-яіїє]+ )?|(?:will|would|to) (?:\w+ )?be )$")
_WILL = regex(r"\b(?:will|would|is to|are to|set to)\b[^.;:]*$")


def _with_adverbs(words: str) -> str:
    """The words, the longest first; "will give" is "will jointly give" too."""
    ordered = sorted(words.split("|"), key=len, reverse=True)
    adverb = r"\1 (?:\\w+ly |also |now |already |so far |each |both |all |together )?"
    return "|".join(re.sub(r"^(will|would|ha[sv]e?) ", adverb, word) for word in ordered)


def _stage_pattern(further: Mapping[str, str]) -> str:
    groups = [
        f"(?P<{stage}>{'|'.join(filter(None, (_with_adverbs(words), further.get(stage))))})"
        for stage, words in STAGES.items()
    ]
    return rf"(?<!-)\b(?:{'|'.join(reversed(groups))})\b"


STAGE = Spoken(_stage_pattern({}), _stage_pattern(SLAVIC_STAGES))


def split_stage(view: View, mention: Mention) -> str:
    """The stage of a verb in two parts around its sum: "set 40 million aside"."""
    after = mention.span[1] if mention.quantity.unit_span is None else mention.quantity.unit_span[1]
    for opens, closes, stage in _SPLIT:
        ahead = opens.search(view.normalised, view.start, mention.start)
        if ahead and closes.match(view.normalised, max(after, mention.span[1]), view.end):
            to_come = view.normalised.endswith(" to ", 0, ahead.start())
            return (
                "aid_pledged"
                if to_come or _WILL.search(view.normalised, view.start, ahead.start())
                else stage
            )
    return ""


def own_stage(view: View, mention: Mention) -> str:
    """The stage word beside a part: "and delivered 21 billion of it", "of which 77 billion had been allocated"."""
    if (joined := _JOINED.search(view.normalised, view.start, mention.start)) is not None:
        verb = STAGE.fullmatch(view.normalised, joined.start("verb"), joined.end("verb"))
        if verb is not None:
            return str(verb.lastgroup)
    nth = view.mentions.index(mention)
    limit = view.mentions[nth + 1].start if nth + 1 < len(view.mentions) else view.end
    match = STAGE.search(view.normalised, mention.end, min(limit, mention.end + 40))
    told = match is not None and _GOES.match(match[0]) is None
    if (
        not match
        or not told
        or (match.lastgroup == "aid_pledged" and not _is_predicate(view, mention, match))
    ):
        return ""
    return str(match.lastgroup)


def _is_predicate(view: View, mention: Mention, match: re.Match[str]) -> bool:
    """In "з яких 18 млрд надійде" the part has a verb of its own; an infinitive is none."""
    right_behind = _RIGHT_BEHIND.fullmatch(view.normalised, mention.end, match.start())
    return view.page.language != "en" and right_behind is not None and not match[0].endswith("ти")


def _between_semicolons(view: View, mention: Mention) -> tuple[int, int]:
    start = view.normalised.rfind("; ", view.start, mention.start)
    end = view.normalised.find("; ", mention.end, view.end)
    return (start if start >= 0 else view.start), (end if end >= 0 else view.end)


def stage_of(view: View, mention: Mention, carried: str = "") -> str | None:
    """The metric of a sum by its stage word; None where it is only proposed or asked for.

    `carried`: the stage of the sum before, which a ranking goes on with: "Germany led with 1.6 billion".
    """
    if split := split_stage(view, mention):
        return split
    clause = view.clause_of(mention.start)
    near = _between_semicolons(view, mention)
    if carried and RANKED.search(view.normalised, *near) and not STAGE.search(view.normalised, *near):
        return carried
    low, high = _statement(view, mention)
    for start, end in (clause, (view.start, view.end)):
        found = list(STAGE.finditer(view.normalised, max(start, low), min(end, high)))
        found = [one for one in found if not mention.start <= one.start() < mention.end]  # "has passed 10 bn"
        plans = list(PLANS.finditer(view.normalised, start, end))
        if found or plans:
            return _stage_told(view, mention, _finite_first(found), plans)
    if carried and _REFERS.match(view.normalised, view.start):
        return carried
    return _unsaid_stage(view, mention)


def _stage_told(
    view: View, mention: Mention, found: list[re.Match[str]], plans: list[re.Match[str]]
) -> str | None:
    """The stage by the word nearest to a sum; None where a plan is nearer, or nothing was given."""
    found = _of_others(view, mention, _predicate_first(view, mention, _decided_first(found, mention)))
    own = _own_ones(view, mention, [*found, *plans])
    found, plans = [one for one in found if one in own], [one for one in plans if one in own]
    if told := _TOLD_OF_IT.match(view.normalised, mention.end, view.end):
        found, plans = [match for match in found if match.end() == told.end()] or found, []
    marks = [(_distance(match, mention), str(match.lastgroup)) for match in found]
    marks += [(_distance(match, mention), "") for match in plans]
    nearest = min(marks)[1]
    if nearest == "aid_disbursed" and _MAYBE.search(view.normalised, view.start, mention.start):
        return None
    if any(_is_unreal(view, one) for one in found):
        return None
    closest = min(found, key=lambda one: _distance(one, mention), default=None)
    if nearest == "aid_disbursed" and closest is not None and _is_to_come(view, closest):
        nearest = "aid_pledged"
    led = any(match.end() <= mention.start for match in found)  # "gave 500 million to a plan to send arms"
    plans = [match for match in plans if not led or match.start() < mention.start]
    if any(mark == "" for _, mark in marks) and _plan_leads(plans, found):
        nearest = ""
    weak = all(match[0] in ("added", "adds") for match in found) and not plans
    return _unsaid_stage(view, mention) if weak else nearest or None


def _statement(view: View, mention: Mention) -> Span:
    """In "Новый пакет - 90 млн; всего выделили 13 млрд" what stands behind the semicolon is of another sum."""
    opens = view.normalised.rfind("; ", view.start, mention.start)
    closes = view.normalised.find("; ", mention.end, view.end)
    start, end = max(view.start, opens), closes if closes > 0 else view.end
    sums = [one for one in view.mentions if one.quantity.amount.unit not in ("count", "share", "person")]
    shared = all(start <= one.start < end for one in sums)
    return (view.start, view.end) if shared else (start, end)


def _of_others(view: View, mention: Mention, found: list[re.Match[str]]) -> list[re.Match[str]]:
    """In "spent 9 billion, with 3 billion set aside for 2026" the word right behind a sum is its own."""
    later = [one.end for one in view.mentions if one.start >= mention.end]
    kept = [
        match
        for match in found
        if not any(
            end <= match.start() and _RIGHT_BEHIND.fullmatch(view.normalised, end, match.start())
            for end in later
        )
    ]
    return kept or found


def _own_ones(view: View, mention: Mention, found: list[re.Match[str]]) -> list[re.Match[str]]:
    """In "із затверджених 90 млрд 6 млрд Україна вже отримала" each sum has a word of its own."""
    nth = view.mentions.index(mention)
    if view.page.language == "en" or not nth or "," in view.normalised[mention.end : mention.end + 1]:
        return found
    start = view.mentions[nth - 1].end
    end = view.mentions[nth + 1].start if nth + 1 < len(view.mentions) else view.end
    own = [match for match in found if start <= match.start() and match.end() <= end]
    behind = [match for match in own if match.start() >= mention.end]
    clear = behind and not re.search(r"[,;:]", view.normalised[mention.end : behind[0].start()])
    return own if clear else found


def _unsaid_stage(view: View, mention: Mention) -> str:
    """Without a word of the stage a sum is pledged; what Kiel counts is allocated, its measure."""
    counted = view.claimant_at(mention.start) == "kiel"
    return "aid_allocated" if counted else "aid_pledged"


def _is_unreal(view: View, stage: re.Match[str]) -> bool:
    """In "a bill that would have provided 61 billion" nothing was given."""
    start = max(view.start, stage.start() - _AUXILIARIES)
    return _WOULD_HAVE.search(view.normalised, start, stage.end()) is not None


def _is_to_come(view: View, stage: re.Match[str]) -> bool:
    """In "will deliver two systems and pay for 500 million of arms" nothing was paid yet."""
    if _WILL_BE.search(view.normalised, view.start, stage.start()):
        return True  # "15 млрд будут предоставлены", "would be given"
    return stage[0] in _BASE and _WILL.search(view.normalised, view.start, stage.start()) is not None


def _finite_first(found: list[re.Match[str]]) -> list[re.Match[str]]:
    """In "adopted a decision to transfer" the decision is the stage."""
    decided = [match for match in found if match.lastgroup != "aid_pledged"]
    kept = [match for match in found if not (decided and match[0].startswith("to "))]
    kept = [match for match in kept if not any(_is_right_behind(one, match) for one in found)]
    return kept or found


_DEED = regex(r"(?:disbursement|allocation|transfer|commitment|payment)s?(?: of)?")
_THE_NEXT = regex(r" (?:the |a |its |an )?(?!and |but |or )(?:[\w'-]+ ){1,2}")


def _decided_first(found: list[re.Match[str]], mention: Mention) -> list[re.Match[str]]:
    """In "approved a 1.1 billion disbursement" the noun behind the sum tells what was approved."""
    decided = any(one.end() <= mention.start and one.lastgroup == "aid_committed" for one in found)
    deeds = [one for one in found if _DEED.fullmatch(one[0]) and 0 <= one.start() - mention.end <= 1]
    return [one for one in found if one not in deeds] if decided else found


def _predicate_first(view: View, mention: Mention, found: list[re.Match[str]]) -> list[re.Match[str]]:
    """In "the 5 million pledged by Rome has arrived" the predicate tells how far the money is."""
    aside = _OF_ANOTHER.match(view.normalised, mention.end, view.end)
    aside = aside or _ATTRIBUTE.match(view.normalised, mention.end, view.end)
    if aside is None:
        return found
    limit = min([view.end, *(one.start for one in view.mentions if one.start > mention.end)])
    behind = [one for one in found if aside.end() <= one.start() < limit]
    told = [one for one in behind if _PREDICATE.search(view.normalised, aside.end(), one.start())]
    return told[:1] or found


def _is_right_behind(stage: re.Match[str], match: re.Match[str]) -> bool:
    """In "approved the transfer of" the second word tells what was approved."""
    gap = stage.string[stage.end() : match.start()] if stage.end() < match.start() else ""
    noun = _DEED.fullmatch(match[0]) is not None and _THE_NEXT.fullmatch(gap) is not None
    return 0 < len(gap) <= 3 or gap in (" the ", " a ", " an ") or noun


def _plan_leads(plans: list[re.Match[str]], found: list[re.Match[str]]) -> bool:
    """In "proposed to provide": the plan word governs the stage word behind it."""
    return any(
        -3 <= match.start() - plan.end() <= 12
        or _ABOUT.fullmatch(match.string, plan.end(), max(plan.end(), match.start()))
        for plan in plans
        for match in found
    )


def _distance(match: re.Match[str], mention: Mention) -> int:
    if match.end() <= mention.start:
        return mention.start - match.end()
    gap = match.string[mention.end : match.start()]
    return 0 if _RIGHT_BEHIND.fullmatch(gap) else (match.start() - mention.end) + 40
