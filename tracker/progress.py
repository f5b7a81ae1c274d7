"""How far long work has come, told to whoever shows it."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Told = Callable[[int, int], None]
"""Hears how many are done, and of how many; 0 where that is not known."""
Each = TypeVar("Each")


def untold(_done: int, _total: int) -> None:
    """Nobody watches."""


def unheard(_note: str) -> None:
    """Nobody wants to know what is noted on the way, such as an encoding that was guessed."""


def counting(items: Iterable[Each], told: Told, total: int = 0) -> Iterator[Each]:
    """The items themselves, each told before it is handed on.

    >>> list(counting("ab", lambda done, total: print(done, total), 2))
    1 2
    2 2
    ['a', 'b']
    """
    for done, item in enumerate(items, 1):
        told(done, total)
        yield item
