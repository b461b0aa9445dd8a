"""Runs the module behind an npm command; Ctrl-C, or a reason to stop, ends it in one sentence."""

import runpy
import signal
import sys

STOPPED = 130
"""What a shell expects of a command that Ctrl-C ended."""


def main() -> None:
    # Whoever ends npm otherwise than by Ctrl-C ends this in the same orderly way.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    module, sys.argv = sys.argv[1], sys.argv[1:]
    try:
        from build.steps import BuildError

        try:
            runpy.run_module(module, run_name="__main__", alter_sys=True)
        except BuildError as problem:
            sys.exit(str(problem))
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        sys.exit(STOPPED)


main()
