"""A calmer garbage collector for the processes that answer requests.

Each request makes many short-lived objects, and with Python's own thresholds the collector searches through the
whole application again and again: every some hundred pages one took a fifth of a second longer.
"""

from __future__ import annotations

import atexit
import gc

COLLECT_AFTER = (100_000, 50, 50)


def calm_collector() -> None:
    """What was made until now stays to the end, so the collector need not look at it again; called after start-up."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECT_AFTER)
    # At the end everything is let go again; the barcode reader's library complains of whatever then is still held.
    atexit.register(gc.unfreeze)
