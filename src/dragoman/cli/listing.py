"""Claims and statements for programs: JSON lines, comma-separated values, Parquet."""

import sys
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

import msgspec
from msgspec import Struct

from dragoman.cli.options import Rows
from dragoman.cli.show import note
from dragoman.export.flat import ClaimRow, StatementRow, claim_row, statement_row, write_csv
from dragoman.export.listed import ListedClaim, ListedStatement, listed_claim, listed_statement
from dragoman.export.parquet import write_parquet
from dragoman.ledger import FoundClaim, FoundStatement

Found = TypeVar("Found", FoundClaim, FoundStatement)


def json_lines(found: Iterable[object], nothing: str = "") -> None:
    """One object a line on standard output; where there is none, `nothing` is said on standard error."""
    written = [sys.stdout.buffer.write(msgspec.json.encode(one) + b"\n") for one in found]
    if nothing and not written:
        note(nothing)


class Listing(Struct, Generic[Found], frozen=True):
    """How one kind of thing is written: as a flat row of a form, or as the object of a JSON line."""

    form: type[ClaimRow] | type[StatementRow]
    row: Callable[[Found], ClaimRow | StatementRow]
    listed: Callable[[Found], ListedClaim | ListedStatement]

    def write(self, found: Iterable[Found], format: Rows, raw_csv: bool) -> None:
        """To standard output; `format` is any but the table."""
        if format == "csv":
            write_csv(map(self.row, found), self.form, sys.stdout, raw=raw_csv)
        elif format == "parquet":
            write_parquet(map(self.row, found), self.form, sys.stdout.buffer)
        else:
            json_lines(map(self.listed, found))


CLAIMS: Listing[FoundClaim] = Listing(ClaimRow, claim_row, listed_claim)
STATEMENTS: Listing[FoundStatement] = Listing(StatementRow, statement_row, listed_statement)
