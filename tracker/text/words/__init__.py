"""The frozen words of numbers, units and contexts, a table a language."""
