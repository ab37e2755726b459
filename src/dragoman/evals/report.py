"""Figures as Markdown, put between two marks of a page, so that what people wrote around them stays."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from dragoman.evals.intervals import Interval
from dragoman.evals.referee import Figures
from dragoman.evals.sets import Aim


def shown(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}".removeprefix("0") if value < 1 else f"{value:.3f}"


def aimed(aim: Aim) -> str:
    return f"≥ {shown(aim.least)}" if aim.least is not None else f"≤ {shown(aim.most)}" if aim.most is not None else ""


def judged(aim: Aim, value: float | None) -> str:
    """The figure, in bold where it reaches its aim."""
    return f"**{shown(value)}**" if value is not None and aim.reached(value) else shown(value)


def rows(cells: Sequence[Sequence[str]]) -> str:
    """A Markdown table whose first row is its head."""
    head, *body = ("| " + " | ".join(row) + " |" for row in cells)
    rule = "|" + "---|" * len(cells[0])
    return "\n".join([head, rule, *body])


def with_interval(aim: Aim, found: Interval | None) -> str:
    """The figure with its interval, in bold where it reaches its aim."""
    return "–" if found is None else f"{judged(aim, found.value)} ({shown(found.low)}–{shown(found.high)})"


def intervals_table(columns: Mapping[str, Mapping[str, Interval]], aims: Sequence[Aim]) -> str:
    """One row for each figure with its interval, one column for each group of documents."""
    body = [[aim.figure, aimed(aim), *(with_interval(aim, found.get(aim.figure)) for found in columns.values())] for aim in aims]
    return rows([["figure", "aim", *columns], *body])


def set_table(name: str, figures: Figures, aims: Sequence[Aim]) -> list[list[str]]:
    return [[name if place == 0 else "", aim.figure, aimed(aim), judged(aim, figures.get(aim.figure))] for place, aim in enumerate(aims)]


def put(path: Path, mark: str, content: str) -> None:
    """Replaces what stands between `<!-- mark -->` and `<!-- end of mark -->`, or adds it at the end of the page."""
    before, after = f"<!-- {mark} -->", f"<!-- end of {mark} -->"
    page = path.read_text("utf8") if path.exists() else ""
    block = f"{before}\n{content}\n{after}"
    if before in page and after in page:
        page = page[: page.index(before)] + block + page[page.index(after) + len(after) :]
    else:
        page = f"{page.rstrip()}\n\n{block}\n".lstrip()
    path.write_text(page, "utf8")
