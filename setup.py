"""What pyproject.toml cannot tell setuptools: a built package brings along the tables that are compiled from its data."""

import shutil
import sys
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py


class BuildWithTables(build_py):
    """Builds the modules and the data, and compiles the names; a tree that is edited in place has its tables in the user's cache folder."""

    def run(self) -> None:
        super().run()
        if self.editable_mode:
            return
        sys.path.insert(0, str(Path(__file__).parent / "src"))
        from dragoman.lang import languages
        from dragoman.lexicon import DATA
        from dragoman.lexicon.tables import BUNDLED, bundle

        target = Path(self.build_lib) / "dragoman" / "data"
        shutil.rmtree(target / BUNDLED, ignore_errors=True)  # of an earlier build
        bundle(DATA, tuple(languages().values()), target)


setup(cmdclass={"build_py": BuildWithTables})
