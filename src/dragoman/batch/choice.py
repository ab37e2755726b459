"""Who reads: the rules of grammar, a language model, or both, and what asking the model needs."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from dragoman.batch.asking import Asking
from dragoman.batch.core import Outcome
from dragoman.batch.executors import Executor, InLine, ToolSettings, tools_of
from dragoman.llm.asking import Asker, Memory, Nothing
from dragoman.llm.memory import AnswerFile
from dragoman.llm.prompt import Prompt
from dragoman.llm.responses import read_responses
from dragoman.llm.server import Server, ServerSettings
from dragoman.llm.usage import Usage
from dragoman.model import Document
from dragoman.tools import Reader, ReaderKind, Tools

Announce = Callable[[str], None]
RECORDED = "recorded"  # the model where answers come from a file and nobody says whose they are


class ReaderChoice(Struct, frozen=True):
    """The kind of reader; for a model its server or a file of `responses`, the file in which answers are kept, the most tokens to spend,
    and whether grammar reads what no model answers for."""

    kind: ReaderKind = "grammar"
    server: ServerSettings = ServerSettings()
    responses: Path | None = None
    memory: Path | None = None
    budget: int | None = None
    fallback: bool = False

    @property
    def model(self) -> str:
        return self.server.model or RECORDED


class OpenReader(Struct, frozen=True):
    """The tools with the reader that signs, who reads, and what asking has cost."""

    tools: Tools
    executor: Executor
    usage: Usage | None = None


GRAMMAR = ReaderChoice()


@contextmanager
def open_reader(
    choice: ReaderChoice, tools: Tools, announce: Announce = lambda _: None, executor: Executor | None = None,
) -> Iterator[OpenReader]:
    """The reader of a choice; `announce` is told where texts go before the first is sent. Grammar reads by the executor, else in this
    process. Raises UsageError, EngineError, StoreError."""
    if choice.kind == "grammar":
        yield OpenReader(tools, executor or InLine(tools))
        return
    usage, prompt, own = Usage(choice.budget), Prompt(tools.lexicon), signed(choice, tools)
    with asker_of(choice, usage, announce) as asker, memory_of(choice, usage) as memory:
        places = 1 if choice.responses else choice.server.concurrency
        yield OpenReader(own, Asking(own, prompt, asker, memory, usage, places, choice.fallback), usage)


def signed(choice: ReaderChoice, tools: Tools) -> Tools:
    """The tools that tell who reads: what a run is signed with."""
    if choice.kind == "grammar":
        return tools
    return replace(tools, reader=Reader(choice.kind, choice.model, Prompt(tools.lexicon).hash))


@contextmanager
def asker_of(choice: ReaderChoice, usage: Usage, announce: Announce) -> Iterator[Asker]:
    """A file of answers, else a server. Raises UsageError where neither is named: nothing is sent anywhere unless the user says where."""
    if choice.responses is not None:
        yield read_responses(choice.responses)
        return
    server = Server(choice.server, usage, announce)
    try:
        yield server
    finally:
        server.close()


@contextmanager
def memory_of(choice: ReaderChoice, usage: Usage) -> Iterator[Memory]:
    """A file of answers needs no other memory."""
    if choice.responses is not None or choice.memory is None:
        yield Nothing()
        return
    file = AnswerFile(choice.memory, choice.model, usage)
    try:
        yield file
    finally:
        file.close()


@contextmanager
def open_probe(choice: ReaderChoice, announce: Announce = lambda _: None) -> Iterator[tuple[Asker, Memory, Usage]]:
    """Whom a probe asks, what is known, and what it costs. Raises UsageError, EngineError, StoreError."""
    usage = Usage(choice.budget)
    with asker_of(choice, usage, announce) as asker, memory_of(choice, usage) as memory:
        yield asker, memory, usage


def read_by(choice: ReaderChoice, settings: ToolSettings, document: Document) -> Outcome:
    """The outcome of one document, in a process that keeps its tools. Raises as `open_reader`."""
    with open_reader(choice, tools_of(settings)) as reader:
        return next(iter(reader.executor.read([document])))
