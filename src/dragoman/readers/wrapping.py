"""Lines that a program broke at its margin are put together again; verse, lists and short lines stay as they are."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

FINAL = re.compile(r"[.!?…:;]['\"”’»)\]]*$")
SENTENCE_END = re.compile(r"[.!?…]['\"”’»)\]]*\s+(?=\S)")
ITEM = re.compile(r"\s*(?:[-–—*•·>|#]|\d{1,3}[.)]\s|\w[.)]\s)")
MARGIN = 45  # characters of a line that is long enough for a margin
CARRIED = 1 / 3  # of the lines that end inside a sentence: so many at least go on in a small letter, where a margin broke them
PARAGRAPH_END = 0.8  # of the longest line: a line that is shorter and ends a sentence ends a paragraph

Lines = Sequence[str]


def unwrapped(text: str) -> str:
    """The text with a blank for each line end that a margin made. All other characters stay, and keep their places."""
    pieces = re.split(r"(\r\n|\r|\n)", text)
    lines, ends = pieces[::2], pieces[1::2]
    joined = set(broken(lines))
    ends = [" " * len(end) if at in joined else end for at, end in enumerate(ends)]
    return "".join(part for pair in zip(lines, [*ends, ""], strict=True) for part in pair)


def broken(lines: Lines) -> Iterator[int]:
    """The numbers of the lines that go on in the next one."""
    for is_text, numbers in groupby(range(len(lines)), key=lambda at: bool(lines[at].strip())):
        if is_text:
            yield from broken_in_block([*numbers], lines)


def broken_in_block(numbers: Sequence[int], lines: Lines) -> Iterator[int]:
    """Of lines without an empty one between them."""
    block = [lines[at].rstrip() for at in numbers]
    width = max(map(len, block))
    if not is_wrapped(block, width):
        return
    for at, (line, below) in zip(numbers, pairwise(block), strict=False):
        ends_paragraph = FINAL.search(line) and (len(line) < PARAGRAPH_END * width or line.endswith(":"))
        if not ends_paragraph and not ITEM.match(below):
            yield at


def is_wrapped(block: Lines, width: int) -> bool:
    """Whether a margin broke the lines: sentences run over their ends into small letters, or each line is as full as a margin allows."""
    inside = [(line, below) for line, below in pairwise(block) if not FINAL.search(line) and not ITEM.match(below)]
    small = sum(below.lstrip()[:1].islower() for _, below in inside)
    whole = bool(FINAL.search(block[-1])) or any(SENTENCE_END.search(line) for line in block)
    if inside and small >= CARRIED * len(inside) and whole:
        return True
    full = all(len(line) + 1 + len(below.split(maxsplit=1)[0]) > width for line, below in inside)
    return len(inside) > 1 and width >= MARGIN and full
