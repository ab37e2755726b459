"""Readings for people: the ledger as blocks of text that fit any width."""

from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import accumulate

from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.cli.words import amount, chain, parties, period
from dragoman.model import Check, Claim, Contradiction, Document, Reading, Sentence, Signed, Span, Statement, Tie
from dragoman.readers import Failure

OUT = Console(highlight=False, soft_wrap=False)
ERRORS = Console(stderr=True, highlight=False)
STATUS_STYLES = {"denied": "red", "threatened": "red", "possible": "yellow", "offered": "yellow", "planned": "cyan", "demanded": "yellow"}
TIE_COUNTS = ("all", "deeds", "words", "offers", "risks", "denied", "facts", "score", "docs", "sources", "publishers")
GAP = 2  # blanks between columns
NO_TIE = "no such tie"
SHORT = 9  # characters of a claim's id: its letter and eight digits
VERDICT_SIGNS = {"consistent": ("=", "green"), "inconsistent": ("≠", "bold red"), "unclear": ("?", "yellow")}


def failure(lost: Failure) -> None:
    ERRORS.print(Text.assemble(("not read  ", "bold red"), f"{lost.id}: {lost.detail} ({lost.type})"), soft_wrap=True)


def ledger(whole: Reading) -> None:
    """The claims of a document, and the checks that belong to no single claim."""
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
    OUT.print(Padding(text, (0, 0, 0, 5), expand=False))


def check_in_context(one: Check, sentences: Sequence[Span]) -> None:
    checks([one])
    for sentence in sentences:
        OUT.print(Padding(Text(sentence.text, style="dim"), (0, 0, 0, 7), expand=False))


def contradiction(one: Contradiction) -> None:
    """What differs, and the words of both sides."""
    OUT.print(Text.assemble((f"≠ {one.differs}: ", "bold red"), one.detail))
    for side in (one.a, one.b):
        OUT.print(Padding(Text.assemble((f"{side.document}  ", "cyan"), (side.evidence.text, "dim")), (0, 0, 0, 2), expand=False))


def note(text: str) -> None:
    ERRORS.print(Text(text, style="dim"))


def ties(found: Sequence[Tie]) -> None:
    """Deeds and words as cooperation/conflict; the rest as plain counts."""
    if not found:
        note(NO_TIE)
        return
    periods, amounts = any(tie.period for tie in found), any(tie.amounts for tie in found)
    head = ["tie", *(["period"] if periods else []), *TIE_COUNTS, *(["amounts of deeds"] if amounts else [])]
    rows = [[*tie_cells(tie, periods), *([sums(tie)] if amounts else [])] for tie in found]
    table(head, rows, right=TIE_COUNTS)
    note("deeds and words: toward cooperation/toward conflict; offers: planned or offered; risks: demanded, threatened or possible")


def table(head: Sequence[str], cells: Iterable[Sequence[str]], right: Container[str] = ()) -> None:
    """A table of words; the columns named in `right` are numbers. Rows are never wrapped, nor cut where the output is no terminal.

    On a terminal columns that do not fit are left out, the last first.
    """
    rows = [head, *cells]
    widths = [max(map(cell_len, column)) + GAP for column in zip(*rows, strict=True)]
    room = OUT.width if OUT.is_terminal else sum(widths)
    fitting = max(1, sum(total <= room + GAP for total in accumulate(widths)))
    shown = Table(box=None, pad_edge=False, padding=(0, GAP, 0, 0), header_style="bold", width=sum(widths[:fitting]) - GAP)
    for name in head[:fitting]:
        shown.add_column(name, justify="right" if name in right else "left", no_wrap=True)
    for row in rows[1:]:
        shown.add_row(*map(Text, row[:fitting]))
    OUT.print(shown, crop=False)


def sums(tie: Tie) -> str:
    return ", ".join(f"{value:,.15g} {unit}" for unit, value in tie.amounts.items())


def tie_cells(tie: Tie, periods: bool) -> list[str]:
    parties = f"{tie.source} {'↔' if tie.symmetric else '→'} {tie.target}"
    counts = tie.offers.all, tie.prospects.all, tie.denied, tie.facts.all
    score = "" if tie.score is None else f"{tie.score:+.1f}"
    head = [parties, tie.period] if periods else [parties]
    rest = [*map(counted, counts), score, counted(tie.documents or 0), counted(tie.sources or 0), counted(tie.publishers or 0)]
    return [*head, str(tie.claims), both_ways(tie.deeds), both_ways(tie.words), *rest]


def both_ways(signed: Signed) -> str:
    return f"{signed.cooperation}/{signed.conflict}" if signed.cooperation or signed.conflict else counted(signed.neither)


def counted(count: int) -> str:
    return str(count) if count else ""


def weighed(parts: Mapping[str, float]) -> str:
    return ", ".join(f"{name} {value:+.2f}" for name, value in parts.items())


def reasons(one: Claim) -> None:
    """Rule, how each role was filled, what changed the status, what the score is made of."""
    why = one.why
    indented(Text.assemble(("rule ", "bold"), why.rule))
    if why.read_by:
        indented(Text.assemble(("read by ", "bold"), " and ".join(why.read_by)))
    for name, steps in (("roles", why.path), ("status", why.status)):
        for step in steps:
            indented(Text.assemble((f"{name} ", "bold"), step))
    parts = weighed(why.parts)
    indented(Text.assemble(("score ", "bold"), f"{why.score:.2f}", f" ({parts})" if parts else ""))
    if why.sides:
        indented(Text.assemble(("sides ", "bold"), weighed(why.sides)))
        indented(Text.assemble(("next likeliest ", "bold"), f"{why.runner_up} ({weighed(why.runner_up_parts)})"))
    indented(Text.assemble(("characters ", "bold"), place(one.evidence), ", trigger ", place(one.trigger)))


def place(span: Span) -> str:
    return f"{span.start}–{span.end}"


def parse(sentence: Sentence) -> None:
    """The tree of a sentence, one word a line."""
    OUT.print()
    OUT.print(Text(sentence.text, style="italic"))
    table = Table(box=None, pad_edge=False, header_style="dim")
    for name in ("", "word", "lemma", "part", "relation", "of"):
        table.add_column(name)
    for token in sentence.tokens:
        above = sentence.head(token)
        table.add_row(str(token.index + 1), token.text, token.lemma, token.pos, token.relation, above.text if above else "")
    OUT.print(table)
