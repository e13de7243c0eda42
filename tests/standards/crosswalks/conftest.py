from pathlib import Path

import pytest
from django.conf import settings

from standards import crosswalks

SHIPPED = Path(settings.CROSSWALKS_DIR)


@pytest.fixture
def shipped(frameworks):
    """The crosswalks that ship, loaded."""
    return crosswalks.load([SHIPPED])
