"""`npm run build`: makes dist/, with another network if one is named."""

import argparse

from build.site import model
from build.site.assemble import build


def main() -> None:
    parser = argparse.ArgumentParser(prog="npm run build --", description=__doc__)
    model.add_option(parser)
    model.take(parser.parse_args().model)
    build()


main()
