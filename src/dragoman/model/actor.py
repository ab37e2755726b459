"""Actors and the words that name them."""

from typing import Literal

from msgspec import Struct

from dragoman.model.span import Span

STATELESS = frozenset({"UNK", "MED", "BUS", "NGO"})  # codes of those who belong to no one state or body
UNKNOWN = "UNK"  # the code of a named person of whom no state is known
MentionType = Literal["PER", "ORG", "GPE", "LOC"]
MentionKind = Literal["name", "office", "adjective", "demonym", "metonym", "pronoun", "role", "group"]


class Actor(Struct, frozen=True):
    """Who is meant.

    `code` is the ledger's actor code (ISO 3166-1 alpha-3 for a state and all that acts as part of it), `name` the
    canonical English name of the one meant, `country` its state's code, `sector` PLOVER's, `id` a Wikidata id.
    """

    code: str
    name: str
    id: str | None = None
    country: str | None = None
    sector: str | None = None
    mention: Span | None = None


class Mention(Span, frozen=True):
    """A stretch that names an actor or stands for one.

    `actors` are all that the words mean together («обе страны», an adjective like «российско-иранский»); `actor` is the
    first of them, or None where nobody was recognised. `candidates` are codes between which no choice was made. `role` is the
    office or institution that an office phrase names ("foreign minister").
    """

    type: MentionType
    kind: MentionKind = "name"
    actors: tuple[Actor, ...] = ()
    candidates: tuple[str, ...] = ()
    role: str | None = None

    @property
    def actor(self) -> Actor | None:
        return self.actors[0] if self.actors else None


class Nationality(Struct, frozen=True):
    """The state or body that a person whom no table knows belongs to: the person's name, the code, and the state's code."""

    person: str
    code: str
    country: str | None


class Name(Span, frozen=True):
    """A name found by a language engine, not yet resolved to an actor."""

    type: MentionType
