"""The knowledge in `data/` as typed tables, each loaded once and when it is first asked for."""

from dragoman.lexicon.lexicon import Lexicon
from dragoman.lexicon.toml import DATA

__all__ = ["DATA", "Lexicon"]
