"""Quotations of several sentences: which words stand between the marks."""

from hypothesis import given
from hypothesis import strategies as st

from tests.together import together
from tracker.claims.claimant.speech import find_speeches
from tracker.claims.page.clauses import find_sentences


def speeches(text: str) -> list[str]:
    return [text[start:end] for start, end in find_speeches(text, find_sentences(text, text.lower()))]


@together(
    ("text", "found"),
    [
        ("He said: “One fell. Two flew.” All left.", ["“One fell. Two flew.”"]),
        ('"One fell. Two flew," he said.', ['"One fell. Two flew,"']),
        ("„Eins fiel. Zwei flogen“, sagte er.", ["„Eins fiel. Zwei flogen“"]),
        ("«Сбит «Орлан». Упал.» Всё.", ["«Сбит «Орлан». Упал.»"]),
        ("The “Shahed” fell. The “Geran” flew.", []),
        ("“One fell.\n\n“Two flew. Three hit.” All left.", ["“One fell.\n\n“Two flew. Three hit.”"]),
        ("One fell. Two flew,” he said.", ["One fell. Two flew,”"]),
        ("All left. “One fell. Two flew.", ["“One fell. Two flew."]),
    ],
)
def test_marks_of_every_form(text: str, found: list[str]) -> None:
    assert speeches(text) == found


@given(st.lists(st.sampled_from(["“", "”", '"', "«", "»", "A b. ", "C d\n", " "]), max_size=40))
def test_speeches_stand_apart_in_order(pieces: list[str]) -> None:
    text = "".join(pieces) + "x."
    found = find_speeches(text, find_sentences(text, text.lower()))
    ends = [0, *(edge for span in found for edge in span)]
    assert ends == sorted(ends)
    assert ends[-1] <= len(text)
