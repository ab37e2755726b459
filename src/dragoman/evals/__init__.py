"""How well and how fast Dragoman reads: figures for `docs/quality.md` and `docs/performance.md`."""
