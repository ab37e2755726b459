"""The article as it stands, with each statement drawn under its paragraph."""

from rich.padding import Padding
from rich.text import Text

from dragoman.cli.show import OUT
from dragoman.model import Paragraph, Reading, Statement

MARGIN, STEP = 2, 3


def article(reading: Reading) -> None:
    for paragraph in reading.paragraphs:
        OUT.print(paragraph_text(paragraph, reading))
        for statement in reading.statements:
            if paragraph.start <= statement.content.start < paragraph.end:
                draw(statement, depth(statement, reading))
    OUT.print()


def paragraph_text(paragraph: Paragraph, reading: Reading) -> Text:
    """The paragraph, what is no article in it dimmed and struck through, who speaks in bold."""
    text = Text(paragraph.text)
    for dirt in reading.boilerplate:
        text.stylize("dim strike", max(0, dirt.start - paragraph.start), max(0, dirt.end - paragraph.start))
    for statement in reading.statements:
        if statement.source and paragraph.covers(statement.source):
            text.stylize("bold", statement.source.start - paragraph.start, statement.source.end - paragraph.start)
    return text


def depth(statement: Statement, reading: Reading) -> int:
    """Inside how many other contents this statement is made."""
    content = statement.content
    return sum(other.content.covers(content) and not content.covers(other.content) for other in reading.statements)


def draw(statement: Statement, depth: int) -> None:
    source = statement.source.text if statement.source else "somebody"
    kind = ", ".join(filter(None, [statement.stance, statement.quote, statement.medium]))
    relays = "".join(f" ← {relay.text}" for relay in statement.relayed_by)
    cue = f" {statement.cue.text}" if statement.cue else ""
    drawn = Text.assemble("└ ", (source, "bold"), cue, (relays, "cyan"), (f"  {kind}", "magenta"))
    drawn.append(f"\n{statement.content.text}", "italic dim")
    OUT.print(Padding(drawn, (0, 0, 0, MARGIN + STEP * depth), expand=False))
