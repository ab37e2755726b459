"""Ids that are hashes of content: the same content always has the same id."""

import hashlib

LENGTH = 16


def digest(text: str) -> str:
    """The first 32 hexadecimal digits of a text's SHA-256."""
    return hashlib.sha256(text.encode("utf8", "surrogatepass")).hexdigest()[:32]


def content_id(prefix: str, *parts: object) -> str:
    """`prefix` and the first 16 hexadecimal digits of the SHA-256 of the parts, each told apart from its neighbour."""
    joined = "\x1f".join(str(part) for part in parts)
    return prefix + hashlib.sha256(joined.encode("utf8", "surrogatepass")).hexdigest()[:LENGTH]
