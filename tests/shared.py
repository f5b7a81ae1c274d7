"""Where the third-party data stands that some tests read; they skip, with the reason, where it is absent."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


def needs_shared(*parts: str) -> pytest.MarkDecorator:
    """Mark for a test that reads `shared/<parts>`, beside the repository."""
    path = SHARED.joinpath(*parts)
    return pytest.mark.skipif(
        not path.exists(), reason=f"third-party data shared/{'/'.join(parts)} is not beside the repository"
    )
