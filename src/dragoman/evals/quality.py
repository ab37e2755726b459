"""`python -m dragoman.evals.quality PAGE [SET...]`: scores the development gold and rewrites the tables of a page.

The sets `documents` (whole documents by the guide) and those of `sets.SETS`; without a name, all of them.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from dragoman.evals.gold import Gold, find_gold
from dragoman.evals.referee import Figures, score_documents, score_set, write_readings
from dragoman.evals.report import documents_table, put, rows, set_table
from dragoman.evals.sets import DOCUMENTS, FOUNDING_PAGE, SETS
from dragoman.lang import languages

READINGS = Path("build/readings")
FOUNDING = "ru-seed.json"


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
    """Both languages together and apart, and the founding page alone."""
    print("documents …", file=sys.stderr)
    readings = READINGS / "documents.jsonl"
    write_readings(gold.documents, readings)
    columns: dict[str, Figures] = {
        name: score_documents(gold, [path for path in gold.documents if path.name.startswith(start)], readings)
        for name, start in {"both": "", **{code: f"{code}-" for code in languages()}}.items()
    }
    put(page, "documents", documents_table(columns, DOCUMENTS))
    first = [path for path in gold.documents if path.name == FOUNDING]
    if first:
        put(page, "founding page", documents_table({"here": score_documents(gold, first, readings)}, FOUNDING_PAGE))


if __name__ == "__main__":
    main(sys.argv[1:])
