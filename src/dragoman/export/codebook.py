"""The codebook: every type, mode, frame, status and stance with examples, made from the data that readings are made from."""

import hashlib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.metadata import version

import jinja2
from msgspec import Struct

from dragoman.lexicon import Lexicon
from dragoman.lexicon.codebook import Meanings, load_meanings
from dragoman.lexicon.frames import Frame, FrameExample
from dragoman.lexicon.language import Language
from dragoman.lexicon.modes import ModeRow
from dragoman.lexicon.plover import EventType, Mode
from dragoman.lexicon.toml import DATA
from dragoman.lexicon.types import ClaimType
from dragoman.model import Kind

TEMPLATE = "codebook.md.jinja"


class ModeEntry(Struct, frozen=True):
    """A mode with the sentence of each language in which it is read."""

    mode: Mode
    rows: dict[str, ModeRow]


class TypeEntry(Struct, frozen=True):
    """A type with PLOVER's values (None for measures and relations), its modes, and its frames by language."""

    type: ClaimType
    event: EventType | None
    modes: tuple[ModeEntry, ...]
    frames: dict[str, tuple[Frame, ...]]

    def example(self, language: str) -> FrameExample:
        """The first example of the type's own frames."""
        return next(example for frame in self.frames[language] for example in frame.yes)

    def triggers(self, language: str) -> int:
        """How many words and phrases call the type up."""
        return len({word for frame in self.frames[language] for word in (*frame.verbs, *frame.nouns, *frame.adjectives)})


class Codebook(Struct, frozen=True):
    """All entries by kind, in the order of the data; `standings` tells what a status counts as in ties."""

    types: dict[Kind, tuple[TypeEntry, ...]]
    meanings: Meanings
    standings: dict[str, str]


def codebook(lexicon: Lexicon, languages: Mapping[str, Language]) -> Codebook:
    kinds: tuple[Kind, ...] = ("event", "measure", "relation")
    entries = [entry_of(type, lexicon, languages) for type in lexicon.types.values()]
    return Codebook(
        types={kind: tuple(entry for entry in entries if entry.type.kind == kind) for kind in kinds},
        meanings=load_meanings(lexicon.folder), standings=dict(lexicon.plover.standings),
    )


def entry_of(type: ClaimType, lexicon: Lexicon, languages: Mapping[str, Language]) -> TypeEntry:
    event = lexicon.plover.events.get(type.name)
    own = {(code, row.name): row for code, language in languages.items() for row in language.modes if row.type == type.name}
    known = event.modes if event else ()
    modes = tuple(ModeEntry(mode, {code: own[code, mode.name] for code in languages if (code, mode.name) in own}) for mode in known)
    frames = {code: tuple(row for row in language.frames.rows if row.type == type.name) for code, language in languages.items()}
    return TypeEntry(type, event, modes, frames)


def places(frame: Frame, side: str) -> Iterator[str]:
    """Where a frame looks for a side (`source` or `target`), in words."""
    yield from getattr(frame, side)
    prepositions = getattr(frame, f"{side}_prepositions")
    if prepositions:
        yield f"*{', '.join(prepositions)}* …"


def text(lexicon: Lexicon, languages: Mapping[str, Language]) -> str:
    """The codebook as one page of Markdown; the same data give the same text."""
    names = {code: language.traits.name for code, language in languages.items()}
    body = _template().render(book=codebook(lexicon, languages), places=places, languages=names)
    head, _, rest = body.partition("<!-- contents -->\n")
    return head.replace("VERSION", version("dragoman")).replace("HASH", hash_of(rest)) + rest


def hash_of(rest: str) -> str:
    return hashlib.sha256(rest.encode()).hexdigest()[:16]


@cache
def _template() -> jinja2.Template:
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(DATA), undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True,
        keep_trailing_newline=True, autoescape=False,
    )
    return made.get_template(TEMPLATE)
