"""How figures of a text lean on one another: parts, shares, turns, totals."""
