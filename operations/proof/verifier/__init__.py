"""A second verifier of a Bihuan log: Python's standard library and docs/log.md, nothing of the project's own code."""
