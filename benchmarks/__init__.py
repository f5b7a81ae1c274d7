"""Speed as ratios against a stated limit or a peer in the same run; `make bench` runs all of it."""
