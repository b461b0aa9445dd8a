"""The steps that turn this repository into dist/; `python -m build` takes them all."""
