"""What people say against, or for, what was read. Corrections hang on characters of a text, never on rows."""

from typing import Literal

from msgspec import Struct

from dragoman.model.claim import Claim

Action = Literal["accept", "reject", "edit", "add"]
Review = Literal["accepted", "edited", "added"]


class ClaimCorrection(Struct, frozen=True, kw_only=True, tag_field="about", tag="claim"):
    """A judgement on one claim of the text with this `digest`.

    `read` is the claim as it was read then (None where it was missed), `claim` as it should be (None where it should not be), `changed`
    the fields in which an edited one differs; `at` is when, in ISO form.
    """

    id: str
    action: Action
    document: str
    digest: str
    read: Claim | None
    claim: Claim | None
    changed: tuple[str, ...] = ()
    who: str
    at: str
    why: str = ""

    @property
    def place(self) -> Claim:
        """The claim whose characters tell where the correction belongs."""
        found = self.read or self.claim
        assert found is not None, "a correction has a claim as read or as it should be"
        return found


class ActorCorrection(Struct, frozen=True, kw_only=True, tag_field="about", tag="actor"):
    """Whoever has the code or canonical name `old` is the actor `code`, `name`: merges two actors, or splits one by its name."""

    id: str
    old: str
    code: str
    name: str
    who: str
    at: str
    why: str = ""


class Withdrawal(Struct, frozen=True, kw_only=True, tag_field="about", tag="withdrawal"):
    """That the correction with this id holds no longer; `digest` or `actors` tell which texts it touched."""

    id: str
    correction: str
    digest: str | None = None
    actors: tuple[str, ...] = ()
    who: str
    at: str
    why: str = ""


Correction = ClaimCorrection | ActorCorrection | Withdrawal
