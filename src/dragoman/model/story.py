"""Stories: what several documents together tell of one event."""

from typing import Literal

from msgspec import Struct

from dragoman.model.span import Span

How = Literal["verbatim", "edited", "translated"]
Differs = Literal["number", "actor", "time", "place", "status", "denial"]


class Member(Struct, frozen=True):
    """A claim (`c…`), statement (`s…`) or figure (`q…`) of a document, with the characters it was read from."""

    document: str
    id: str
    trigger: Span
    evidence: Span


class Copy(Struct, frozen=True):
    """`copy` was made of `original`, the nearest source among the documents. `credit` is where the text says so, None where only the
    likeness tells; `score` is in [0, 1]."""

    copy: str
    original: str
    how: How
    credit: Span | None
    score: float


class ClaimGroup(Struct, frozen=True):
    """Tellings of the same by two and more documents.

    `sources` is how many origins they go back to, `publishers` how many houses these belong to.
    """

    group: str
    sources: int
    publishers: int
    members: tuple[Member, ...]


class Contradiction(Struct, frozen=True):
    """Two tellings that cannot both be true; `detail` says in words what differs, `score` is in [0, 1]."""

    a: Member
    b: Member
    differs: Differs
    detail: str
    score: float


class Story(Struct, frozen=True, kw_only=True):
    """Documents of one event; `start` and `end` are their first and last day of publication (ISO).

    `origins` parts the documents by where their text comes from, `publishers` by whose the originals are.
    """

    story: str
    title: str | None
    start: str | None
    end: str | None
    languages: tuple[str, ...]
    documents: tuple[str, ...]
    origins: tuple[tuple[str, ...], ...]
    publishers: tuple[tuple[str, ...], ...]
    copies: tuple[Copy, ...]
    claims: tuple[ClaimGroup, ...]
    contradictions: tuple[Contradiction, ...]


class Outline(Struct, frozen=True):
    """What is compared of a document, for those who keep it.

    `key` is the hash of its content and of what its source declares; `sort_key` its place among the documents of a story; `week` the number
    of its week, None without a day of publication;
    `blocks` the keys under which alike documents are looked for (signed numbers of 64 bits), and how much each is worth; `body` all else.
    """

    key: str
    sort_key: str
    week: int | None
    blocks: dict[int, int]
    body: bytes


class ToldStory(Struct, frozen=True):
    """A story, and of each of its documents, in their order, a hash of its origin and one of its publisher."""

    story: Story
    origins: tuple[int, ...]
    publishers: tuple[int, ...]
