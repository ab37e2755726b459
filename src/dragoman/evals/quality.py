"""`python -m dragoman.evals.quality PAGE [SET...]`: scores the development gold and rewrites the tables of a page.

The sets `documents` (whole documents by the guide) and those of `sets.SETS`; without a name, all of them.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec

from dragoman.evals.gold import Gold, find_gold
from dragoman.evals.intervals import measured
from dragoman.evals.referee import measured_documents, score_set, write_readings
from dragoman.evals.report import intervals_table, put, rows, set_table, with_interval
from dragoman.evals.sets import DOCUMENTS, FOUNDING_PAGE, FRESH, SETS, Aim
from dragoman.lang import languages
from dragoman.model import KEPT, SHOWN, SURE

READINGS = Path("build/readings")
FOUNDING = "ru-seed"
CUTS = ((KEPT, "all that a reading keeps"), (SHOWN, "what lists show: likely and sure"), (SURE, "sure"))
OF_CUTS = ("claims.precision", "claims.recall", "claims.f1")


def main(arguments: Sequence[str]) -> None:
    page, *wanted = arguments
    gold = find_gold()
    if gold is None:
        print("No gold here (DRAGOMAN_GOLD names its folder): nothing is measured, the page stays as it is.", file=sys.stderr)
        return
    if not wanted or "documents" in wanted:
        documents(gold, Path(page))
    for one in SETS:
        if not wanted or one.name in wanted:
            print(f"{one.name} …", file=sys.stderr)
            figures = score_set(gold, one, READINGS / f"{one.name}.jsonl")
            if figures is not None:
                put(Path(page), one.name, rows([["set", "figure", "aim", "here"], *set_table(one.name, figures, one.aims)]))


def documents(gold: Gold, page: Path) -> None:
    """Fresh documents first, then those on which rules were mended, both languages together and apart; the founding page alone."""
    for mark, paths, aims in (("fresh documents", gold.fresh, FRESH), ("mended documents", gold.mended, DOCUMENTS)):
        print(f"{mark} …", file=sys.stderr)
        readings = READINGS / f"{mark}.jsonl"
        write_readings(paths, readings)
        counted = measured_documents(gold, paths, readings)
        groups = {"both": "", **{code: f"{code}-" for code in languages()}}
        columns = {name: measured([of for id, of in counted.items() if id.startswith(start)]) for name, start in groups.items()}
        put(page, mark, intervals_table(columns, aims))
        if mark == "fresh documents":
            put(page, "cuts", cuts_table(gold, paths, readings))
        if FOUNDING in counted:
            put(page, "founding page", intervals_table({"here": measured([counted[FOUNDING]])}, FOUNDING_PAGE))


def cuts_table(gold: Gold, paths: Sequence[Path], readings: Path) -> str:
    """How often rows are right, and how many are found, when rows less likely than a cut are left out."""
    body = []
    for cut, name in CUTS:
        cut_at(cut, readings, READINGS / "cut.jsonl")
        found = measured(list(measured_documents(gold, paths, READINGS / "cut.jsonl").values()))
        body.append([f"{cut:.2f}", name, *(with_interval(Aim(figure), found.get(figure)) for figure in OF_CUTS)])
    return rows([["score at least", "rows", "right (precision)", "found (recall)", "F1"], *body])


def cut_at(least: float, readings: Path, path: Path) -> None:
    """The readings without the claims less likely than `least`."""
    with path.open("wb") as out:
        for line in readings.read_bytes().splitlines():
            reading = msgspec.json.decode(line)
            likely = [claim for claim in reading["claims"] if claim["why"]["score"] >= least]
            out.write(msgspec.json.encode({**reading, "claims": likely}) + b"\n")


if __name__ == "__main__":
    main(sys.argv[1:])
