"""Statistical time-series tracker for strike volumes."""

__version__ = "0.1.0"
