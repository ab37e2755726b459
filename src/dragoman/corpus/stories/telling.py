"""Documents in, stories out: the same documents give the same stories, in whatever order they come."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from dragoman.corpus.stories.contradictions import conflicts
from dragoman.corpus.stories.copies import Descent, publisher
from dragoman.corpus.stories.gathering import gather
from dragoman.corpus.stories.matching import ComparedTellings, Node
from dragoman.corpus.stories.profile import Profile
from dragoman.keys import content_id
from dragoman.model.story import ClaimGroup, Contradiction, Member, Story


def stories(profiles: Iterable[Profile]) -> list[Story]:
    """Every document is in one story; one that nobody else tells of is a story of one. The newest last."""
    documents = sorted({profile.key: profile for profile in profiles}.values(), key=lambda one: one.order)
    return [story(Descent([documents[place] for place in part])) for part in gather(documents)]


def story(descent: Descent) -> Story:
    """The story of documents that tell of one event."""
    documents, tellings = descent.documents, ComparedTellings(descent)
    days = sorted(document.day for document in documents if document.day)
    return Story(
        story=story_id(document.key for document in documents), title=documents[0].title,
        start=days[0] if days else None, end=days[-1] if days else None, languages=tuple(sorted({one.language for one in documents})),
        documents=tuple(one.document for one in documents),
        origins=named(documents, descent.origin), publishers=named(documents, lambda place: publisher(descent, place)),
        copies=tuple(descent.copies), claims=tuple(group(tellings, nodes) for nodes in tellings.groups()),
        contradictions=tuple(
            Contradiction(member(tellings, one.one), member(tellings, one.other), one.differs, one.detail, one.probability)
            for one in conflicts(tellings)
        ),
    )


def story_id(keys: Iterable[str]) -> str:
    """The hash of the documents of a story."""
    return content_id("st", *sorted(keys))


def named(documents: Sequence[Profile], key: Callable[[int], object]) -> tuple[tuple[str, ...], ...]:
    """The documents parted by a key, in their own order."""
    parts: dict[object, list[str]] = defaultdict(list)
    for place, document in enumerate(documents):
        parts[key(place)].append(document.document)
    return tuple(map(tuple, parts.values()))


def group(tellings: ComparedTellings, nodes: Sequence[Node]) -> ClaimGroup:
    members = tuple(member(tellings, node) for node in nodes)
    descent = tellings.descent
    return ClaimGroup(
        group=content_id("g", *(f"{one.document} {one.id}" for one in members)),
        sources=len({descent.origin(place) for place, _ in nodes}), publishers=len({publisher(descent, place) for place, _ in nodes}),
        members=members,
    )


def member(tellings: ComparedTellings, node: Node) -> Member:
    telling = tellings.telling(node)
    return Member(tellings.descent.documents[node[0]].document, telling.id, telling.trigger, telling.evidence)
