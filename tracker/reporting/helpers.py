"""Another process that works on what it is given while this one goes on, and ends with it."""

import os
import signal
import sys
import threading
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Generic, TypeVar

from tracker.charts.typesetting import has_typeset

QUEUED = 2  # what a helper has at most: one at work, one to go on with
Given = TypeVar("Given")
Made = TypeVar("Made")


def may_help() -> bool:
    """Whether this process can be forked safely: on Linux, with one thread, before Typst has started others.

    A fork copies the memory of all threads but only one of them: a lock that another held stays locked.
    """
    return sys.platform == "linux" and threading.active_count() == 1 and not has_typeset()


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


class Helper(Generic[Given, Made]):
    """A forked process that applies one function; it keeps what it made until all is asked for."""

    def __init__(self, work: Callable[[Given], Made]) -> None:
        """Fork; what the function needs is best imported by now."""
        context = get_context("fork")
        self._ours, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(work, theirs, self._ours), daemon=True)
        self._process.start()
        theirs.close()
        self._given: list[Given] = []
        self._done = 0
        self._lost = False

    def free(self) -> bool:
        """Whether it would have to wait for more work."""
        try:
            while self._done < len(self._given) and self._ours.poll():
                self._ours.recv()
                self._done += 1
        except (EOFError, OSError):
            self._lost = True
        return not self._lost and len(self._given) - self._done < QUEUED

    def give(self, one: Given) -> None:
        """Have it work on something."""
        self._given.append(one)
        try:
            self._ours.send(one)
        except OSError:
            self._lost = True

    def collect(self) -> tuple[list[tuple[Given, Made]], list[Given]]:
        """What it was given and what it made of it; and what it will never do, because it was killed."""
        given, self._given = self._given, []
        try:
            self._ours.send(None)
            for _ in range(len(given) - self._done):
                self._ours.recv()
            made = self._ours.recv()
        except (EOFError, OSError):
            self._lost = True
            return [], given
        finally:
            self._done = 0
        return list(zip(given, made, strict=True)), []

    def end(self) -> None:
        """End it at once: it owns nothing but what it made."""
        self._ours.close()
        self._process.kill()
        self._process.join()


def _serve(work: Callable[[Given], Made], theirs: Connection, ours: Connection) -> None:
    """Until the other end is closed: work on what comes and tell that it is done; hand all over on None."""
    ours.close()  # else this process would keep its own pipe open, and outlive one that was killed
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to both: the other one ends this one
    made: list[Made] = []
    try:
        while True:
            given = theirs.recv()
            if given is None:
                theirs.send(made)
                made = []
            else:
                made.append(work(given))
                theirs.send(None)
    except (EOFError, OSError):
        return
