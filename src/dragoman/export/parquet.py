"""Flat rows as Parquet: in one piece, or claims in a file for each month of the event."""

from collections.abc import Iterable
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import IO, Any, get_args, get_type_hints

import msgspec
from msgspec import Struct

from dragoman.export.flat import ClaimRow

ROWS_AT_ONCE = 10_000
UNDATED = "undated"


def write_parquet(rows: Iterable[Struct], form: type[Struct], out: IO[bytes]) -> int:
    """One Parquet file of rows of a form; how many rows. `out` need not be a file that can be gone back in."""
    import pyarrow.parquet  # slow to load, and seldom needed

    columns, kept, rows = schema(form), pyarrow.BufferOutputStream(), iter(rows)
    with pyarrow.parquet.ParquetWriter(kept, columns, compression="zstd") as writer:
        count = 0
        while some := list(islice(rows, ROWS_AT_ONCE)):
            writer.write_table(pyarrow.Table.from_pylist([msgspec.structs.asdict(row) for row in some], schema=columns))
            count += len(some)
    out.write(kept.getvalue())
    return count


def write_months(rows: Iterable[tuple[str, ClaimRow]], folder: Path) -> int:
    """`folder/month=2022-08/claims.parquet` and so on, for rows with their months (empty where unknown); how many rows."""
    import pyarrow.parquet

    form = schema(ClaimRow)
    waiting: dict[str, list[ClaimRow]] = {}
    writers: dict[str, Any] = {}

    def flush(month: str) -> None:
        table = pyarrow.Table.from_pylist([msgspec.structs.asdict(row) for row in waiting.pop(month)], schema=form)
        if month not in writers:
            path = folder / f"month={month or UNDATED}" / "claims.parquet"
            path.parent.mkdir(parents=True, exist_ok=True)
            writers[month] = stack.enter_context(pyarrow.parquet.ParquetWriter(path, form, compression="zstd"))
        writers[month].write_table(table)

    count = 0
    with ExitStack() as stack:
        for month, row in rows:
            count += 1
            waiting.setdefault(month, []).append(row)
            if len(waiting[month]) >= ROWS_AT_ONCE:
                flush(month)
        for month in sorted(waiting):
            flush(month)
    return count


def schema(form: type[Struct]) -> Any:
    """The columns of a form of rows."""
    import pyarrow

    types = {str: pyarrow.string(), bool: pyarrow.bool_(), int: pyarrow.int64(), float: pyarrow.float64()}
    fields = []
    for name, hint in get_type_hints(form).items():
        kinds = [kind for kind in get_args(hint) or (hint,) if kind is not type(None)]
        fields.append(pyarrow.field(name, types[kinds[0]], nullable=type(None) in get_args(hint)))
    return pyarrow.schema(fields)
