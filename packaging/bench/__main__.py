"""`packaging/dev.py bench`: how fast the program is, against the floor of what it is built on, in one table."""

from __future__ import annotations

import sys
from pathlib import Path

# Run as a script, only this folder would be searched; its modules are `bench.…` in the folder above.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.command import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
