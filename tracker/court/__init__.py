"""Rulings: the figures of a text held against what a store knows, and a figure explained by definitions.

A ruling never says what is true. It says whether a figure agrees with what somebody stated, who that was,
and in which other way the figure could have come about (docs/court.md).
"""

from tracker.court.checking import check
from tracker.court.explaining import explain
from tracker.court.verdicts import FAULTS, is_fault

__all__ = ["FAULTS", "check", "explain", "is_fault"]
