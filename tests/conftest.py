"""Hypothesis in two forms: `fast` for every run, the same examples each time; `thorough` by choice.

`HYPOTHESIS_PROFILE=thorough make test-all` looks further and at random.
"""

import os

from hypothesis import settings

settings.register_profile("fast", max_examples=25, deadline=None, derandomize=True, database=None)
settings.register_profile("thorough", max_examples=400, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fast"))
