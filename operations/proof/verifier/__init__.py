"""A verifier of a Bihuan log, written from docs/log.md alone; Python's standard library and nothing else."""
