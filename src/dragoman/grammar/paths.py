"""How whoever fills a role was reached, as enums and fields; nothing reads it back from words."""

from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace


class Position(StrEnum):
    """Where the word stands that names somebody; the last three are not places in the tree."""

    SUBJECT = "subject"
    PASSIVE_SUBJECT = "subject of a passive"
    AGENT = "agent of a passive"
    OBJECT = "object"
    INDIRECT = "indirect object"
    INSTRUMENTAL = "instrumental"
    PREPOSITION = "preposition"
    GENITIVE = "genitive"
    POSSESSIVE = "possessive"
    ADJECTIVE = "adjective"
    APPOSITION = "apposition"
    PARTICIPLE_NOUN = "noun of a participle"
    REMNANT = "ellipsis"
    SPEAKER = "speaker"
    NEAREST = "nearest"
    CONTEXT = "spoken of"


class Link(StrEnum):
    """How a word hands its own role on: as a governor, as one that controls an infinitive, from a clause above, from beside."""

    OF = "of"
    CONTROL = "controlled by"
    ABOVE = "above"
    BESIDE = "beside"


class Hop(Struct, frozen=True):
    """One word on the way, and how it hands a role on."""

    link: Link
    word: str


class Path(Struct, frozen=True):
    """The way to a filler.

    `word` is the preposition, or the word that stands for the speaker, stands nearest or was spoken of. `through` are the words whose
    role was borrowed on the way to the noun, inner to outer; `owners` the ways from that noun to whose it is, where the noun itself
    names nobody; `lent` the words that lend the whole role to another word. `unnamed`: people of whom only that is known.
    """

    position: Position
    word: str = ""
    through: tuple[Hop, ...] = ()
    owners: tuple["Path", ...] = ()
    lent: tuple[Hop, ...] = ()
    unnamed: bool = False

    def via(self, word: str, link: Link = Link.OF) -> "Path":
        """The path on through one more word to the noun."""
        return replace(self, through=(*self.through, Hop(link, word)))

    def lent_by(self, word: str, link: Link = Link.OF) -> "Path":
        """The path as another word lends it."""
        return replace(self, lent=(*self.lent, Hop(link, word)))
