"""One thread for NumPy's products, wherever the same seed is to give the same weights.

The sum of a product's parts depends on how many threads share them, and for matrices as small as
these a second thread gains little on a quiet machine and waits for its turn on a busy one.
"""

ONE_THREAD = dict.fromkeys(
    (
        "BLIS_NUM_THREADS",
        "MKL_NUM_THREADS",
        "OMP_NUM_THREADS",
        "OPENBLAS_NUM_THREADS",
        "VECLIB_MAXIMUM_THREADS",
    ),
    "1",
)
"""For `os.environ` before NumPy is imported; each is for a library that it may be built with."""
