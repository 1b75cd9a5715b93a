"""The command line: `onrecord COMMAND`, one command for each thing that the program does and for each view."""

import os
import sys
from collections.abc import Sequence

from onrecord.errors import OnrecordError


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line, of `arguments` or of this process; an error of ours is one sentence and exit status 1."""
    from onrecord.cli.commands import app

    try:
        sys.exit(app(sys.argv[1:] if arguments is None else arguments) or 0)
    except OnrecordError as error:
        print(f"onrecord: {error}", file=sys.stderr)
        sys.exit(1)
    except BrokenPipeError:  # the reader of our output has gone: nothing is left to say
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
