"""What the hidden neurons learned is read off the weights themselves."""

from itertools import pairwise

import numpy as np

from digitnet.network import Network
from digitnet.reading.features import features_of


def test_favours_strengths_images_and_their_orders() -> None:
    network = Network.scaled([784, 250, 10], np.random.default_rng(5))
    learned = features_of(network)
    np.testing.assert_array_equal(learned.images.reshape(250, 784), network.weights[0])
    for neuron in range(250):
        voices = network.weights[1][:, neuron]
        assert voices[learned.favours[neuron]] == voices.max()
        np.testing.assert_allclose(learned.strength[neuron], voices.max() - voices.mean(), 1e-5)
    assert sorted(learned.by_strength) == sorted(learned.by_digit) == list(range(250))
    for one, next_one in pairwise(learned.by_strength):
        assert learned.strength[one] >= learned.strength[next_one]
    for one, next_one in pairwise(learned.by_digit):
        assert (learned.favours[one], -learned.strength[one]) <= (
            learned.favours[next_one],
            -learned.strength[next_one],
        )
