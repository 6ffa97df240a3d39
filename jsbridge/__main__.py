"""``python -m jsbridge``: the command line."""

import sys

from jsbridge.cli import main

if __name__ == "__main__":
    sys.exit(main())
