"""Running a command as a user does, and what comes of it."""

import pytest
from typer.testing import CliRunner, Result

from commands import Dragoman
from dragoman.cli import app


@pytest.fixture
def dragoman() -> Dragoman:
    def run(*arguments: object, input: str | bytes | None = None) -> Result:
        return CliRunner().invoke(app, [str(argument) for argument in arguments], input=input)

    return run
