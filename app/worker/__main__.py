"""Entry of `python -m app.worker`."""

import sys

from app.worker.process import main

sys.exit(main(sys.argv[1:]))
