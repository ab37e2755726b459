"""What cannot be seen in a text, and what looks like something else."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from dragoman.lexicon.words import letters, script_of

# Zero-width characters, soft hyphens, changes of direction, tags: no Russian or English word needs them.
RANGES = (
    (0x00AD, 0x00AD), (0x061C, 0x061C), (0x180E, 0x180E), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0xFEFF, 0xFEFF),
    (0xFFF9, 0xFFFB), (0xE0000, 0xE007F),
)
INVISIBLE = {code: None for first, last in RANGES for code in range(first, last + 1)}
ANY_INVISIBLE = re.compile(f"[{''.join(f'{chr(first)}-{chr(last)}' for first, last in RANGES)}]")


def clean(text: str) -> str:
    """Without characters that cannot be seen and without doubled blanks."""
    return " ".join(text.translate(INVISIBLE).split())


def warnings(text: str, outlet: str | None, url: str | None) -> Iterator[str]:
    """What looks like deceit in a document: each in words for people."""
    for word in (outlet or "").split():
        if mixes_alphabets(word):
            yield f"the outlet's name mixes alphabets: {word}"
    host = shown(host_of(url or ""))
    if any(mixes_alphabets(label) for label in host.split(".")[:-1]):
        yield f"the address mixes alphabets: {host}"
    if found := len(ANY_INVISIBLE.findall(text.removeprefix("\ufeff"))):
        yield f"characters that cannot be seen: {found}"


def host_of(url: str) -> str:
    """The host's name of an address; empty where it has none or is no address."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def mixes_alphabets(word: str) -> bool:
    """A name that mixes alphabets looks like another's and is not."""
    alphabets = {script_of(letter) for letter in word if letter.isalpha()}
    return any(pair <= alphabets for pair in letters().alike_scripts)


def shown(host: str) -> str:
    """A host's name as a browser shows it."""
    try:
        return host.encode("ascii").decode("idna")
    except UnicodeError:
        return host
