"""Readings for people: the ledger as blocks of text that fit any width."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from dragoman.cli.words import amount, chain, parties, period
from dragoman.model import Check, Claim, Document, Reading, Statement
from dragoman.readers import Failure

OUT = Console(highlight=False, soft_wrap=False)
ERRORS = Console(stderr=True, highlight=False)
STATUS_STYLES = {"denied": "red", "threatened": "red", "possible": "yellow", "offered": "yellow", "planned": "cyan", "demanded": "yellow"}
VERDICT_SIGNS = {"consistent": ("=", "green"), "inconsistent": ("≠", "bold red"), "unclear": ("?", "yellow")}


def failure(lost: Failure) -> None:
    ERRORS.print(Text.assemble(("not read  ", "bold red"), f"{lost.id}: {lost.detail} ({lost.type})"), soft_wrap=True)


def reading(whole: Reading, statements: bool = False) -> None:
    document_head(whole.document)
    if statements:
        for one in whole.statements:
            statement(one)
    for number, one_claim in enumerate(whole.claims, 1):
        claim(one_claim, str(number))
    if not whole.claims:
        OUT.print(Text("  no claims", style="dim"))
    checks(whole.checks)
    OUT.print()


def document_head(document: Document) -> None:
    known = [document.id, document.language, document.published, document.outlet]
    OUT.print(Text(" · ".join(part for part in known if part), style="bold reverse"), soft_wrap=True)
    if document.title:
        OUT.print(Text(document.title, style="bold"))


def claim(one: Claim, label: str) -> None:
    """Who → whom, what and how far it got, how much, when; who says so; the words."""
    head = Text.assemble((f"{label:>3}  ", "dim"), (parties(one), "bold"), "  ", (what(one), "magenta"), "  ",
                         (one.status, STATUS_STYLES.get(one.status, "green")))
    facts = [*map(amount, one.quantities), *([period(one.time)] if one.time else [])]
    if facts:
        head.append("  " + ", ".join(facts), "cyan")
    OUT.print(head)
    if one.attribution:
        indented(Text(f"according to {chain(one.attribution)}"))
    indented(words(one))
    checks(one.checks)


def what(one: Claim) -> str:
    return f"{one.type}/{one.mode}" if one.mode else one.type


def words(one: Claim) -> Text:
    """The evidence with the trigger told apart."""
    start, end = one.trigger.start - one.evidence.start, one.trigger.end - one.evidence.start
    text = Text(one.evidence.text, style="dim")
    text.stylize("not dim underline", max(0, start), max(0, end))
    return text


def statement(one: Statement) -> None:
    relays = "".join(f" ← {relay.text}" for relay in one.relayed_by)
    who = one.source.text if one.source else "somebody"
    OUT.print(Text.assemble(("  “  ", "dim"), (who, "bold"), (relays, "cyan"), ("  " + one.stance, "magenta"), (f"  {one.quote}", "dim")))
    indented(Text(one.content.text, style="italic"))


def checks(found: Sequence[Check]) -> None:
    for one in found:
        sign, style = VERDICT_SIGNS[one.verdict]
        indented(Text.assemble((f"{sign} {one.check} {one.verdict}: ", style), one.detail))


def indented(text: Text) -> None:
    OUT.print(Padding(text, (0, 0, 0, 5)))


def claims(labelled: Iterable[tuple[str, Claim]]) -> None:
    for label, one in labelled:
        claim(one, label)
