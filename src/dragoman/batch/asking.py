"""Reading with a language model: documents are prepared here, asked for in threads, and concluded here, in order."""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from msgspec import Struct

from dragoman.batch.core import Outcome, attempt
from dragoman.llm.asking import Asker, Memory, answer_to
from dragoman.llm.placing import RULE
from dragoman.llm.prompt import Prompt
from dragoman.llm.request import BatchLine, batch_line, requests_for
from dragoman.llm.usage import Usage
from dragoman.model import Answer, Document, Reading
from dragoman.pipeline import concluded, prepared, run
from dragoman.readers import Failure
from dragoman.tools import Tools

Other = TypeVar("Other")


class Asked(Struct, frozen=True):
    """A document that is prepared and asked about."""

    document: Document
    reading: Reading
    answer: Future[Answer]


def requests_of(found: Iterable[Document | Failure], tools: Tools, model: str) -> Iterator[BatchLine | Failure]:
    """What a model would be asked of each document, as lines of a batch file; a document that cannot be read is a Failure."""
    prompt = Prompt(tools.lexicon)
    for one in found:
        asked = attempt(lambda document: list(requests_for(prepared(document, tools), prompt)), one) if isinstance(one, Document) else one
        yield from [asked] if isinstance(asked, Failure) else (batch_line(request, model) for request in asked)


class Asking(Struct, frozen=True):
    """Reads with a language model, so many documents in question at once.

    Where none answers for a document it is a Failure, or with `fallback` read by grammar.
    """

    tools: Tools
    prompt: Prompt
    asker: Asker
    memory: Memory
    usage: Usage
    places: int = 1
    fallback: bool = False

    def read(self, found: Iterable[Document | Other]) -> Iterator[Outcome | Other]:
        """As every executor."""
        waiting: deque[Asked | Failure | Other] = deque()
        pool = ThreadPoolExecutor(self.places)
        try:
            for one in found:
                waiting.append(self._asked(one, pool) if isinstance(one, Document) else one)
                if len(waiting) > self.places:
                    yield self._outcome(waiting.popleft())
            while waiting:
                yield self._outcome(waiting.popleft())
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

    def _asked(self, document: Document, pool: ThreadPoolExecutor) -> Asked | Failure:
        return attempt(lambda one: self._in_question(one, pool), document)

    def _in_question(self, document: Document, pool: ThreadPoolExecutor) -> Asked:
        reading = prepared(document, self.tools)
        requests = list(requests_for(reading, self.prompt))
        return Asked(document, reading, pool.submit(answer_to, requests, self.asker, self.memory))

    def _outcome(self, one: Asked | Failure | Other) -> Outcome | Other:
        if not isinstance(one, Asked):
            return one
        outcome = attempt(lambda _: concluded(one.reading, one.answer.result(), self.tools), one.document)
        if isinstance(outcome, Failure):
            return attempt(lambda document: run(document, self.tools), one.document) if self.fallback else outcome
        self.usage.count_dropped(sum(words.rule == RULE for words in outcome.ungrounded))
        return outcome
