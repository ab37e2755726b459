"""Every executor keeps one promise; each is held against the same tests."""

from collections.abc import Iterator

import pytest

from dragoman.batch import Executor, InLine, Processes, ToolSettings
from dragoman.batch.executors import KILLED
from dragoman.errors import DataError
from dragoman.model import Document, Reading
from dragoman.pipeline import standard_tools
from dragoman.readers import Failure
from work import Deadly

EXECUTORS: dict[str, Executor] = {"in line": InLine(standard_tools()), "processes": Processes(ToolSettings(), 2)}


@pytest.fixture(params=list(EXECUTORS.values()), ids=list(EXECUTORS))
def executor(request: pytest.FixtureRequest) -> Executor:
    chosen: Executor = request.param
    return chosen


def documents(count: int) -> Iterator[Document]:
    """Documents in no language that anybody reads, so that no model is loaded."""
    return (Document(f"d{number}", f"{number} {number} {number}") for number in range(count))


def test_there_is_one_outcome_for_each_document_in_order(executor: Executor) -> None:
    found = list(executor.read(documents(20)))
    assert [one.document.id for one in found if isinstance(one, Reading)] == [f"d{number}" for number in range(20)]


def test_what_is_no_document_stays_at_its_place(executor: Executor) -> None:
    first, second = documents(2)
    lost = Failure("page.html", "unreadable", "no text")
    found = list(executor.read([first, lost, None, second]))
    assert [type(one) for one in found] == [Reading, Failure, type(None), Reading]
    assert found[1] == lost


def test_a_document_that_cannot_be_read_is_a_failure_and_the_run_goes_on(executor: Executor) -> None:
    broken = Document("broken", 7)  # type: ignore[arg-type]
    found = list(executor.read([broken, *documents(1)]))
    assert isinstance(found[0], Failure)
    assert (found[0].id, found[0].type) == ("broken", "internal")
    assert isinstance(found[1], Reading)


def test_documents_are_taken_as_outcomes_are_asked_for(executor: Executor) -> None:
    taken = []

    def counted() -> Iterator[Document]:
        for document in documents(100):
            taken.append(document)
            yield document

    found = executor.read(counted())
    for _ in range(3):
        next(found)
    assert len(taken) <= 12
    del found


def test_both_read_the_same() -> None:
    text = "Talks between A and B failed. 5 5 5"
    one, other = (next(executor.read([Document("d", text)])) for executor in EXECUTORS.values())
    assert one == other


@pytest.mark.timeout(120)
def test_a_document_that_kills_its_process_is_a_failure() -> None:
    found = list(Processes(ToolSettings(), 2).read([*documents(3), Deadly("deadly", "text"), *documents(2)]))
    assert [isinstance(one, Reading) for one in found] == [True, True, True, False, True, True]
    assert found[3] == Failure("deadly", "internal", KILLED)


def test_wrong_settings_end_the_run(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("own") / "own.toml"
    path.write_text("[[nobody]]\n")
    with pytest.raises(DataError, match=r"own\.toml"):
        list(Processes(ToolSettings((path,)), 1).read(documents(1)))
