"""Rasa's server on loopback, its HTTP API off, its logs without client text.

Run as a module in a process of its own; `attune up` starts and watches it.
"""

from __future__ import annotations

import os
import sys

from attune.cli.freshness import model_file
from attune.errors import AttuneError
from attune.settings import load_settings


def main() -> int:
    """Serve until told to stop; an expected failure is one line and its own status."""
    try:
        settings = load_settings()
        os.environ["RASA_TELEMETRY_ENABLED"] = "false"
        os.environ["ATTUNE_ACTIONS_PORT"] = str(settings.actions_port)
        os.chdir(settings.root)
        from rasa.core.run import serve_application
        from rasa.core.utils import AvailableEndpoints

        from attune.assistant.logs import configure_logs

        configure_logs()
        serve_application(
            model_path=str(model_file(settings)),
            interface="127.0.0.1",
            port=settings.rasa_port,
            credentials=str(settings.root / "credentials.yml"),
            endpoints=AvailableEndpoints.read_endpoints(str(settings.root / "endpoints.yml")),
            enable_api=False,
        )
    except AttuneError as error:
        print(f"attune: {error}", file=sys.stderr)
        return error.exit_status
    return 0


if __name__ == "__main__":
    sys.exit(main())
