"""What was imported and collected stays to the end: the garbage collector need not look through it again.

Without this, a tenth of the time went into that.
"""

import gc


def pytest_collection_finish():
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)
