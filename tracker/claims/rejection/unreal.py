"""Whether a figure is played, staged or shown: games, stories, exercises, matches, shows, museums."""

from tracker.claims.page.bodies import HEADQUARTERS
from tracker.claims.page.groups import AIR, BROUGHT_DOWN, EQUIPMENT, PERSONS, STRIKING
from tracker.claims.page.items import Item
from tracker.claims.page.mention import Mention
from tracker.claims.page.view import View
from tracker.claims.words.patterns import slavic
from tracker.text.lazy import regex

_WORK = slavic(
    r"\b(?:(?:роман|фільм|фильм|кінострічк|кінокартин|кинокартин|серіал|сериал|п'єс|пьес|мюзикл|оповіданн"
    r"|детектив"
    r"|бойовик|боевик|комікс|комикс)[а-яіїє]{0,3}|(?:повіст|повест)[ьіиюя][а-яіїє]?|рассказ(?:а|е|у|ом|ы)?"
    r"|(?:комеді|комеди)[а-яіїє]{1,2}|(?:відео|видео)?(?:гра|гри|грі|гру|грою|игра|игры|игре|игру|игрой))"
    r" \"[^\"]+\""
)
"""In "Роман «Тисяча днів» починається з загибелі взводу" a story is told."""
_OF_FIGHTERS = EQUIPMENT | BROUGHT_DOWN
_IMAGERY = regex(
    r"\b(?:знімк|снимк|фото|зображен|изображен)[а-яіїє]* (?:із |з |зі |со |с )?(?:супутник|спутник)"
    r"|\b(?:супутник|спутник)ов[а-яіїє]+ (?:знім|сним|фото|зображ|изображ)"
)
"""What satellites show of a strike is of this war."""
_SHELLED = regex(r"\b(?:(?:обстріл|обстрел|шахед|окупант|оккупант)[а-яіїє]*|ппо|пво|air defen[cs]es?)\b")
_DRILL = regex(
    r"(?:exercise|drill|man(?:o)?euvre|maneuver)s?|(?:at the )?(?:test range|proving ground)|cadets"
    r"|маневри|на маневрах|маневры|манёвры|на ман[её]врах|(?:військові |на )?навчан[а-яії]+"
    r"|(?:на )?учени[а-я]+"
)
_SO_CALLED = regex(
    r'"(?:russians?|ukrainians?|enem(?:y|ies)|reds?|blues?|росіян[а-яі]*|русски[а-я]*|українц[а-яі]*|украинц[а-я]*'
    r'|противник[а-яі]*|ворог[а-яі]*|враг[а-я]*|син[иі]е?|червон[иі]|красны[а-я]*)"'
)
"""In '"Russians" in red armbands lost 24 men' a part is played."""
_ASIDE = regex(r"(?:^|\W)(?:while|as|whereas|поки|пока|тоді як|тогда как) [^,;:]*$")
"""In "While NATO held drills, 88 drones were launched" they are no drones of the drill."""
_ATTACKED = regex(r"attack|shell|bomb|raid|атак|удар|вдар|ударя|обстр|бомб")
_IN_PLAY = AIR | EQUIPMENT | {"force_size", "stock"}
_DRAWN = slavic(
    r"\b(?:(?:нарисован|намальован|вишит|вышит|вылеплен|виліплен)[а-яіїє]*"
    r"|на (?:[а-яіїє]+ )?(?:плакат|малюнк|рисунк|футболк|открытк|листівк)[а-яіїє]*"
    r"|(?:стікер|стикер|наклейк|наліпк)[а-яіїє]*)\b"
)
"""In "шість літаків, намальованих на плакаті" nothing flies."""
_ELSEWHERE = regex(r"[:;]|\b(?:поки|пока|коли|когда|але|но|де|где)\b")
"""In "наклейки роздали дітям, поки ППО збила 14 дронів" the clauses tell of different things."""
_MODEL = regex(
    r"\b(?:full-size|life-size|replica|toy|lego|scale model|іграшков|игрушечн|бумажн|паперов"
    r"|[ву] натуральн)"
)
"""In "built a full-size Shahed and flew it" a model flies."""
_MUSEUM = regex(
    r"\b(?:museums?|exhibits?\b|exhibited|exhibitions?|collections?|galler(?:y|ies)|catalogues?"
    r"|on (?:display|show)\b"
    r"|музе[йюяїеє]|експон|экспон|експозиц|экспозиц|колекц|коллекц|вистав(?:к|ц)|выставк)"
)


def is_unreal(view: View, mention: Mention) -> bool:
    """Whether what is told was made up, trained, played or stands on show."""
    if mention.metric and (_is_in_play(view, mention) or _is_on_show(view, mention)):
        return True
    if mention.metric and (_is_in_work(view) or _is_drawn(view, mention)):
        return True
    if mention.family == "air" and _MODEL.search(view.normalised, mention.start, mention.end):
        return True
    if '"' in view.words and _SO_CALLED.search(view.words):
        return True
    if view.has("staged") and any(_is_staged(view, mention, item) for item in view.of_kind("staged")):
        return True
    return _is_staged_before(view, mention)


def _is_in_work(view: View) -> bool:
    """Whether a story with its title is told here, or right before by who names no time and no side."""
    page, before = view.page, view.before
    if not page.tells(_WORK) or view.windows:
        return False
    if _WORK.search(view.words):
        return True
    if before is None or before.sentence.paragraph != view.sentence.paragraph or is_of_war(view):
        return False
    return _WORK.search(before.words) is not None


def _is_drawn(view: View, mention: Mention) -> bool:
    """Whether a picture is told, and neither a time nor who says so."""
    if mention.metric not in _IN_PLAY or view.windows or view.has("said"):
        return False
    drawn = _DRAWN.search(view.words) if view.page.tells(_DRAWN) else None
    if drawn is None:
        return False
    start, end = view.start + drawn.start(), view.start + drawn.end()
    return _ELSEWHERE.search(view.normalised, min(end, mention.end), max(start, mention.start)) is None


def _is_in_play(view: View, mention: Mention) -> bool:
    """In "you defend Odesa. Whoever downs 50 drones unlocks a new one" the paragraph tells of a game."""
    part = view.part
    if part.tells_of_the_unreal:
        return True
    if not part.tells_of_play or mention.metric not in _IN_PLAY:
        return False
    return not (names_side(view) or _is_attacked(view) or _is_raid_beside(view))


def _is_raid_beside(view: View) -> bool:
    """In "No parcels today. Nine drones were shot down over Sumy" the second tells of a place of this war."""
    played = (one.start for one in view.part.settings if "play" in one.senses)
    beside = not any(view.start <= start < view.end for start in played)
    return beside and _is_over_the_war(view)


def _is_over_the_war(view: View) -> bool:
    """Whether the sentence names a place of this war."""
    return any(map(view.page.is_of_this_war, view.of_kind("region")))


def _is_on_show(view: View, mention: Mention) -> bool:
    """In "Among the museum's 640 objects are three downed drones" what is shown was shot down long ago."""
    page = view.page
    if mention.metric not in _OF_FIGHTERS or not page.tells(_MUSEUM) or view.windows or _says(view):
        return False
    before = page.sentences[max(0, view.nth - 1)]
    apart = _is_over_the_war(view) or before.paragraph != view.sentence.paragraph
    start = view.start if apart else before.start
    told = _MUSEUM.search(page.normalised, start, view.end) is not None
    struck = any(event.sense in ("attack", "strike", "launch") for event in view.events)
    return told and not struck and not _is_attacked(view)


def _says(view: View) -> bool:
    """Whether somebody says so; a museum that shows things says nothing."""
    return any(not view.normalised.startswith("show", one.start) for one in view.of_kind("said"))


def _is_attacked(view: View) -> bool:
    """Whether the sentence names an attack, an office, or who says so."""
    told = any((item.get("noun") or ("",))[0] in STRIKING for item in view.of_kind("noun"))
    attacked = any(_ATTACKED.match(view.normalised, event.start) for event in view.events)
    places = {item.start for item in view.of_kind("region")}
    struck = any(event.sense == "strike" and event.end + 1 in places for event in view.events)
    return told or attacked or struck or (view.has("role") and view.has("said"))


def _is_staged(view: View, mention: Mention, item: Item) -> bool:
    """Whether an exercise is told; in "hit a range during an exercise" people die in earnest."""
    if not _DRILL.fullmatch(view.normalised, item.start, item.end):
        return True
    if mention.metric in PERSONS and (view.has("side") or _is_attacked(view)):
        return False
    aside = _ASIDE.search(view.normalised, view.start, item.start)
    return aside is None or "," not in view.normalised[item.end : mention.start]


def _is_staged_before(view: View, mention: Mention) -> bool:
    """In "The drill began at dawn. The crews shot down 12" the sentence goes on with the exercise."""
    page = view.page
    if not (page.tells_of_exercise and view.nth) or view.has("side"):
        return False
    if mention.metric not in AIR and (mention.metric not in PERSONS or _is_attacked(view)):
        return False
    before = page.sentences[view.nth - 1]
    told = page.items_within(before.start, before.end)
    same = before.paragraph == view.sentence.paragraph and not any(map(page.is_of_this_war, view.items))
    return same and any("staged" in item.senses for item in told)


def is_of_war(view: View) -> bool:
    """Whether a side or an office of this war is named, or shelling or its pictures."""
    return names_side(view) or any(one.search(view.words) is not None for one in (_SHELLED, _IMAGERY))


def names_side(view: View) -> bool:
    """Whether a side or an office of this war is named."""
    if any(view.page.text[item.start].isupper() for item in view.of_kind("side")):
        return True
    return any(item.get("claimant") in HEADQUARTERS for item in view.of_kind("claimant"))
