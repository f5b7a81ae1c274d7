"""Whether a figure is told only to be taken back: "we wrote of two boats sunk; that was false"."""

from tracker.claims.page.mention import Mention
from tracker.claims.page.view import View
from tracker.claims.words.patterns import slavic, spoken

_ON = r"(?:(?! (?:after|when|because|as|since|but|although|while|whereas) )[^.;])*$"
_POST = r"(?:posts?|reports?|stor(?:y|ies)|messages?|items?|publications?|tweets?)"
_TAKEN_BACK = spoken(
    "withdrawn.taken_back",
    r"\b(?:such|deleted|removed|taken down|took|withdrawn?|withdr[ae]w|retract\w*|apologi\w+|false|untrue"
    r"|not true|wrong|mistaken?|fake|inaccurate|no such|void|disregard\w*|ignore|strike it|hoax|parody"
    r"|prank|forget|scrap|believe|trust"
    r"|cancel\w*|kills?|doctored|forged|error|typo|misprint|never|nothing)\b",
)
"""What a page that takes something back cannot do without."""
_DELETED = spoken(
    "withdrawn.deleted",
    r"\b(?:deleted?|removed?|took down|take down|taken down|withdr[ae]wn?|retract(?:s|ed)?)"
    rf" (?:an?|the|our|its|this|that|yesterday's) (?:[a-z]+ ){{0,2}}{_POST}\b{_ON}"
    rf"|\b(?:cancel(?:s|led)|kill(?:s|ed)|disregards?|ignore) (?:its|the|an?|our|this) (?:[a-z]+ ){{0,2}}"
    rf"(?:{_POST}|alerts?|headlines?|bulletins?|flash(?:es)?)\b{_ON}",
)
"""In "we have deleted the post about four jets shot down" the post told something false."""
_WE_TOLD = spoken(
    "withdrawn.we_told",
    r"\bwe (?:had |have )?(?:also |mistakenly |earlier )?"
    r"(?:wrote|written|reported|said|posted|published|told|carried|ran|gave)\b"
    rf"|\b(?:an|our|the) (?:earlier|previous|first|original|morning|evening) (?:{_POST}"
    r"|versions?|bulletins?)\b"
    r"|\b(?:mistakenly|wrongly|erroneously|incorrectly|in error) (?:wrote|written|said|reported|gave"
    r"|stated)\b"
    rf"|\b(?:this (?:morning|afternoon|evening)|yesterday"
    rf"|last (?:night|week))'s (?:notes?|articles?|{_POST})\b"
    rf"|\b(?:our|this) (?:[a-z]+ ){{0,1}}(?:{_POST}|versions?|feed|channel|newsletter|bulletin|digest|site"
    r"|page|column)\b|^\W*correction\b"
    rf"|\b(?:{_POST}|videos?|claims?|rumou?rs?|images?|photos?|screenshots?|clips?)"
    r" (?:(?!said\b)[\w-]+ ){0,5}?(?:claim|say|alleg|assert|purport|suggest|show)(?:s|es|ing|ed)?\b"
    r"|\bit (?:is|was|has been) (?:claimed|alleged|rumou?red)\b"
    r"|\b(?:people|users|channels|bloggers|some) (?:write|are writing|say|claim)\b",
)
"""Who publishes tells what he told before, or what goes round."""
_VOID = spoken(
    "withdrawn.void",
    r"\b(?:treat|regard|consider) (?:the|that|this) (?:number|figure|total)s? as"
    r" (?:void|invalid|withdrawn|null)\b"
    r"|\b(?:please|readers to|you to|be|to) (?:disregard|ignore)|\bstrike (?:it|them|that|this) out\b"
    r"|\bno such (?:report|message|post|announcement|bulletin|figure|number|total|count)s?\b"
    r"|\b(?:nobody|no one|never) (?:ever )?(?:published|gave|given|released|reported|named) (?:any )?such\b"
    r"|\b(?:figure|number)s? (?:[a-z]+ ){0,8}?(?:has|have|was|were) (?:since )?(?:been )?"
    r"(?:deleted|removed|withdrawn|struck)\b"
    r"|\b(?:forged|doctored|photoshopped|faked?|fabricated) (?:screenshots?|screen grabs?|posts?|letters?"
    r"|bulletins?)"
    r"|\b(?:was|were|is|are) (?:an? )?(?:[a-z']+ )?(?:hoax|parody|prank)"
    r"|\b(?:scrap|forget) (?:that|this):|\bparody (?:account|channel|page|site)"
    r"|\b(?:sent|published|posted|issued|went out) (?:out )?(?:by mistake|in error|by accident)"
    r"|\b(?:is|are) (?:hereby )?withdrawn\b|\bno substitute (?:story|item)|\bwe regret the error",
)
"""In "Please treat the number as void" the figure before it is taken back, whoever told it."""
_NOT_SO = spoken(
    "withdrawn.not_so",
    r"\bno such statement|\bmade no such|\bnever said|\bnothing of the (?:kind|sort)"
    r"|\b(?:typing error|typo|misprint|hoax|error)\b|\bwe took (?:it|the|that|this)\b|\bapologi[sz]e"
    r"|\b(?:line|note|item|story|post|figure|number|entry|it|that) (?:has|have|had|was|is) (?:since )?"
    r"(?:been )?(?:deleted|removed|taken (?:down|from)|withdrawn|struck)|\b(?:invented|made up|fake)\b",
)
"""In "we gave 52. The line has been removed" it is taken back by who told it."""
_IT_WAS_FALSE = spoken(
    "withdrawn.it_was_false",
    r"\W*(?:but |however, |in fact |unfortunately, )?"
    rf"(?:(?:that|this|it|which|all this|(?:the|our) (?:information|news|claim|{_POST}))\b[^.;:,]{{0,24}}"
    r" (?:was|is|were|has been|turned out|proved|had been)\b[^.;:,]{0,20}"
    r"\b(?:false|untrue|not true|wrong|fake|an? (?:error|mistake|fake)|inaccurate|mistaken|deleted|removed"
    r"|withdrawn|not confirmed)\b(?! that\b)"
    r"|(?:our|the) source (?:was|had been|turned out to be|is) (?:wrong|mistaken)"
    r"|(?:pictures|images|photos?|satellite images|the ministry|nothing) (?:[a-z]+ ){0,3}"
    r"(?:disproved?|refutes?|refuted|contradicts?|contradicted) (?:this|that|it)\b"
    r"|(?:please )?(?:do not|don't) (?:believe|trust|share|spread)\b"
    r"|we (?:have |had )?(?:since )?(?:deleted|removed|withdrawn?|withdrew|retract(?:ed)?|apologi[sz]e)\b)",
)
_TITLE = slavic(
    r"\b(?:новин|новост|заголов|заметк|заміт|нотатк|допис|пост|публікац|публикац|повідомлен|сообщен|запис"
    r"|текст|матеріал|материал|стать|статт|молні|молни|блискавк)[а-яіїє]*"
    r"(?: (?:під|под|зі|со|с|із|з) (?:заголовк|назв|назван|слов)[а-яіїє]+)?,? $"
)
_GONE = (
    r"\b(?:вилуч|прибра|видал|удал|зня[влт]|сня[лт]|убра|отозва|відкли[кч]|стер|ст[её]р(?:ли|ла)?\b|анульов"
    r"|анулюв|аннулир|помилков|по ошибке|хибн|ошибоч|неправд|вигад|выдум|не підтверд|не подтверд|спросту"
    r"|опроверг)[а-яіїєё]*"
)
_TITLE_GONE = slavic(_GONE)
_GONE_BEHIND = slavic(rf"\"(?:, (?:що|как|як|котор)[^,;.]*,)?[^,;:.]*?{_GONE}")
"""In "новость «...» подтвердил губернатор, сняли режим ЧС" another thing was taken off."""
_DRAFT = slavic(
    r"\" - (?:(?:це|это) )?(?:бул|был|вияви|оказа)[а-яіїє]* (?:[а-яіїє]+ )?(?:чернетк|чернов|помилк|ошибк"
    r"|тест|шаблон|заготов)"
)
_NEXT = 3
"""Sentences behind a figure in which it is taken back."""


def is_withdrawn(view: View, mention: Mention) -> bool:
    """In "we wrote of two boats. That was false", "we deleted the post about four jets" nothing is told."""
    if '"' in view.words and _is_title_gone(view, mention):
        return True
    if not view.page.tells(_TAKEN_BACK):
        return False
    if _DELETED.search(view.normalised, view.start, mention.start):
        return True
    page = view.page
    behind = page.sentences[view.nth + 1 : view.nth + 1 + _NEXT]
    here = view.sentence.paragraph
    own = [(one.start, one.end) for nth, one in enumerate(behind) if nth == 0 or one.paragraph == here]
    own += [clause for clause in view.clauses if clause[0] >= mention.end]
    if page.tells(_VOID) and any(
        _VOID.search(page.normalised, *one) for one in ((mention.end, view.end), *own)
    ):
        return True
    if not (page.tells(_WE_TOLD) and _WE_TOLD.search(view.words)):
        return False
    return any(
        _IT_WAS_FALSE.match(page.normalised, *one) or _NOT_SO.search(page.normalised, *one) for one in own
    )


def _is_title_gone(view: View, mention: Mention) -> bool:
    """In "вилучили новину «Уночі було 600 цілей»" what the title told was taken back."""
    before = view.normalised[view.start : mention.start]
    opened, closed = before.rfind('"'), view.normalised.find('"', mention.end, view.end)
    if opened < 0 or closed < 0 or before.count('"') % 2 == 0:
        return False
    if _DRAFT.match(view.normalised, closed, view.end):
        return True
    if not _TITLE.search(before, 0, opened):
        return False
    gone = _TITLE_GONE.search(before, 0, opened)
    return gone is not None or _GONE_BEHIND.match(view.normalised, closed, view.end) is not None
