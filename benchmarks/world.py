"""A made-up world: 2,000 keys, 200 sources, ten years, six claims a document, quotes of 110 letters."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random

from tracker.model import Amount, Claim, Document, Reading, Window

CLAIMS_A_DOCUMENT = 6
FIRST = datetime(2016, 1, 1, tzinfo=UTC)
_METRICS = ("launched", "shot_down", "lost", "hit")
_CLASSES = ("drone", "missile", "kh_101", "iskander_m", "kinzhal", "kalibr", "s300", "bomb", "geran_3", "kab")
_SCOPES = ("national", *(f"region_{number}" for number in range(49)))
_WORDS = (
    *("the", "enemy", "launched", "drones", "and", "missiles", "overnight", "while"),
    *("crews", "of", "the", "air", "force", "stopped", "most", "of"),
)


def readings(documents: int, *, first: int = 0) -> Iterator[Reading]:
    """Readings of made-up documents, the same for the same numbers."""
    for number in range(first, first + documents):
        yield _reading(number, Random(number))


def _reading(number: int, random: Random) -> Reading:
    night = FIRST + timedelta(days=random.randrange(3650), hours=17)
    published = night + timedelta(hours=random.randrange(13, 40))
    source = f"source_{random.randrange(200)}"
    figures = [random.randrange(1, 900) for _ in range(CLAIMS_A_DOCUMENT)]
    quotes = [f"{number}.{place}: {figure} {_told(random)}." for place, figure in enumerate(figures)]
    text = " ".join(quotes)
    of = Document(ref=f"page/{number}", text=text, published=published, publisher=source, claimant=source)
    window = Window(start=night, end=night + timedelta(hours=12), basis="night", got="printed")
    claims, end = [], -1
    for figure, quote in zip(figures, quotes, strict=True):
        start = end + 1 + quote.index(" ") + 1
        end += 1 + len(quote)
        claims.append(_claim(of, window, random, figure, quote, (start, start + len(str(figure)))))
    return Reading(of, tuple(claims))


def _claim(
    of: Document, window: Window, random: Random, figure: int, quote: str, span: tuple[int, int]
) -> Claim:
    return Claim(
        document=of.id,
        ref=of.ref,
        spans=(span,),
        quote=quote,
        metric=random.choice(_METRICS),
        classes=(random.choice(_CLASSES),),
        direction="ru_on_ua",
        scope=_SCOPES[min(random.randrange(100), 49)],
        window=window,
        amount=Amount.exact(figure, "count", str(figure)),
        claimant=of.claimant,
        publisher=of.publisher,
        published=of.published,
        rule=f"rule_{random.randrange(20)}@1",
    )


def _told(random: Random) -> str:
    words = random.choices(_WORDS, k=17)
    return " ".join(words)[:100]


def night(number: int) -> Reading:
    """One document on one night with one figure: many of them make one long series."""
    start = FIRST + timedelta(days=number, hours=17)
    figure = 50 + number % 400
    quote = f"Night {number}: the enemy launched {figure} drones, said the air force; most were stopped."
    said = start + timedelta(hours=15)
    of = Document(
        ref=f"night/{number}", text=quote, published=said, publisher="ua_air_force", claimant="ua_air_force"
    )
    window = Window(start=start, end=start + timedelta(hours=12), basis="night", got="printed")
    place = quote.index("launched ") + len("launched ")
    span = (place, place + len(str(figure)))
    claim = _claim(of, window, Random(number), figure, quote, span)
    named = {"metric": "launched", "classes": ("drone",), "scope": "national"}
    return Reading(of, (Claim(**claim.model_dump(exclude={"id", "kind"}) | named),))


def attacks(posts: int) -> str:
    """A made-up structured file of nights."""
    lines = ["time_start,time_end,model,launched,destroyed,not_reach_goal,target,source"]
    for number in range(posts):
        day = (FIRST + timedelta(days=number)).strftime("%Y-%m-%d")
        lines.append(
            f"{day} 01:00,{day} 08:00,Shahed-136/131,{50 + number % 300},40,5,Ukraine,kpszsu/posts/{number}"
        )
    return "\n".join(lines) + "\n"
