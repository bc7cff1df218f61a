#!/usr/bin/env python3
"""Everything a developer or a build machine does with this source tree; needs nothing but Python.

Only the version check stands here, in words that an older Python can read: the commands are in devtools/.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - older Pythons do read this
    sys.exit(
        "Stage Workshop needs Python 3.11 or newer, and this is Python {}.{}. "
        "Start the same command with a newer one, such as python3.12.".format(*sys.version_info[:2])
    )

from devtools.commands import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
