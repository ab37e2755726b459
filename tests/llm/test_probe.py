"""A model that follows the codebook follows a changed one; one that follows what it knows already does not."""

import json
import re

import pytest

from dragoman.batch.probing import probed
from dragoman.llm.asking import Nothing, Wrong
from dragoman.llm.probe import CHANGES, Followed, probe, prompt_of
from dragoman.llm.prompt import Prompt
from dragoman.llm.request import Request
from dragoman.model import Document
from llm.flat import LEXICON, PROMPT, claim, flat_tools

DOCUMENTS = [Document("one", "Kenya thanked Chad.", "en"), Document("other", "Ghana blamed Togo.", "en")]
DEFINED = {"thanked": LEXICON.types["SUPPORT"].definition, "blamed": LEXICON.types["ACCUSE"].definition}


class Follower:
    """Looks up in the prompt under which label the definition stands that fits the word."""

    def ask(self, request: Request, wrong: Wrong | None = None) -> str:
        word = next(one for one in DEFINED if one in request.user)
        label = re.search(rf"\* (\w+): {re.escape(DEFINED[word])}", request.system)
        assert label is not None
        evidence = request.user.splitlines()[-1].partition("] ")[2].rstrip(".")
        return json.dumps({"statements": [], "claims": [claim(evidence, word, label[1])]})


class Knower(Follower):
    """Takes the labels that it has always known."""

    def ask(self, request: Request, wrong: Wrong | None = None) -> str:
        word = next(one for one in DEFINED if one in request.user)
        return json.dumps({"statements": [], "claims": [claim("x", word, {"thanked": "SUPPORT", "blamed": "ACCUSE"}[word])]})


@pytest.mark.parametrize(("asker", "shares"), [(Follower(), [2, 2, 2]), (Knower(), [2, 0, 0])])
def test_following_is_told_from_knowing(asker: Follower, shares: list[int]) -> None:
    found = list(probed(DOCUMENTS, flat_tools("grammar"), asker, Nothing()))
    assert found == [Followed(change, 2, share) for change, share in zip(CHANGES, shares, strict=True)]


def test_a_changed_codebook_is_another_prompt_and_agrees_with_itself() -> None:
    prompts = [prompt_of(LEXICON, probe(LEXICON, change)) for change in CHANGES]
    assert len({PROMPT.hash, *(one.hash for one in prompts)}) == 4
    assert Prompt(LEXICON).hash == PROMPT.hash
    neutral = prompts[CHANGES.index("neutral")]
    told = neutral.system[neutral.system.index("# Types") :]
    assert not re.search("|".join(rf"\b{name}\b" for name in LEXICON.types if name.isupper()), told)
    used = set(re.findall(r'"type": "(\w+)"', told))
    assert used <= set(neutral.schema["properties"]["claims"]["items"]["properties"]["type"]["enum"])
