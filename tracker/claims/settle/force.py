"""Troops that are counted where they are, and the strength of an army."""

from tracker.claims.page.mention import Mention
from tracker.claims.page.view import View
from tracker.claims.words.patterns import slavic, spoken
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
    r"\b(?:number(?:s|ed|ing)|stands?|stood|put|estimated|reckoned|total(?:s|led|ling)|count(?:s|ed)|grown"
    r"|grew"
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
    r"|\b(?:полон[уі]|плен[ау]|плену|неволі|неволе|полонен|пленн|обмін[уія]?|обмен[аеу]?|звільнен"
    r"|освобожд[её]н)"
    r"[а-яіїє]*\b"
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
_ACCOUNTED = regex(r" accounted for ")
_GONE = (_BODIES, _KNOWN_FOR, _SEIZED, _OFTEN, _ACCOUNTED)
_GOT_IN = regex(
    r"(?: of them)? (?:have |had |has )?(?:already |now )?(?:got|gotten|broken|broke|slipped|pushed"
    r"|infiltrated|entered"
    r"|crossed|reached|made (?:it|their way)|are|were) (?:in(?:side|to)?|through|past|across|the)\b"
)
_STRONG = regex(r"(?: |-)strong\b( (?:army|force|garrison|grouping|group|contingent|corps|military)\b)?")
_ARMY = regex(r"\b(?:army|armed forces|forces?|military|garrison|grouping|group|contingent|corps|troops)\b")
_ANOTHER = regex(r"(?:[^.;:\d]{0,40}[;,]| и| та| і) (?:а |и |та |і )?(?:ещё|еще|ще|іще|another) ")
_GROUPING = slavic(
    r"\b(?:угрупо?ван|групуван|группиров|контингент|гарн[иі]зон|арм[іи][яїйюею]+\b|в[иі]йськ(?:а|о|ом|у)?\b"
    r"|войск(?:а|о|ам)?\b|зсу\b|всу\b)"
)
_MEASURED = regex(
    r"[^.;:\d]{0,60}?(?: (?:налічу|нараху|насчит|станов|состав|склада|сяга|сягн|достиг|досяг|перевищ"
    r"|превы[шс]|оцін|оцен|зрос|вырос|збільш|увелич)[а-яіїє]*(?: [а-яіїє]+){0,2}?| -)(?: (?:до|у|в|к))? $"
)
"""In "угруповання налічує 110 тисяч осіб", "группировка - 170 тысяч человек" its strength stands behind."""
_LOST = slavic(
    r"\b(?:втра[тч]|потер|лиши|загиб|погиб|поран|ранен|вбит|убит|полон|плен|военноплен|військовополон"
    r"|обм[еі]н"
    r"|верну|поверн|мобіліз|мобилиз|рекрут|приз[ыо]в)"
)
_NO_DEED = frozenset({"involve", "stock"})
_AT_FRONT = slavic(
    r"\bл[іи]н[іи][ияюїєй] (?:соприкосн|боестолкн|зіткн|боєзіткн)"
    r"|\b(?:фронт|напрям[кі]|направлени|передов|зон[іе]|плацдарм|резерв)[а-яіїє]*\b"
)
_THERE = slavic(
    r"\b(?:там|тут|туди|туда|(?:в|у) (?:резерв|дороз|дорог|тил|тыл)[а-яіїє]*|на (?:підход|подход)[іе])\b"
)
_STANDS = regex(
    r"[^.;:\d]*(?: -|,| у (?:нас|них)| (?:зараз|нині|наразі|поки|сейчас|пока|там|уже|вже))"
    r"(?: (?:близько|понад|більше|майже|приблизно|до|около|более|свыше|почти|примерно|ще|уже|вже|ещё|еще))* $"
)
_ALONG = slavic(r"\W*(?:вдоль|вздовж|уздовж|по) [^,.;:\d]{3,40} ")
"""In "Вдоль линии фронта 700 тысяч российских солдат" they stand where the sentence begins."""
_ARMY_SIZED = 1000
"""So many stand on a front whatever words stand between."""


def is_built_up(view: View, mention: Mention) -> bool:
    """In "destroyed its own army, expanding it to a force of 1.5 million personnel" nobody fell."""
    many = (mention.quantity.amount.best or 0) >= _MANY
    return many and _BUILT_UP.search(view.normalised, view.start, mention.start) is not None


def is_present(view: View, mention: Mention) -> bool:
    """In "massed 125,000 men", "there are 300 soldiers in Sumy" troops are counted where they are."""
    near = view.normalised[max(view.start, mention.start - 50) : min(view.end, mention.end + 50)]
    men = mention.classes == ("person",) and _MASSED.search(near) is not None
    elsewhere = view.has("donor") and not (view.has("side") or view.has("region"))
    if not (men or mention.classes == ("soldier",)) or elsewhere or _is_no_force(view, mention):
        return False
    many = (mention.quantity.amount.best or 0) >= _MANY
    there = _ARE_THERE
    if many and _THERE_ARE.search(view.normalised, view.start, mention.start):
        there = _SOMEWHERE
    if many and there.match(view.normalised, mention.end, view.end):
        return True
    sized = many and _OF_SIZE.search(view.normalised, view.start, mention.start)
    at_war = sized or _AT_WAR.match(view.normalised, mention.end, view.end)
    whose = many or mention.side or view.page.names_this_war  # every unit has its soldiers
    return bool(at_war) or bool(whose and _FORCE.search(near))


def _is_no_force(view: View, mention: Mention) -> bool:
    """In "the bodies of 90 soldiers", "captured 594 soldiers" nobody is present anywhere."""
    if any(one.search(view.normalised, view.start, mention.start) for one in _GONE):
        return True
    if _RECRUITS.search(view.normalised, mention.start, mention.end):
        return True
    if _TREATED.match(view.normalised, mention.end, view.end):
        return True
    return _CAPTIVES.search(view.words) is not None


def is_strength(view: View, mention: Mention) -> bool:
    """In "the army is 870,000 strong", "a 40,000-strong garrison" troops are counted."""
    behind = _STRONG.match(view.normalised, mention.span[1], view.end)
    troops = (view.start, mention.start) if behind and not behind[1] else (mention.span[1], view.end)
    speaks_for = view.page.vocabulary.speaks_for
    named = view.has("side") or any(speaks_for(one.claimant) for one in view.attributions)
    return behind is not None and named and _ARMY.search(view.normalised, *troops) is not None


def counts_troops(view: View, mention: Mention) -> bool:
    """In "9,000 soldiers are attacking, and 150 have got inside", "...; ещё 121 тысяча - в резерве"."""
    before = view.previous(mention)
    if before is None or before.metric != "force_size":
        return False
    another = _ANOTHER.fullmatch(view.normalised, before.end, mention.start)
    return another is not None or _GOT_IN.match(view.normalised, mention.end, view.end) is not None


def is_force(view: View, mention: Mention) -> bool:
    """Whether troops are counted where no verb of presence stands beside the number."""
    if _LOST.search(view.words) or any(event.sense not in _NO_DEED for event in view.events):
        return False
    if mention.family == "person" and mention.classes not in (("soldier",), ("person",)):
        return False
    grouping = _GROUPING.search(view.normalised, view.start, mention.start)
    if grouping and _MEASURED.match(view.normalised, grouping.end(), mention.start):
        return view.page.names_this_war
    before = view.page.sentences[max(0, view.nth - 1)]
    if _LOST.search(view.normalised, before.start, before.end):
        return False
    if mention.classes == ("soldier",):
        return _stands_there(view, mention)
    return not mention.family and _goes_on(view)


def _stands_there(view: View, mention: Mention) -> bool:
    """In "На фронті - 695 тисяч російських військових", "в Курской области, по оценке Сеула, 11 тысяч"."""
    placed = any(one.end <= mention.start for one in view.of_kind("region"))
    placed = placed or _AT_FRONT.search(view.normalised, view.start, mention.start) is not None
    stands = _STANDS.fullmatch(view.normalised, view.start, mention.start)
    many = (mention.quantity.amount.best or 0) >= _ARMY_SIZED
    return placed and bool(stands or (many and _ALONG.fullmatch(view.normalised, view.start, mention.start)))


def _goes_on(view: View) -> bool:
    """In "Туди хочуть відправити 12 тисяч солдатів. Поки там три тисячі" they are soldiers too."""
    if not view.nth or not _THERE.search(view.words):
        return False
    before = view.page.sentences[view.nth - 1]
    return any("soldier_noun" in one.senses for one in view.page.items_within(before.start, before.end))
