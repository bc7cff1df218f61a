"""`python -m stageworkshop`."""

import sys

from stageworkshop.cli import main

if __name__ == "__main__":
    sys.exit(main())
