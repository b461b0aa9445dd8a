"""What the page never asks of Python is found by running a workload, and left out."""
