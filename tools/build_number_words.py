"""Write the frozen tables of Ukrainian and Russian number words from their declensions.

Run when a declension changes: `python -m tools.build_number_words`. The tables are kept in the package
(`tracker/text/words/words_uk.py` and `words_ru.py`), so that nothing is declined at run time. The
paradigms are the standard ones of school grammars, written here from knowledge of the languages; of double
forms (восемью, восьмью) both count.
"""

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tools import number_words_ru, number_words_uk

_WIDTH = 110
PACKAGE = Path(__file__).resolve().parents[1] / "tracker" / "text" / "words"
Table = Mapping[float, Sequence[str]]
_HEAD = '''"""{language} number words in all their forms, by value; written by tools/build_number_words.py."""

from collections.abc import Mapping
'''


def tables(language: str) -> Mapping[str, Table]:
    """The tables of a language: name -> value -> forms."""
    return number_words_uk.tables() if language == "uk" else number_words_ru.tables()


def module_text(language: str) -> str:
    """The module that keeps the tables of a language."""
    name = {"uk": "Ukrainian", "ru": "Russian"}[language]
    return "\n".join([_HEAD.format(language=name), *_table_lines(tables(language))]) + "\n"


def _table_lines(named: Mapping[str, Table]) -> Iterator[str]:
    for name, table in named.items():
        yield f"{name}: Mapping[float, str] = {{"
        for value, forms in table.items():
            yield from _entry(value, " ".join(dict.fromkeys(forms)))
        yield "}"


def _entry(value: float, forms: str) -> Iterator[str]:
    line = f'    {_number(value)}: "{forms}",'
    if len(line) <= _WIDTH:
        yield line
        return
    yield f"    {_number(value)}: ("
    lines = textwrap.wrap(forms, 94)
    for line in lines[:-1]:
        yield f'        "{line} "'
    yield f'        "{lines[-1]}"'
    yield "    ),"


def _number(value: float) -> str:
    return f"{value:_}" if value == int(value) else repr(value)


def main() -> None:
    """Write both modules."""
    for language in ("uk", "ru"):
        PACKAGE.joinpath(f"words_{language}.py").write_text(module_text(language), encoding="utf-8")


if __name__ == "__main__":
    main()
