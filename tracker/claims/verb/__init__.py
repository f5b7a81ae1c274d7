"""Which verb tells what happened to the things counted: the metric."""
