"""From a counted thing with its slots to a claim or a rejection."""
