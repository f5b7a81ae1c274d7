"""The words and patterns of the slots, in three languages."""
