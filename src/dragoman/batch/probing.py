"""Probing a model: each document asked about as ever, and with each changed codebook."""

from collections.abc import Iterable, Iterator

from dragoman.batch.core import attempt
from dragoman.llm.asking import Asker, Memory, answer_to
from dragoman.llm.probe import CHANGES, Followed, followed, probe, prompt_of
from dragoman.llm.prompt import Prompt
from dragoman.llm.request import requests_for
from dragoman.model import Answer, Document, Reading
from dragoman.pipeline import prepared
from dragoman.readers import Failure
from dragoman.tools import Tools


def probed(found: Iterable[Document | Failure], tools: Tools, asker: Asker, memory: Memory) -> Iterator[Followed | Failure]:
    """What came of each change over all documents, after the failures. Raises EngineError."""
    probes = [probe(tools.lexicon, change) for change in CHANGES]
    prompts = [Prompt(tools.lexicon), *(prompt_of(tools.lexicon, one) for one in probes)]

    def answers(document: Document) -> list[Answer]:
        reading = prepared(document, tools)
        return [answer_of(reading, prompt, asker, memory) for prompt in prompts]

    told: list[list[Answer]] = []
    for one in found:
        outcome = attempt(answers, one) if isinstance(one, Document) else one
        if isinstance(outcome, Failure):
            yield outcome
        else:
            told.append(outcome)
    plain = [one[0] for one in told]
    yield from (followed(plain, [one[place] for one in told], change) for place, change in enumerate(probes, 1))


def answer_of(reading: Reading, prompt: Prompt, asker: Asker, memory: Memory) -> Answer:
    return answer_to(list(requests_for(reading, prompt)), asker, memory)
