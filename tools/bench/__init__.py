"""How fast the engine and the whole are, beside their peers, in one run: `make bench`."""
