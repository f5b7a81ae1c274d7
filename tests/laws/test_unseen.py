"""Marks of type, addresses of links, soft hyphens and letters in two pieces change no claim."""

import re
import unicodedata
from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.laws.plain import STRIKES, told
from tests.together import together
from tracker.claims import read
from tracker.model import Document, Language, Reading
from tracker.text import find_quantities
from tracker.text.bare import bare
from tracker.text.normalise import normalise, squeeze

_NOUN = re.compile(r"\b(drones|bombs|people|helicopters|дронами|дронов|людей|человек)\b")
_LINK = r"[\1](https://example.org/a_(1)/2025)"
_WAYS: dict[str, Callable[[str], str]] = {
    "bold numbers": lambda text: re.sub(r"\d+", r"**\g<0>**", text),
    "soft hyphens": lambda text: re.sub(r"\b(\w{4})(\w{4,})\b", "\\1\u00ad\\2", text),
    "joiners": lambda text: text.replace(" ", " \u200b"),
    "letters in two pieces": lambda text: unicodedata.normalize("NFD", text),
    "links": lambda text: _NOUN.sub(_LINK, text),
    "tags": lambda text: '<p class="x1">' + re.sub(r"[0-9]+", r"<b>\g<0></b>", text) + "<br/></p>",
    "entities": lambda text: text.replace(" ", "&nbsp;", 3).replace(",", "&#44;"),
    "quoted lines": lambda text: "> " + text.replace(". ", ".\n>> "),
    "hashtags": lambda text: f"{text} #News #війна",
    "all": lambda text: "⚡️ **" + _NOUN.sub(_LINK, unicodedata.normalize("NFD", text)) + "**",
}


@cache
def _read(text: str, language: Language) -> Reading:
    return read(Document(ref="plain", text=text, language=language))


@pytest.mark.parametrize("way", _WAYS)
@pytest.mark.parametrize("language", STRIKES)
def test_what_nobody_sees_changes_no_claim(language: Language, way: str) -> None:
    for plain in STRIKES[language]:
        text = _WAYS[way](plain)
        reading = _read(text, language)
        assert told(reading.claims) == told(_read(plain, language).claims), text
        for claim in reading.claims:
            assert claim.quote in text and claim.document == reading.document.id
        for at, other in zip(reading.claims, _read(plain, language).claims, strict=True):
            first, second = (normalise(one[slice(*of.spans[0])]) for one, of in ((text, at), (plain, other)))
            assert first.replace("\u00ad", "") == second


def test_a_number_in_an_address_is_a_reference() -> None:
    text = "The post: [12 drones](https://t.me/kpszsu/345) were shot down over Kyiv."
    reading = _read(text, "en")
    assert [claim.amount.best for claim in reading.claims] == [12]
    assert [(one.text, one.reason) for one in reading.rejections] == [("345", "reference")]


def test_what_is_derived_names_claims_that_are_there() -> None:
    text = "За ночь **сбиты** 12 БПЛА над Брянской областью, 7 – над Курской и 5 – над Калужской."
    claims = _read(text, "ru").claims
    derived = [claim for claim in claims if claim.derived_from]
    assert derived and all(
        one in {claim.id for claim in claims} for claim in derived for one in claim.derived_from
    )


@together(
    ("text", "wanted"),
    [
        ("* 12 drones\n* 3 missiles", None),
        ("2*3 and a [note]", None),
        ("![Smoke](/a/1.jpg) rose", "Smoke rose"),
        ("a **b** c", "a b c"),
        (
            "<td>Tanks</td><td>12</td><br>a &lt;b&gt; &amp;c &nosuch; 1<2",
            " Tanks  12 \na <b> &c &nosuch; 1<2",
        ),
        ("[a](note) [b](https://x.org/(1))", "[a](note) b"),
    ],
)
def test_what_is_taken_out(text: str, wanted: str | None) -> None:
    found = bare(text)
    assert (found and found.text) == wanted


@given(st.text(alphabet="ab[]()!*12й\u00ad\u0306 /#\n", max_size=60))
def test_every_letter_leads_back(text: str) -> None:
    found = bare(text)
    if found is None:
        return
    assert not squeeze(normalise(found.text)).gaps  # nothing unseen is left
    for at, letter in enumerate(found.text):
        start, end = found.span((at, at + 1))
        assert end == start + 1
        assert text[start] == letter or unicodedata.normalize("NFC", text[start : start + 2]) == letter


def test_the_quantities_of_a_text_are_those_of_what_is_seen_of_it() -> None:
    text = "<p>Уночі&nbsp;збито <b>61</b> дрон із [74](https://t.me/a/12).</p>"
    told = [
        (text[slice(*one.span)], one.amount.best, one.amount.bound, one.reason)
        for one in find_quantities(text, "uk")
    ]
    assert told == [("61", 61, "exact", None), ("74", 74, "exact", None), ("12", 12, "exact", "reference")]
    assert find_quantities(text, "uk")[0].part_of == (text.index("74"), text.index("74") + 2)
