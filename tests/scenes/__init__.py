"""Pictures of digits as people have them, made from drawings: paper, boards, screens, scans.

`python -m tests.scenes` reads them and prints how many of each kind come out right.
"""
