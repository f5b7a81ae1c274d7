"""The dead, the injured and what an army lost."""
