"""Sets a machine up for `make run`, `make test` and `make check`. Standard library only."""
