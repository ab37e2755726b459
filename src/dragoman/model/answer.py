"""What a language model answers about an article: words that it says stand there, not looked for yet."""

from msgspec import Struct, field


class Who(Struct, frozen=True):
    """Somebody as the model names him: his `words`, the full `name` elsewhere in the article that they mean, the `code` he acts for."""

    words: str = field(name="w")
    name: str | None = None
    code: str | None = None


class AnsweredStatement(Struct, frozen=True):
    """A statement; `sentence` is the number of the one where its content begins, from 1 in the whole document."""

    id: int
    sentence: int = field(name="n")
    source: Who | None
    cue: str | None
    content: str
    relays: tuple[Who, ...]
    stance: str


class AnsweredClaim(Struct, frozen=True):
    """A claim; `by` is the id of the statement that tells it, `is_core` whether an analyst would miss it."""

    sentence: int = field(name="n")
    evidence: str = field(name="ev")
    trigger: str = field(name="tr")
    type: str
    status: str
    source: tuple[Who, ...] = field(name="src")
    target: tuple[Who, ...] = field(name="tgt")
    symmetric: bool = field(name="mut")
    by: int | None
    amounts: tuple[str, ...] = field(name="amt")
    time: str | None
    is_core: bool = field(name="core")


class Answer(Struct, frozen=True):
    """All that a model says of one document; `refused` counts the items that were not of the form asked for."""

    statements: tuple[AnsweredStatement, ...] = ()
    claims: tuple[AnsweredClaim, ...] = ()
    refused: int = 0
