"""Compiles the names of `src/dragoman/data` into every form, unless it is done, so that no reading has to wait; `make setup` runs it."""

from dragoman.pipeline import standard_lexicon

if __name__ == "__main__":
    _ = standard_lexicon().actors
