"""Entry of `python -m app.server`."""

import sys

from app.server.command import main

sys.exit(main(sys.argv[1:]))
