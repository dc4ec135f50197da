"""The night's calendar work as Prefect's process worker starts it: a bare process with the office's environment."""

from __future__ import annotations

import json
import sys

from flows.retention import retention

if __name__ == "__main__":
    sys.stdout.write(json.dumps(retention()))
