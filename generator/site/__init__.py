"""Publishing: `Edition` values come in, a finished folder of files goes out; nothing else writes the site."""
