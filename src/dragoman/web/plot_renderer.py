"""Where plots are drawn while the server goes on answering: in a process of its own."""

from functools import partial

import vl_convert

from dragoman.web.plots.drawing import Plot, csv_file, finished, specification
from dragoman.workers.work_queue import WorkQueue

PLACES = 64  # plots that may wait or be drawn at once
PNG_SCALE = 2


class PlotRenderer:
    """Draws one plot after the other. Its methods raise QueueFullError."""

    def __init__(self) -> None:
        self._queue = WorkQueue(PLACES)

    async def svg(self, plot: Plot) -> bytes:
        """Titled, and readable on a dark ground."""
        return finished(await self._queue.do(vl_convert.vegalite_to_svg, specification(plot))).encode()

    async def png(self, plot: Plot) -> bytes:
        return await self._queue.do(partial(vl_convert.vegalite_to_png, scale=PNG_SCALE), specification(plot, background="white"))

    async def csv(self, plot: Plot) -> bytes:
        return csv_file(plot).encode("utf8", "replace")

    def close(self) -> None:
        self._queue.close()
