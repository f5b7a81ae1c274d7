"""Who signs a text: "Губернатор Липецкой области Игорь Артамонов." below what he tells."""

from collections.abc import Iterator

from tracker.claims.claimant.office import first_speaker
from tracker.claims.page.clauses import Sentence
from tracker.claims.page.items import Item
from tracker.claims.page.view import Page, View
from tracker.text.lazy import regex
from tracker.vocab import UNATTRIBUTED

_LAST = regex(
    r"(?:[.!?…]\"?\s+|\n\s*)(?:[-–—] )?(?P<name>[^\W\d_](?:[^.!?\n:;\"\d]|(?<=\b[а-яіїєґ])\.){6,110})[.\s]*$"
)
_LONGEST = 140
_OF_A_POST = 600
"""An English text that is longer is an article, below which an office stands for other reasons."""
_WORD = regex(r"[^\W\d_][\w'’-]*")
_OFFICE = regex(
    r"(?:област|обласн|міст|міськ|город|військ|военн|адміністрац|администрац|район|регион|регіон|громад|округ|начальник"
    r"|(?:regional|military|administration|governor|mayor|city|head|of|the|region|oblast|prosecutor's|office)$"
    r"|сил|команд|штаб|служб|міністерств|министерств|оборон|поліці|полиц|голов|глава|керівник|очільник|врио|губернатор|мэр|мер|уряд|правительств|в$|о$|и$|і$|та$|республик)"
)


_WAR = frozenset({"noun", "region", "claimant", "role"})
"""The kinds of words of what is told below a heading, and not below a signature."""
_BELOW = 2
"""So many paragraphs may stand below a signature."""


def _tells(page: Page, start: int, end: int) -> bool:
    """Whether more than names and the words of an office stand there: "В области работают спасатели"."""
    words = [match for match in _WORD.finditer(page.text, start, end) if match[0][0].islower()]
    return any(_OFFICE.match(match[0]) is None for match in words)


def signature(page: Page) -> View | None:
    """The last words of a text where they only name an office or who holds it."""
    if page.language == "en" and len(page.text) > _OF_A_POST:
        return None
    return next((view for finish in _ends(page) if (view := _signed_at(page, finish))), None)


def _ends(page: Page) -> Iterator[int]:
    """Where the text ends, with and without what stands below it and tells of no war: an advert, a thanks."""
    finish = len(page.normalised.rstrip())
    yield finish
    for _ in range(_BELOW):
        opens = page.normalised.rfind("\n\n", 0, finish)
        below = page.items_within(opens, finish)
        if opens < 0 or page.numbers_within(opens, finish) or any(map(_is_of_war, below)):
            return
        finish = len(page.normalised[:opens].rstrip())
        yield finish


def _is_of_war(item: Item) -> bool:
    """Whether a word tells of the war; "follow us", "thanks for your support" do not."""
    verb, arms = item.get("verb"), item.get("class") and not item.get("aid_word")
    return bool(arms) or (verb is not None and verb.form != "base") or not _WAR.isdisjoint(item.senses)


def _signed_at(page: Page, finish: int) -> View | None:
    """The last words before a position where they only name an office or who holds it."""
    match = _LAST.search(page.normalised, max(0, finish - _LONGEST), finish)
    if match is None or not page.text[match.start("name")].isupper() or match["name"].startswith("the "):
        return None
    start, end = match.span("name")
    items = [item for item in page.items if start <= item.start < end]
    if any(item.get("verb") or item.get("said") or item.get("noun") for item in items):
        return None
    if not any(item.get("claimant") or item.get("role") for item in items) or _tells(page, start, end):
        return None
    return View(page, 0, Sentence(start, end, 0, line=True, bullet=False), items, [])


def signed(below: View | None) -> str:
    """The claimant whom the signature of a text names, or "".

    >>> from datetime import UTC, datetime
    >>> from tracker.claims import read
    >>> from tracker.model import Document
    >>> text = "Ночью сбито 20 БПЛА. Губернатор Липецкой области Игорь Артамонов."
    >>> said = datetime(2025, 12, 17, 6, tzinfo=UTC)
    >>> claim = read(Document(ref="example", text=text, published=said, language="ru")).claims[0]
    >>> claim.claimant, claim.scope
    ('ru_official', 'lipetsk')
    """
    named = first_speaker(below, below.start, below.end, sides=True) if below else ""
    return "" if named in (UNATTRIBUTED, "expert") else named
