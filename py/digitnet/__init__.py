"""digitnet: a handwritten-digit recogniser written from scratch in NumPy.

The same files train the network offline in CPython and read drawings in the browser in Pyodide.
"""

__version__ = "0.1.0"
