"""Where plots are drawn while the server goes on answering: in a process of its own."""

from functools import partial

import vl_convert

from dragoman.web.plots.drawing import Plot, csv_file, finished, specification
from dragoman.web.worker import Worker, process

PLACES = 64  # plots that may wait or be drawn at once
PNG_SCALE = 2


class Board:
    """Draws one plot after the other. Its methods raise FullError."""

    def __init__(self) -> None:
        self._worker = Worker(process(), PLACES)

    async def svg(self, plot: Plot) -> bytes:
        """Titled, and readable on a dark ground."""
        return finished(await self._worker.do(vl_convert.vegalite_to_svg, specification(plot))).encode()

    async def png(self, plot: Plot) -> bytes:
        return await self._worker.do(partial(vl_convert.vegalite_to_png, scale=PNG_SCALE), specification(plot, background="white"))

    async def csv(self, plot: Plot) -> bytes:
        return csv_file(plot).encode("utf8", "replace")

    def close(self) -> None:
        self._worker.close()
