"""The page's own script, style and data, put together with its Python in dist/."""
