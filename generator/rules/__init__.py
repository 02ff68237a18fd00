"""The handbook's rules in the engine's terms: documents go in, engine values with their places come out."""
