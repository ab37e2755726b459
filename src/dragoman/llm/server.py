"""A server that speaks the chat completions of OpenAI: a provider's, or Ollama, vLLM, llama.cpp, LM Studio in the house."""

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct

from dragoman.errors import EngineError, ServerError, SourceError, UsageError
from dragoman.llm.answers import AnswerError
from dragoman.llm.asking import Wrong
from dragoman.llm.request import Request
from dragoman.llm.responses import Completion
from dragoman.llm.usage import BYTES_A_TOKEN, Usage

if TYPE_CHECKING:
    from openai import APIError, OpenAI

AGAIN = "That is not of the form asked for ({detail}). Give the whole answer again: one JSON object and nothing else."
NO_SERVER = "nothing is sent anywhere unless you say where: set DRAGOMAN_LLM_URL and DRAGOMAN_LLM_MODEL, or give --responses"
NO_KEY = "none"  # what servers that want no key are sent; never one that is meant for another server
SAME_FOR_ALL = {401, 403, 404}  # answers of a server that will be the same for every request


class ServerSettings(Struct, frozen=True):
    """Where and what to ask: the `url` of the interface (up to `/v1`), the `model`, the `key`, which no text made of these tells; how many
    requests at once; seconds until one is given up; how often a refused one is sent again; the most tokens of one answer."""

    url: str | None = None
    model: str | None = None
    key: str | None = None
    concurrency: int = 4
    timeout: float = 300.0
    retries: int = 6
    answer: int = 24_000

    def __repr__(self) -> str:
        return f"ServerSettings({self.url}, {self.model})"

    def __rich_repr__(self) -> list[tuple[str, object]]:
        return [("url", self.url), ("model", self.model)]


class Server:
    """Asks a server. Refusals for the moment (429, 5xx, time-outs, lost connections) are waited out; a server that cannot hold a model to a
    schema is asked without. `announce` is told where texts go before the first is sent. Raises UsageError where no server or model is
    named, EngineError where the library is missing."""

    def __init__(self, settings: ServerSettings, usage: Usage, announce: Callable[[str], None] = lambda _: None) -> None:
        if not settings.url or not settings.model:
            raise UsageError(NO_SERVER)
        self._settings, self._model, self._usage, self._announce = settings, settings.model, usage, announce
        self._client, self._is_constrained, self._is_announced = client(settings), True, False

    def ask(self, request: Request, wrong: Wrong | None = None) -> str:
        if not self._is_announced:
            self._is_announced = True
            self._announce(f"the texts of the documents go to {self._settings.url}, model {self._model}")
        body = request.body(self._model) | {"max_completion_tokens": self._settings.answer}
        body["messages"] += again(wrong) if wrong else []
        completion = self._sent(request, body)
        if completion.choices and completion.choices[0].finish_reason == "length":
            raise SourceError(request.id, "the answer was cut: it is longer than the server or DRAGOMAN_LLM_ANSWER allows", "answer")
        return completion.text

    def close(self) -> None:
        self._client.close()

    def _sent(self, request: Request, body: dict[str, Any]) -> Completion:
        import openai

        try:
            return self._counted(body if self._is_constrained else without_schema(body))
        except (openai.BadRequestError, openai.UnprocessableEntityError) as error:
            if not self._is_constrained:
                raise refused(request, error) from error
            self._is_constrained = False
            return self._sent(request, body)
        except openai.APIStatusError as error:
            if error.status_code in SAME_FOR_ALL:
                raise ServerError(f"{self._settings.url} answers {error.status_code} {error.response.reason_phrase}") from error
            raise refused(request, error) from error
        except openai.APIError as error:
            raise refused(request, error) from error

    def _counted(self, body: dict[str, Any]) -> Completion:
        reserved = self._usage.reserve(len(json.dumps(body, ensure_ascii=False).encode()), self._settings.answer)
        tokens = 0
        try:
            raw = self._client.chat.completions.with_raw_response.create(**body)
            tokens = reserved  # until it is known better
            completion = completion_of(raw.http_response.content)
            tokens = tokens_of(completion, body)
            return completion
        finally:
            self._usage.spend(reserved, tokens)


def client(settings: ServerSettings) -> "OpenAI":
    try:
        from openai import OpenAI
    except ImportError as error:
        raise EngineError("to ask a language model, install its client: pip install 'dragoman[llm]'") from error
    return OpenAI(base_url=settings.url, api_key=settings.key or NO_KEY, timeout=settings.timeout, max_retries=settings.retries)


def completion_of(body: bytes) -> Completion:
    """Raises AnswerError where a server says something else."""
    try:
        return msgspec.json.decode(body, type=Completion)
    except (msgspec.MsgspecError, UnicodeError) as error:
        raise AnswerError(f"is no chat completion: {error}") from error


def tokens_of(completion: Completion, body: dict[str, Any]) -> int:
    """What the server says it took; bounded by length where it does not say."""
    if completion.usage is not None:
        return completion.usage.prompt_tokens + completion.usage.completion_tokens
    return (len(json.dumps(body, ensure_ascii=False).encode()) + len(completion.text.encode())) // BYTES_A_TOKEN


def again(wrong: Wrong) -> list[dict[str, str]]:
    told = [{"role": "assistant", "content": wrong.text}] if wrong.text else []
    return [*told, {"role": "user", "content": AGAIN.format(detail=wrong.detail)}]


def without_schema(body: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in body.items() if name != "response_format"}


def refused(request: Request, error: "APIError") -> SourceError:
    """What a document's failure tells; never what was sent."""
    return SourceError(request.id, f"the server of the language model gave no answer: {type(error).__name__}", "answer")
