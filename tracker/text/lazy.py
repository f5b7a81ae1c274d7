"""Attributes worked out when they are first asked for, where a lock for threads would cost too much."""

from collections.abc import Callable
from typing import Generic, TypeVar

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
