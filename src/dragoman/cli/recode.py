"""`dragoman recode`, `runs`, `prov` and `diff`: reading again after the rules changed, and what came of it."""

from typing import Annotated

import msgspec
import typer

from dragoman.batch import ToolSettings
from dragoman.cli import show
from dragoman.cli.exits import ALL_WELL, SOME_FAILED
from dragoman.cli.known import open_known
from dragoman.cli.listing import json_lines
from dragoman.cli.options import Limit, OutputFormat, Store
from dragoman.cli.progress import counted
from dragoman.cli.reader import Budget, Fallback, Jobs, ReaderOption, Responses, chosen_reader
from dragoman.corpus.differences import Difference
from dragoman.ledger import Recoded
from dragoman.readers import Failure
from dragoman.settings import read_settings

RunId = Annotated[str, typer.Argument(metavar="RUN", help="Its id, as dragoman runs shows it; the first letters are enough.")]


def recode(
    store: Store = None, reader: ReaderOption = "grammar", responses: Responses = None, budget: Budget = None, fallback: Fallback = None,
    jobs: Jobs = None,
) -> None:
    """Read all kept texts again with the rules and the knowledge of this program. The readings of earlier runs are kept.

    \b
    dragoman recode
    dragoman recode --reader both
    """
    done = failed = 0
    tools = ToolSettings(own_weights=read_settings(store).learned)
    with (
        chosen_reader(reader, tools, jobs, store=store, responses=responses, budget=budget, fallback=fallback) as chosen,
        open_known(store, chosen.tools) as ledger,
    ):
        for one in counted(map(outcome, ledger.recode(chosen.executor))):
            if isinstance(one, Failure):
                show.failure(one)
                failed += 1
            else:
                done += 1
        show.note(f"{done} read again, {failed} failed and keep the reading they had")
    raise typer.Exit(SOME_FAILED if failed else ALL_WELL)


def outcome(one: Recoded) -> str | Failure:
    return Failure(one.document, "internal", one.error) if one.error else one.document


def runs(format: OutputFormat = "table", store: Store = None) -> None:
    """List what has read into the ledger: program, knowledge, how many documents.

    \b
    dragoman runs
    """
    with open_known(store) as ledger:
        found = ledger.runs()
    if format == "jsonl" or not found:
        json_lines(found, "nothing has read into this ledger")
    else:
        head = ["run", "first used", "program", "knowledge", "documents", "searched"]
        rows = [
            [o.run.id[: show.SHORT], o.run.started[:10], o.run.version, o.run.data[: show.SHORT], str(o.documents), str(o.current)]
            for o in found
        ]
        show.table(head, rows)


def prov(run: RunId, store: Store = None) -> None:
    """Print where the readings of a run come from, as PROV-JSON: program, knowledge, documents, readings.

    \b
    dragoman prov r12ab > run.prov.json
    """
    with open_known(store) as ledger:
        json_lines([ledger.prov(run)])


def diff(before: RunId, after: RunId, limit: Limit = None, format: OutputFormat = "table", store: Store = None) -> None:
    """Show what two runs read differently in the same texts, and the rules that made it so.

    \b
    dragoman diff r12ab r98fe
    """
    with open_known(store) as ledger:
        found = list(ledger.differences(before, after))
    if format == "jsonl":
        json_lines(({**msgspec.structs.asdict(one), "why": one.why} for one in found[:limit]), "no difference")
        return
    for one in found[:limit]:
        show_difference(one)
    sums = ", ".join(f"{sum(one.what == what for one in found)} {what}" for what in ("new", "gone", "changed"))
    show.note(sums)


def show_difference(one: Difference) -> None:
    for sign, claim in (("-", one.before), ("+", one.after)):
        if claim:
            show.claim(claim, sign)
    fields = f" in {', '.join(one.fields)}" if one.fields else ""
    show.note(f"     {one.document}: {one.what}{fields}; {one.why}")
