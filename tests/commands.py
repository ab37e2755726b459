"""Running commands in tests."""

from collections.abc import Callable

from typer.testing import Result

Dragoman = Callable[..., Result]  # the fixture `dragoman`: words of a command, and its standard input as `input`
