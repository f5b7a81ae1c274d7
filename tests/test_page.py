"""Pages of other makers in other wordings: articles told apart, furniture set aside, dates inferred."""

import time
from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.shared import SHARED, needs_shared
from tests.together import together
from tracker.model import Language
from tracker.sources import Input, read_inputs
from tracker.sources.evidence import find_evidence, years_of
from tracker.sources.language import detect_language
from tracker.sources.page import Page, split
from tracker.sources.page_times import find_marker
from tracker.sources.published import Piece, find_year, publications

READ_ON = date(2026, 3, 1)
SEED = "luhansk-control-and-halted-weapons.txt"

SUMY = (
    "Forces sent 61 drones and three missiles at the Sumy region in one evening, the regional head said on "
    "Wednesday. Forty of the drones fell short of their targets. Crews were still clearing two streets."
)
IZIUM = (
    "A convoy of lorries with relief goods reached the town of Izium after a delay of five hours at a "
    "checkpoint. The drivers said the road had been mined in spring. Officials promised to clear the rest."
)
OSLO = (
    "The parliament in Oslo approved a package worth 1.2 billion kroner for air defence. Two parties voted "
    "against it, saying the money was needed at home. The minister thanked the house."
)
TITLES = (
    "Sixty drones sent at Sumy in one evening",
    "Relief convoy reaches Izium after long delay",
    "Oslo approves money for air defence",
)
BODIES = (SUMY, IZIUM, OSLO)


def wrapped(text: str) -> str:
    lines, line = [], ""
    for word in text.split():
        if len(line) + len(word) > 68:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    return "\n".join([*lines, line])


def layout(form: str, bodies: tuple[str, ...] = BODIES, before: str = "", after: str = "") -> str:
    pieces = [
        form.format(title=title, body=body, n=number + 2)
        for number, (title, body) in enumerate(zip(TITLES, bodies, strict=True))
    ]
    return before + "\n".join(pieces) + after


MENU = "Skip to content\nHome\nNews\nWorld\nSport\nSign in\n\n"
FOOTER = "\nSubscribe to our newsletter\nPrivacy policy\nTerms of use\n© 2025 All rights reserved\n"

LAYOUTS = {
    "title, publisher, age": layout("{title}\n\nNorthern Courier\n\n{n} hours ago\n\n{body}\n"),
    "publisher and age over the title": layout("Fjord Post · {n}h ago\n{title}\n{body}"),
    "byline and date": layout(
        "{title}\nBy Anna Example\nPublished on {n} July 2025 at 18:05 GMT\n\n{body}\n"
    ),
    "byline of two, American date": layout(
        "{title}\nBy Boris Sample and Clara Model\nLast updated: July {n}, 2025, 9:40 p.m.\n\n{body}\n"
    ),
    "date and clock over a bar": layout("{title}\n{n}.07.2025 | 07:15\n\n{body}\n"),
    "menu above, footer below": layout("{title}\n{n} hours ago\n\n{body}\n", before=MENU, after=FOOTER),
    "furniture between": layout(
        "{title}\n{n} hours ago\n{body}\n\nShare this article\nFacebook\nTelegram\nRelated stories\n"
    ),
    "headlines twice": layout("{title}\n{title}\n\n{body}\n"),
    "contents on top": "Today's letters\n" + "\n".join(TITLES) + "\n\n" + layout("{title}\n\n{body}\n"),
    "age on the line of the title": layout("{title} - {n} hours ago\n{body}"),
    "hard-wrapped": layout(
        "{title}\nNorthern Courier\n{n} hours ago\n\n{body}\n", tuple(map(wrapped, BODIES))
    ),
    "words run together": layout("{title}\n{title}\nFjord Post{n} hours ago\n{body}"),
    "a bulleted publisher": layout("{title}\n\n  • Fjord Post\n\ntime{n} hours ago\n\n{title}\n\n{body}\n"),
    "reading time": layout("{title}\n{n} min read\nFjord Post\n{n} days ago\n{body}\n"),
    "carriage returns": layout("{title}\r\nFjord Post\r\n{n} days ago\r\n\r\n{body}\r\n"),
    "indented": layout("   {title}   \n\t{n} days ago\n\n    {body}\n"),
}


def texts(page: Page, text: str) -> list[str]:
    return [text[article.start : article.end] for article in page.articles]


def squeezed(text: str) -> str:
    return " ".join(text.split())


@together("name", LAYOUTS)
def test_three_pieces_are_told_apart(name: str) -> None:
    text = LAYOUTS[name]
    page = split(text)
    assert [article.title for article in page.articles] == list(TITLES)
    assert [squeezed(piece) for piece in texts(page, text)] == list(BODIES)


@together("name", LAYOUTS)
def test_every_character_stands_in_one_piece(name: str) -> None:
    check_cover(LAYOUTS[name])


@together("name, between", product(LAYOUTS, ("", "\n", "\n\n\n")))
def test_a_doubled_page_adds_no_article(name: str, between: str) -> None:
    text = LAYOUTS[name]
    once, twice = split(text), split(text + between + text)
    assert twice.articles == once.articles
    check_cover(text + between + text)


def check_cover(text: str) -> None:
    page = split(text)
    pieces = [(article.start, article.end) for article in page.articles]
    pieces += [(rest.start, rest.end) for rest in page.rest]
    reached = 0
    for start, end in sorted(pieces):
        assert reached <= start < end <= len(text)
        assert (
            not text[reached:start].strip(" \t\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029\u00a0\u3000")
            or not text[reached:start].strip()
        )
        reached = end
    assert not text[reached:].strip()


def test_a_list_of_pages_has_its_publishers_and_ages() -> None:
    page = split(LAYOUTS["publisher and age over the title"])
    assert [article.publisher for article in page.articles] == ["Fjord Post"] * 3
    assert [article.markers[0].age for article in page.articles] == [timedelta(hours=n) for n in (2, 3, 4)]


def test_ukrainian_and_russian_pages_are_split_too() -> None:
    text = (
        "Шістдесят дронів за вечір на Сумщині\nСтеповий вісник\n3 години тому\n\nВійська спрямували на "
        "область 61 дрон, повідомив голова області. Сорок із них не долетіли.\n\nКолона з допомогою "
        "дісталася Ізюма\nдень тому\n\nКолона дісталася міста після затримки на п'ять годин. "
        "Дорогу замінували ще навесні.\n"
    )
    assert [article.title for article in split(text).articles] == [
        "Шістдесят дронів за вечір на Сумщині",
        "Колона з допомогою дісталася Ізюма",
    ]
    text = (
        "Над областью сбит 61 дрон\nСтепной вестник\n2 часа назад\n\nНад областью сбит 61 дрон, "
        "сообщил глава региона. Сорок упали в поле.\n\nКолонна дошла до города\n5 дней назад\n\n"
        "Колонна дошла до города за пять часов. Дорогу разминировали.\n"
    )
    assert len(split(text).articles) == 2


def test_pieces_that_are_cut_off_end_there() -> None:
    text = layout("{title}\n\n{body} Officials said the work would […]\n")
    assert [article.title for article in split(text).articles] == list(TITLES)


def test_tallies_of_a_page_are_furniture() -> None:
    text = f"{TITLES[0]}\n{TITLES[0]}\n\nSumy • Fjord Post\n\n • 25544 views\n\n{SUMY}\n\nComments 12\n"
    (article,) = split(text).articles
    assert (article.title, text[article.start : article.end]) == (TITLES[0], SUMY)


PLAIN = [
    SUMY,
    "61 drones over Sumy",
    f"{TITLES[0]}\n\n{SUMY}",
    f"Air Force statement\n14 September 2025\n\n{SUMY}",
    f"{SUMY}\n\n{IZIUM}\n\nWhat comes next\n\n{OSLO}",
    "On the night of 14 September, 61 drones came:\n- Sumy: 12\n- Poltava: 20\n\nShot down: 40\nLost: 9",
    "Under attack:\n\nSumy\n\nKharkiv\n\nPoltava\n\n12 drones were seen.",
    "⚡ **61 дрон** збито над областю\n\nКиїв — 12\nСуми — 20\n\nСлава Україні!",
    "  leading and trailing space stay.  \n\n",
    wrapped(SUMY),
]


@together("text", PLAIN)
def test_a_plain_statement_stays_whole(text: str) -> None:
    page = split(text)
    assert texts(page, text) == [text] and page.rest == ()


def test_the_title_of_a_plain_statement_is_known() -> None:
    assert split(f"{TITLES[0]}\n\n{SUMY}").articles[0].title == TITLES[0]
    assert split(SUMY).articles[0].title == ""


def test_a_list_of_figures_before_the_furniture_stays_with_its_text() -> None:
    text = f"{SUMY}\nSumy region: 12\nKharkiv region: 20\n\nShare this article\nFacebook\n"
    (article,) = split(text).articles
    assert text[article.start : article.end].endswith("Kharkiv region: 20")


def test_a_piece_met_twice_is_read_once() -> None:
    text = layout("{title}\n{n} hours ago\n{body}\n") + f"\nMost read\n{TITLES[0]}\n9 hours ago\n{SUMY}\n"
    page = split(text)
    assert len(page.articles) == 3
    assert [text[rest.start : rest.end] for rest in page.rest if rest.reason == "duplicate"] == [SUMY]


def test_a_statement_pasted_twice_is_read_once() -> None:
    for between in ("", " ", "\n\n"):
        page = split(SUMY + between + SUMY)
        assert texts(page, SUMY) == [SUMY]
        assert [rest.reason for rest in page.rest] == ["duplicate"]


def test_headline_copies_are_told_from_furniture() -> None:
    page = split(LAYOUTS["a bulleted publisher"])
    reasons = [rest.reason for rest in page.rest]
    assert (reasons.count("title"), reasons.count("duplicate"), reasons.count("furniture")) == (3, 3, 6)


LINES = [
    ("Northern Courier\u00a0· 3 hours ago", "Northern Courier", timedelta(hours=3)),
    ("Northern Couriera day ago", "Northern Courier", timedelta(days=1)),
    ("Fjord Postan hour ago", "Fjord Post", timedelta(hours=1)),
    ("time12 hours ago", "", timedelta(hours=12)),
    ("Updated 5 minutes ago", "", timedelta(minutes=5)),
    ("2 weeks ago", "", timedelta(days=14)),
    ("7h", "", timedelta(hours=7)),
    ("3 години тому", "", timedelta(hours=3)),
    ("день тому", "", timedelta(days=1)),
    ("2 часа назад", "", timedelta(hours=2)),
]


@together(("line", "publisher", "age"), LINES)
def test_lines_of_time_and_publisher(line: str, publisher: str, age: timedelta) -> None:
    marker = find_marker(line)
    assert marker is not None and (marker.publisher, marker.age) == (publisher, age)


@together(
    "line",
    [
        "Published: 3 July 2025 14:05",
        "Thu 3 Jul 2025 14.05 BST",
        "3 липня 2025, 10:20",
        "03.07.2025",
        "Fjord Post | Oslo | Updated: 04-07-2025 12:13 IST | Created: 03-07-2025 12:11 IST",
    ],
)
def test_lines_with_a_day(line: str) -> None:
    marker = find_marker(line)
    assert marker is not None and marker.day == date(2025, 7, 3)


@together(
    "line",
    [
        "Shot down on 3 July 2025: 40",
        "The town fell a day ago.",
        "Losses since 3 July",
        "By the river they waited",
        "40 drones over Sumy",
        "",
    ],
)
def test_lines_that_are_no_marker(line: str) -> None:
    assert find_marker(line) is None


# publication dates


def dated(*pieces: str, markers: tuple[str, ...] = (), read_on: date = READ_ON) -> list[tuple[str, str, str]]:
    given_pieces = [
        Piece(text, "en", (marker,) if marker else ())
        for text, marker in zip(pieces, [*map(find_marker, markers), *[None] * len(pieces)], strict=False)
    ]
    return [
        (f"{found.published:%Y-%m-%d}" if found.published else "", found.how, found.confidence)
        for found in publications(given_pieces, given=None, read_on=read_on)
    ]


def test_weekdays_beside_a_date_leave_few_years() -> None:
    (pair,) = find_evidence("on Tuesday, March 4,", "en").pairs
    assert sorted(years_of(pair)) == [1997, 2003, 2008, 2014, 2025, 2031, 2036]


def test_one_way_to_the_year_is_medium() -> None:
    text = (
        "More than three years after the full-scale invasion began, crews met on Tuesday, March 4. "
        "They met again on Friday."
    )
    assert dated(text) == [("2025-03-07", "inferred", "medium")]


def test_two_ways_to_the_year_are_high() -> None:
    text = (
        "The bridge fell in November 2023. In the intervening 16 months, crews came back, more than three "
        "years after the invasion. They met on Tuesday, March 4."
    )
    year = find_year(find_evidence(text, "en"), READ_ON)
    assert (year.year, year.ways) == (2025, 2)
    assert len(year.reasons) == 3
    (found,) = publications([Piece(text, "en")], given=None, read_on=READ_ON)
    assert "year 2025: confidence high, by independent ways" in found.reasons


def test_several_years_stay_unresolved_with_their_reasons() -> None:
    (found,) = publications([Piece("Crews met on Tuesday, March 4.", "en")], given=None, read_on=READ_ON)
    assert (found.published, found.confidence) == (None, "unresolved")
    assert "years left: 1997, 2003, 2008, 2014, 2025" in found.reasons[-1]


def test_ways_that_disagree_resolve_nothing() -> None:
    text = (
        "It fell in November 2024. In the intervening 16 months, more than three years after the invasion, "
        "crews met on Tuesday, March 4."
    )
    assert find_year(find_evidence(text, "en"), date(2026, 12, 1)).year is None


def test_one_mistyped_weekday_of_three_does_not_win() -> None:
    text = (
        "More than three years after the invasion, they met on Tuesday, March 4, on Friday, March 7, "
        "and on Sunday, March 8."
    )
    assert find_year(find_evidence(text, "en"), READ_ON).year == 2025


def test_nothing_is_published_after_it_is_read() -> None:
    text = "More than three years after the invasion, crews met on Wednesday, March 4."
    assert find_year(find_evidence(text, "en"), date(2026, 12, 1)).year == 2026
    assert find_year(find_evidence(text, "en"), date(2026, 2, 1)).year is None


def test_last_month_moves_the_publication_into_the_next_one() -> None:
    text = (
        "More than three years after the invasion, crews reached the river last month. They had left on "
        "Tuesday, March 4, and met on Wednesday."
    )
    assert dated(text) == [("2025-04-02", "inferred", "medium")]


def test_a_day_of_the_war_is_a_date() -> None:
    assert dated("On the 1,000th day of the war, crews rested.") == [("2024-11-19", "inferred", "medium")]


@pytest.mark.parametrize(
    ("language", "head"),
    [
        ("en", "Kyiv, 14 March 2025 - "),
        ("en", "KYIV, March 14, 2025 (Agency) - "),
        ("en", "Washington, D.C., March 14, 2025 – "),
        ("ru", "МОСКВА, 14 марта 2025 г. /АГЕНТСТВО/. - "),
        ("uk", "Київ, 14 березня 2025 року – "),
    ],
)
def test_the_line_that_opens_a_text_dates_it(language: Language, head: str) -> None:
    piece = Piece(f"{head}Crews met. They had left on Saturday.", language)
    found = publications([piece], given=None, read_on=READ_ON)[0]
    assert (f"{found.published:%Y-%m-%d}", found.how, found.confidence) == ("2025-03-14", "page", "high")


def test_a_sentence_that_opens_a_text_is_no_line_of_its_place() -> None:
    assert dated("Crews met on 14 March 2025 - again.") == [("2025-03-14", "inferred", "medium")]


def test_a_text_whose_dates_have_years_is_dated_by_the_latest() -> None:
    assert dated("On 3 May 2025 and on 5 May 2025 crews met.") == [("2025-05-05", "inferred", "medium")]
    assert dated("On 24 February 2014 and on 5 May crews met.")[0][1] == "unknown"


def test_neighbours_that_are_hours_old_tell_the_day() -> None:
    main = (
        "More than three years after the full-scale invasion, crews met on Tuesday, March 4. "
        "They left the next morning."
    )
    first = "The council agreed on Thursday. It met on Thursday in Lviv."
    second = "The road opened on Thursday, a day after the bridge on Wednesday. On Thursday lorries came."
    found = dated(main, first, second, markers=("Fjord Posta day ago", "time9 hours ago", "time14 hours ago"))
    assert found == [("2025-03-06", "inferred", "medium")] * 3


def test_a_printed_day_wins() -> None:
    found = dated("Crews met on Tuesday, March 4.", markers=("Published on 6 March 2025",))
    assert found == [("2025-03-06", "page", "high")]


def test_a_day_without_a_year_is_the_latest_up_to_the_reading() -> None:
    assert dated("Crews met.", markers=("4 March, 10:20",)) == [("2025-03-04", "page", "low")]


def test_a_given_date_reaches_the_neighbours_through_their_ages() -> None:
    pieces = [
        Piece(text, "en", (marker,))
        for text, age in (("Crews met.", "a day ago"), ("They left.", "10 hours ago"))
        if (marker := find_marker(age))
    ]
    said = datetime(2025, 3, 6, 12, tzinfo=UTC)
    main, neighbour = publications(pieces, given=said, read_on=READ_ON)
    assert (main.published, main.how, main.confidence) == (said, "given", "high")
    assert (neighbour.published, neighbour.confidence) == (said + timedelta(hours=14), "medium")


def test_ukrainian_and_russian_evidence() -> None:
    uk = "Через понад три роки після початку вторгнення, у вівторок, 4 березня, зустрілися."
    assert find_evidence(uk, "uk").pairs[0].weekday == 1
    ru = "Более трёх лет спустя после начала вторжения, во вторник, 4 марта, встретились."
    assert find_year(find_evidence(ru, "ru"), READ_ON).year == 2025


@together(
    ("text", "language"),
    [
        ("Збито 12 дронів", "uk"),
        ("Сбиты 12 дронов, уничтожены ещё 3", "ru"),
        ("12 drones", "en"),
        ("447", "en"),
        ("Над областю та під містом", "uk"),
        ("Над городом и под мостом", "ru"),
        ("Shahed-136: збито 12 ударних дронів", "uk"),
    ],
)
def test_language(text: str, language: str) -> None:
    assert detect_language(text) == language


# laws

LINE = st.sampled_from(
    [
        *TITLES,
        *BODIES,
        "3 hours ago",
        "Fjord Posta day ago",
        "By Anna Example",
        "3 July 2025",
        "Home",
        "Share this article",
        "Comments",
        "Kyiv: 12",
        "app-store",
        "",
        "   ",
        "•",
        "a",
    ]
)
TEXT = st.one_of(st.text(max_size=300), st.lists(LINE, max_size=14).map("\n".join))


@settings(deadline=None)
@given(TEXT)
def test_any_text_is_covered_once(text: str) -> None:
    check_cover(text)


@settings(deadline=None)
@given(st.lists(LINE, max_size=10).map("\n".join), st.sampled_from(["", "\n", "\n\n"]))
def test_any_doubled_page_adds_none(text: str, between: str) -> None:
    if len(text.strip()) < 40:
        return
    once, twice = split(text), split(text + between + text)
    bodies = {squeezed(piece) for piece in texts(once, text)}
    assert {squeezed(piece) for piece in texts(twice, text + between + text)} == bodies


@pytest.mark.slow
@pytest.mark.parametrize(
    "line", ["a b c\n", "Home\n", "3 hours ago\n", f"{TITLES[0]}\n", f"{SUMY}\n\n", "x", "1 2 3 4 5 "]
)
def test_time_grows_with_the_length(line: str) -> None:
    def seconds(length: int) -> float:
        text = line * (length // len(line)) + "end."
        best = 60.0
        for _ in range(2):
            start = time.perf_counter()
            split(text)
            best = min(best, time.perf_counter() - start)
        return best

    seconds(200)
    assert seconds(32_000) < 12 * seconds(8_000) + 0.05


@pytest.fixture(scope="module")
def seed() -> Input:
    return next(read_inputs(SHARED / "seed" / SEED, read_at=datetime(2026, 3, 1, tzinfo=UTC)))


@needs_shared("seed", SEED)
def test_the_seed_page_has_four_pieces(seed: Input) -> None:
    assert [document.offset for document in seed.documents] == [179, 7732, 11241, 14640]
    for document in seed.documents:
        assert seed.text[document.offset :].startswith(document.text)
        assert document.publisher == "al_jazeera" and document.title
    inside = [range(document.offset, document.offset + len(document.text)) for document in seed.documents]
    assert not any(piece.offset in span for piece in seed.furniture for span in inside)
    check_cover(seed.text)


@needs_shared("seed", SEED)
def test_the_seed_page_is_dated(seed: Input) -> None:
    for document in seed.documents:
        assert document.published is not None and document.published.date() == date(2025, 7, 3)
        assert (document.published_how, document.confidence) == ("inferred", "medium")
    reasons = " | ".join(seed.documents[0].reasons)
    assert "year 2025: confidence high" in reasons
    assert "1997, 2003, 2008, 2014, 2025, 2031, 2036" in reasons
    assert "June 2025" in reasons and "Tuesday 2025-07-01" in reasons and "Thursday 2025-07-03" in reasons


@needs_shared("seed", SEED)
def test_the_furniture_of_the_seed_page_is_at_hand(seed: Input) -> None:
    furniture = {piece.offset: piece for piece in seed.furniture}
    for at in (7622, 11138, 14537):
        assert "hours ago" in furniture[at].text and furniture[at].reason == "furniture"
    assert [piece.reason for piece in seed.furniture].count("title") == 4
    doubled = split(seed.text + "\n" + seed.text)
    assert [article.start for article in doubled.articles] == [document.offset for document in seed.documents]
