"""What a page shows before anything is settled: sentences, items, verbs, counted things."""
