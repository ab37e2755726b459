"""Arguments and options that several commands share."""

from typing import Annotated, Literal

import typer

Format = Literal["table", "jsonl"]

Sources = Annotated[list[str], typer.Argument(
    metavar="SOURCE...", help="Files or folders of text, HTML, JSON or JSON lines, told apart by their content; - is standard input.",
)]
Published = Annotated[str | None, typer.Option(
    metavar="DATE", help="ISO date of publication, for documents that declare none; anchors 'on Monday', 'last month'.",
)]
Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="Who published it, for documents that do not say.")]
Language = Annotated[str | None, typer.Option(metavar="CODE", help="ru or en, for documents that do not say; recognised where not given.")]
OutputFormat = Annotated[Format, typer.Option("--format", help="A ledger for people, or one JSON object a line (see dragoman schema).")]
