"""`npm start`: builds the page, with another network if one is named, and serves it."""

import argparse

from build.serve import add_options, serve_until_stopped
from build.site import model
from build.site.assemble import build


def main() -> None:
    parser = argparse.ArgumentParser(prog="npm start --", description=__doc__)
    model.add_option(parser)
    add_options(parser)
    options = parser.parse_args()
    model.take(options.model)
    build()
    serve_until_stopped(options.base, options.port)


if __name__ == "__main__":
    main()
