"""The forward pass: sums, sigmoids and shapes."""

import re
import zlib

import numpy as np
import pytest

from digitnet.network import LARGEST, Network, sigmoid
from digitnet.reading.single import Single


def test_two_layers_by_hand() -> None:
    network = Network([[[1.0, -2.0], [0.5, 0.0]], [[3.0, 1.0]]], [[0.0, 1.0], [-1.0]])
    inputs, hidden, outputs = network.forward(np.array([2.0, 0.5], np.float32))
    first, second = 1 / (1 + np.exp(-1.0)), 1 / (1 + np.exp(-2.0))
    assert inputs.tolist() == [2.0, 0.5]
    assert hidden == pytest.approx([first, second], rel=1e-6)
    assert outputs == pytest.approx([1 / (1 + np.exp(-(3 * first + second - 1)))], rel=1e-6)


def test_a_batch_and_its_samples_one_by_one_agree() -> None:
    rng = np.random.default_rng(1)
    network = Network.scaled([784, 250, 10], rng)
    batch = rng.random((5, 784), dtype=np.float32)
    together = network.forward(batch)
    for number, sample in enumerate(batch):
        for layer, alone in zip(together, network.forward(sample), strict=True):
            np.testing.assert_allclose(layer[number], alone, atol=1e-6)


def test_inputs_at_zero_are_skipped_without_a_trace() -> None:
    rng = np.random.default_rng(4)
    network = Network.scaled([784, 250, 10], rng)
    for share in (0.0, 0.2, 0.7, 1.0):
        image = rng.random(784, dtype=np.float32) * (rng.random(784) < share)
        image = image.astype(np.float32)
        [together] = network.forward(image[None])[-1]
        for form in (network, network.by_columns(), Single(network.by_columns())):
            np.testing.assert_allclose(form.forward(image)[-1], together, atol=1e-6)


def test_a_rounded_network_is_the_same_to_a_thousandth() -> None:
    network = Network.scaled([784, 250, 10], np.random.default_rng(5))
    rounded = network.rounded()
    for before, after in zip(network.weights, rounded.weights, strict=True):
        np.testing.assert_allclose(after, before, rtol=2**-10)
    raw, packed = (
        len(zlib.compress(first.tobytes())) for first, _ in (network.weights, rounded.weights)
    )
    assert packed < 0.65 * raw


def test_a_rounded_number_is_the_nearest_of_ten_bits() -> None:
    network = Network([[[1 + 2**-9, 1 + 2**-10, -1 - 2**-8, 0.0]]], [[3 * 2**-12]])
    rounded = network.rounded()
    assert rounded.weights[0].tolist() == [[1 + 2**-9, 1.0, -1 - 2**-8, 0.0]]
    assert rounded.biases[0].tolist() == [3 * 2**-12]


def test_a_copy_has_arrays_of_its_own() -> None:
    network = Network.uniform([3, 2], np.random.default_rng(0))
    copy = network.copy()
    copy.weights[0][:] = copy.biases[0][:] = 0
    assert network.weights[0].all()
    assert network.biases[0].all()


def test_any_sizes_and_all_in_float32() -> None:
    network = Network.uniform([3, 7, 5, 2], np.random.default_rng(2))
    assert network.sizes == [3, 7, 5, 2]
    activations = network.forward(np.ones((4, 3), np.float32))
    assert [a.shape for a in activations] == [(4, 3), (4, 7), (4, 5), (4, 2)]
    assert {a.dtype for a in activations} == {np.dtype(np.float32)}


def test_first_weights_of_the_ancestor_are_uniform_within_a_half() -> None:
    network = Network.uniform([784, 250, 10], np.random.default_rng(0))
    for values in (*network.weights, *network.biases):
        assert -0.5 <= values.min() < -0.3
        assert 0.3 < values.max() <= 0.5
        assert abs(float(values.mean())) < 0.5 / len(values.ravel()) ** 0.5


def test_scaled_first_weights_make_sums_of_one_size_however_many_inputs() -> None:
    network = Network.scaled([784, 250, 10], np.random.default_rng(0))
    for weights, biases in zip(network.weights, network.biases, strict=True):
        assert weights.std() == pytest.approx(weights.shape[1] ** -0.5, rel=0.05)
        assert abs(float(weights.mean())) < 0.05 * weights.std()
        assert not biases.any()


def test_sigmoid_stays_finite_however_large_the_sum() -> None:
    values = sigmoid(np.array([-1e4, 0, 1e4], np.float32))
    assert values.tolist() == [0.0, 0.5, 1.0]


@pytest.mark.parametrize(
    ("weights", "biases", "complaint"),
    [
        ([], [], "one list of biases for each matrix"),
        ([[[1.0]]], [], "one list of biases for each matrix"),
        ([[1.0, 2.0]], [[0.0]], "matrix of shape"),
        ([[[1.0, 2.0]]], [[0.0, 1.0]], "Layer 1 has 1 neurons, but its biases have the shape (2,)"),
        ([[[float("nan")]]], [[0.0]], "not finite"),
        ([[[1.0]], [[1.0, 2.0]]], [[0.0], [0.0]], "1 neurons cannot feed a layer that expects 2"),
        ([[[1.0], [1.0]], [[1.0]]], [[0.0, 0.0], [0.0]], "2 neurons cannot feed a layer"),
        ([[[1.0]], [[-LARGEST]]], [[0.0], [0.0]], "Layer 2 holds numbers that are not finite, or"),
        ([[[1.0]]], [[LARGEST]], "Layer 1 holds numbers that are not finite, or huge"),
        ([[[1.0], []]], [[0.0]], "inhomogeneous"),
        ([[[], []]], [[0.0, 0.0]], "matrix of shape"),
    ],
)
def test_what_does_not_fit_together_is_refused(
    weights: list[list[list[float]]], biases: list[list[float]], complaint: str
) -> None:
    with pytest.raises(ValueError, match=re.escape(complaint)):
        Network(weights, biases)
