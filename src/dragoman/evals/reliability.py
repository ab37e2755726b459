"""`python -m dragoman.evals.reliability PAGE PLOT`: whether scores mean what they say, on documents that nothing was learned from.

A claim is right where the gold has one of its type and sides that is told by the same words. Claims too unlikely to be kept count, too.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

import altair as alt
import msgspec
from msgspec import Struct

from dragoman.evals.gold import Gold, find_gold
from dragoman.evals.labels import GoldPassage, is_right
from dragoman.evals.report import put, rows, shown
from dragoman.pipeline import run, standard_tools
from dragoman.web.plots.drawing import COOPERATION, NEITHER, Plot
from dragoman.web.plots.files import svg_file
from dragoman.web.plots.pair import spec

BINS = 10
SIZE = 360  # pixels
TITLE = "Share of claims that are right, by score"

Judged = tuple[float, bool]  # a claim's score, and whether it is right


class Bin(Struct, frozen=True):
    """The claims whose score lies in one tenth: how many, their mean score, the share that is right."""

    start: float
    end: float
    claims: int
    score: float
    right: float


def main(arguments: Sequence[str]) -> None:
    page, plot = map(Path, arguments)
    gold = find_gold()
    if gold is not None:
        judged = judged_claims(gold)
        put(page, "reliability", table(judged))
        plot.write_bytes(svg_file(drawn(bins(judged))))


def judged_claims(gold: Gold) -> list[Judged]:
    tools = standard_tools(everything=True)
    documents = [msgspec.json.decode(path.read_bytes(), type=GoldPassage) for path in gold.fresh]
    return [(claim.why.score, is_right(claim, one)) for one in documents for claim in run(one.document, tools).claims]


def bins(judged: Sequence[Judged]) -> list[Bin]:
    """Those in which there is a claim."""
    groups = [[one for one in judged if min(BINS - 1, int(one[0] * BINS)) == place] for place in range(BINS)]
    return [bin_of(place / BINS, group) for place, group in enumerate(groups) if group]


def bin_of(start: float, group: Sequence[Judged]) -> Bin:
    count = len(group)
    return Bin(start, start + 1 / BINS, count, sum(score for score, _ in group) / count, sum(right for _, right in group) / count)


def brier(judged: Sequence[Judged]) -> float:
    """The mean squared distance of a score from what is (1 right, 0 wrong): 0 is best."""
    return sum((score - right) ** 2 for score, right in judged) / len(judged)


def calibration_error(judged: Sequence[Judged]) -> float:
    """The mean distance, over claims, of a tenth's mean score from its share right: 0 is best."""
    return sum(one.claims * abs(one.score - one.right) for one in bins(judged)) / len(judged)


def table(judged: Sequence[Judged]) -> str:
    body = [[f"{one.start:.1f}–{one.end:.1f}", str(one.claims), shown(one.score), shown(one.right)] for one in bins(judged)]
    whole = bin_of(0.0, judged)
    total = ["all", str(whole.claims), shown(whole.score), shown(whole.right)]
    figures = f"Brier score {shown(brier(judged))}, expected calibration error {shown(calibration_error(judged))}."
    return rows([["score", "claims", "mean score", "share right"], *body, total]) + f"\n\n{figures}"


def drawn(found: Sequence[Bin]) -> Plot:
    """A dot a tenth, as large as it has claims, beside the line on which scores would mean just what they say."""
    share = alt.Scale(domain=[0, 1])
    ideal = alt.Chart(alt.NamedData("ideal")).mark_line(color=NEITHER, strokeDash=[4, 4])
    dots = alt.Chart(alt.NamedData("tenths")).mark_circle(color=COOPERATION, opacity=1)
    sized = dots.encode(size=alt.Size("claims:Q", scale=alt.Scale(range=[30, 700]), legend=None))
    counts = alt.Chart(alt.NamedData("tenths")).mark_text(dy=-18).encode(text="claims:Q")
    layers = [
        layer.encode(x=alt.X("score:Q", title="mean score", scale=share), y=alt.Y("right:Q", title="share right", scale=share))
        for layer in (ideal, sized, counts)
    ]
    data = {"ideal": [{"score": 0, "right": 0}, {"score": 1, "right": 1}], "tenths": msgspec.to_builtins(found)}
    drawing = spec(alt.layer(*layers), data, SIZE, SIZE)
    return Plot(title=TITLE, spec=drawing, rows=found, form=Bin)


if __name__ == "__main__":
    main(sys.argv[1:])
