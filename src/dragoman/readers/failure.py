"""A document that could not be read."""

from msgspec import Struct

from dragoman.errors import SourceError


class Failure(Struct, frozen=True):
    """Which document was lost (`id`: its own id, else where it stands), and why: `type` is one word for programs, `detail` for people.

    `rejected` tells that nothing is broken: it is no article and was never meant to be one.
    """

    id: str
    type: str
    detail: str
    rejected: bool = False


def failure_of(error: SourceError) -> Failure:
    return Failure(error.source, error.type, error.detail)
