"""`python -m dragoman.evals.rows GOLD…`: how often each row of the frames fires in documents annotated whole, and how often rightly.

The part of the documents that only measures (`gold.is_kept`) is left out. Everything that is proposed counts, not only what is listed.
"""

import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from dragoman.evals.gold import is_kept
from dragoman.evals.labels import GoldPassage, agrees, read_passages
from dragoman.evals.report import rows, shown
from dragoman.model import KEPT, Claim
from dragoman.pipeline import run, standard_tools

Row = tuple[str, str]  # language, name


class Firing(Struct, frozen=True):
    """One claim of a row: whether gold has one of its type at its place, whether also with its sides, whether it is listed."""

    typed: bool
    right: bool
    listed: bool


def main(arguments: Sequence[str]) -> None:
    passages = [passage for passage in read_passages(map(Path, arguments)) if not is_kept(passage.id)]
    tools = standard_tools(everything=True)
    print(table(firings_of((passage, run(passage.document, tools).claims) for passage in passages)))


def firings_of(read: Iterable[tuple[GoldPassage, Sequence[Claim]]]) -> Mapping[Row, list[Firing]]:
    """The firings of each row."""
    found: dict[Row, list[Firing]] = defaultdict(list)
    for passage, claims in read:
        for claim in claims:
            found[passage.language, claim.why.rule].append(firing(claim, passage))
    return found


def firing(claim: Claim, passage: GoldPassage) -> Firing:
    there = [gold for gold in passage.claims if gold.evidence_in(passage.text).overlap(claim.evidence)]
    typed = any(claim.type in (gold.type, *gold.also) for gold in there)
    return Firing(typed, any(agrees(claim, gold) for gold in there), claim.why.score >= KEPT)


def table(firings: Mapping[Row, Sequence[Firing]]) -> str:
    """One line a row, those that fire wrongly most often first."""
    worst = sorted(firings.items(), key=lambda item: (-sum(not one.typed for one in item[1]), item[0]))
    head = ["language", "row", "fired", "type right", "sides right", "listed", "of these right"]
    return rows([head, *([*row, *cells(found)] for row, found in worst)])


def cells(found: Sequence[Firing]) -> list[str]:
    listed = [one for one in found if one.listed]
    shares = [sum(one.typed for one in found) / len(found), sum(one.right for one in found) / len(found)]
    of_listed = sum(one.right for one in listed) / len(listed) if listed else None
    return [str(len(found)), *map(shown, shares), str(len(listed)), shown(of_listed)]


if __name__ == "__main__":
    main(sys.argv[1:])
