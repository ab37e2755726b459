"""Arguments and options that several commands share."""

from pathlib import Path
from typing import Annotated, Literal

import typer

Format = Literal["table", "jsonl"]
Table = Literal["table", "jsonl", "csv"]
Rows = Literal["table", "jsonl", "csv", "parquet"]

Sources = Annotated[list[str], typer.Argument(
    metavar="SOURCE...",
    help="Files or folders of text, HTML, PDF, JSON, feeds, archives, told apart by their content; http(s) addresses; - is standard input.",
)]
Published = Annotated[str | None, typer.Option(
    metavar="DATE", help="ISO date of publication, for documents that declare none; anchors 'on Monday', 'last month'.",
)]
Errors = Annotated[Path | None, typer.Option(
    metavar="FILE", help="Where to list what was rejected or failed, a JSON line each; add has errors.jsonl beside its ledger.",
)]
Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="Who published it, for documents that do not say.")]
Language = Annotated[str | None, typer.Option(metavar="CODE", help="ru or en, for documents that do not say; recognised where not given.")]
OutputFormat = Annotated[Format, typer.Option("--format", help="A ledger for people, or one JSON object a line (see dragoman schema).")]
Store = Annotated[str | None, typer.Option(
    "--store", metavar="URL", help="The ledger as an SQLAlchemy URL; else DRAGOMAN_STORE, else an SQLite file in your data folder.",
)]
OwnActors = Annotated[list[Path] | None, typer.Option(
    "--actors", metavar="FILE", exists=True, dir_okay=False,
    help="Your own actors: TOML rows as in docs/actors.md; may be given more than once.",
)]
Since = Annotated[str | None, typer.Option(metavar="DATE", help="What happened on this day or later.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="What happened on this day or before.")]
MinScore = Annotated[float, typer.Option(metavar="0..1", min=0, max=1, help="Leave out claims of which Dragoman is less sure.")]
Limit = Annotated[int | None, typer.Option(min=1, help="How many at most; tables stop at 50 where nothing is said, JSON lines never.")]
TableFormat = Annotated[Table, typer.Option("--format", help="For people, one JSON object a line, or comma-separated values.")]
RowFormat = Annotated[Rows, typer.Option("--format", help="For people, one JSON object a line, comma-separated values, or Parquet.")]
RawCsv = Annotated[bool, typer.Option("--raw-csv", help="Leave cells as they are, though a spreadsheet may run some as formulas.")]
After = Annotated[str | None, typer.Option(metavar="CURSOR", help="Go on where a page ended; its last line gives the cursor.")]
