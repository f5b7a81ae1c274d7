"""`python -m tracker.cli` runs the command line."""

from tracker.cli import main

main()
