"""`dragoman codebook`: what types, modes, statuses and stances mean."""

from dragoman.export import codebook
from dragoman.lang import languages
from dragoman.pipeline import standard_lexicon


def command() -> None:
    """Print the codebook: every type, mode, frame, status and stance with examples, as Markdown.

    \b
    dragoman codebook > codebook.md
    """
    print(codebook.text(standard_lexicon(), languages()), end="")
