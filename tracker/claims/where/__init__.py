"""Where it was and who struck whom: scope and direction."""
