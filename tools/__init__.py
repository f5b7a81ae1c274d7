"""Scripts that generate what the repository holds: datasets, fonts, pages of the documentation."""
