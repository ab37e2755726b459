"""The reading: a document and everything read from it, one immutable value that every step adds to."""

from msgspec import Struct

from dragoman.model.actor import Mention, Name
from dragoman.model.claim import Check, Claim, Ungrounded
from dragoman.model.document import Boilerplate, Document, Flag, Paragraph
from dragoman.model.statement import Statement
from dragoman.model.tree import Sentence
from dragoman.model.values import Quantity, Time


class Reading(Struct, frozen=True, kw_only=True):
    """A document and its layers; steps add layers and never change the text or an earlier layer.

    `names` are what the engines found, `mentions` what was made of names, gazetteer and offices; `references` are pronouns, role repeats
    and groups («он», "the two countries") resolved inside the document. `ungrounded` is what was proposed as
    a claim but does not stand in the text. `checks` are those that belong to no single claim.
    """

    document: Document
    paragraphs: tuple[Paragraph, ...] = ()
    boilerplate: tuple[Boilerplate, ...] = ()
    flags: tuple[Flag, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    names: tuple[Name, ...] = ()
    mentions: tuple[Mention, ...] = ()
    references: tuple[Mention, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    times: tuple[Time, ...] = ()
    statements: tuple[Statement, ...] = ()
    claims: tuple[Claim, ...] = ()
    ungrounded: tuple[Ungrounded, ...] = ()
    checks: tuple[Check, ...] = ()
