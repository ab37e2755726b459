"""Correcting the ledger: `accept`, `reject`, `edit`, `insert`, `merge`, `corrections`, `patch`, `gold`."""

import datetime
import getpass
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from dragoman.cli import show
from dragoman.cli.claims import statuses
from dragoman.cli.known import open_known
from dragoman.cli.listing import json_lines
from dragoman.cli.options import Store
from dragoman.corpus.review import Stretch, quantity, stretch
from dragoman.errors import StoreError, UsageError
from dragoman.export.gold import gold
from dragoman.export.patch import patch_line, read_patch_line
from dragoman.ledger import ClaimEdit, Signature, open_ledger
from dragoman.model import ActorCorrection, ClaimCorrection, Correction, Kind, Span, Withdrawal
from dragoman.settings import read_settings

ClaimId = Annotated[str, typer.Argument(metavar="CLAIM", help="Its id, as dragoman claims shows it; the first letters are enough.")]
Who = Annotated[str | None, typer.Option(metavar="NAME", help="Who says so; else the user's name.")]
Why = Annotated[str, typer.Option(metavar="WORDS", help="The reason, for those who read the corrections.")]
Type = Annotated[str | None, typer.Option(metavar="TYPE", help="AID, trade, ally …")]
Mode = Annotated[str | None, typer.Option(metavar="MODE", help="PLOVER's mode.")]
Status = Annotated[str | None, typer.Option(metavar="STATUS", help="happened, offered, denied …")]
Source = Annotated[list[str] | None, typer.Option(metavar="ACTOR", help="Who does it: a code or a name; may be repeated.")]
Target = Annotated[list[str] | None, typer.Option(metavar="ACTOR", help="To whom; may be repeated.")]
Amount = Annotated[list[str] | None, typer.Option(metavar="AMOUNT", help="'40 soldier', 'at_least 3300000000 GBP'; may be repeated.")]
CorrectionId = Annotated[str, typer.Argument(
    metavar="CORRECTION", help="Its id, as dragoman corrections shows it; the first letters are enough.",
)]
Symmetric = Annotated[bool | None, typer.Option("--symmetric/--directed", help="Whether it holds both ways.")]
OTHERS: dict[type[Correction], str] = {ActorCorrection: "merge", Withdrawal: "withdrawal"}


def accept(claim: ClaimId, who: Who = None, why: Why = "", store: Store = None) -> None:
    """Say that a claim is right; it stays even where a later run does not find it.

    \b
    dragoman accept c3f1a9
    """
    with open_known(store) as ledger:
        tell(ledger.judge("accept", claim, signature(who, why)))


def reject(claim: ClaimId, who: Who = None, why: Why = "", store: Store = None) -> None:
    """Say that a claim is wrong: it is no longer listed or counted, in this run and in later ones.

    \b
    dragoman reject c3f1a9 --why "a quotation from 1998"
    """
    with open_known(store) as ledger:
        tell(ledger.judge("reject", claim, signature(who, why)))


def edit(
    claim: ClaimId, type: Type = None, mode: Mode = None, status: Status = None, source: Source = None, target: Target = None,
    amount: Amount = None, symmetric: Symmetric = None, who: Who = None, why: Why = "", store: Store = None,
) -> None:
    """Say what a claim should be; what is not named stays as it is read.

    \b
    dragoman edit c3f1a9 --status denied --target UKR
    """
    with open_known(store) as ledger:
        evidence = ledger.explain(claim).claim.evidence
        tell(ledger.edit(claim, change(None, type, mode, status, source, target, amount, symmetric, evidence), signature(who, why)))


def insert(
    document: Annotated[str, typer.Argument(metavar="DOCUMENT", help="Its id.")],
    evidence: Annotated[str, typer.Argument(metavar="EVIDENCE", help="Its words, just as the text has them, or its characters: 120:180.")],
    trigger: Annotated[str, typer.Option(metavar="WORDS", help="The words in it that carry the type, or their characters.")],
    type: Type = None, mode: Mode = None, status: Status = "happened", source: Source = None, target: Target = None,
    amount: Amount = None, symmetric: Symmetric = None, kind: Annotated[Kind, typer.Option(help="What it is.")] = "event",
    who: Who = None, why: Why = "", store: Store = None,
) -> None:
    """Add a claim that was missed.

    \b
    dragoman insert article-7 "Iran shipped drones to Russia" --trigger shipped --type AID --source IRN --target RUS
    """
    with open_known(store) as ledger:
        whole = stretch(ledger.document(document).reading.document, place(evidence))
        wanted = change(kind, type, mode, status, source, target, amount, symmetric, whole)
        tell(ledger.insert(document, (whole.start, whole.end), place(trigger), wanted, signature(who, why)))


def merge(
    old: Annotated[str, typer.Argument(metavar="OLD", help="A code or canonical name in the ledger.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The actor meant: a code or canonical name.")],
    who: Who = None, why: Why = "", store: Store = None,
) -> None:
    """Say that two actors are one, or that a name belongs to another actor than the ledger has it.

    \b
    dragoman merge DNR RUS
    dragoman merge "Wagner Group" WAGNER
    """
    with open_known(store) as ledger:
        tell(ledger.merge(old, new, signature(who, why)))


def withdraw(
    correction: CorrectionId, who: Who = None, why: Why = "", store: Store = None,
) -> None:
    """Take a correction back: merged actors are parted again, a rejected claim is listed again. What was said stays on record.

    \b
    dragoman withdraw k3f1a9
    """
    with open_known(store) as ledger:
        tell(ledger.withdraw(correction, signature(who, why)))


def corrections(store: Store = None) -> None:
    """Print all corrections as a patch file that another ledger can apply.

    \b
    dragoman corrections > ours.patch.jsonl
    """
    with open_known(store) as ledger:
        json_lines(map(patch_line, ledger.corrections()), "nothing was corrected")


def patch(file: Annotated[Path, typer.Argument(metavar="FILE", help="What dragoman corrections printed.")], store: Store = None) -> None:
    """Apply the corrections of another ledger; those of texts that are not here yet wait for them.

    \b
    dragoman patch theirs.patch.jsonl
    """
    try:
        found = [read_patch_line(line) for line in file.read_bytes().splitlines() if line.strip()]
    except OSError as error:
        raise UsageError(f"{file}: {error.strerror}") from error
    except (msgspec.MsgspecError, StoreError) as error:
        raise UsageError(f"{file} is no patch file: {error}") from error
    with open_ledger(read_settings(store)) as ledger:
        new = ledger.apply(found)
    show.note(f"{new} new, {len(found) - new} known already")


def gold_command(store: Store = None) -> None:
    """Print the documents of which claims were judged as gold in the annotation guide's form, one JSON object a line.

    \b
    dragoman gold > ours.gold.jsonl
    """
    with open_known(store) as ledger:
        json_lines((gold(one.reading, one.reviews) for one in ledger.reviewed()), "no claim was judged")


def place(given: str) -> Stretch:
    """`120:180` are characters, anything else is the words themselves."""
    start, _, end = given.partition(":")
    return (int(start), int(end)) if start.isdecimal() and end.isdecimal() else given


def change(
    kind: Kind | None, type: str | None, mode: str | None, status: str | None, source: list[str] | None, target: list[str] | None,
    amounts: list[str] | None, symmetric: bool | None, evidence: Span,
) -> ClaimEdit:
    """Amounts are read from the whole evidence."""
    return ClaimEdit(
        kind=kind, type=type, mode=mode, status=statuses([status])[0] if status else None, symmetric=symmetric,
        source=tuple(source) if source else None, target=tuple(target) if target else None,
        quantities=tuple(quantity(one, evidence) for one in amounts) if amounts else None,
    )


def signature(who: str | None, why: str) -> Signature:
    return Signature(who or getpass.getuser(), datetime.datetime.now(datetime.UTC).isoformat(), why)


def tell(correction: Correction) -> None:
    what = correction.action if isinstance(correction, ClaimCorrection) else OTHERS[type(correction)]
    show.note(f"{what} kept as {correction.id}, by {correction.who}")
