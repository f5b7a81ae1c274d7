"""Who signs a text: "Губернатор Липецкой области Игорь Артамонов." below what he tells."""

from tracker.claims.claimant.office import first_speaker
from tracker.claims.page.clauses import Sentence
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
    r"|голов|глава|керівник|очільник|врио|губернатор|мэр|мер|уряд|правительств|в$|о$|и$|і$|та$|республик)"
)


def _tells(page: Page, start: int, end: int) -> bool:
    """Whether more than names and the words of an office stand there: "В области работают спасатели"."""
    words = [match for match in _WORD.finditer(page.text, start, end) if match[0][0].islower()]
    return any(_OFFICE.match(match[0]) is None for match in words)


def signature(page: Page) -> View | None:
    """The last words of a text where they only name an office or who holds it."""
    if page.language == "en" and len(page.text) > _OF_A_POST:
        return None
    match = _LAST.search(page.normalised, max(0, len(page.normalised) - _LONGEST))
    if match is None or not page.text[match.start("name")].isupper():
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
