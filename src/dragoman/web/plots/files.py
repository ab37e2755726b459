"""Plots as files of their own, whose endings say what they are."""

from collections.abc import Callable, Sequence
from pathlib import Path

import vl_convert

from dragoman.corpus.trends import Trend
from dragoman.errors import UsageError
from dragoman.model import Tie
from dragoman.web.catalogue import Catalogue
from dragoman.web.plot_renderer import PNG_SCALE
from dragoman.web.plots.drawing import Plot, csv_file, finished, specification
from dragoman.web.plots.pair import over_time


def svg_file(plot: Plot) -> bytes:
    return finished(vl_convert.vegalite_to_svg(specification(plot))).encode()


def png_file(plot: Plot) -> bytes:
    return bytes(vl_convert.vegalite_to_png(specification(plot, background="white"), scale=PNG_SCALE))


FORMS: dict[str, Callable[[Plot], bytes]] = {".svg": svg_file, ".png": png_file, ".csv": lambda plot: csv_file(plot).encode()}


def write_pair(path: Path, ties: Sequence[Tie], trend: Trend, words: Catalogue, actor: str, partner: str) -> None:
    """Two actors over time, as `over_time` draws them, without links. Raises UsageError for a file of another kind."""
    if path.suffix not in FORMS:
        raise UsageError(f"a plot is a file that ends with {', '.join(FORMS)}, not {path}")
    title = words.title("tie", actor=words.code(actor), partner=words.code(partner))
    path.write_bytes(FORMS[path.suffix](over_time(ties, trend, words, lambda period, unit: "", title)))
