"""Whether scores mean what they say: tenths of scores, and how far they are from what is."""

import pytest

from dragoman.evals.reliability import bins, brier, calibration_error, drawn, table
from dragoman.web.plots.files import svg_file

JUDGED = [(0.25, False), (0.25, False), (0.25, True), (0.25, False), (0.9, True), (1.0, False)]


def test_a_tenth_tells_how_many_how_sure_and_how_right() -> None:
    low, high = bins(JUDGED)
    assert (low.start, low.claims, low.score, low.right) == (0.2, 4, 0.25, 0.25)
    assert (high.claims, high.right) == (2, 0.5)
    assert high.score == pytest.approx(0.95)


def test_scores_that_mean_what_they_say_have_no_error() -> None:
    assert calibration_error(JUDGED[:4]) == 0
    assert calibration_error(JUDGED) == pytest.approx(2 * 0.45 / 6)
    assert brier([(1.0, True), (0.5, False)]) == pytest.approx(0.125)


def test_the_table_and_the_plot_tell_the_counts() -> None:
    assert "| 0.2–0.3 | 4 | .250 | .250 |" in table(JUDGED).splitlines()
    assert b">4</text>" in svg_file(drawn(bins(JUDGED)))
