"""Whatever pen a picture was drawn with, the network sees much the same digit."""

import numpy as np
import pytest

from digitnet.augmentation.raster import pictured
from digitnet.data.samples import Drawings
from digitnet.network import Floats
from digitnet.preprocessing.drawing import from_picture, from_strokes
from digitnet.preprocessing.line_width import THICKEST, THINNEST, evened, line_width


def bar(width: int) -> Floats:
    image = np.zeros((28, 28), np.float32)
    image[4:24, 14 - width // 2 : 14 - width // 2 + width] = 1
    return image


@pytest.mark.parametrize("width", [1, 2, 3, 5])
def test_a_bar_is_as_wide_as_it_is(width: int) -> None:
    assert line_width(bar(width)) == pytest.approx(width * 20 / (width + 20), rel=0.1)


def test_thin_lines_grow_thick_ones_shrink_and_the_others_stay() -> None:
    assert line_width(evened(bar(1))) == pytest.approx(THINNEST, abs=0.2)
    assert line_width(evened(bar(7))) == pytest.approx(THICKEST, abs=0.3)
    np.testing.assert_array_equal(evened(bar(3)), bar(3))


def test_faint_ink_comes_to_full_strength() -> None:
    np.testing.assert_allclose(evened(bar(3) * np.float32(0.5)), bar(3))


def test_a_picture_of_strokes_is_seen_much_as_the_strokes(drawings: Drawings) -> None:
    rng = np.random.default_rng(5)
    for strokes in drawings.strokes:
        lines = [stroke.astype(np.float64) for stroke in strokes]
        seen, picture = from_strokes(strokes), from_picture(pictured(lines, rng))
        assert np.corrcoef(seen.ravel(), picture.ravel())[0, 1] > 0.4
