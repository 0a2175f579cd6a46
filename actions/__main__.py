"""The action server, on loopback, with logs that hold no words: `python -m actions`."""

from __future__ import annotations

import logging
import sys

from rasa_sdk.endpoint import create_app

from attune import bootstrap
from attune.errors import AttuneError


def main() -> int:
    """Load what the actions need once, then serve."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(message)s")
    logging.getLogger("rasa_sdk").setLevel(logging.CRITICAL)
    try:
        house = bootstrap.services()
    except AttuneError as error:
        print(f"attune: {error}", file=sys.stderr)
        return error.exit_status
    app = create_app("actions", cors_origins="")
    app.run("127.0.0.1", house.settings.actions_port, workers=1, access_log=False)
    return 0


if __name__ == "__main__":
    sys.exit(main())
