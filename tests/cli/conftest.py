"""Running a command as a user does, and what comes of it."""

from collections.abc import Callable

import pytest
from typer.testing import CliRunner, Result

from dragoman.cli import app

Dragoman = Callable[..., Result]


@pytest.fixture
def dragoman() -> Dragoman:
    def run(*arguments: object, input: str | bytes | None = None) -> Result:
        return CliRunner().invoke(app, [str(argument) for argument in arguments], input=input)

    return run
