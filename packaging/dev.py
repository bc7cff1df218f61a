#!/usr/bin/env python3
"""Everything a developer or a build machine does with this source tree; needs nothing but Python.

Only the version check stands here, in words that an older Python can read: the commands are in devtools/.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - that is what this file is for
    sys.exit(
        "Stage Workshop needs Python 3.11 or newer; this is Python %d.%d. "
        "Start the same command with a newer one, such as python3.12." % sys.version_info[:2]  # noqa: UP031 - older Pythons read this
    )

from devtools.commands import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
