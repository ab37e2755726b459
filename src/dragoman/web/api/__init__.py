"""The ledger for programs: `/v1`, its objects those of the output contract."""

from dragoman.web.api.application import api

__all__ = ["api"]
