"""Messages one after the other in a file (mbox, RFC 4155)."""

import re
from collections.abc import Iterator
from typing import IO

from dragoman.readers.failure import Failure
from dragoman.readers.lines import LARGEST, bounded_lines

FROM = re.compile(rb"From \S.*\d\d:\d\d.*\d{4}\s*")  # the line before each message
QUOTED_FROM = re.compile(rb">+From ")  # how such a line is written inside a message


def messages(name: str, stream: IO[bytes]) -> Iterator[tuple[str, bytes] | Failure]:
    """Place and bytes of each message; one that is too long loses itself only."""
    found, size, number, blank = list[bytes](), 0, 1, True
    for _, line in bounded_lines(stream):
        if line is not None and blank and FROM.fullmatch(line) and size:
            yield message(f"{name}[{number}]", found, size)
            found, size, number = [], 0, number + 1
        elif line is not None and FROM.fullmatch(line) is None:
            size += len(line)
            if size <= LARGEST:
                found.append(line[1:] if QUOTED_FROM.match(line) else line)
        elif line is None:
            size += LARGEST + 1
        blank = line is not None and not line.strip()
    yield message(f"{name}[{number}]", found, size)


def message(place: str, lines: list[bytes], size: int) -> tuple[str, bytes] | Failure:
    return Failure(place, "too-large", f"a message of over {LARGEST:,} bytes") if size > LARGEST else (place, b"".join(lines))
