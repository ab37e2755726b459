"""`python -m dragoman.evals.constructions PAGE GOLD...`: how well each point of grammar is read, from sentences that try one each.

A sentence is read exactly when each of its core claims is found with type, who, whom and status, and nothing is found that is not in it.
"""

import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from dragoman.evals.labels import GoldClaim, GoldPassage, agrees, read_passages
from dragoman.evals.report import put, rows, shown
from dragoman.model import Claim
from dragoman.pipeline import run, standard_tools
from dragoman.tools import Tools

ALIKE = {"ongoing": "happened"}  # both are asserted as fact

Verdicts = Mapping[str, Mapping[str, Sequence[bool]]]


def main(arguments: Sequence[str]) -> None:
    page, *paths = arguments
    put(Path(page), "constructions", table(verdicts(read_passages(map(Path, paths)), standard_tools())))


def verdicts(passages: Iterable[GoldPassage], tools: Tools) -> Verdicts:
    """By construction and language: whether each sentence is read exactly."""
    found: dict[str, dict[str, list[bool]]] = defaultdict(lambda: defaultdict(list))
    for passage in passages:
        exact = is_exact(run(passage.document, tools).claims, passage.claims)
        found[passage.construction or "all"][passage.language].append(exact)
    return found


def is_exact(claims: Sequence[Claim], gold: Sequence[GoldClaim]) -> bool:
    wanted = [one for one in gold if one.salience == "core"]
    return all(any(as_told(claim, one) for claim in claims) for one in wanted) and all(
        any(as_told(claim, one) for one in gold) for claim in claims
    )


def as_told(claim: Claim, gold: GoldClaim) -> bool:
    return agrees(claim, gold) and ALIKE.get(claim.status, claim.status) == ALIKE.get(gold.status, gold.status)


def table(found: Verdicts) -> str:
    """One row a construction: how many sentences of each language try it, and the share read exactly."""
    languages = sorted({language for by_language in found.values() for language in by_language})
    total = {language: [verdict for by in found.values() for verdict in by.get(language, ())] for language in languages}
    head = ["construction", *(cell for language in languages for cell in (f"{language}: sentences", "exact"))]
    body = [[name, *(cell for language in languages for cell in cells(by.get(language, ())))] for name, by in sorted(found.items())]
    return rows([head, *body, ["all", *(cell for language in languages for cell in cells(total[language]))]])


def cells(verdicts: Sequence[bool]) -> tuple[str, str]:
    return str(len(verdicts)), shown(sum(verdicts) / len(verdicts) if verdicts else None)


if __name__ == "__main__":
    main(sys.argv[1:])
