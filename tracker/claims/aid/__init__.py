"""Who gives what to whom, and at which stage it stands."""
