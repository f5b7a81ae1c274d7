"""Report definitions to editions: HTML, PDF, charts, CSV and the register of their numbers."""
