"""The page's Python: fetched, packed, and a snapshot of it taken."""
