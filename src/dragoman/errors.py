"""Every error that Dragoman raises on purpose.

DragomanError
├── SourceError      a source cannot be read as a document: that document is lost, the run goes on
├── DataError        a data file is wrong: names file, key and reason
├── StoreError       the ledger cannot be opened, or is damaged
├── UsageError       arguments that make no sense together
│   ├── MissingError     the ledger does not have what is asked for by its name
│   └── UnknownActorError  nobody goes by a code or name
├── EngineError      a language engine, its model or a library of the parsers is missing
│   └── ServerError      a language model's server cannot be asked, or the budget for it is spent
└── LayerError       a step uses a layer that it does not declare: a mistake in the code
"""


class DragomanError(Exception):
    """The base: its text is fit to be shown to a user."""


class SourceError(DragomanError):
    """A source that cannot be read as a document."""

    def __init__(self, source: str, detail: str, type: str = "unreadable") -> None:
        super().__init__(f"{source}: {detail}")
        self.source, self.detail, self.type = source, detail, type


class DataError(DragomanError):
    """A data file that breaks its form."""


class StoreError(DragomanError):
    """A ledger that cannot be opened or is damaged."""


class UsageError(DragomanError):
    """Arguments that make no sense together."""


class MissingError(UsageError):
    """Something is asked for by its name that the ledger does not have."""


class UnknownActorError(UsageError):
    """A code or name of an actor that neither the ledger nor the tables have: most likely it is misspelt."""


class EngineError(DragomanError):
    """A language without an engine, an engine without its model, or a parser without its library."""


class ServerError(EngineError):
    """A server of a language model that cannot be asked at all, or a budget that is spent."""


class LayerError(DragomanError):
    """A step that reads or writes a layer of the reading that it does not declare."""
