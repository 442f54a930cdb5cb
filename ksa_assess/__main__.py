"""`python -m ksa_assess`: the same as the installed `ksa-assess`."""

import sys

from ksa_assess.cli.program import main

if __name__ == "__main__":
    sys.exit(main())
