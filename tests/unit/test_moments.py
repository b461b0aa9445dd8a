"""What is kept of the weights while a network learns."""

from base64 import b64decode

import numpy as np

from digitnet.training.moments import LEVELS, MOMENTS, NEURONS, Moments


def unpacked(text: str) -> np.ndarray:
    packed = np.frombuffer(b64decode(text), np.uint8)
    return np.stack([packed & 15, packed >> 4], axis=1).reshape(-1, 784).astype(int) - LEVELS


def test_a_dozen_moments_are_kept_from_the_first_to_the_last() -> None:
    moments = Moments(1_000_000)
    weights = np.zeros((250, 784), np.float32)
    for samples in range(0, 1_000_001, 128):
        weights[:, 0] = -1 - samples
        weights[:, 1] = (1 + samples) / 2
        moments.look(samples, weights)
    last = np.linspace(-1, 1, 250 * 784, dtype=np.float32).reshape(250, 784)
    record = moments.as_record(1_000_000, last)
    assert record["neurons"] == NEURONS
    assert len(record["samples"]) == MOMENTS
    assert (record["samples"][0], record["samples"][-1]) == (0, 1_000_000)
    assert 1000 <= record["samples"][1] < 1128
    assert unpacked(record["levels"][3])[0, :3].tolist() == [-LEVELS, 4, 0]
    expected = np.round(last[:NEURONS] / np.abs(last[:NEURONS]).max(axis=1)[:, None] * LEVELS)
    np.testing.assert_array_equal(unpacked(record["levels"][-1]), expected)


def test_a_small_network_and_a_short_training_have_what_there_is() -> None:
    moments = Moments(40)
    for samples in (0, 32, 40):
        moments.look(samples, np.ones((3, 784), np.float32))
    record = moments.as_record(40, np.ones((3, 784), np.float32))
    assert (record["neurons"], record["samples"]) == (3, [0, 40])
