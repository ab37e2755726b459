"""A reader pool that reads one sentence with a hand-made engine, in a thread."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial

from dragoman.batch import read_document
from dragoman.web.reader_pool import ReaderPool
from tiny import tiny_engine, tools_of

TEXT = "Russia offered Iran grain."
TOOLS = tools_of(tiny_engine("""
    1  Russia    Russia    PROPN  _             2  nsubj
    2  offered   offer     VERB   Tense=Past    0  root
    3  Iran      Iran      PROPN  _             2  iobj
    4  grain     grain     NOUN   Number=Sing   2  obj
    5  .         .         PUNCT  _             2  punct
"""))


def reader() -> ReaderPool:
    return ReaderPool(partial(read_document, tools=TOOLS), partial(ThreadPoolExecutor, 1))
