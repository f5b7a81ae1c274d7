"""In which window."""
