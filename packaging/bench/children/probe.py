"""What the measured processes share: the moment at which they were started, their peak memory, and how they report.

Nothing but small standard modules is imported here, and never Qt: what is loaded first is part of what is measured.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

STARTED = "STAGEWORKSHOP_BENCH_STARTED"
"""Environment variable: `time.monotonic_ns()` of the parent just before it started this process."""


def since_start() -> float:
    """Seconds since the parent started this process. The clock is one for the whole machine."""
    return (time.monotonic_ns() - int(os.environ[STARTED])) / 1e9


def processor_time() -> float:
    """Seconds of all processors that this process has used: what another program does beside it hardly counts."""
    return time.process_time()


def peak_memory() -> float:
    """The most memory that this process has had resident, in MB (10⁶ bytes)."""
    status = Path("/proc/self/status")
    if status.exists():
        # getrusage would also count what the parent had before it became this process.
        line = next(line for line in status.read_text("ascii").splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) * 1024 / 1e6
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak * 1024 / 1e6


def report(figures: dict[str, object]) -> None:
    """Tell the parent what was measured: one line of JSON, the last one of this process."""
    print(json.dumps(figures), flush=True)
