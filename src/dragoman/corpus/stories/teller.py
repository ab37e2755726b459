"""Stories for a ledger that keeps outlines of documents: the same functions as `stories`, over bytes."""

import zlib
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

import msgspec

from dragoman.corpus.stories.copies import Descent, publisher
from dragoman.corpus.stories.gathering import TOGETHER, WORTH_KEEPING, parted, week_of
from dragoman.corpus.stories.likeness import blocks, likeness, number
from dragoman.corpus.stories.profile import Profile
from dragoman.corpus.stories.profiling import profile
from dragoman.corpus.stories.telling import story, story_id
from dragoman.lang.lemmas import Lemmas
from dragoman.model import Outline, Reading, ToldStory

SEPARATOR = "\x1f"  # before all letters, so that strings stand in the order of the parts that they were made of
ENCODER, PROFILES = msgspec.msgpack.Encoder(), msgspec.msgpack.Decoder(Profile)


class Teller:
    """Finds stories among outlines."""

    together = TOGETHER

    def __init__(self, lemmas: Lemmas) -> None:
        self._lemmas = lemmas

    def outline(self, reading: Reading) -> Outline:
        made = profile(reading, self._lemmas)
        return Outline(made.key, SEPARATOR.join(made.order), week_of(made), blocks(made), zlib.compress(ENCODER.encode(made), 6))

    def likeness(self, one: bytes, other: bytes) -> float:
        """0 where it is not worth keeping."""
        like = likeness(opened(one), opened(other))
        return like if like >= WORTH_KEEPING else 0.0

    def parts(self, sort_keys: Mapping[int, str], links: Mapping[tuple[int, int], float]) -> list[list[int]]:
        ordered = sorted(sort_keys, key=lambda number: sort_keys[number])
        place = {number: n for n, number in enumerate(ordered)}
        known = {(min(place[a], place[b]), max(place[a], place[b])): like for (a, b), like in links.items()}
        return [[ordered[n] for n in part] for part in parted(range(len(ordered)), known)]

    def story_id(self, keys: Iterable[str]) -> str:
        return story_id(keys)

    def tell(self, outlines: Sequence[bytes]) -> ToldStory:
        documents = [opened(one) for one in outlines]
        descent = Descent(documents)
        told = story(descent)
        origins = [documents[descent.origin(place)].key for place in range(len(documents))]
        publishers = [str(publisher(descent, place)) for place in range(len(documents))]
        return ToldStory(told, tuple(map(number, origins)), tuple(map(number, publishers)))


@lru_cache(maxsize=2048)
def opened(body: bytes) -> Profile:
    return PROFILES.decode(zlib.decompress(body))
