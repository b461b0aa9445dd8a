"""How long an epoch of training takes: ours against PyTorch, Keras and the ancestor's loop.

Same machine, same sizes (784-250-10), same 60,000 samples, batches of 128 (the ancestor: 1),
plain gradient descent for all, in turn, medians; and ours with every sample distorted anew.
Needs torch and tensorflow-cpu beside the project's own packages:

    .venv/bin/python -m pip install torch tensorflow-cpu
    .venv/bin/python -m tests.benchmarks.training MNIST.npz
"""

import argparse
import os
import resource
import statistics
import time
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from digitnet.augmentation.distortions import distorted
from digitnet.data.mnist import load_mnist
from digitnet.data.samples import Labels
from digitnet.network import Floats, Network
from digitnet.training import backpropagation as training
from digitnet.training.losses import CrossEntropy, Loss, SquaredError

BATCH = 128
ANCESTOR = "the ancestor's loop"
"""It is timed on a tenth of the samples, and counted tenfold."""

Epoch = Callable[[], object]


def ours(inputs: Floats, labels: Labels, batch: int, loss: Loss) -> Epoch:
    """An epoch of digitnet's own training."""
    network = Network.scaled([784, 250, 10], np.random.default_rng(0))
    batches = training.shuffled(inputs, training.one_hot(labels), batch, seed=0)
    return _learning(network, batches, loss)


def ours_distorted(images: NDArray[np.uint8], labels: Labels) -> Epoch:
    """The same epoch with every sample distorted anew."""
    network = Network.scaled([784, 250, 10], np.random.default_rng(0))
    targets = training.one_hot(labels)
    batches = training.shuffled(
        images, targets, BATCH, seed=0, show=lambda batch, rng, _: distorted(batch, rng, 1.0)
    )
    return _learning(network, batches, CrossEntropy())


def _learning(network: Network, batches: training.Batches, loss: Loss) -> Epoch:
    descent = training.GradientDescent(0.1)
    return lambda: list(training.train(network, batches, loss=loss, optimiser=descent, epochs=1))


def pytorchs(inputs: Floats, labels: Labels) -> Epoch:
    """The same epoch in PyTorch, as its manual writes it, from tensors that lie ready."""
    import torch
    from torch import nn

    x, y = torch.from_numpy(inputs), torch.from_numpy(training.one_hot(labels))
    model = nn.Sequential(nn.Linear(784, 250), nn.Sigmoid(), nn.Linear(250, 10))
    loss = nn.BCEWithLogitsLoss()
    descent = torch.optim.SGD(model.parameters(), lr=0.1)

    def epoch() -> None:
        for chosen in torch.randperm(len(x)).split(BATCH):
            descent.zero_grad()
            loss(model(x[chosen]), y[chosen]).backward()
            descent.step()

    return epoch


def kerass(inputs: Floats, labels: Labels) -> Epoch:
    """The same epoch in Keras, as its manual writes it."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    import keras

    model = keras.Sequential(
        [
            keras.Input((784,)),
            keras.layers.Dense(250, activation="sigmoid"),
            keras.layers.Dense(10, activation="sigmoid"),
        ]
    )
    model.compile(optimizer=keras.optimizers.SGD(0.1), loss="binary_crossentropy")
    targets = training.one_hot(labels)
    return lambda: model.fit(inputs, targets, batch_size=BATCH, epochs=1, verbose=0)


def tenfold(epoch: Epoch) -> float:
    """How long ten of these take, from one."""
    return 10 * seconds(epoch)


def seconds(epoch: Epoch) -> float:
    """How long one epoch takes."""
    begin = time.perf_counter()
    epoch()
    return time.perf_counter() - begin


def main() -> None:
    """Time the epochs in turn and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("mnist", help="MNIST as .npz")
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args()
    train = load_mnist(options.mnist).train
    inputs = train.images.reshape(-1, 784).astype(np.float32) / np.float32(255)
    tenth = slice(len(inputs) // 10)
    epochs: dict[str, Epoch] = {
        "digitnet": ours(inputs, train.labels, BATCH, CrossEntropy()),
        "digitnet, distorted": ours_distorted(train.images.reshape(-1, 784), train.labels),
        "PyTorch": pytorchs(inputs, train.labels),
        "Keras": kerass(inputs, train.labels),
        ANCESTOR: ours(inputs[tenth], train.labels[tenth], 1, SquaredError()),
    }
    times: dict[str, list[float]] = {name: [] for name in epochs}
    for number in range(options.rounds + 1):
        for name, epoch in epochs.items():
            took = (tenfold if name == ANCESTOR else seconds)(epoch)
            if number:  # The first round warms up.
                times[name].append(took)
    own = statistics.median(times["digitnet"])
    print(f"{'':20} {'s an epoch':>10}  digitnet takes")
    for name, rounds in times.items():
        middle = statistics.median(rounds)
        print(f"{name:20} {middle:10.2f}  {own / middle:.2f} of it")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(f"Peak memory of all four together: {peak:.2f} GB")


if __name__ == "__main__":
    main()
