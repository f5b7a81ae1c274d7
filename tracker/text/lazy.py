"""Attributes worked out when they are first asked for, where a lock for threads would cost too much."""

import re
from collections.abc import Callable
from typing import Any, AnyStr, Generic, TypeVar, cast

START = r"(?:^|(?<=[.!?…:;»\")] )|(?<=\n))"
"""Where a sentence begins, for searches that begin there: `^` is the begin of the whole text alone."""

Owner = TypeVar("Owner")
T = TypeVar("T")


class lazy(Generic[Owner, T]):
    """An attribute worked out when it is first asked for, without the lock of `cached_property`."""

    def __init__(self, work_out: Callable[[Owner], T]) -> None:
        self._work_out, self._name = work_out, work_out.__name__
        self.__doc__ = work_out.__doc__

    def __get__(self, owner: Owner, _: type[Owner] | None = None) -> T:
        found = owner.__dict__[self._name] = self._work_out(owner)
        return found


def regex(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    r"""A pattern that is compiled when it is first used: a page needs a third of the reader's patterns.

    >>> regex(r"\d+").findall("58 of 59")
    ['58', '59']

    Raises: re.error, at its first use.
    """
    return cast("re.Pattern[AnyStr]", _Later(pattern, flags))


class _Later:
    """Stands for a compiled pattern; its attributes become those of the compiled one at the first look."""

    def __init__(self, pattern: Any, flags: int) -> None:
        self._source = pattern, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        made = re.compile(*self._source)
        self.__dict__ |= {known: getattr(made, known) for known in _OFFERED}
        return getattr(made, name)


_OFFERED = [name for name in dir(re.Pattern) if not name.startswith("_")]
