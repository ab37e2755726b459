"""A request: what one part of an article asks, in the form that OpenAI-compatible servers take."""

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from dragoman.keys import content_id
from dragoman.llm.prompt import Prompt, Shown
from dragoman.llm.windows import windows
from dragoman.model import Reading

URL = "/v1/chat/completions"


class Request(Struct, frozen=True):
    """One question; `first` and `last` are the numbers of the sentences that it is to be answered for."""

    id: str
    system: str
    user: str
    schema: dict[str, Any]
    first: int
    last: int

    def messages(self) -> list[dict[str, str]]:
        return [{"role": "system", "content": self.system}, {"role": "user", "content": self.user}]

    def body(self, model: str, constrained: bool = True) -> dict[str, Any]:
        """What is sent; `constrained`: with the JSON Schema that the server shall hold the model to."""
        form = {"type": "json_schema", "json_schema": {"name": "reading", "strict": True, "schema": self.schema}}
        return {"model": model, "messages": self.messages()} | ({"response_format": form} if constrained else {})


class BatchLine(Struct, frozen=True):
    """A line of the file that batch interfaces take."""

    custom_id: str
    method: str
    url: str
    body: dict[str, Any]


def requests_for(reading: Reading, prompt: Prompt) -> Iterator[Request]:
    """What is asked of an article, part by part."""
    return (request(shown, prompt) for shown in windows(reading, prompt.settings))


def request(shown: Shown, prompt: Prompt) -> Request:
    """The id is a hash of all that is asked."""
    user = prompt.user(shown)
    return Request(content_id("q", prompt.hash, user), prompt.system, user, prompt.schema, shown.first, shown.sentences[-1].number)


def batch_line(one: Request, model: str) -> BatchLine:
    return BatchLine(one.id, "POST", URL, one.body(model))
