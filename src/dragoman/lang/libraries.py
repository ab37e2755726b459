"""Which libraries and models are installed."""

import importlib.metadata


def versions(*packages: str) -> str:
    """Names and versions of packages, to be told and compared; `missing` where one is not installed."""
    return ", ".join(f"{package} {version(package)}" for package in packages)


def version(package: str) -> str:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return "missing"
